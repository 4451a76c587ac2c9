"""Check 8: an accusation that the cited sentences do not carry in that role, with that certainty, is refused."""

import pytest

from summarizer import Article, Brief, read_text
from summarizer.brief import Blame, Evidence, NoClaim, Response, Status
from summarizer.checks.accusation import check, unconfirmed

TEXT = """Bomb kills nine in Odanu

Police blamed the Reed Front for the bomb in Odanu on Monday. The Front denied it. Mayor Lena Abbo thanked the medics.

The Lake Brigade said its men had fired the rockets. Residents said Hill Party thugs beat them.

The Coast League may have helped, Captain Jon Orr said. Officers arrested Ian Poe, a welder.

Detectives first suspected Max Lind, a student. They released him without charge on Tuesday. Orr said Lind had been
cleared.

Gunmen of the Fen Army burned a mill. The League did not respond to questions. Nobody has claimed the arson.

Borland accused Norland of shelling the port. The cook, Eva Stein, was near the oven.
"""
# The longest status, used most.
OFFICIAL: Status = "accused_by_authorities"

# Numbers of the sentences, for reading the cases below.
(
    BLAMED,
    DENIED,
    MAYOR,
    CLAIMED,
    BEATEN,
    MAYBE,
    ARRESTED,
    SUSPECTED,
    RELEASED,
    CLEARED,
    FACT,
    SILENT,
    NOBODY,
    STATES,
    COOK,
) = range(2, 17)


@pytest.fixture
def article() -> Article:
    return read_text(TEXT)


def cite(article: Article, sentences: tuple[int, ...]) -> list[Evidence]:
    return [
        Evidence(sentence=number, start=one.start, end=one.end, text=one.text)
        for number in sentences
        for one in [article.sentences[number - 1]]
    ]


def findings(
    brief: Brief,
    article: Article,
    actor: str,
    accusers: list[str],
    status: Status,
    sentences: tuple[int, ...],
    response: Response | None = None,
) -> list[tuple[str, str, str]]:
    """What the check finds about a single row: path, reason, action."""
    row = Blame(
        actor=actor, aliases=[], accusers=accusers, status=status, response=response, evidence=cite(article, sentences)
    )
    bent = brief.model_copy(update={"blamed": [row], "no_claim": NoClaim(value=False, evidence=[])})
    return [(one.path, one.reason, one.action) for one in check(bent, article)]


def test_the_sentences_have_the_numbers_that_the_cases_use(article: Article) -> None:
    assert article.sentences[COOK - 1].text == "The cook, Eva Stein, was near the oven."


GOOD: dict[str, tuple[str, list[str], Status, tuple[int, ...], Response | None]] = {
    "accused and denied": ("Reed Front", ["Police"], OFFICIAL, (BLAMED, DENIED), "denied"),
    "claimed": ("Lake Brigade", ["Lake Brigade"], "claimed", (CLAIMED,), "admitted"),
    "accused by residents": ("Hill Party thugs", ["Residents"], "accused", (BEATEN,), None),
    "a weaker status than the words": ("Reed Front", ["Police"], "accused", (BLAMED, DENIED), "denied"),
    "possible, with silence": ("Coast League", ["Jon Orr"], "possible", (MAYBE, SILENT), "no_comment"),
    "an arrest without accusers": ("Ian Poe", [], OFFICIAL, (ARRESTED,), None),
    "cleared": ("Max Lind", ["Orr"], "cleared", (SUSPECTED, RELEASED, CLEARED), None),
    "reported as fact": ("Fen Army", [], "reported_as_fact", (FACT,), None),
    "one state accuses another": ("Norland", ["Borland"], "accused", (STATES,), None),
}


@pytest.mark.parametrize(("actor", "accusers", "status", "sentences", "response"), GOOD.values(), ids=GOOD)
def test_what_the_sentences_say_passes(
    grenade_brief: Brief,
    article: Article,
    actor: str,
    accusers: list[str],
    status: Status,
    sentences: tuple[int, ...],
    response: Response | None,
) -> None:
    assert findings(grenade_brief, article, actor, accusers, status, sentences, response) == []


BAD: dict[str, tuple[str, list[str], Status, tuple[int, ...], Response | None, str]] = {
    "roles swapped": ("Police", ["Reed Front"], OFFICIAL, (BLAMED,), None, "role_swapped"),
    "roles of residents swapped": (
        "Residents",
        ["Hill Party thugs"],
        "accused",
        (BEATEN,),
        None,
        "role_swapped",
    ),
    "states swapped": ("Borland", ["Norland"], "accused", (STATES,), None, "role_swapped"),
    "who arrests is not arrested": (
        "Officers",
        ["Ian Poe"],
        OFFICIAL,
        (ARRESTED,),
        None,
        "role_swapped",
    ),
    "actor not there": ("Reed Front", ["Police"], OFFICIAL, (MAYOR,), None, "actor_not_in_evidence"),
    "no accuser there": (
        "Reed Front",
        ["Lena Abbo"],
        OFFICIAL,
        (BLAMED, DENIED),
        "denied",
        "accuser_not_in_evidence",
    ),
    "denial left out": ("Reed Front", ["Police"], OFFICIAL, (BLAMED,), None, "status_contradicted"),
    "a guess made an accusation": (
        "Coast League",
        ["Jon Orr"],
        OFFICIAL,
        (MAYBE,),
        None,
        "status_too_strong",
    ),
    "an accusation made a fact": (
        "Reed Front",
        [],
        "reported_as_fact",
        (BLAMED, DENIED),
        "denied",
        "status_too_strong",
    ),
    "residents made authorities": (
        "Hill Party thugs",
        ["Residents"],
        OFFICIAL,
        (BEATEN,),
        None,
        "status_too_strong",
    ),
    "a claim nobody made": ("Reed Front", ["Reed Front"], "claimed", (BLAMED, DENIED), "admitted", "status_too_strong"),
    "cleared man accused": (
        "Max Lind",
        ["Detectives"],
        OFFICIAL,
        (SUSPECTED, CLEARED),
        None,
        "status_contradicted",
    ),
    "accused made cleared": ("Ian Poe", [], "cleared", (ARRESTED,), None, "status_contradicted"),
}


@pytest.mark.parametrize(("actor", "accusers", "status", "sentences", "response", "reason"), BAD.values(), ids=BAD)
def test_what_the_sentences_do_not_say_drops_the_row(
    grenade_brief: Brief,
    article: Article,
    actor: str,
    accusers: list[str],
    status: Status,
    sentences: tuple[int, ...],
    response: Response | None,
    reason: str,
) -> None:
    found = findings(grenade_brief, article, actor, accusers, status, sentences, response)

    assert found == [("blamed[0]", reason, "drop_row")]


def test_an_accuser_who_is_not_there_is_removed_and_the_row_stays(grenade_brief: Brief, article: Article) -> None:
    found = findings(
        grenade_brief,
        article,
        "Reed Front",
        ["Police", "Jon Orr"],
        OFFICIAL,
        (BLAMED, DENIED),
        "denied",
    )

    assert found == [("blamed[0].accusers[1]", "accuser_not_in_evidence", "remove_item")]


@pytest.mark.parametrize("response", ["admitted", "no_comment"])
def test_an_answer_turned_round_becomes_null(grenade_brief: Brief, article: Article, response: Response) -> None:
    found = findings(grenade_brief, article, "Reed Front", ["Police"], OFFICIAL, (BLAMED, DENIED), response)

    assert found == [("blamed[0].response", "response_not_in_evidence", "null_field")]


def test_an_invented_answer_becomes_null(grenade_brief: Brief, article: Article) -> None:
    found = findings(grenade_brief, article, "Ian Poe", [], OFFICIAL, (ARRESTED,), "denied")

    assert found == [("blamed[0].response", "response_not_in_evidence", "null_field")]


def test_no_claim_needs_a_sentence_that_says_so(grenade_brief: Brief, article: Article) -> None:
    def found(sentence: int) -> list[tuple[str, str, str]]:
        bent = grenade_brief.model_copy(
            update={"blamed": [], "no_claim": NoClaim(value=True, evidence=cite(article, (sentence,)))}
        )
        return [(one.path, one.reason, one.action) for one in check(bent, article)]

    assert found(NOBODY) == []
    assert found(CLAIMED) == [("no_claim", "no_claim_not_in_evidence", "drop_row")]


def test_a_row_that_no_rule_could_read_is_named_for_the_reader(grenade_brief: Brief) -> None:
    article = read_text(
        "Fire in Odanu\n\nNeighbours point out that Eva Stein left the oven on. Police arrested Ian Poe."
    )
    rows = [
        Blame(
            actor=actor, aliases=[], accusers=[], status="accused", response=None, evidence=cite(article, (sentence,))
        )
        for actor, sentence in (("Eva Stein", 2), ("Ian Poe", 3))
    ]

    assert unconfirmed(grenade_brief.model_copy(update={"blamed": rows}), article) == [0]


def test_a_right_brief_has_no_finding(grenade_brief: Brief, grenade_article: Article) -> None:
    assert list(check(grenade_brief, grenade_article)) == []
    assert unconfirmed(grenade_brief, grenade_article) == []
