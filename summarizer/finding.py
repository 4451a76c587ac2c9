"""A finding: what a check could not confirm about one place of a brief."""

from typing import Literal

from summarizer.reasons import RejectionReason
from summarizer.records import record

Action = Literal["drop_row", "null_field", "remove_item", "replace_prose", "report"]
"""What follows for the brief: the row goes, the field becomes null, the list item goes, the prose is replaced by the
article's own sentences, or (only `verify`) nothing but a report."""


@record(frozen=True, slots=True)
class Finding:
    """One thing a check could not confirm."""

    path: str
    """Its place in the brief, such as `casualties[2].count`."""
    reason: RejectionReason
    detail: str
    """What the article says instead, in one line."""
    value: str
    """What the brief says there."""
    action: Action
    """`drop_row` drops the innermost row that `path` lies in: one of casualties, blamed, where, reactions, background,
    background[i].casualties, or the single values when, no_claim."""
