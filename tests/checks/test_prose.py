"""Check 9: prose carries nothing that the article does not."""

import pytest

from summarizer import Article, Brief
from summarizer.checks.prose import ascribes_without_source, check
from summarizer.reasons import RejectionReason


def with_headline(brief: Brief, headline: str) -> Brief:
    return brief.model_copy(update={"headline": headline})


def reasons(brief: Brief, article: Article) -> list[tuple[str, RejectionReason]]:
    return [(one.path, one.reason) for one in check(brief, article)]


def test_a_right_brief_has_no_finding(grenade_brief: Brief, grenade_article: Article) -> None:
    assert reasons(grenade_brief, grenade_article) == []


@pytest.mark.parametrize(
    ("headline", "reason"),
    [
        ("Grenade kills twelve at Odanu market", "prose_number"),
        ("Grenade kills 7 at Odanu market", "prose_number"),
        ("Grenade kills two at Barasa market", "prose_name"),
        ("Grenade kills two in Odanu, says Mayor Peter Abbo", "prose_name"),
        ("Grenade killed two at Odanu market on Friday", "prose_date"),
        ("Grenade killed two at Odanu market in 2016", "prose_date"),
        ('Grenade at Odanu market a "barbaric act"', "prose_quote"),
        ("Reed Front throws grenade and kills two at Odanu market", "prose_unattributed_blame"),
        ("Reed Front caused it", "prose_unattributed_blame"),
        ("The Reed Front was responsible for the deaths", "prose_unattributed_blame"),
        ("Two traders are dead. Reed Front did it.", "prose_unattributed_blame"),
        ("Two traders are dead. Karvelos condemned it.", "prose_name"),
    ],
)
def test_what_the_article_does_not_say_is_found(
    grenade_brief: Brief, grenade_article: Article, headline: str, reason: RejectionReason
) -> None:
    assert ("headline", reason) in reasons(with_headline(grenade_brief, headline), grenade_article)


def test_a_shortened_surname_ends_no_sentence(grenade_brief: Brief, grenade_article: Article) -> None:
    accused = grenade_brief.blamed[0].model_copy(update={"actor": "Ivo R."})
    brief = with_headline(grenade_brief, "Ivo R. threw the grenade").model_copy(update={"blamed": [accused]})
    assert ("headline", "prose_unattributed_blame") in reasons(brief, grenade_article)


@pytest.mark.parametrize(
    "headline",
    [
        "2 traders killed by grenade in Odanu",
        "Police accuse Reed Front of grenade attack that killed two",
        'Mayor Lena Abbo calls Odanu attack "cowardly"',
        "Sunday grenade kills two in Odanu",
        "Grenade Kills Two Traders at Odanu Market",
        "The Front denies the attack on the market of Odanu",
        "Between the stalls of Odanu a grenade killed two",
        "Traders mourn. Explosions shook Odanu. Meanwhile police accuse the Reed Front",
    ],
    ids=[
        "digits for words",
        "attributed",
        "quoted",
        "date moved",
        "title case",
        "denial",
        "preposition first",
        "plain words first",
    ],
)
def test_other_words_for_what_it_says_pass(grenade_brief: Brief, grenade_article: Article, headline: str) -> None:
    assert reasons(with_headline(grenade_brief, headline), grenade_article) == []


def test_whole_sentences_of_the_article_always_pass(grenade_brief: Brief, grenade_article: Article) -> None:
    summary = " ".join(one.text for one in grenade_article.sentences)
    brief = grenade_brief.model_copy(update={"what": grenade_brief.what.model_copy(update={"summary": summary})})

    assert reasons(brief, grenade_article) == []


def test_a_blame_that_the_article_states_as_fact_needs_no_source(
    grenade_brief: Brief, grenade_article: Article
) -> None:
    rows = [row.model_copy(update={"status": "reported_as_fact"}) for row in grenade_brief.blamed]
    brief = with_headline(grenade_brief, "Reed Front attacked market of Odanu").model_copy(update={"blamed": rows})

    assert reasons(brief, grenade_article) == []


def test_weapons_targets_and_roles_have_to_stand_in_the_article(grenade_brief: Brief, grenade_article: Article) -> None:
    what = grenade_brief.what.model_copy(update={"weapons": ["grenade", "car bomb"], "targets": ["school"]})
    reactions = [row.model_copy(update={"role": "Governor"}) for row in grenade_brief.reactions]
    brief = grenade_brief.model_copy(update={"what": what, "reactions": reactions})

    found = {(one.path, one.action) for one in check(brief, grenade_article)}

    assert found == {
        ("what.weapons[1]", "remove_item"),
        ("what.targets[0]", "remove_item"),
        *((f"reactions[{at}].role", "null_field") for at in range(len(reactions))),
    }


def test_a_gist_is_checked_too_and_replaced(grenade_brief: Brief, grenade_article: Article) -> None:
    reactions = [row.model_copy(update={"gist": "promised 500 soldiers"}) for row in grenade_brief.reactions]
    brief = grenade_brief.model_copy(update={"reactions": reactions})

    (finding, *_) = check(brief, grenade_article)

    assert (finding.path, finding.reason, finding.action) == ("reactions[0].gist", "prose_number", "replace_prose")


@pytest.mark.parametrize(
    ("sentence", "actor"),
    [
        ("The Reed Front bombed the market.", "Reed Front"),
        ("Two died in an attack by the Reed Front.", "Reed Front"),
        ("A Reed Front attack killed two.", "Reed Front"),
        ("Police said the Reed Front bombed the market.", None),
        ("The Reed Front allegedly bombed the market.", None),
        ("The Reed Front has its seat in Odanu.", None),
    ],
)
def test_an_act_is_laid_at_a_door_by_subject_agent_or_owner(sentence: str, actor: str | None) -> None:
    assert ascribes_without_source(sentence, ["Reed Front"]) == actor
