"""What can be read of a file system, and what is refused without harm."""

import io
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from summarizer.errors import ArticleEmpty, ArticleMissing, ArticleTooLarge, ArticleUnreadable, InputError
from summarizer.reading import MAX_BYTES, read_file

STORY = "Two bombs went off in Karsa on Monday.\n\nNine people died, police said.\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "karsa.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def test_a_plain_file_becomes_an_article(article: Path) -> None:
    read = read_file(article)

    assert read.text == STORY
    assert read.path == str(article)
    assert [one.text for one in read.sentences] == [
        "Two bombs went off in Karsa on Monday.",
        "Nine people died, police said.",
    ]


def test_a_dash_means_standard_input(article: Path) -> None:
    code = "from summarizer.reading import read_file; a = read_file('-'); print(a.path, len(a.sentences))"

    run = subprocess.run([sys.executable, "-c", code], input=STORY.encode(), capture_output=True, check=True)

    assert run.stdout == b"None 2\n"


def test_endless_standard_input_is_refused_at_the_cap() -> None:
    code = "from summarizer.reading import read_file; read_file('-')"

    with Path("/dev/zero").open("rb") as endless:
        run = subprocess.run([sys.executable, "-c", code], stdin=endless, capture_output=True, timeout=20)

    assert b"ArticleTooLarge" in run.stderr


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ArticleMissing, match=r"gone\.txt: no such file"):
        read_file(tmp_path / "gone.txt")


def test_an_address_is_told_to_be_saved_first() -> None:
    with pytest.raises(ArticleMissing, match=r"none is fetched. Save the page"):
        read_file("https://news.example/leith-fire.html")


def test_a_folder_is_refused_with_the_command_for_folders(tmp_path: Path) -> None:
    with pytest.raises(ArticleUnreadable, match=r"a folder.*summarize batch"):
        read_file(tmp_path)


@pytest.mark.parametrize("make", ["fifo", "socket"])
def test_a_pipe_or_socket_is_refused_at_once(tmp_path: Path, make: str) -> None:
    path = tmp_path / "x"
    listener = socket.socket(socket.AF_UNIX) if make == "socket" else None
    if listener is not None:
        listener.bind(str(path))
    else:
        os.mkfifo(path)

    started = time.monotonic()
    with pytest.raises(ArticleUnreadable, match=r"pipe|socket"):
        read_file(path)

    assert time.monotonic() - started < 1
    if listener is not None:
        listener.close()


def test_a_device_is_refused() -> None:
    with pytest.raises(ArticleUnreadable, match="a device"):
        read_file("/dev/zero")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_refused(article: Path) -> None:
    article.chmod(0)

    with pytest.raises(ArticleUnreadable, match="permission"):
        read_file(article)


def test_links_that_run_in_a_circle_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")

    with pytest.raises(ArticleUnreadable, match="circle"):
        read_file(tmp_path / "a")


def test_a_link_to_an_article_is_followed(article: Path, tmp_path: Path) -> None:
    (tmp_path / "link.txt").symlink_to(article)

    assert read_file(tmp_path / "link.txt").text == STORY


@pytest.mark.parametrize("size", [MAX_BYTES + 1, 200_000_000, 10_000_000_000])
def test_a_file_beyond_the_cap_is_refused_unread(tmp_path: Path, size: int) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(size)  # sparse: takes no room on the disk

    started = time.monotonic()
    with pytest.raises(ArticleTooLarge, match=rf"{size:,} bytes"):
        read_file(path)

    assert time.monotonic() - started < 1


def test_a_single_line_at_the_cap_is_read(tmp_path: Path) -> None:
    path = tmp_path / "line.txt"
    path.write_text("word " * (MAX_BYTES // 5), encoding="utf-8")

    assert len(read_file(path).sentences) == 1


@pytest.mark.slow
def test_a_million_short_lines_are_read(tmp_path: Path) -> None:
    path = tmp_path / "lines.txt"
    path.write_text("word\n" * 1_000_000, encoding="utf-8")

    assert read_file(path).sentences


@pytest.mark.parametrize("content", [b"", b" \n\t\n", "\u00a0\u200b\u2003".encode(), b"---\n\n***\n...\n"])
def test_a_file_without_words_is_empty(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "empty.txt"
    path.write_bytes(content)

    with pytest.raises(ArticleEmpty, match="no words"):
        read_file(path)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (b"two\nlines.txt", r"two\nlines.txt"),
        (b"\x1b[31mred.txt", r"\x1b[31mred.txt"),
        (b"bad-\xff.txt", r"bad-\xff.txt"),
        ("bidi-\u202egpj.txt".encode(), r"bidi-\u202egpj.txt"),
        (b"-rf.txt", "-rf.txt"),
        (b"=cmd|x.txt", "=cmd|x.txt"),
        ("Kärsä – наш.txt".encode(), "Kärsä – наш.txt"),
    ],
    ids=["newline", "escape", "no UTF-8", "bidi", "option", "formula", "letters"],
)
def test_an_odd_name_is_shown_escaped(tmp_path: Path, name: bytes, shown: str) -> None:
    raw = os.path.join(os.fsencode(tmp_path), name)  # noqa: PTH118 (pathlib takes no bytes)
    Path(os.fsdecode(raw)).write_text(STORY, encoding="utf-8")

    read = read_file(os.fsdecode(raw))
    with pytest.raises(ArticleMissing) as caught:
        read_file(os.fsdecode(raw) + "x")

    assert read.path is not None
    assert read.path.endswith("/" + shown)
    assert shown + "x: no such file" in str(caught.value)


@pytest.mark.parametrize("name", ["x" * 255, "x" * 256, "a\0b", "\ud800"], ids=["255", "256", "NUL", "surrogate"])
def test_a_name_that_no_file_can_have_is_an_input_error(name: str) -> None:
    with pytest.raises(InputError) as caught:
        read_file(name)

    assert "\n" not in str(caught.value)
    str(caught.value).encode("utf-8")


@pytest.mark.parametrize(
    ("content", "fact"),
    [
        (b"\x7fELF\x02\x01\x01" + b"\0" * 200, "a program"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + b"\0" * 50, "an image"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "a PDF.*pdftotext"),
        (b"PK\x03\x04\x14\0\0\0\x08\0word/document.xml", "DOCX.*pandoc"),
        (b"PK\x03\x04\x14\0\0\0\x08\0notes.txt", "a ZIP archive"),
        (b"\x1f\x8b\x08\0\0\0\0\0", "gzip"),
        (b"{\\rtf1\\ansi Two dead.}", "RTF"),
        (b'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "b">]><lolz>&a;</lolz>', "XML"),
        (bytes(range(256)) * 20, "binary"),
        (b"%PDF-1.4\n<html><body><p>Two men died.</p></body></html>", "a PDF"),
    ],
    ids=["elf", "png", "pdf", "docx", "zip", "gzip", "rtf", "xml bomb", "noise", "pdf with html"],
)
def test_content_that_is_no_article_is_told_by_its_bytes(tmp_path: Path, content: bytes, fact: str) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(content)

    with pytest.raises(ArticleUnreadable, match=fact):
        read_file(path)


def test_a_text_named_like_an_image_is_read(tmp_path: Path) -> None:
    path = tmp_path / "karsa.png"
    path.write_text(STORY, encoding="utf-8")

    assert len(read_file(path).sentences) == 2


@pytest.mark.parametrize("start", ["BMW said", "MZ is", "RIFF raff", "ID3 cards", "BZh"])
def test_a_text_that_begins_like_a_file_format_is_read(tmp_path: Path, start: str) -> None:
    path = tmp_path / "karsa.txt"
    path.write_text(f"{start} two men died.", encoding="utf-8")

    assert read_file(path).sentences[0].text == f"{start} two men died."


def test_the_hash_is_of_the_bytes_that_were_read(article: Path) -> None:
    before = read_file(article)
    article.write_text(STORY + "More.", encoding="utf-8")

    after = read_file(article)

    assert before.sha256 != after.sha256
    assert before.text == STORY


def test_every_error_is_one_line(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none", "/dev/zero"):
        with pytest.raises(InputError) as caught:
            read_file(path)
        assert io.StringIO(str(caught.value)).read().count("\n") == 0
