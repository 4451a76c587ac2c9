"""The gate: what passes, what fails and why, and that the words and the exit code agree."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from summarizer.brief import Blame, Brief
from summarizer.errors import BudgetReached
from summarizer.scoring.baseline import read_baseline, write_baseline
from summarizer.scoring.errors import InvalidSamples
from summarizer.scoring.evaluation import Evaluation, baseline_of, decided, scored
from summarizer.scoring.gates import EngineGate, MinCases, read_gates, set_floors
from summarizer.scoring.oracle import cited_brief_of
from summarizer.scoring.runner import Attempt
from summarizer.scoring.samples import Sample
from tests.scoring.conftest import ROOT

GATES = ROOT / "evals" / "gates.yaml"


def attempts(samples: Sequence[Sample], change: Callable[[Brief], Brief] = lambda brief: brief) -> list[Attempt]:
    """Perfect answers, changed."""
    return [Attempt(one.id, change(cited_brief_of(one)), None, (), None, 0.01) for one in samples]


def evaluation(samples: Sequence[Sample], change: Callable[[Brief], Brief] = lambda brief: brief) -> Evaluation:
    return scored(samples, attempts(samples, change), source="evals/samples", splits=(), model="builtin")


@pytest.fixture(scope="session")
def gate() -> EngineGate:
    found = read_gates(GATES).builtin
    assert found is not None
    return found


@pytest.fixture(scope="session")
def perfect(samples: list[Sample]) -> Evaluation:
    return evaluation(samples)


def test_perfect_briefs_pass_every_rule(perfect: Evaluation, gate: EngineGate) -> None:
    found = decided(perfect, gate, baseline_of(perfect))

    assert (found.verdict.exit_code, found.verdict.failures) == (0, ())
    assert found.verdict.words.startswith("RESULT: gate passed")


def drop_every_second_field(brief: Brief) -> Brief:
    return brief.model_copy(update={"when": None, "casualties": [], "reactions": [], "blamed": []})


def everything_is_an_incident(brief: Brief) -> Brief:
    if brief.incident:
        return brief
    what = brief.what.model_copy(update={"event_type": "bombing", "category": "conflict", "stage": "accomplished"})
    return brief.model_copy(update={"incident": True, "what": what})


def swap_blame(brief: Brief) -> Brief:
    def swapped(row: Blame) -> Blame:
        if not row.accusers or row.accusers == [row.actor]:
            return row
        return row.model_copy(update={"actor": row.accusers[0], "accusers": [row.actor]})

    return brief.model_copy(update={"blamed": [swapped(row) for row in brief.blamed]})


@pytest.mark.parametrize(
    ("spoil", "rules"),
    [
        pytest.param(drop_every_second_field, ["when >=", "tolls >=", "reactions >=", "blamed >="], id="drops fields"),
        pytest.param(everything_is_an_incident, ["incident_precision >="], id="calls everything an incident"),
        pytest.param(swap_blame, ["role_swap <=", "blamed >="], id="swaps blame"),
    ],
)
def test_a_broken_engine_fails_for_the_right_reason(
    samples: list[Sample], perfect: Evaluation, gate: EngineGate, spoil: Callable[[Brief], Brief], rules: list[str]
) -> None:
    found = decided(evaluation(samples, spoil), gate, baseline_of(perfect))

    assert found.verdict.exit_code == 1
    broken = [one.rule for one in found.verdict.failures]
    for rule in rules:
        assert any(one.startswith(rule) for one in broken)
        assert rule.split()[0] in found.verdict.words
    assert any(one.startswith("brief_f against the baseline") for one in broken)
    assert found.comparison is not None
    assert found.comparison.headline.word == "regressed"


def test_a_failed_case_breaks_the_gate(samples: list[Sample], perfect: Evaluation, gate: EngineGate) -> None:
    rows = attempts(samples)
    rows[0] = Attempt(rows[0].id, None, None, (), "timeout", 30.0)
    found = decided(scored(samples, rows, source="", splits=(), model="builtin"), gate, baseline_of(perfect))

    assert "failed_rate <= 0" in [one.rule for one in found.verdict.failures]


def test_no_case_is_never_green(gate: EngineGate) -> None:
    empty = scored([], [], source="", splits=(), model="builtin")

    assert decided(empty, gate, None).verdict.exit_code == 2
    assert decided(empty, None, None).verdict.exit_code == 2


def test_too_few_cases_carry_no_verdict(perfect: Evaluation) -> None:
    found = decided(perfect, EngineGate(min_cases=MinCases(articles=101)), None)

    assert [one.rule for one in found.verdict.failures] == ["at least 101 articles"]


def test_a_changed_sample_asks_for_a_new_baseline(samples: list[Sample], perfect: Evaluation, gate: EngineGate) -> None:
    found = decided(evaluation(samples[1:]), gate, baseline_of(perfect))

    assert "the baseline's samples and scorer" in [one.rule for one in found.verdict.failures]


def test_a_missing_baseline_fails(perfect: Evaluation, gate: EngineGate) -> None:
    assert "a baseline" in [one.rule for one in decided(perfect, gate, None).verdict.failures]


def test_a_budget_that_was_reached_has_its_own_exit_code(samples: list[Sample]) -> None:
    stopped = scored(samples, attempts(samples), BudgetReached("$1"), source="", splits=(), model="x/y")

    assert decided(stopped, None, None).verdict.exit_code == 5


def test_a_baseline_survives_its_file(tmp_path: Path, perfect: Evaluation) -> None:
    path = tmp_path / "baselines" / "one.json"

    write_baseline(path, baseline_of(perfect))

    again = read_baseline(path)
    assert again.cases == baseline_of(perfect).cases
    assert again.samples_digest == perfect.digest


GATE_FILE = """\
# A comment that stays.
version: 1
builtin:
  floors:
    brief_f: 0.5  # half
    tolls: 0.9
model:
  floors:
    brief_f: 0.7
"""


@pytest.fixture
def gate_file(tmp_path: Path) -> Path:
    path = tmp_path / "gates.yaml"
    path.write_text(GATE_FILE, "utf-8")
    return path


def test_accepting_raises_floors_and_leaves_the_rest_of_the_file_alone(gate_file: Path) -> None:
    said = set_floors(gate_file, "builtin", {"brief_f": 0.8, "tolls": 0.905}, lower=False)

    assert said == ["brief_f: 0.5 -> 0.79"]
    assert gate_file.read_text("utf-8") == GATE_FILE.replace("brief_f: 0.5 ", "brief_f: 0.79 ")


def test_a_floor_is_lowered_only_when_asked_to(gate_file: Path) -> None:
    with pytest.raises(InvalidSamples, match="tolls: below the floor; --lower-floor"):
        set_floors(gate_file, "builtin", {"brief_f": 0.8, "tolls": 0.6}, lower=False)
    assert gate_file.read_text("utf-8") == GATE_FILE

    set_floors(gate_file, "builtin", {"brief_f": 0.8, "tolls": 0.6}, lower=True)

    assert "tolls: 0.59\n" in gate_file.read_text("utf-8")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("version: 2\n", "version", id="another version"),
        pytest.param("version: 1\nbuiltin:\n  floors:\n    beauty: 0.5\n", "nothing is called beauty", id="no figure"),
        pytest.param("version: 1\nbuiltin:\n  floors:\n    facts_words: 0.5\n", "facts_words", id="reported only"),
        pytest.param("version: 1\nbuiltin:\n  floor: {}\n", "floor", id="unknown key"),
        pytest.param("version: [\n", "no gate file", id="no YAML"),
    ],
)
def test_a_faulty_gate_file_is_refused(gate_file: Path, text: str, message: str) -> None:
    gate_file.write_text(text, "utf-8")

    with pytest.raises(InvalidSamples, match=message):
        read_gates(gate_file)
