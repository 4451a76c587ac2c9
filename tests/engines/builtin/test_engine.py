"""The built-in engine as a whole: every part of the draft points into the article."""

import asyncio
from pathlib import Path

import pytest

from summarizer import Article, read_file, read_text
from summarizer.engines.builtin.engine import BuiltinEngine
from summarizer.pipeline import finish

EXAMPLES = Path(__file__).parents[3] / "examples"
ARTICLES = sorted(path for path in EXAMPLES.iterdir() if path.suffix in (".txt", ".html"))


@pytest.fixture
def engine() -> BuiltinEngine:
    return BuiltinEngine()


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.name)
def test_a_draft_points_only_at_sentences_and_words_of_the_article(engine: BuiltinEngine, path: Path) -> None:
    article = read_file(path)

    draft = engine.draft_now(article).draft

    numbers = [*draft.main, *draft.no_claim]
    numbers += [number for row in (*draft.tolls, *draft.blamed, *draft.reactions) for number in row.s]
    assert all(article.sentence(number) for number in numbers)
    for phrase in (*draft.when, *draft.weapons, *draft.targets):
        sentence = article.sentence(phrase.s)
        assert sentence is not None
        assert phrase.text in sentence.text


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.name)
def test_the_same_article_always_gives_the_same_draft(engine: BuiltinEngine, path: Path) -> None:
    article = read_file(path)

    assert engine.draft_now(article) == BuiltinEngine().draft_now(article)


def test_every_row_of_the_draft_has_a_trace(engine: BuiltinEngine) -> None:
    article = read_file(EXAMPLES / "ferry-terminal-bombs.txt")

    answer = engine.draft_now(article)

    traced = {one.path for one in answer.trace}
    assert {"main", "headline", "summary"} <= traced
    for name in ("when", "where", "tolls", "blamed", "reactions", "background", "weapons", "targets"):
        assert {f"{name}[{at}]" for at in range(len(getattr(answer.draft, name)))} <= traced


def test_a_drill_has_an_empty_draft(engine: BuiltinEngine) -> None:
    draft = engine.draft_now(read_file(EXAMPLES / "rescue-drill.txt")).draft

    assert not draft.incident
    assert (draft.event_type, draft.stage, draft.summary) == ("none", None, None)
    assert not any((draft.main, draft.when, draft.where, draft.tolls, draft.blamed, draft.reactions, draft.background))
    assert draft.headline


def test_its_prose_survives_its_own_check(engine: BuiltinEngine) -> None:
    for path in ARTICLES:
        article = read_file(path)

        brief = finish(article, engine.draft_now(article)).brief

        assert not [one for one in brief.rejected if one.path in ("headline", "summary")]


def test_it_says_which_engine_it_is_and_asks_nobody(engine: BuiltinEngine) -> None:
    answer = asyncio.run(engine.draft(read_text("Fire in Karsa\n\nA fire destroyed two shops in Karsa on Monday.")))

    assert (answer.engine, answer.model, answer.usage.requests) == ("builtin", None, 0)


@pytest.mark.parametrize("text", ["x", "One. Two. Three.", "Ünïcödé ☃ 爆発", "a " * 2000])
def test_odd_texts_give_a_draft_and_no_error(engine: BuiltinEngine, text: str) -> None:
    article: Article = read_text(text)

    assert engine.draft_now(article).draft.headline
