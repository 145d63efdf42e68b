"""Carries the progress of long work from its thread to the GUI thread, and the wish to stop."""

from threading import Event

import shiboken6
from PySide6.QtCore import QObject, Signal


class ProgressSignal(QObject):
    """A reporter as services know it; `reported` gives done, total and what is done."""

    reported = Signal(int, int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stop = Event()

    def report(self, done: int, total: int, doing: str) -> None:
        """Tell how far the work is."""
        # The dialog that watched may have been closed meanwhile.
        if shiboken6.isValid(self):
            self.reported.emit(done, total, doing)

    def cancelled(self) -> bool:
        return self._stop.is_set()

    def cancel(self) -> None:
        """Ask the work to stop."""
        self._stop.set()
