"""Headline and summary: the article's own sentences, whole, and enough of them."""

from summarizer import read_text
from summarizer.draft import DraftBackground, DraftBlame, DraftPhrase, DraftPlace, DraftToll
from summarizer.engines.builtin.incident import judge
from summarizer.engines.builtin.prose import Parts, write_headline, write_summary
from summarizer.engines.builtin.setting import Found, Setting

REPORT = """Two bombs kill 14 at Karsa bus station

Good morning. Two bombs exploded outside the bus station of Karsa on Monday evening, killing at least 14 people, police
said. "I saw the roof fly off," said a taxi driver. Who would do such a thing? The station was built in 1961 and had
been painted green. Hospitals counted 40 injured. The provincial police chief blamed the Army of the North, which
denied it. In January a bomb in a market of the town killed 31 people.
"""


def setting(text: str, others: dict[int, tuple[tuple[int, int], ...]] | None = None) -> Setting:
    article = read_text(text)
    verdict = judge(article)
    return Setting(article, verdict.incident, verdict.event_type, verdict.stage, verdict.main, others or {})


def found_parts() -> Parts:
    blame = DraftBlame(
        s=[7], actor="Army of the North", aliases=[], accusers=[], status="accused_by_authorities", response=None
    )
    killed = DraftToll(
        s=[3], count=["14 people"], harm="killed", victims=None, scope="total", by=None, superseded=False
    )
    hurt = DraftToll(s=[6], count=["40"], harm="injured", victims=None, scope="total", by=None, superseded=False)
    return Parts(
        when=[Found(DraftPhrase(s=3, text="on Monday evening"), "", "")],
        where=[Found(DraftPlace(s=3, name="Karsa", within=[], country=None), "", "")],
        tolls=[Found(killed, "", ""), Found(hurt, "", "")],
        blamed=[Found(blame, "", "")],
    )


def number_of(text: str, words: str) -> int:
    return next(one.number for one in read_text(text).sentences if words in one.text)


def parts_of(text: str) -> Parts:
    """The parts with the sentence numbers that the reader gives this text."""
    lead, hurt, blame = (number_of(text, words) for words in ("exploded", "40 injured", "police chief"))
    parts = found_parts()
    return Parts(
        when=[Found(DraftPhrase(s=lead, text="on Monday evening"), "", "")],
        where=[Found(DraftPlace(s=lead, name="Karsa", within=[], country=None), "", "")],
        tolls=[
            Found(parts.tolls[0].row.model_copy(update={"s": [lead]}), "", ""),
            Found(parts.tolls[1].row.model_copy(update={"s": [hurt]}), "", ""),
        ],
        blamed=[Found(parts.blamed[0].row.model_copy(update={"s": [blame]}), "", "")],
    )


def test_the_article_s_own_headline_is_kept_when_it_tells_the_event() -> None:
    assert write_headline(setting(REPORT), Parts()).row == "Two bombs kill 14 at Karsa bus station"


def test_a_headline_that_tells_nothing_gives_way_to_the_lead() -> None:
    text = "A black Monday\n\nTwo bombs killed 14 people outside the bus station of Karsa on Monday evening. It rained."

    assert write_headline(setting(text), Parts()).row == (
        "Two bombs killed 14 people outside the bus station of Karsa on Monday evening"
    )


def test_a_long_lead_is_cut_at_a_clause_and_never_inside_one() -> None:
    text = (
        "KARSA, 3 March - Two bombs killed at least 14 people outside the bus station of Karsa on Monday evening, "
        "which is the busiest hour of the week there, and a third one was found under a bench by a boy who had been "
        "looking for his dog."
    )

    headline = write_headline(setting(text), Parts()).row

    assert headline == "Two bombs killed at least 14 people outside the bus station of Karsa on Monday evening"


def test_an_aside_between_dashes_is_no_dateline() -> None:
    text = "Four men were shot in Karsa — two in robberies — on Monday evening, police said on Tuesday."

    assert write_headline(setting(text), Parts()).row == text.removesuffix(".")


def test_a_headline_that_convicts_the_merely_accused_gives_way_to_a_lead_that_names_the_accuser() -> None:
    text = (
        "Reed Front attacks market, two dead\n\nA grenade killed two traders in Odanu on Sunday, police said. "
        "Police accused the Reed Front."
    )
    blame = DraftBlame(
        s=[3], actor="Reed Front", aliases=[], accusers=["Police"], status="accused_by_authorities", response=None
    )

    headline = write_headline(setting(text), Parts(blamed=[Found(blame, "", "")])).row

    assert headline == "A grenade killed two traders in Odanu on Sunday, police said"


def test_a_summary_is_two_to_four_whole_sentences_of_the_article() -> None:
    summary = write_summary(setting(REPORT), parts_of(REPORT))

    assert summary is not None
    article = read_text(REPORT)
    used = [one.text for one in article.sentences if one.text in summary.row]
    assert " ".join(used) == summary.row
    assert 2 <= len(used) <= 4


def test_a_summary_tells_toll_place_time_and_blame() -> None:
    summary = write_summary(setting(REPORT), parts_of(REPORT))

    assert summary is not None
    for words in ("14 people", "Karsa", "on Monday evening", "40 injured", "blamed the Army of the North"):
        assert words in summary.row


def test_greetings_questions_and_bare_quotes_stay_out_of_a_summary() -> None:
    summary = write_summary(setting(REPORT), parts_of(REPORT))

    assert summary is not None
    for words in ("Good morning", "?", "roof fly off"):
        assert words not in summary.row


def test_a_summary_has_a_second_sentence_when_the_article_has_one() -> None:
    text = (
        "Fire in Karsa\n\nA fire destroyed two shops in Karsa on Monday. They had sold shoes and hats for many years."
    )

    summary = write_summary(setting(text), Parts())

    assert summary is not None
    assert summary.row.endswith("many years.")


def test_a_sentence_about_another_event_stays_out_of_a_summary() -> None:
    last = len(read_text(REPORT).sentences)
    summary = write_summary(setting(REPORT, {last: ((0, 60),)}), parts_of(REPORT))

    assert summary is not None
    assert "January" not in summary.row


def test_no_incident_has_a_headline_and_no_summary() -> None:
    here = setting("Choir wins prize\n\nThe choir of Karsa won the first prize in Vienna on Sunday.")

    assert write_headline(here, Parts()).row == "Choir wins prize"
    assert write_summary(here, Parts()) is None


def summary_of(text: str, parts: Parts | None = None) -> str:
    found = write_summary(setting(text), parts or Parts())
    assert found is not None
    return found.row


def test_a_sentence_that_leans_on_one_left_out_stays_out_of_a_summary() -> None:
    text = (
        "Blast in Karsa\n\nA blast killed two men in a mill in Karsa. The mayor, Ann Roe, came at noon. She said "
        "that the mill was old. Roe praised the firemen. Nine houses near the mill were damaged by the blast."
    )
    parts = Parts(
        where=[Found(DraftPlace(s=number_of(text, "She said"), name="Karsa", within=[], country=None), "", "")]
    )

    summary = summary_of(text, parts)

    assert "She said" not in summary or "Ann Roe, came" in summary
    assert "Roe praised" not in summary or "Ann Roe, came" in summary


def test_captions_and_lines_without_a_full_stop_stay_out_of_a_summary() -> None:
    text = (
        "Blast in Karsa\n\nMill was to close in May\n\nFiremen stand at the mill where a blast killed two. (Poe/Velm "
        "News via AP)\n\nA blast killed two men in a mill in Karsa. Nine houses near the mill were damaged by it."
    )

    assert summary_of(text) == (
        "A blast killed two men in a mill in Karsa. Nine houses near the mill were damaged by it."
    )


def test_what_nobody_knows_gives_way_to_what_is_told() -> None:
    text = (
        "Blast in Karsa\n\nA blast killed two men in a mill in Karsa. It was unclear who owned the mill. Police "
        "declined to comment on the cause. Nine houses near the river were damaged by stones that flew far."
    )

    assert "unclear" not in summary_of(text)
    assert "declined" not in summary_of(text)


def test_a_repeat_of_the_lead_gives_way_to_news() -> None:
    text = (
        "Blast in Karsa\n\nA blast killed two men in a mill in Karsa, police said. Police said the blast in the "
        "mill in Karsa killed two men on Monday. Nine houses near the river were damaged by stones that flew far."
    )

    assert "stones" in summary_of(text)


def test_a_sentence_about_the_past_alone_stays_out_of_a_summary() -> None:
    text = (
        "Blast in Karsa\n\nA blast killed two men in a mill in Karsa. Officers arrested a baker there last May. "
        "Nine houses near the river were damaged by stones that flew far."
    )
    past = DraftBackground(
        s=[number_of(text, "baker")], relation="earlier", summary="an arrest", when=None, where=None, tolls=[]
    )

    assert "baker" not in summary_of(text, Parts(background=[Found(past, "", "")]))
