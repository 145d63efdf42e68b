"""How long work tells how far it is and learns that it should stop."""

from typing import Protocol

from editor_app.domain.errors import Cancelled


class Reporter(Protocol):
    """Takes progress; `done` of `total` pieces, `doing` in words for the screen."""

    def report(self, done: int, total: int, doing: str) -> None: ...

    def cancelled(self) -> bool: ...


class Silent:
    """A reporter for callers that do not watch."""

    def report(self, done: int, total: int, doing: str) -> None:
        """Ignore the progress."""

    def cancelled(self) -> bool:
        return False


def stop_if_cancelled(reporter: Reporter) -> None:
    """Raise Cancelled when the user has asked to stop."""
    if reporter.cancelled():
        raise Cancelled("Stopped before anything was changed.")
