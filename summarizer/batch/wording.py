"""Numbers and costs in the words of progress lines and reports."""


def counted(number: int, thing: str) -> str:
    """`1 request`, `1,200 requests`."""
    return f"{number:,} {thing}" + ("" if number == 1 else "s")


def cost(known_usd: float, unknown: int, asked: int) -> str:
    """What was spent, as far as anybody told.

    Args:
        unknown: how many of the `asked` requests or articles have no known cost.
    """
    if not unknown:
        return f"${known_usd:.4f}"
    return "cost unknown" if unknown >= asked else f"${known_usd:.4f} and {unknown:,} of unknown cost"
