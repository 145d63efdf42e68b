"""A room context for tests: a real desk, work done at once, a hub."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from PySide6.QtCore import QObject, Signal


class Hub(QObject):
    announced = Signal(object, object)

    def announce(self, changes: object, origin: object = None) -> None:
        self.announced.emit(changes, origin)


class Direct:
    """Runs work at once, or holds it back until it is let go."""

    def __init__(self) -> None:
        self.held: list[Callable[[], None]] = []
        self.hold = False

    def run(self, work: Callable[[], Any], done: Callable[[Any], None], failed: Any) -> None:
        if self.hold:
            self.held.append(lambda: self._do(work, done, failed))
            return
        self._do(work, done, failed)

    def let_go(self) -> None:
        held, self.held = self.held, []
        for work in held:
            work()

    def _do(self, work: Callable[[], Any], done: Callable[[Any], None], failed: Any) -> None:
        try:
            result = work()
        except Exception as error:
            failed(error)
            return
        done(result)


def context_of(desk: Any) -> Any:
    return SimpleNamespace(desk=desk, lane=Direct(), readers=Direct(), hub=Hub())
