"""Progress on standard error: a bar on a terminal, nothing elsewhere; Ctrl+C asks to stop."""

import signal
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from types import FrameType
from typing import TextIO

from editor_app.domain.progress import Reporter

_WIDTH = 28
# Twenty times a second is as fast as an eye can use.
_PAUSE = 0.05


class Progress:
    """A reporter for the command line; on a terminal the last line is the bar."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._shown = out.isatty()
        self._stop = False
        self._began = time.monotonic()
        self._last, self._doing, self._drawn = 0.0, "", 0

    def report(self, done: int, total: int, doing: str) -> None:
        """Show how far the work is."""
        if not self._shown:
            return
        now = time.monotonic()
        if doing != self._doing:
            self._doing, self._began = doing, now
        elif now - self._last < _PAUSE and done < total:
            return
        self._last = now
        line = bar(done, total, doing, now - self._began)
        self._out.write("\r" + line.ljust(self._drawn))
        self._out.flush()
        self._drawn = len(line)

    def cancelled(self) -> bool:
        return self._stop

    def stop(self) -> None:
        """Ask the work to stop at the next place where nothing is half done."""
        self._stop = True

    def close(self) -> None:
        """Take the bar away."""
        if self._drawn:
            self._out.write("\r" + " " * self._drawn + "\r")
            self._out.flush()
            self._drawn = 0


def bar(done: int, total: int, doing: str, seconds: float) -> str:
    """Return the line of the bar; `seconds` is how long this part has taken so far."""
    share = min(1.0, done / total) if total else 0.0
    filled = round(share * _WIDTH)
    left = f"  {_left(seconds * (1 - share) / share)}" if 0 < share < 1 and seconds > 1 else ""
    return f"{doing}  [{'#' * filled}{'.' * (_WIDTH - filled)}]  {done} of {total}{left}"


@contextmanager
def progress_bar() -> Generator[Reporter]:
    """Give a reporter; the first Ctrl+C asks the work to stop, a second one ends the program."""
    progress = Progress(sys.stderr)

    def stop(_number: int, _frame: FrameType | None) -> None:
        if progress.cancelled():
            raise KeyboardInterrupt
        progress.stop()

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield progress
    finally:
        signal.signal(signal.SIGINT, before)
        progress.close()


def _left(seconds: float) -> str:
    if seconds < 1:
        return "under a second left"
    if seconds < 90:
        return f"{round(seconds)} s left"
    return f"{round(seconds / 60)} min left"
