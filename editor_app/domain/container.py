"""Parts of a text set apart by lines of colons: a pull quote, or pictures side by side.

    ::: gallery
    ![One](one.jpg)
    ![Two](two.jpg)
    :::

Programs that do not know them show the words and pictures between, which is what matters.
"""

import re
from collections.abc import Sequence
from enum import StrEnum

CLOSING = ":::"
_OPENING = re.compile(r":::+[ \t]*(?:\{[ \t]*\.)?([a-z]+)[ \t]*\}?[ \t]*")
_CLOSED = re.compile(r":::+[ \t]*")
_LINES = re.compile(
    r"^:::+[ \t]*(?:(?:\{[ \t]*\.)?(?:pull|gallery)[ \t]*\}?)?[ \t]*$", re.MULTILINE
)


class Container(StrEnum):
    """What is set apart."""

    PULL = "pull"
    GALLERY = "gallery"

    @property
    def opening(self) -> str:
        """The line it begins with."""
        return f"{CLOSING} {self.value}"


def opened_by(line: str) -> Container | None:
    """Return what begins with a line."""
    if not line.startswith(CLOSING):
        return None
    found = _OPENING.fullmatch(line)
    return Container(found[1]) if found and found[1] in set(Container) else None


def end_of(lines: Sequence[str], opening: int) -> int:
    """Return the line that closes what was opened at a line, 0 when none does."""
    for number in range(opening + 1, len(lines)):
        line = lines[number]
        if line.startswith(CLOSING):
            return number if _CLOSED.fullmatch(line) else 0
    return 0


def is_mark(line: str) -> bool:
    """Whether a line begins or ends a container."""
    return opened_by(line) is not None or _CLOSED.fullmatch(line) is not None


def without_marks(text: str) -> str:
    """Return a text without the lines of colons."""
    return _LINES.sub("", text) if CLOSING in text else text
