"""Attempts as lines of JSON: what an engine answered, kept so that it can be scored again without the engine."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from summarizer.article import Article
from summarizer.brief import Brief
from summarizer.draft import Draft
from summarizer.engines.answer import Answer, Trace, Usage
from summarizer.errors import SummarizerError
from summarizer.pipeline import finish
from summarizer.scoring.errors import InvalidSamples
from summarizer.scoring.runner import Attempt

_TRACES = TypeAdapter(tuple[Trace, ...])


def as_row(attempt: Attempt) -> dict[str, Any]:
    """An attempt as JSON values."""
    answer = attempt.answer
    return {
        "id": attempt.id,
        "failed": attempt.failed,
        "seconds": round(attempt.seconds, 4),
        "answer": None
        if answer is None
        else {
            "draft": answer.draft.model_dump(mode="json"),
            "engine": answer.engine,
            "model": answer.model,
            "prompt": answer.prompt,
            "flags": list(answer.flags),
            "usage": asdict(answer.usage),
            "trace": [asdict(one) for one in answer.trace],
        },
        "brief": None if attempt.brief is None else attempt.brief.model_dump(mode="json"),
        "trace": [asdict(one) for one in attempt.trace],
    }


def write_rows(path: Path, rows: Iterable[dict[str, Any]]) -> None:
    """Write JSON lines."""
    with path.open("w", encoding="utf-8") as sink:
        for row in rows:
            sink.write(json.dumps(row, ensure_ascii=False) + "\n")


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSON lines file.

    Raises:
        InvalidSamples: no such file, or a line that is no object.
    """
    try:
        lines = path.read_text("utf-8").splitlines()
    except OSError as error:
        raise InvalidSamples(f"{path}: cannot be read ({error.strerror}); is this a folder of `eval run`?") from error
    for number, line in enumerate(lines, start=1):
        try:
            row = json.loads(line)
        except ValueError as error:
            raise InvalidSamples(f"{path}:{number}: no JSON object ({error})") from error
        yield row


def _answer(row: dict[str, Any]) -> Answer:
    return Answer(
        draft=Draft.model_validate_json(json.dumps(row["draft"])),
        trace=_TRACES.validate_python(row["trace"]),
        usage=Usage(**row["usage"]),
        engine=row["engine"],
        model=row["model"],
        prompt=row["prompt"],
        flags=tuple(row["flags"]),
    )


def settled_again(row: dict[str, Any], article: Article) -> Attempt:
    """The attempt with its brief made anew from the stored answer: assembled and checked by the code of today.

    Raises:
        InvalidSamples: the row is no attempt.
    """
    try:
        if row["answer"] is None:
            return Attempt(row["id"], None, None, (), row["failed"] or "no answer", row["seconds"])
        answer = _answer(row["answer"])
        run = row["brief"]["run"] if row["brief"] else {"vague": "none"}
        found = finish(article, answer, vague=run["vague"])
        kept = found.brief.run.model_copy(
            update={name: run[name] for name in ("seconds", "cost_usd", "requests") if name in run}
        )
        brief = found.brief.model_copy(update={"run": kept})
        return Attempt(row["id"], brief, answer, found.trace, None, row["seconds"])
    except (KeyError, TypeError, ValidationError) as error:
        raise InvalidSamples(f"case {row.get('id')}: no stored answer ({error})") from error
    except SummarizerError as error:
        return Attempt(row["id"], None, None, (), str(error), row["seconds"])


def stored_brief(row: dict[str, Any]) -> Brief | None:
    """The brief as it was scored then."""
    return None if row["brief"] is None else Brief.from_json(json.dumps(row["brief"]))
