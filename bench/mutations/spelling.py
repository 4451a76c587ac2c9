"""Whole numbers written as an article writes them."""

import random

_UNIT_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TEN_WORDS = "- - twenty thirty forty fifty sixty seventy eighty ninety"
_UNITS, _TENS = _UNIT_WORDS.split(), _TEN_WORDS.split()


def in_words(value: int) -> str:
    """`value` below a million in English words."""
    if value < 20:
        return _UNITS[value]
    if value < 100:
        return _TENS[value // 10] + (f"-{_UNITS[value % 10]}" if value % 10 else "")
    if value < 1000:
        rest = f" and {in_words(value % 100)}" if value % 100 else ""
        return f"{_UNITS[value // 100]} hundred{rest}"
    rest = f" {in_words(value % 1000)}" if value % 1000 else ""
    return f"{in_words(value // 1000)} thousand{rest}"


def like(written: str, value: int) -> str:
    """`value` in the way in which `written` is spelt: digits, grouped digits or words; a capital stays."""
    if not any(char.isdigit() for char in written) and value < 1_000_000:
        words = in_words(value)
        return words.capitalize() if written[:1].isupper() else words
    return f"{value:,}" if "," in written or value >= 10_000 else str(value)


def digit_changes(value: int, dice: random.Random) -> list[int]:
    """Values that differ from `value` in one digit, or by a digit lost, doubled or exchanged with its neighbour."""
    digits = str(value)
    found: list[int] = []
    for at, digit in enumerate(digits):
        others = [one for one in "0123456789" if one != digit and not (at == 0 and one == "0")]
        found += [int(digits[:at] + one + digits[at + 1 :]) for one in dice.sample(others, 2)]
    for at in range(len(digits) - 1):
        found.append(int(digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]))
    if len(digits) > 1:
        found += [int(digits[1:]), int(digits[:-1])]
    found += [value * 10, int(digits + digits[-1])]
    return [one for one in dict.fromkeys(found) if one != value and one > 0]
