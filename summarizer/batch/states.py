"""The closed list of states that an input of a batch can be in."""

from typing import Literal, get_args

from summarizer.brief import Brief
from summarizer.errors import AnswerError, ArticleTooLong, InputError, SummarizerError

Pending = Literal["pending"]
Done = Literal[
    "ok",
    "ok_flagged",  # `run.flags` or `rejected` of the brief is not empty
    "not_incident",
    "duplicate",  # the text and date of another input; its brief is that one's
    "skipped_prefilter",  # the built-in engine found surely no incident, so no model was asked
]
Failed = Literal[
    "refused",  # the model declined
    "filtered",  # the provider's content filter stepped in
    "truncated",  # the answer was cut off
    "invalid_output",  # an answer that is no draft, after the re-ask
    "too_long",  # the article does not fit the model's windows
    "input_error",  # the article cannot be read
    "transport",  # the server kept failing for this article
]
State = Literal[Pending, Done, Failed]

DONE: frozenset[str] = frozenset(get_args(Done))
FAILED: frozenset[str] = frozenset(get_args(Failed))
STATES: tuple[str, ...] = ("pending", *get_args(Done), *get_args(Failed))

_OF_ANSWER: dict[str, Failed] = {
    "refused": "refused",
    "filtered": "filtered",
    "truncated": "truncated",
    "too_long": "too_long",
}


def state_of_brief(brief: Brief) -> Done:
    """The state of an input whose brief is done."""
    if not brief.incident:
        return "not_incident"
    return "ok_flagged" if brief.run.flags or brief.rejected else "ok"


def state_of_error(error: SummarizerError) -> Failed:
    """The state of an input that ended with this error; every error of one article has one."""
    if isinstance(error, InputError):
        return "input_error"
    if isinstance(error, ArticleTooLong):
        return "too_long"
    if isinstance(error, AnswerError):
        return _OF_ANSWER.get(error.state, "invalid_output")
    return "transport"
