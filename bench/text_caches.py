"""The caches that are keyed by the words of articles, which a bench empties so that a text is new again."""

import functools
import gc
from collections.abc import Callable

# Bounded, yet keyed by an option and not by a text.
_OF_OPTIONS = frozenset(("_abbreviations", "load_prompt"))


def text_caches() -> list[Callable[[], None]]:
    """What empties each of them; call it after a first article, when every module is loaded.

    A cache of texts is bounded, since texts never end; one without a bound holds data files, which every process reads
    once and not once per article.
    """
    gc.collect()
    return [
        one.cache_clear
        for one in gc.get_objects()
        if isinstance(one, functools._lru_cache_wrapper)
        and one.__module__.startswith("summarizer.")
        and one.cache_info().maxsize is not None
        and one.__wrapped__.__code__.co_argcount > 0
        and one.__name__ not in _OF_OPTIONS
    ]
