"""Check 6: bounds are in order, a subgroup is no larger than its total, and the totals follow from the rows."""

from collections.abc import Iterator

from summarizer.article import Article
from summarizer.brief import Brief, Count, Harm, Toll, Total
from summarizer.finding import Finding
from summarizer.language.attackers import is_attacker_group
from summarizer.totals import totals_of


def _shown(count: Count | Total | None) -> str:
    return "null" if count is None else f"{count.low}..{count.high}"


def _disordered(count: Count) -> bool:
    return count.low is not None and count.high is not None and count.low > count.high


def _ceiling(brief: Brief, harm: Harm) -> int | None:
    """The largest figure that the total rows of a harm allow, or None when they allow any."""
    rows = [row for row in brief.casualties if row.harm == harm and row.scope == "total"]
    highs = [row.count.high for row in rows]
    if not highs or any(high is None for high in highs):
        return None
    return max(high for high in highs if high is not None)


def _exceeds(row: Toll, brief: Brief) -> str | None:
    if row.scope != "subgroup" or row.count.low is None or is_attacker_group(row.victims):
        return None
    ceiling = _ceiling(brief, row.harm)
    return None if ceiling is None or row.count.low <= ceiling else f"the total is at most {ceiling}"


def check(brief: Brief, article: Article) -> Iterator[Finding]:
    """Findings for bounds that contradict each other."""
    for at, row in enumerate(brief.casualties):
        path = f"casualties[{at}].count"
        if _disordered(row.count):
            yield Finding(path, "bounds_disordered", "low is above high", _shown(row.count), "drop_row")
        elif detail := _exceeds(row, brief):
            yield Finding(path, "subgroup_exceeds_total", detail, _shown(row.count), "drop_row")
    for at, event in enumerate(brief.background):
        for toll_at, toll in enumerate(event.casualties):
            if _disordered(toll.count):
                path = f"background[{at}].casualties[{toll_at}].count"
                yield Finding(path, "bounds_disordered", "low is above high", _shown(toll.count), "drop_row")
    expected = totals_of(brief.casualties, article.headline)
    for harm in ("killed", "injured", "missing"):
        said, due = getattr(brief.totals, harm), getattr(expected, harm)
        if said != due:
            detail = f"the rows give {_shown(due)}"
            yield Finding(f"totals.{harm}", "totals_mismatch", detail, _shown(said), "report")
