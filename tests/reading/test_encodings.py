"""Bytes in many encodings, and characters that no reader sees."""

import hashlib
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.errors import EncodingUnknown, InputError
from summarizer.reading import read_bytes, read_text

STORY = "Two bombs went off in “Karsa” on Monday – nine people died, the café’s owner said. " * 3
RUSSIAN = "Не менее двенадцати человек погибли при нападении на рынок в столице, сообщила полиция. " * 5
CHINESE = "警方称首都一个市场遭到袭击，至少十二人死亡，三十人受伤。救援人员仍在现场搜寻失踪者。" * 5
JAPANESE = "警察によると、首都の市場が襲撃され、少なくとも十二人が死亡した。負傷者は三十人にのぼる。" * 5


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_with_or_without_its_mark_is_read_as_it_is(encoding: str) -> None:
    read = read_bytes(STORY.encode(encoding))

    assert read.text == STORY
    assert read.flags == ("no_publication_date",)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "cp1252"])
def test_an_unmarked_encoding_is_a_guess_and_flagged(encoding: str) -> None:
    read = read_bytes(STORY.encode(encoding))

    assert read.text == STORY
    assert "encoding_guessed" in read.flags


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (CHINESE, "gb18030"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
        (RUSSIAN, "koi8_r"),
        (RUSSIAN, "cp1251"),
    ],
)
def test_other_code_pages_are_guessed_and_flagged(text: str, encoding: str) -> None:
    read = read_bytes(text.encode(encoding))

    assert read.text == text
    assert "encoding_guessed" in read.flags


def test_a_few_broken_bytes_are_repaired_and_flagged() -> None:
    data = bytearray((STORY * 10).encode())
    data[40:40] = b"\xff"

    read = read_bytes(bytes(data))

    assert "encoding_repaired" in read.flags
    assert len(read.sentences) > 10


def test_a_file_cut_inside_a_letter_is_repaired() -> None:
    data = ("Two men died in Karsa. " * 10 + "“").encode()[:-1]

    read = read_bytes(data)

    assert "encoding_repaired" in read.flags
    assert read.sentences[0].text == "Two men died in Karsa."


def test_windows_quotes_pasted_into_utf_8_are_read_as_such() -> None:
    data = (STORY * 5).encode() + b" \x93It was dark,\x94 he said."

    assert read_bytes(data).sentences[-1].text == "“It was dark,” he said."


def test_many_broken_bytes_are_an_error() -> None:
    source = random.Random(7)
    data = bytearray((STORY * 10).encode())
    for _ in range(len(data) // 20):
        data[source.randrange(len(data))] = source.randrange(0x80, 0x100)

    with pytest.raises(EncodingUnknown, match="UTF-8"):
        read_bytes(bytes(data), path="karsa.txt")


@pytest.mark.parametrize(
    ("inserted", "flag"),
    [
        ("\x00", "control_characters"),
        ("\x07", "control_characters"),
        ("\x9d", "control_characters"),
        ("\x1b[31m", "control_characters"),
        ("\x1b]52;c;Zm9v\x07", "control_characters"),
        ("\x1b]8;;http://example.org\x1b\\", "control_characters"),
        ("\ud800", "control_characters"),
        ("\u200b", "hidden_characters"),
        ("\u2060", "hidden_characters"),
        ("\u200d", "hidden_characters"),
        ("\u00ad", "hidden_characters"),
        ("\u202e", "hidden_characters"),
        ("\u2067", "hidden_characters"),
        ("\U000e0041\U000e0042", "hidden_characters"),
        ("\ufdd0", "hidden_characters"),
        ("\U0001fffe", "hidden_characters"),
        ("\ue000", "hidden_characters"),
        ("\ufeff", "hidden_characters"),
    ],
    ids=ascii,
)
def test_what_no_reader_sees_is_taken_out_and_flagged(inserted: str, flag: str) -> None:
    read = read_text(f"Two men died in Ka{inserted}rsa on Monday, police said.")

    assert read.text == "Two men died in Karsa on Monday, police said."
    assert flag in read.flags


def test_the_hash_of_the_text_is_of_the_cleaned_text() -> None:
    read = read_text("Two men\u200b died in Karsa.")

    assert read.text_sha256 == hashlib.sha256(b"Two men died in Karsa.").hexdigest()
    assert read.sha256 != read.text_sha256


def test_accents_stacked_without_end_are_capped() -> None:
    read = read_text("Two men died in Karsa" + "\u0301" * 10_000 + " on Monday.")

    assert len(read.text) < 50
    assert "hidden_characters" in read.flags


@pytest.mark.parametrize(
    "text",
    [
        "می‌خواهند به خانه بروند و در شهر بمانند.",
        "A family of three 👨‍👩‍👧 was saved, rescuers wrote.",
        "The toll is ٣ here and １２ there.",
        "Cafe\u0301 owners in Nice said so.",
    ],
    ids=["Persian joiner", "emoji joiner", "other digits", "accent"],
)
def test_what_a_reader_does_see_is_left_alone(text: str) -> None:
    read = read_text(text)

    assert read.text == text
    assert not {"hidden_characters", "control_characters"} & set(read.flags)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\x85"], ids=ascii)
def test_every_line_end_is_kept_and_divides_paragraphs(end: str) -> None:
    text = f"Bombs hit market{end}{end}Two men died in Karsa.{end}{end}One fled."

    read = read_text(text)

    assert read.text == text
    assert [(one.text, one.paragraph) for one in read.sentences] == [
        ("Bombs hit market", 0),
        ("Two men died in Karsa.", 1),
        ("One fled.", 2),
    ]


@given(st.binary(max_size=300))
def test_any_bytes_give_an_article_or_an_input_error(data: bytes) -> None:
    if data.lstrip()[:1] == b"<":
        data = b"x" + data  # pages have tests of their own

    try:
        read = read_bytes(data)
    except InputError:
        return

    read.text.encode("utf-8")
    assert all(read.text[one.start : one.end] == one.text != "" for one in read.sentences)
    assert [one.number for one in read.sentences] == list(range(1, len(read.sentences) + 1))


@given(st.text(max_size=200))
def test_any_text_gives_an_article_or_an_input_error(text: str) -> None:
    try:
        read = read_text(text)
    except InputError:
        return

    again = read_text(read.text)
    assert again.text == read.text
    assert again.sentences == read.sentences
