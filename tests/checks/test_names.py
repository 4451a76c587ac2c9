"""Check 3: a name that the article does not have is found, and what follows is the least that mends it."""

from summarizer import Article, Brief
from summarizer.checks.names import check


def brief(base: Brief, **changes: object) -> Brief:
    return base.model_copy(update=changes)


def test_names_of_the_article_pass(grenade_brief: Brief, grenade_article: Article) -> None:
    assert list(check(grenade_brief, grenade_article)) == []


def test_case_a_leading_article_and_a_possessive_may_differ(grenade_brief: Brief, grenade_article: Article) -> None:
    row = grenade_brief.blamed[0].model_copy(update={"actor": "The reed front", "accusers": ["the police"]})

    assert list(check(brief(grenade_brief, blamed=[row]), grenade_article)) == []


def test_an_actor_that_is_not_named_drops_the_row(grenade_brief: Brief, grenade_article: Article) -> None:
    row = grenade_brief.blamed[0].model_copy(update={"actor": "Red Front"})

    findings = list(check(brief(grenade_brief, blamed=[row]), grenade_article))

    assert [(one.path, one.reason, one.action) for one in findings] == [
        ("blamed[0].actor", "name_not_in_article", "drop_row")
    ]


def test_one_of_several_accusers_is_removed(grenade_brief: Brief, grenade_article: Article) -> None:
    row = grenade_brief.blamed[0].model_copy(update={"accusers": ["Police", "the army"]})

    findings = list(check(brief(grenade_brief, blamed=[row]), grenade_article))

    assert [(one.path, one.action) for one in findings] == [("blamed[0].accusers[1]", "remove_item")]


def test_the_row_goes_when_no_accuser_is_named(grenade_brief: Brief, grenade_article: Article) -> None:
    row = grenade_brief.blamed[0].model_copy(update={"accusers": ["the army"]})

    findings = list(check(brief(grenade_brief, blamed=[row]), grenade_article))

    assert [(one.path, one.action) for one in findings] == [("blamed[0].accusers[0]", "drop_row")]


def test_an_alias_is_removed(grenade_brief: Brief, grenade_article: Article) -> None:
    row = grenade_brief.blamed[0].model_copy(update={"aliases": ["RF", "the Reeds"]})

    findings = list(check(brief(grenade_brief, blamed=[row]), grenade_article))

    assert [(one.path, one.action) for one in findings] == [("blamed[0].aliases[1]", "remove_item")]


def test_a_reporter_becomes_null_and_victims_drop_the_toll(grenade_brief: Brief, grenade_article: Article) -> None:
    row = grenade_brief.casualties[0].model_copy(update={"reported_by": "the hospital", "victims": "children"})

    findings = list(check(brief(grenade_brief, casualties=[row]), grenade_article))

    assert [(one.path, one.action) for one in findings] == [
        ("casualties[0].victims", "drop_row"),
        ("casualties[0].reported_by", "null_field"),
    ]


def test_a_place_and_what_contains_it_are_names(grenade_brief: Brief, grenade_article: Article) -> None:
    row = grenade_brief.where[0].model_copy(update={"name": "Odani", "admin": ["Coast province"]})

    findings = list(check(brief(grenade_brief, where=[row]), grenade_article))

    assert [(one.path, one.action) for one in findings] == [
        ("where[0].name", "drop_row"),
        ("where[0].admin[0]", "remove_item"),
    ]


def test_a_speaker_drops_the_reaction(grenade_brief: Brief, grenade_article: Article) -> None:
    row = grenade_brief.reactions[0].model_copy(update={"actor": "Lena Abba"})

    findings = list(check(brief(grenade_brief, reactions=[row]), grenade_article))

    assert [(one.path, one.action) for one in findings] == [("reactions[0].actor", "drop_row")]
