"""Long work on screen: what it is doing, how far, how long still, and a way to stop it."""

from time import monotonic

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget


class ProgressLine(QWidget):
    """A thin bar under a line of words."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.doing, self.left = QLabel(self), QLabel(self)
        self.doing.setProperty("role", "strong")
        self.left.setProperty("tone", "muted")
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.cancel = QPushButton("Cancel", self)
        self.cancel.setProperty("link", True)
        self.cancel.clicked.connect(self.cancelled)
        self._began = 0.0
        self._from, self._done, self._total = 0, 0, 0
        row = QHBoxLayout()
        row.addWidget(self.doing, 1)
        row.addWidget(self.left)
        row.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.bar)
        self.hide()

    def begin(self, doing: str) -> None:
        """Show the bar at its start."""
        self._began = monotonic()
        self.show_progress(0, 0, doing)
        self.show()

    def show_progress(self, done: int, total: int, doing: str) -> None:
        """Show how far the work is; a total of 0 is not known yet."""
        self.doing.setText(doing)
        self.bar.setAccessibleName(doing)
        self.bar.setMaximum(total)
        self.bar.setValue(done)
        if total != self._total or done < self._done:
            # Another part of the work: how long the one before took tells nothing of it.
            self._began, self._from = monotonic(), done
        self._done, self._total = done, total
        left = _time_left(done - self._from, total - done, monotonic() - self._began)
        self.left.setText(f"{done:,} of {total:,}{left}" if total else "")

    def end(self) -> None:
        """Take the bar away."""
        self.hide()


def _time_left(done: int, remaining: int, passed: float) -> str:
    if not done or passed < 0.5:
        return ""
    seconds = passed / done * remaining
    if seconds < 1:
        return " · under a second left"
    if seconds < 90:
        return f" · {round(seconds)} seconds left"
    return f" · {round(seconds / 60)} minutes left"
