"""The bar on standard error."""

import io
import os
import signal

import pytest

from editor_app.cli.progress import Progress, bar, progress_bar


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_the_bar_says_how_far_and_how_long() -> None:
    assert bar(0, 0, "Reading", 0).startswith("Reading  [....")
    assert bar(5, 10, "Writing pages", 4).endswith("5 of 10  4 s left")
    assert bar(9, 10, "Writing pages", 4).endswith("under a second left")
    assert bar(1, 100, "Writing pages", 10).endswith("16 min left")
    assert "left" not in bar(10, 10, "Writing pages", 10)


def test_nothing_is_shown_where_nobody_watches() -> None:
    out = io.StringIO()
    progress = Progress(out)
    progress.report(1, 2, "Writing")
    progress.close()
    assert out.getvalue() == ""


def test_a_terminal_shows_it_and_is_left_clean() -> None:
    out = _Terminal()
    progress = Progress(out)
    progress.report(1, 4, "Writing")
    progress.report(2, 4, "Writing")
    progress.report(4, 4, "Writing")
    progress.close()
    shown = out.getvalue().split("\r")
    assert "1 of 4" in shown[1]
    assert "4 of 4" in shown[2]
    assert shown[-1] == ""
    assert shown[-2].isspace()


def test_ctrl_c_asks_first_and_insists_then() -> None:
    before = signal.getsignal(signal.SIGINT)
    with pytest.raises(KeyboardInterrupt):
        with progress_bar() as reporter:
            assert not reporter.cancelled()
            os.kill(os.getpid(), signal.SIGINT)
            assert reporter.cancelled()
            os.kill(os.getpid(), signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is before
