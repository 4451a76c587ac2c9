"""The results of a run in other forms; the store stays the truth."""
