"""Names compared with the alias table of a label: equal or not, never nearly."""

import unicodedata
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from summarizer.language.names import bare

_NEAR = 0.6  # Ratio in [0, 1] from which a form is worth showing to a labeller; it never earns credit.


@lru_cache(maxsize=8192)
def normalised(name: str) -> tuple[str, ...]:
    """The tokens of a name: case, accents, hyphens, a leading "the" and a possessive play no part."""
    decomposed = unicodedata.normalize("NFKD", name)
    plain = "".join(one for one in decomposed if not unicodedata.combining(one))
    for dash in "-‐‑–—":
        plain = plain.replace(dash, " ")
    return tuple(token.replace(".", "") for token in bare(plain))


def same(one: str, other: str) -> bool:
    """Whether two names are equal after normalising."""
    return bool(normalised(one)) and normalised(one) == normalised(other)


def known(names: Iterable[str], forms: Sequence[str]) -> bool:
    """Whether any of `names` is one of the acceptable `forms`."""
    accepted = {normalised(form) for form in forms}
    return any(normalised(name) in accepted for name in names if normalised(name))


def which(names: Iterable[str], table: Sequence[Sequence[str]]) -> int | None:
    """Index of the first entry of `table` that has one of `names` among its forms."""
    names = list(names)
    return next((at for at, forms in enumerate(table) if known(names, forms)), None)


def nearest(names: Iterable[str], table: Iterable[Sequence[str]]) -> tuple[str, str] | None:
    """The name and the form that nearly match, for a labeller to judge; None when nothing comes near."""
    best: tuple[float, str, str] | None = None
    forms = [form for entry in table for form in entry]
    for name in names:
        for form in forms:
            one, other = " ".join(normalised(name)), " ".join(normalised(form))
            inside = set(one.split()) <= set(other.split()) or set(other.split()) <= set(one.split())
            ratio = max(SequenceMatcher(None, one, other, autojunk=False).ratio(), 0.9 if inside else 0.0)
            if one != other and ratio >= _NEAR and (best is None or ratio > best[0]):
                best = (ratio, name, form)
    return None if best is None else best[1:]
