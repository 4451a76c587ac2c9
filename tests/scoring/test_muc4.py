"""Briefs mapped to the slots of MUC-4's keys, on documents of our own in its format."""

import json
from pathlib import Path
from typing import Any

import pytest

from summarizer.brief import Background, BackgroundToll, Brief, Evidence, Place, Totals
from summarizer.errors import UsageError
from summarizer.scoring.errors import InvalidSamples
from summarizer.scoring.label import parse_label
from summarizer.scoring.muc4 import Document, is_relevant, prediction, read_documents
from summarizer.scoring.muc4_figures import figure_table, slot_figures
from summarizer.scoring.oracle import brief_of
from summarizer.scoring.runfolder import read_cases
from summarizer.scoring.samples import sample_of
from tests.scoring.conftest import EMPTY, blame, toll

TEXT = (
    "Members of the Red Column blew up the town hall of San Benito, El Salvador, last night, police said. "
    "A watchman, Pedro Luna, was killed."
)
TEMPLATE: dict[str, Any] = {
    "optional": False,
    "incident_type": ["BOMBING"],
    "date": {"alternatives": [{"kind": "on", "from": "1989-05-03", "to": "1989-05-03"}]},
    "location": {"alternatives": [{"country": "EL SALVADOR", "places": [{"name": "SAN BENITO", "type": ["TOWN"]}]}]},
    "perp_organizations": [
        {"id": ["RED COLUMN"], "optional": False, "confidence": ["SUSPECTED OR ACCUSED BY AUTHORITIES"]}
    ],
    "hum_targets": [{"optional": False, "effect": [{"values": ["DEATH"], "optional": False}]}],
}


def write(folder: Path, *rows: dict[str, Any]) -> None:
    (folder / "tst1.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")


def row(name: str = "T-1", templates: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    return {
        "docid": name,
        "dateline": {"date": "1989-05-04", "place": "SAN SALVADOR"},
        "text_readable": TEXT,
        "only_optional": False,
        "templates": [TEMPLATE] if templates is None else templates,
    }


@pytest.fixture
def document(tmp_path: Path) -> Document:
    write(tmp_path, row())
    return read_documents(tmp_path, ["tst1"])[0]


def brief(document: Document, **label: Any) -> Brief:
    values = {
        "where": {"places": [["San Benito"]], "country": "SV"},
        "when": {"text": "last night", "start": "1989-05-03", "end": None},
        "totals": {"killed": {"low": 1, "high": 1}, "injured": None, "missing": None},
    }
    parsed = parse_label(EMPTY | values | label, "made-up")
    made = brief_of(sample_of(document.article, parsed, Path("made-up.gold.json")))
    rows = [toll("killed", 1, 1, victims="Pedro Luna", text="Pedro Luna")]
    what = made.what.model_copy(update={"targets": ["town hall"], "weapons": ["dynamite"]})
    accused = [blame("Red Column", "police", status="accused_by_authorities")]
    return made.model_copy(update={"casualties": rows, "what": what, "blamed": accused})


def test_a_document_is_read_with_its_dateline(document: Document) -> None:
    assert document.id == "T-1"
    assert str(document.article.published) == "1989-05-04"


def test_a_brief_becomes_a_row_of_slots(document: Document) -> None:
    found = prediction(brief(document), document)

    assert found["is_relevant"] is True
    assert (found["event_type"], found["date"]) == ("bombing", "1989-05-03")
    assert found["locations"] == [{"name": "San Benito", "country": "EL SALVADOR"}]
    assert (
        found["perpetrators"]["organizations"]
        == [{"name": "Red Column", "aliases": [], "confidence": "suspected_by_authorities"}]
        or found["perpetrators"]["individuals"]
    )
    assert found["victims"] == [{"name": "Pedro Luna", "count": 1, "effect": "killed"}]
    assert (found["targets"], found["killed_total"]) == (["town hall"], 1)


def test_the_persons_of_a_list_are_victims_one_by_one(document: Document) -> None:
    rows = [toll("killed", 2, 2, victims="Pedro Luna and a watchman", text="Pedro Luna; a watchman")]

    found = prediction(brief(document).model_copy(update={"casualties": rows}), document)

    assert found["victims"] == [
        {"name": "Pedro Luna", "count": 1, "effect": "killed"},
        {"description": "a watchman", "count": 1, "effect": "killed"},
    ]


def test_a_site_with_a_name_is_no_person(document: Document) -> None:
    made = brief(document)
    what = made.what.model_copy(update={"targets": ["President Luna's residence", "Odanu Market", "Ana Luna"]})

    found = prediction(made.model_copy(update={"what": what}), document)

    assert found["targets"] == ["President Luna's residence", "Odanu Market"]


def test_the_dateline_stands_before_the_text_and_is_no_sentence(tmp_path: Path) -> None:
    write(tmp_path, row() | {"dateline": {"date": "1989-05-04", "raw": "SAN SALVADOR, 4 MAY 89 (ACAN - EFE)"}})

    found = read_documents(tmp_path, ["tst1"])[0].article

    assert found.text.startswith("SAN SALVADOR, 4 MAY 89 (ACAN-EFE) -- Members")
    assert found.sentences[0].text.startswith("Members")


def test_a_brief_without_a_site_takes_the_country_of_the_text(document: Document) -> None:
    found = prediction(brief(document).model_copy(update={"where": []}), document)

    assert found["locations"] == [{"name": "EL SALVADOR", "country": "EL SALVADOR"}]


def test_fighters_and_figures_without_a_noun_are_no_keyed_victims(document: Document) -> None:
    rows = [
        toll("killed", 3, 3, victims="soldiers"),
        toll("injured", 27, 27, victims="casualties"),
        toll("killed", 2, 2, victims="peasants"),
    ]

    found = prediction(brief(document).model_copy(update={"casualties": rows}), document)

    assert found["victims"] == [{"description": "peasants", "count": 2, "effect": "killed"}]


def test_the_victims_of_an_incident_told_beside_are_keyed_as_well(document: Document) -> None:
    told = toll("killed", 4, 4, victims="teachers")
    row = BackgroundToll(harm="killed", victims="teachers", count=told.count, evidence=told.evidence)
    beside = Background(
        relation="parallel", summary="another", when=None, where=None, casualties=[row], evidence=told.evidence
    )

    found = prediction(brief(document).model_copy(update={"background": [beside]}), document)

    assert [one.get("name") or one["description"] for one in found["victims"]] == ["Pedro Luna", "teachers"]


def test_a_sum_leaves_out_fighters_and_a_wars_dead(document: Document) -> None:
    rows = [
        toll("killed", 7, 7, victims="rebels", scope="subgroup"),
        toll("killed", 2, 2, victims="peasants", scope="subgroup"),
        toll("killed", 7000, 7000, victims="people", scope="subgroup"),
    ]
    totals = Totals(killed=None, injured=None, missing=None)

    found = prediction(brief(document).model_copy(update={"casualties": rows, "totals": totals}), document)

    assert found["killed_total"] == 2


def test_people_of_an_organisation_are_told_as_both(document: Document) -> None:
    accused = [blame("XRF guerrillas", "police", status="accused")]

    found = prediction(brief(document).model_copy(update={"blamed": accused}), document)["perpetrators"]

    assert [one["name"] for one in found["organizations"]] == ["XRF"]
    assert [one["name"] for one in found["individuals"]] == ["XRF guerrillas"]


def test_the_people_of_an_organisation_in_the_sentence_that_blames_it_are_its_individuals(document: Document) -> None:
    accused = blame("XRF", "police", status="accused")
    told = Evidence(sentence=1, start=0, end=39, text="The guerrillas blew it up, police said.")
    accused = accused.model_copy(update={"evidence": [told]})

    found = prediction(brief(document).model_copy(update={"blamed": [accused]}), document)["perpetrators"]

    assert [one["name"] for one in found["individuals"]] == ["guerrillas"]


def test_a_failed_case_is_not_relevant(document: Document) -> None:
    assert prediction(None, document) == {"docid": "T-1", "is_relevant": False}


def test_a_clash_between_armed_sides_is_not_relevant(document: Document) -> None:
    clash = brief(document, event_type=["armed_clash"])
    soldiers = [toll("killed", 2, 2, victims="soldiers")]
    clash = clash.model_copy(update={"casualties": soldiers, "what": clash.what.model_copy(update={"targets": []})})

    assert not is_relevant(clash, document)
    peasants = [*soldiers, toll("killed", 1, 1, victims="peasants")]
    assert is_relevant(clash.model_copy(update={"casualties": peasants}), document)


@pytest.mark.parametrize(
    "label",
    [
        pytest.param({"event_type": ["flood"]}, id="a disaster"),
        pytest.param({"when": {"text": "x", "start": "1989-01-03", "end": None}}, id="an old incident"),
    ],
)
def test_what_the_keys_leave_out_is_not_relevant(document: Document, label: dict[str, Any]) -> None:
    assert not is_relevant(brief(document, **label), document)


def test_an_undated_attack_on_nobody_in_particular_is_not_relevant(document: Document) -> None:
    vague = brief(document, event_type=["armed_attack"]).model_copy(update={"casualties": [], "when": None})
    vague = vague.model_copy(update={"what": vague.what.model_copy(update={"targets": []})})
    hit = vague.model_copy(update={"what": vague.what.model_copy(update={"targets": ["town hall"]})})

    assert not is_relevant(vague, document)
    assert is_relevant(hit, document)


def test_an_incident_of_another_region_is_not_relevant(tmp_path: Path) -> None:
    text = "A bomb wounded two men in Nantes, France, last night, French police said."
    write(tmp_path, row() | {"text_readable": text, "dateline": {"raw": "PARIS (FRANCE), 4 MAY 89 (AFP)"}})
    elsewhere = read_documents(tmp_path, ["tst1"])[0]

    assert not is_relevant(brief(elsewhere, where={"places": [["Nantes"]], "country": "FR"}), elsewhere)


def test_without_a_country_the_text_decides_the_region(document: Document) -> None:
    found = brief(document)
    at_large = Place(name="the road", admin=[], country=None, lat=None, lon=None, evidence=[])

    assert is_relevant(found.model_copy(update={"where": [at_large]}), document)


def test_the_slot_figures_of_a_right_answer_are_full(tmp_path: Path) -> None:
    write(tmp_path, row(), row("T-2", []))
    first, second = read_documents(tmp_path, ["tst1"])
    answers = [(first, prediction(brief(first), first)), (second, prediction(None, second))]

    found = slot_figures(answers)

    for name in ("relevance F1", "relevance accuracy", "event type", "country", "place", "date exact"):
        assert found[name][0] == found[name][1] > 0, name
    assert "relevance F1" in figure_table(found)


@pytest.mark.parametrize("splits", [[], ["tst9"]])
def test_splits_must_be_named_and_there(tmp_path: Path, splits: list[str]) -> None:
    with pytest.raises(InvalidSamples):
        read_documents(tmp_path, splits)


def test_a_run_over_its_documents_has_no_slots_to_compare_or_explain(tmp_path: Path) -> None:
    (tmp_path / "cases.jsonl").write_text(json.dumps({"id": "T-1", "seconds": 0.1}) + "\n", "utf-8")

    with pytest.raises(UsageError, match="MUC-4 run has no slots"):
        read_cases(tmp_path)
