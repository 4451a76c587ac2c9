"""Check 3: names occur in the article as token sequences."""

from collections.abc import Iterator

from summarizer.article import Article
from summarizer.brief import Blame, Brief
from summarizer.finding import Action, Finding
from summarizer.language.names import contains_name


def _names(brief: Brief) -> Iterator[tuple[str, str, Action]]:
    """Every name outside blame rows with its path, and what follows when the article lacks it."""
    for at, place in enumerate(brief.where):
        yield f"where[{at}].name", place.name, "drop_row"
        for admin_at, admin in enumerate(place.admin):
            yield f"where[{at}].admin[{admin_at}]", admin, "remove_item"
    for at, toll in enumerate(brief.casualties):
        if toll.victims is not None:
            yield f"casualties[{at}].victims", toll.victims, "drop_row"
        if toll.reported_by is not None:
            yield f"casualties[{at}].reported_by", toll.reported_by, "null_field"
    for at, reaction in enumerate(brief.reactions):
        yield f"reactions[{at}].actor", reaction.actor, "drop_row"
    for at, event in enumerate(brief.background):
        if event.where is not None:
            yield f"background[{at}].where", event.where, "null_field"
        for toll_at, earlier in enumerate(event.casualties):
            if earlier.victims is not None:
                yield f"background[{at}].casualties[{toll_at}].victims", earlier.victims, "drop_row"


def _blame(row: Blame, path: str, article: Article) -> Iterator[tuple[str, str, Action]]:
    """The names of a blame row; when no accuser at all stands in the article, the accusation goes with them."""
    yield f"{path}.actor", row.actor, "drop_row"
    for at, alias in enumerate(row.aliases):
        yield f"{path}.aliases[{at}]", alias, "remove_item"
    lost = bool(row.accusers) and not any(contains_name(article.text, name) for name in row.accusers)
    for at, accuser in enumerate(row.accusers):
        yield f"{path}.accusers[{at}]", accuser, "drop_row" if lost else "remove_item"


def check(brief: Brief, article: Article) -> Iterator[Finding]:
    """Findings for names that the article does not have."""
    rows = [*_names(brief)]
    for at, row in enumerate(brief.blamed):
        rows.extend(_blame(row, f"blamed[{at}]", article))
    for path, name, action in rows:
        if not contains_name(article.text, name):
            yield Finding(path, "name_not_in_article", "these words do not follow one another there", name, action)
