"""How often Python looks for garbage in a process of ours."""

import gc

_NEW_OBJECTS = 50_000
"""Objects made between two looks: a few megabytes. Python's own 700 cost a start a twentieth and an article a tenth."""


def collect_seldom() -> None:
    """Look for garbage seldom: word lists and modules are made once and kept, and an article leaves few cycles.

    For processes that are ours alone (the command, a worker of a batch); a program that imports the package decides
    for itself.
    """
    gc.set_threshold(_NEW_OBJECTS)
