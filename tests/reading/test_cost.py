"""What reading must not cost."""

import subprocess
import sys
import time

import pytest

from summarizer.reading import read_text


def test_importing_the_reader_loads_nothing_heavy() -> None:
    heavy = ["trafilatura", "lxml", "charset_normalizer", "multiprocessing", "subprocess", "pydantic"]
    code = f"import sys, summarizer.reading; print([name for name in {heavy} if name in sys.modules])"

    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert run.stdout == "[]\n"


def test_reading_a_plain_article_loads_nothing_heavy_either() -> None:
    heavy = ["trafilatura", "lxml", "charset_normalizer", "multiprocessing", "subprocess", "pydantic"]
    code = (
        "import sys; from summarizer.reading import read_bytes; read_bytes('Two men died – “both” in Karsa.'.encode());"
        f"print([name for name in {heavy} if name in sys.modules])"
    )

    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert run.stdout == "[]\n"


def test_an_article_of_400_words_takes_about_a_millisecond() -> None:
    text = (
        "Bombs hit market\n\n"
        + "Two bombs went off in the U.S. embassy at 6 p.m. Monday, said Gov. J. R. Orr.\n\n" * 26
    )
    read_text(text)  # the word lists are loaded once

    fastest = min(_seconds(text) for _ in range(20))

    assert fastest < 0.003  # measured 0.0005; the rest is room for a slower machine


def _seconds(text: str) -> float:
    started = time.perf_counter()
    read_text(text)
    return time.perf_counter() - started


@pytest.mark.parametrize(
    "unit",
    ["a\n", "- a\n", "# a\n", "KARSA - ", "By A\n", "<!--\n", "[\n", "**a", "\u0301", "\x1b]", "---\n", "a: b\n"],
)
def test_the_time_to_read_is_linear(unit: str) -> None:
    long = "Two men died. " + unit * (500_000 // len(unit.encode()))

    started = time.process_time()
    read_text(long)

    assert time.process_time() - started < 5
