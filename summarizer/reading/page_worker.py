"""The child process that takes the text out of HTML pages: length-prefixed pages in, length-prefixed JSON out."""

import contextlib
import json
import re
import resource
import sys
from typing import Any, NoReturn

_MEMORY_BYTES = 1 << 30  # address space; the libraries take 0.2 GB of it before the first page
_CPU_S = 11  # seconds per page; a little more than the parent waits, in case the parent is gone
_HEADER = 8
_SPACES = re.compile(r"\s++")
_AUTHOR_BORDER = re.compile(r";|,|\s+and\s+")


def main() -> None:
    """Answers until standard input ends."""
    import trafilatura  # noqa: F401 (loaded before the limits, so that the first page does not pay for it)

    source, sink = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # a library that prints must not spoil the answers
    _limit(resource.RLIMIT_AS, _MEMORY_BYTES)
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_FSIZE, 0)
    sys.addaudithook(_refuse_network)
    _send(sink, {"ready": True})
    while len(header := source.read(_HEADER)) == _HEADER:
        html = source.read(int.from_bytes(header, "big"))
        used = resource.getrusage(resource.RUSAGE_SELF)
        _limit(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime) + _CPU_S)
        _send(sink, _answer(html))


def _limit(what: int, value: int) -> None:
    """Sets a soft limit, where the system knows it."""
    with contextlib.suppress(ValueError, OSError):
        hard = resource.getrlimit(what)[1]
        resource.setrlimit(what, (value if hard == resource.RLIM_INFINITY else min(value, hard), hard))


def _refuse_network(event: str, _: tuple[Any, ...]) -> None:
    """An audit hook: reading a page needs no network, whatever the page asks for."""
    if event in ("socket.__new__", "socket.connect", "socket.bind", "socket.getaddrinfo", "urllib.Request"):
        raise PermissionError("no network while reading a page")


def _send(sink: Any, answer: dict[str, Any]) -> None:
    data = json.dumps(answer).encode("ascii")
    sink.write(len(data).to_bytes(_HEADER, "big") + data)
    sink.flush()


def _answer(html: bytes) -> dict[str, Any]:
    try:
        return extract(html)
    except MemoryError:
        _give_up()
    except Exception as error:  # noqa: BLE001 (whatever a library says of a broken page, the parent must hear of it)
        return {"error": f"{type(error).__name__}"}


def _give_up() -> NoReturn:
    """Ends the process: after a failed allocation, its libraries are not to be trusted."""
    raise SystemExit(1)


def extract(html: bytes) -> dict[str, Any]:
    """Text, title, date and authors of a page in UTF-8, without what a reader would not see."""
    import lxml.html
    import trafilatura

    from summarizer.reading.hidden_text import remove_hidden

    parser = lxml.html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    tree = lxml.html.document_fromstring(html, parser=parser)
    # The metadata may live in scripts (JSON-LD), which go before the text is taken out.
    metadata = trafilatura.extract_metadata(
        tree, date_config={"extensive_search": False, "original_date": True, "max_date": "2200-01-01"}
    )
    heading = _only_heading(tree)
    hidden = remove_hidden(tree)
    flags = _invisible_in(tree)
    document = trafilatura.bare_extraction(tree, with_metadata=False, include_comments=False, include_tables=True)
    text: str = getattr(document, "text", None) or ""
    paragraphs = [cleaned for line in text.splitlines() if (cleaned := _SPACES.sub(" ", line).strip())]
    title = _title(metadata.title, heading)
    if title and paragraphs and not _says_title(paragraphs, title):
        paragraphs.insert(0, title)
    author = metadata.author or ""
    return {
        "text": "\n\n".join(paragraphs),
        "title": title,
        "published": metadata.date,
        "authors": [name for part in _AUTHOR_BORDER.split(author) if (name := part.strip())],
        "flags": ["hidden_text", *flags] if hidden else flags,
    }


def _invisible_in(tree: Any) -> list[str]:
    """Flags for invisible characters in the paragraphs, which the extraction takes out without a word."""
    from summarizer.reading.cleaning import without_invisible

    text = "\n".join(one.text_content() for one in tree.xpath("//p|//h1|//h2|//h3|//blockquote"))
    return list(without_invisible(text)[1])


def _title(named: str | None, heading: str | None) -> str | None:
    """The page's title; its heading where that is the title without the name of the site."""
    title, shorter = (_SPACES.sub(" ", one or "").strip() for one in (named, heading))
    if shorter and (not title or shorter.casefold() in title.casefold()):
        return shorter
    return title or None


def _only_heading(tree: Any) -> str | None:
    """The text of the page's one `h1`; None when there are several or none."""
    headings = [text for one in tree.xpath("//h1") if (text := one.text_content().strip())]
    return headings[0] if len(headings) == 1 else None


def _says_title(paragraphs: list[str], title: str) -> bool:
    """Whether the title already stands first; it is moved there when it stands a few lines below."""
    wanted = title.casefold()
    for at, paragraph in enumerate(paragraphs[:4]):
        if paragraph.lstrip("# ").casefold() == wanted:
            paragraphs.insert(0, paragraphs.pop(at))
            return True
    return False


if __name__ == "__main__":
    main()
