"""A paragraph planted into an article at a place that its structure gives."""

from summarizer.article import Article


def blocks(article: Article) -> list[str]:
    """The text of an article cut behind every paragraph with sentences: joined they are the whole text.

    The first block ends with the lead, so that headers, datelines and headline stand in it.
    """
    ends: list[int] = []
    body = [one for one in article.sentences if one.number not in article.headline]
    for sentence, following in zip(body, [*body[1:], None], strict=True):
        if following is None or following.paragraph != sentence.paragraph:
            end = article.text.find("\n", sentence.end)
            ends.append(len(article.text) if end < 0 else end)
    starts = [0, *ends[:-1]]
    return [article.text[start:end] for start, end in zip(starts, ends, strict=True)]


def planted(parts: list[str], new: list[str], at: int) -> str:
    """The blocks with new paragraphs before block `at`, as one text."""
    return "\n\n".join([*(part.strip("\n") for part in parts[:at]), *new, *(part.strip("\n") for part in parts[at:])])


def spot(parts: list[str], place: str) -> int:
    """The index of the block that "after the lead", "middle" or "end" stands before."""
    return {"after the lead": 1, "middle": max(1, (len(parts) + 1) // 2), "end": len(parts)}[place]
