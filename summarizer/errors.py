"""The error tree: one class per thing a caller would handle differently, each with its exit code.

SummarizerError                 1
├── InputError                  1   an article that cannot be read
│   ├── ArticleMissing              no such file, or it vanished
│   ├── ArticleUnreadable           folder, device, permission, binary, encrypted
│   ├── ArticleEmpty                no words in it
│   ├── ArticleTooLarge             more bytes than the reader takes
│   ├── EncodingUnknown             bytes that no encoding explains
│   └── ExtractionFailed            HTML (or PDF, DOCX) whose text could not be had in time
├── ArticleTooLong              1   more text than the model's windows take
├── AnswerError                 1   the model answered, but not with a draft (see `state`)
├── InvalidBrief                1   a brief file that is no brief
├── UsageError                  2   wrong option, wrong value
│   └── ConfigurationError      2   missing key, unknown model name, missing extra
├── RunLocked                   2   another process writes this run
├── RecordingMissing            3   replay without a recording
├── EndpointFatal               4   key, model, quota, unreachable
└── BudgetReached               5   cost or request budget, or stalled too long
"""


class SummarizerError(Exception):
    """Base of every error that this library raises on purpose; its text is one line for a person."""

    exit_code: int = 1
    requests: int = 0
    """Requests that were sent to a model before it was raised."""


class InputError(SummarizerError):
    """An article that cannot be read; the message names the file, the fact and the remedy."""


class ArticleMissing(InputError):
    """There is no such file, or it vanished after it was listed."""


class ArticleUnreadable(InputError):
    """A folder, a device, a file without permission, or content that is no article (binary, encrypted)."""


class ArticleEmpty(InputError):
    """The file holds no words."""


class ArticleTooLarge(InputError):
    """The file is larger than the reader takes; nothing beyond the cap was read."""


class EncodingUnknown(InputError):
    """No encoding explains the bytes."""


class ExtractionFailed(InputError):
    """The text of an HTML page (or another rich format) could not be had within the limits."""


class ArticleTooLong(SummarizerError):
    """The article does not fit the model's windows."""


class AnswerError(SummarizerError):
    """The model answered, but not with a draft.

    `state` is the named outcome: refused, filtered, truncated, empty_output, invalid_output or protocol.
    """

    def __init__(self, message: str, *, state: str) -> None:
        self.state = state
        super().__init__(message)


class TransportError(SummarizerError):
    """The endpoint could not be reached or kept failing for this article."""


class InvalidBrief(SummarizerError):
    """The text given as a brief is no `incident-brief/1` object."""


class UsageError(SummarizerError):
    """A wrong option or value."""

    exit_code = 2


class ConfigurationError(UsageError):
    """The program is not set up for what was asked: a missing key, an unknown model name, a missing extra."""


class RunLocked(SummarizerError):
    """Another process writes this run."""

    exit_code = 2


class RecordingMissing(SummarizerError):
    """Replay was asked for and there is no recording of this request."""

    exit_code = 3


class EndpointFatal(SummarizerError):
    """The endpoint refuses every request: key, model, quota, certificate, or nobody listens."""

    exit_code = 4


class BudgetReached(SummarizerError):
    """The budget of the run is used up, or it stalled for too long."""

    exit_code = 5
