"""What earns how much, field by field."""

from datetime import date

import pytest

from summarizer.brief import Place, Reaction, Toll, When
from summarizer.scoring.bounds import Bounds, compare
from summarizer.scoring.case import score_case
from summarizer.scoring.slot import Slot
from tests.scoring.conftest import TEXT, brief_with, make_sample, toll


def slot_of(field: str, sample: object, **parts: object) -> Slot:
    case = score_case(sample, brief_with(sample, **parts))  # type: ignore[arg-type]
    return next(one for one in case.slots if one.field == field)


@pytest.mark.parametrize(
    ("gold", "said", "credit", "code"),
    [
        pytest.param(Bounds(12, 12), Bounds(12, 12), 1.0, None, id="the same"),
        pytest.param(Bounds(12, None), Bounds(12, 12), 0.5, "certainty_upgraded", id="bound dropped"),
        pytest.param(Bounds(12, 12), Bounds(12, None), 0.5, None, id="bound added"),
        pytest.param(Bounds(14, 19), Bounds(19, 19), 0.5, None, id="one end of the range"),
        pytest.param(Bounds(14, 19), Bounds(14, 20), 0.0, None, id="another range"),
        pytest.param(Bounds(12, 12, about=True), Bounds(12, 12), 0.5, None, id="about against exact"),
        pytest.param(Bounds(12, 12, about=True), Bounds(12, 12, about=True), 1.0, None, id="about on both sides"),
        pytest.param(Bounds(12, 12, about=None), Bounds(12, 12, about=True), 1.0, None, id="about not known"),
        pytest.param(Bounds(None, None), Bounds(None, None), 1.0, None, id="vague words on both sides"),
        pytest.param(Bounds(None, None), Bounds(24, None), 0.0, None, id="vague against a number"),
        pytest.param(Bounds(0, 0), Bounds(None, None), 0.0, None, id="nobody is not vague"),
    ],
)
def test_counts_are_compared_by_bounds(gold: Bounds, said: Bounds, credit: float, code: str | None) -> None:
    found, _, codes = compare(gold, said)

    assert found == credit
    assert list(codes) == ([code] if code else [])


def when(start: date, end: date) -> When:
    return When(text="on Monday", start=start, end=end, precision="day", how="", evidence=[])


@pytest.mark.parametrize(
    ("start", "end", "verdict", "code"),
    [
        pytest.param("2024-03-11", "2024-03-11", "correct", None, id="the same day"),
        pytest.param("2024-03-10", "2024-03-11", "partial", None, id="a range around it"),
        pytest.param("2024-01-01", "2024-12-31", "incorrect", None, id="a year around it says too little"),
        pytest.param("2024-03-12", "2024-03-12", "incorrect", "publication_date", id="the day of publication"),
        pytest.param("2024-03-18", "2024-03-18", "incorrect", "off_by_week", id="a week later"),
        pytest.param("2023-03-12", "2023-03-12", "incorrect", "off_by_year", id="a year before"),
    ],
)
def test_dates_are_compared_as_intervals(start: str, end: str, verdict: str, code: str | None) -> None:
    sample = make_sample(when={"text": "on Monday", "start": "2024-03-11", "end": None})

    found = slot_of("when", sample, when=when(date.fromisoformat(start), date.fromisoformat(end)))

    assert found.verdict == verdict
    assert code is None or code in found.codes


def test_an_unresolved_date_counts_as_none() -> None:
    sample = make_sample(when={"text": "on Monday", "start": "2024-03-11", "end": None})
    unresolved = When(text="on Monday", start=None, end=None, precision="unresolved", how="", evidence=[])

    assert slot_of("when", sample, when=unresolved).verdict == "missing"


def place(name: str, *admin: str, country: str | None = "PK") -> Place:
    return Place(name=name, admin=list(admin), country=country, lat=None, lon=None, evidence=[])


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        pytest.param(place("market of Karsa"), "correct", id="the first place"),
        pytest.param(place("Karsa"), "partial", id="another listed place"),
        pytest.param(place("the harbour", "Karsa"), "partial", id="a containing place is listed"),
        pytest.param(place("Multan"), "partial", id="only the listed country"),
        pytest.param(place("Multan", country="IN"), "incorrect", id="nothing listed"),
    ],
)
def test_only_the_first_place_counts(said: Place, verdict: str) -> None:
    sample = make_sample(where={"places": [["market of Karsa"], ["Karsa"], ["Pakistan"]], "country": "PK"})

    assert slot_of("where", sample, where=[said, place("market of Karsa")]).verdict == verdict


def test_the_general_word_for_an_attack_earns_half_and_only_that_way_round() -> None:
    stabbing, attack = make_sample(event_type=["stabbing"]), make_sample(event_type=["armed_attack"])
    general = brief_with(attack).what
    special = brief_with(stabbing).what

    assert slot_of("event_type", stabbing, what=general).credit == 0.5
    assert slot_of("event_type", attack, what=special).credit == 0.0


ROW = {
    "harm": "killed",
    "victims": ["people"],
    "scope": "total",
    "low": 12,
    "high": 12,
    "text": "12",
    "reported_by": ["police"],
}


@pytest.mark.parametrize(
    ("row", "credit"),
    [
        pytest.param(toll("killed", 12, 12, reported_by="police"), 1.0, id="the same"),
        pytest.param(toll("killed", 12, 12), 0.8, id="source lost"),
        pytest.param(toll("killed", 12, 12, reported_by="the mayor"), 0.8, id="another source"),
        pytest.param(toll("killed", 12, None, reported_by="police"), 0.75, id="another bound"),
        pytest.param(toll("killed", 13, 13, reported_by="police"), 0.0, id="another number"),
        pytest.param(toll("injured", 12, 12, reported_by="police"), 0.0, id="another harm"),
        pytest.param(toll("killed", 12, 12, reported_by="police", superseded=True), 0.0, id="told as replaced"),
        pytest.param(
            toll("killed", 12, 12, reported_by="police", scope="subgroup", victims="traders"), 0.0, id="another group"
        ),
    ],
)
def test_casualty_rows_are_matched_by_harm_group_and_figure(row: Toll, credit: float) -> None:
    sample = make_sample(tolls=[ROW])

    case = score_case(sample, brief_with(sample, casualties=[row]))

    assert sum(one.credit for one in case.slots if one.field == "tolls") == pytest.approx(credit)


def test_a_subgroup_of_the_label_may_be_a_part_in_the_brief() -> None:
    sample = make_sample(tolls=[ROW | {"scope": "subgroup", "victims": ["traders"], "reported_by": None}])

    assert slot_of("tolls", sample, casualties=[toll("killed", 12, 12, scope="part", victims="traders")]).credit == 1.0


def test_vague_words_match_only_themselves() -> None:
    dozens = ROW | {"low": None, "high": None, "text": "dozens", "harm": "injured", "reported_by": None}
    sample = make_sample(TEXT + "\nDozens were hurt.\n", tolls=[dozens])

    same = toll("injured", None, None, text="dozens of people", qualifier="vague")
    other = toll("injured", None, None, text="hundreds", qualifier="vague")

    assert slot_of("tolls", sample, casualties=[same]).credit == 1.0
    assert slot_of("tolls", sample, casualties=[other]).credit == 0.0


def test_a_wrong_total_says_where_it_may_come_from() -> None:
    background = [{"relation": "earlier", "gist": "a bomb in May", "killed": 31, "injured": None}]
    totals = {"killed": {"low": 12, "high": 12}, "injured": None, "missing": None}
    sample = make_sample(totals=totals, background=background)
    wrong = brief_with(sample).totals.model_copy(
        update={"killed": brief_with(sample).totals.killed.model_copy(update={"low": 31, "high": 31})}  # type: ignore[union-attr]
    )

    assert "background_number" in slot_of("killed", sample, totals=wrong).codes


@pytest.mark.parametrize(
    ("actor", "kind", "credit"),
    [
        pytest.param("The mayor", "condemnation", 1.0, id="the same"),
        pytest.param("the mayor", "statement", 0.8125, id="the general kind"),
        pytest.param("the mayor", "support", 0.625, id="another kind"),
        pytest.param("the governor", "condemnation", 0.0, id="another actor"),
    ],
)
def test_reactions_are_matched_by_actor(actor: str, kind: str, credit: float) -> None:
    sample = make_sample(reactions=[{"actor": ["the mayor"], "kind": ["condemnation"], "gist": "condemned the bomb"}])
    row = Reaction(actor=actor, role=None, kind=kind, gist="condemned it", quote=None, evidence=[])  # type: ignore[arg-type]

    assert slot_of("reactions", sample, reactions=[row]).credit == pytest.approx(credit)
