"""Where a finding is made, under the name that the checks know it by."""

from summarizer.finding import Action, Finding

__all__ = ["Action", "Finding"]
