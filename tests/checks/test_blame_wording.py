"""Check 8 on wordings of its own: what each status and answer needs of the words, and what does not carry it."""

import pytest

from summarizer import Brief, read_text
from summarizer.brief import Blame, Evidence, NoClaim, Response, Status
from summarizer.checks.accusation import check

OFFICIAL: Status = "accused_by_authorities"


def reasons(
    brief: Brief, text: str, actor: str, accusers: list[str], status: Status, response: Response | None
) -> list[str]:
    article = read_text(f"News from Odanu\n\n{text}")
    evidence = [
        Evidence(sentence=one.number, start=one.start, end=one.end, text=one.text)
        for one in article.sentences
        if one.number > 1
    ]
    row = Blame(actor=actor, aliases=[], accusers=accusers, status=status, response=response, evidence=evidence)
    bent = brief.model_copy(update={"blamed": [row], "no_claim": NoClaim(value=False, evidence=[])})
    return [one.reason for one in check(bent, article)]


RIGHT: list[tuple[str, str, list[str], Status, Response | None]] = [
    ("The Sons of Tarik said the bombing was theirs.", "Sons of Tarik", ["Sons of Tarik"], "claimed", "admitted"),
    (
        'The Northern Shield posted a video. "Our lions did this," a masked man says.',
        "Northern Shield",
        ["Northern Shield"],
        "claimed",
        "admitted",
    ),
    ("The Kalo militia boasted of having shot down the jet.", "Kalo militia", ["Kalo militia"], "claimed", "admitted"),
    ("According to police, Tom Arden, a caretaker, poured petrol.", "Tom Arden", ["police"], OFFICIAL, None),
    ("The court heard that Eda Noll had mixed the poison.", "Eda Noll", ["court"], OFFICIAL, None),
    ("Militants of the Teal Army overran the post.", "Militants of the Teal Army", [], "reported_as_fact", None),
    ("The judge threw out the case against Mara Finn.", "Mara Finn", ["judge"], "cleared", None),
    ("The fitter, Mara Finn, had been wrongly accused in the press.", "Mara Finn", ["press"], "cleared", None),
    ("Jon Pell was booked into the county jail on suspicion of murder.", "Jon Pell", [], OFFICIAL, None),
    (
        "Police charged Tom Arden with murder. He had placed the bag on orders of Olu Bede, they say.",
        "Olu Bede",
        ["Police"],
        OFFICIAL,
        None,
    ),
    ("Police at first suspected a neighbour, Olu Bede.", "Olu Bede", ["Police"], "cleared", None),
    (
        "Kestan accused Vorland of firing the missile. Vorland's minister called the charge a fairy tale.",
        "Vorland",
        ["Kestan"],
        "accused",
        "denied",
    ),
    (
        "Villagers said troops had set the barns alight. The army spokesman said no unit had been there.",
        "troops",
        ["Villagers"],
        "accused",
        "denied",
    ),
]

WRONG: list[tuple[str, str, list[str], Status, Response | None]] = [
    ("The Sons of Tarik said the bombing was not theirs.", "Sons of Tarik", ["Sons of Tarik"], "claimed", "admitted"),
    (
        'The Kalo militia condemned the bombing in a statement. "This was their answer to peace," it said.',
        "Kalo militia",
        ["Kalo militia"],
        "claimed",
        "admitted",
    ),
    ("According to police, Tom Arden, a caretaker, was stabbed.", "Tom Arden", ["police"], OFFICIAL, None),
    ("According to police, Tom Arden, a caretaker, put out the fire.", "Tom Arden", ["police"], OFFICIAL, None),
    ("Police asked Nora Bell to describe the attackers.", "Nora Bell", ["Police"], OFFICIAL, None),
    ("The court heard that Eda Noll had lost two sons.", "Eda Noll", ["court"], OFFICIAL, None),
    ("The judge threw out the case against Mara Finn.", "Mara Finn", ["judge"], OFFICIAL, None),
    ("The fitter, Mara Finn, had been wrongly accused in the press.", "press", ["Mara Finn"], "cleared", None),
    ("Soldiers found four dead outside the depot.", "Soldiers", [], "reported_as_fact", None),
    (
        'Residents say the Hill Guards did it. "Lies," said Colonel Umar Seth of the Hill Guards.',
        "Hill Guards",
        ["Residents"],
        "accused",
        None,
    ),
    (
        "Gorland says Sudania sent the drone. Sudania denounced the attack.",
        "Sudania",
        ["Gorland"],
        "accused",
        "denied",
    ),
]


@pytest.mark.parametrize(("text", "actor", "accusers", "status", "response"), RIGHT)
def test_a_right_row_in_words_of_its_own_passes(
    grenade_brief: Brief, text: str, actor: str, accusers: list[str], status: Status, response: Response | None
) -> None:
    assert reasons(grenade_brief, text, actor, accusers, status, response) == []


@pytest.mark.parametrize(("text", "actor", "accusers", "status", "response"), WRONG)
def test_a_wrong_row_in_like_words_is_refused(
    grenade_brief: Brief, text: str, actor: str, accusers: list[str], status: Status, response: Response | None
) -> None:
    assert reasons(grenade_brief, text, actor, accusers, status, response) != []
