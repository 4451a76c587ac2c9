"""The words a reader sees for the brief's enums, bounds and dates."""

from datetime import date

from summarizer.brief import Blame, Count, Response, Status, Toll, Total, When

STATUS: dict[Status, str] = {
    "reported_as_fact": "named by the article as responsible",
    "claimed": "claims it",
    "accused_by_authorities": "accused by authorities",
    "accused": "accused",
    "possible": "possibly responsible",
    "cleared": "cleared",
}
RESPONSE: dict[Response, str] = {"denied": "denies it", "admitted": "admits it", "no_comment": "no comment"}


def words(value: str) -> str:
    """An enum value as words: `missile_or_artillery_attack` -> `missile or artillery attack`."""
    return value.replace("_", " ")


def bounds(count: Count | Total) -> str:
    """The bounds in words, hedges kept: `14`, `at least 12`, `14 to 19`, `an unknown number`."""
    low, high = count.low, count.high
    if low is None and high is None:
        return "number not stated"
    if low is None:
        return f"at most {high:,}"
    if high is None:
        return f"at least {low:,}" if getattr(count, "qualifier", "at_least") != "more_than" else f"more than {low:,}"
    if low != high:
        return f"{low:,} to {high:,}"
    return f"about {low:,}" if getattr(count, "qualifier", "exact") == "about" else f"{low:,}"


def toll_line(toll: Toll) -> str:
    """One toll in words: the article's phrase, the group, the source and what became of it."""
    parts = [f"“{toll.count.text}”"]
    if toll.victims and toll.victims.casefold() not in toll.count.text.casefold():
        parts.append(f"({toll.victims})")
    notes = []
    if toll.scope != "total":
        notes.append("among others" if toll.scope == "subgroup" else "one part")
    if toll.reported_by:
        notes.append(f"says {toll.reported_by}")
    if toll.superseded:
        notes.append("replaced by a later figure")
    return " ".join(parts) + (f", {', '.join(notes)}" if notes else "")


def blame_line(row: Blame) -> str:
    """One blamed actor with everything that hedges it."""
    names = f"{row.actor} ({', '.join(row.aliases)})" if row.aliases else row.actor
    status = STATUS[row.status]
    # Whoever tells of a claim may be the actor's own speaker or an accuser, so the line does not say which.
    if row.accusers and not (row.status == "claimed" and row.accusers == [row.actor]):
        status += f" ({', '.join(row.accusers)})"
    response = f"; {RESPONSE[row.response]}" if row.response and row.status != "claimed" else ""
    return f"{names}: {status}{response}"


def _day(value: date) -> str:
    return f"{value.day} {value:%B %Y}"


def when_line(when: When) -> str:
    """The date in words, with the article's own expression."""
    if when.start is None or when.end is None:
        return f"“{when.text}” (date unresolved)"
    if when.precision == "month":
        shown = f"{when.start:%B %Y}"
    elif when.precision == "year":
        shown = f"{when.start:%Y}"
    elif when.start == when.end:
        shown = f"{when.start:%A}, {_day(when.start)}"
    else:
        shown = f"{_day(when.start)} to {_day(when.end)}"
    return f"{shown} (“{when.text}”)"
