"""What the children of these tests do; imports as little as a child may."""

import os
import re
import sys
import time
from pathlib import Path

from editor_app.domain.errors import Cancelled, NotFound, TemplateInvalid
from editor_app.domain.progress import Reporter, stop_if_cancelled


class Odd(Exception):
    """Pickles, and cannot be made again."""

    def __init__(self, one: str, two: str) -> None:
        super().__init__(one + two)


def add(one: int, two: int) -> int:
    return one + two


def pid() -> int:
    return os.getpid()


def for_ever() -> None:
    while True:
        pass


def in_one_match() -> None:
    """Endless and never letting go of the interpreter lock."""
    re.match(r"(a+)+b", "a" * 60)


def big_string() -> int:
    return len("a" * 10**9)


def many_strings() -> int:
    kept = [bytes(1_000_000) + str(n).encode() for n in range(100_000)]
    return len(kept)


def deep(level: int = 0) -> int:
    return deep(level + 1)


def die() -> None:
    os._exit(3)


def modules() -> list[str]:
    return sorted(sys.modules)


def unpicklable() -> object:
    return lambda: None


def refuse() -> None:
    raise TemplateInvalid("Line 3: no end", "Mend it.", line=3)


def break_down() -> None:
    raise ValueError("a bug of ours")


def break_oddly() -> None:
    raise Odd("a", "b")


def long_text(size: int) -> str:
    return "ü" * size


def count(total: int, reporter: Reporter) -> int:
    for number in range(1, total + 1):
        reporter.report(number, total, f"counting {number}")
    return total


def until_cancelled(reporter: Reporter) -> None:
    reporter.report(0, 1, "waiting")
    limit = time.monotonic() + 60
    while time.monotonic() < limit:
        stop_if_cancelled(reporter)


def note_end_of(file: str, reporter: Reporter) -> None:
    """Write our number, then wait to be told that nobody waits for us."""
    Path(file).write_text(str(os.getpid()), encoding="utf-8")
    try:
        until_cancelled(reporter)
    except Cancelled:
        Path(file + ".end").write_text("told", encoding="utf-8")
        raise


def not_found(reporter: Reporter) -> None:
    raise NotFound("There is no such thing.", "Look elsewhere.")


def broken(reporter: Reporter) -> None:
    raise ValueError("a bug of ours")


def gone(reporter: Reporter) -> None:
    os._exit(4)


def hosted(reporter: Reporter) -> int:
    """Use a host from within a process of its own, as publishing does."""
    from editor_app.isolation.host import Host

    with Host() as host:
        return host.run(add, 2, 3, deadline=60.0)


def touch(file: Path, _reporter: Reporter) -> None:
    """Leave a sign that the work was done."""
    file.touch()
