"""The HTML page: complete in itself, and nothing in it runs that an article could have smuggled in."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from summarizer.scoring.evaluation import Evaluation, scored
from summarizer.scoring.oracle import cited_brief_of
from summarizer.scoring.report.html import page
from summarizer.scoring.report.junit import annotations, junit
from summarizer.scoring.report.markdown import markdown
from summarizer.scoring.runfolder import run_values
from summarizer.scoring.runner import Attempt
from summarizer.scoring.samples import Sample
from tests.scoring.conftest import blame, blamed, make_sample

NASTY = (
    "<script>alert(1)</script> in Karsa | market\n\nPolice accused the Front. The Front denied it. "
    '<img src="http://example.org/x.png"> was shown.\n'
)


def evaluation_of(samples: list[Sample]) -> Evaluation:
    rows = [Attempt(one.id, cited_brief_of(one), None, (), None, 0.01) for one in samples]
    return scored(samples, rows, source="made up", splits=(), model="builtin")


@pytest.fixture
def nasty() -> Evaluation:
    label = [blamed(["the Front"], ["Police"], status="accused", response="denied")]
    sample = make_sample(NASTY, blamed=label)
    brief = cited_brief_of(sample).model_copy(update={"blamed": [blame("Police", "the Front", status="accused")]})
    row = Attempt(sample.id, brief, None, (), None, 0.01)
    return scored([sample], [row], source="made up", splits=(), model="builtin")


def test_the_page_loads_nothing_from_elsewhere(samples: list[Sample]) -> None:
    found = page(evaluation := evaluation_of(samples[:5]), run_values(evaluation))

    addresses = re.findall(r'(?:src|href)="([^"]*)"', found)
    assert [one for one in addresses if not one.startswith(("#", "data:"))] == []
    assert "@import" not in found
    assert "default-src 'none'" in found


def test_an_article_cannot_put_markup_into_the_page(nasty: Evaluation) -> None:
    found = page(nasty, run_values(nasty))

    assert "<script>alert" not in found
    assert '<img src="http' not in found
    assert "&lt;script&gt;alert(1)" in found


def test_label_brief_and_critical_error_stand_side_by_side(nasty: Evaluation) -> None:
    found = page(nasty, run_values(nasty))

    assert "role swap" in found
    assert found.count("the Front ← Police: accused; denied") >= 2
    assert 'class="s gold' in found


def test_a_table_survives_a_bar_in_an_article(nasty: Evaluation) -> None:
    rows = [line for line in markdown(nasty).splitlines() if line.startswith("| role_swap")]

    assert len(rows) == 1
    assert len(re.split(r"(?<!\\)\|", rows[0])) == 7


def test_critical_errors_are_annotated_on_the_line_of_the_label(samples: list[Sample]) -> None:
    sample = next(one for one in samples if one.id == "d10-tutova-dam-anger")
    brief = cited_brief_of(sample).model_copy(update={"blamed": [blame("villagers", "Aquabar", status="accused")]})
    row = Attempt(sample.id, brief, None, (), None, 0.01)
    evaluation = scored([sample], [row], source="", splits=(), model="builtin")

    found = annotations(evaluation, sample.path.parents[2])

    assert len(found) == 1
    line = int(re.search(r"line=(\d+)", found[0])[1])  # type: ignore[index]
    assert found[0].startswith("::warning file=evals/samples/d10-tutova-dam-anger.gold.json,line=")
    assert '"blamed"' in sample.path.read_text("utf-8").splitlines()[line - 1]


def test_junit_takes_control_characters_out(nasty: Evaluation) -> None:
    assert b"\x00" not in junit(nasty)


FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
]


@pytest.mark.browser
def test_the_page_opens_in_a_browser_and_asks_the_network_for_nothing(samples: list[Sample], tmp_path: Path) -> None:
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert browser is not None, "install chromium to run this test"
    evaluation = evaluation_of(samples)
    report, log = tmp_path / "report.html", tmp_path / "net.json"
    report.write_text(page(evaluation, run_values(evaluation)), "utf-8")

    # Every host name is refused, so that a request would leave an error in the log of the network.
    own = [f"--user-data-dir={tmp_path / 'profile'}", f"--log-net-log={log}", "--host-resolver-rules=MAP * ~NOTFOUND"]
    done = subprocess.run(
        [browser, *FLAGS, *own, "--dump-dom", report.as_uri()], capture_output=True, text=True, timeout=120, check=True
    )

    # A filter that ran has left its count, so the page's own script works.
    assert f"{len(samples)} articles, worst first" in done.stdout
    assert done.stdout.count("<details") == len(samples)
    urls = set(re.findall(r'"url":"(https?://[^"]+)"', log.read_text("utf-8")))
    own_traffic = [url for url in urls if not re.match(r"https?://[\w.-]*(?:google|gvt1|chrome)[\w.-]*/", url)]
    assert own_traffic == []
