"""What a run shows while it goes: one line that tells everything, and no silence."""

import io
from pathlib import Path

from articles import write_articles
from commands import batch, run

from summarizer.batch.crew import GateView
from summarizer.batch.progress import PLAIN_EVERY_S, PlainLines, line_of
from summarizer.batch.report import Spent
from summarizer.batch.tally import Tally


def tally() -> Tally:
    counted = Tally({})
    counted.move([(None, "pending")] * 1200)
    for state in ["ok"] * 900 + ["transport"] * 2 + ["refused"]:
        counted.settle([("pending", state)], Spent(requests=1, input_tokens=1500, output_tokens=500, cost_usd=0.001))
    return counted


def test_the_line_tells_done_failures_by_state_speed_tokens_cost_gate_and_time() -> None:
    line = line_of(tally(), GateView(in_flight=30, level=32, throttled=4), listing=False)

    for part in (
        "900 of 1,200 done", "3 failed (refused 1, transport 2)", "/s", "1.8M tokens", "$0.9030", "4 times 429",
        "30/32 at once", "left",
    ):  # fmt: skip
        assert part in line


def test_failures_count_from_the_first_after_the_last_success() -> None:
    counted = tally()
    assert counted.failing_since is not None
    first = counted.failing_since

    counted.settle([("pending", "transport")], Spent(requests=4))
    assert counted.failing_since == first

    counted.settle([("pending", "ok")], Spent(requests=1))
    assert counted.failing_since is None


def test_while_the_listing_goes_on_the_total_is_open() -> None:
    assert "of 1,200+ done" in line_of(tally(), GateView(), listing=True)


def test_before_anything_is_listed_nothing_is_counted() -> None:
    assert line_of(Tally({}), GateView(level=16), listing=True) == "listing the inputs"


def test_a_cost_that_nobody_told_is_not_shown_as_none() -> None:
    counted = Tally({})
    counted.move([(None, "pending")] * 2)
    counted.settle([("pending", "ok")], Spent(requests=1, input_tokens=9, cost_usd=None))
    unknown = line_of(counted, GateView(), listing=False)
    counted.settle([("pending", "ok")], Spent(requests=1, input_tokens=9, cost_usd=0.25))

    assert "cost unknown" in unknown
    assert "$" not in unknown
    assert "$0.2500 and 1 of unknown cost" in line_of(counted, GateView(), listing=False)


def test_a_pause_says_why_and_how_long() -> None:
    view = GateView(level=8, paused_s=297.0, reason="429 from the server")

    assert "paused 297 s (429 from the server)" in line_of(tally(), view, listing=False)


def test_a_log_gets_a_plain_line_now_and_then_and_no_more() -> None:
    sink = io.StringIO()
    lines = PlainLines(sink, every_s=3600)
    soon = PlainLines(sink, every_s=0)

    for _ in range(50):
        lines.show(tally(), GateView(), listing=False)
    soon.show(tally(), GateView(), listing=False)

    assert len(sink.getvalue().splitlines()) == 1
    assert "\x1b" not in sink.getvalue()


def test_a_log_hears_twice_a_minute_that_the_run_lives() -> None:
    assert PLAIN_EVERY_S == 30


def test_a_stream_whose_reader_has_gone_does_not_stop_the_run() -> None:
    class Gone(io.StringIO):
        def write(self, text: str) -> int:
            raise BrokenPipeError

    PlainLines(Gone(), every_s=0).show(tally(), GateView(), listing=False)


def test_the_help_of_both_commands_is_light(tmp_path: Path) -> None:
    for name in ("batch", "export"):
        assert run(name, "--help").returncode == 0


def test_the_ending_tells_states_and_where_to_read_results(tmp_path: Path) -> None:
    home = write_articles(tmp_path / "in", 3)
    (home / "empty.txt").write_text("")

    done = batch(home, tmp_path / "run")

    assert "3 of 4 done (ok 3, input_error 1)" in done.stderr
    assert "failed: empty.txt: no words" in done.stderr, "named once"
    assert "summarize export" in done.stderr
    assert done.stdout == ""
