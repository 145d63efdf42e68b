"""One reading of a published site, from the wish to what was found, with a way to stop it."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from editor_app.domain.verification import Verification
from editor_app.ui.progress_signal import ProgressSignal
from editor_app.ui.widgets.progress_line import ProgressLine

if TYPE_CHECKING:
    from editor_app.ui.room_context import RoomContext


class SiteReading(QObject):
    """Verifies in a process of its own; a new reading takes the place of one under way."""

    done = Signal(object)
    failed = Signal(object)

    def __init__(self, context: "RoomContext", line: ProgressLine, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._line = context, line
        self._reporter: ProgressSignal | None = None
        line.cancelled.connect(self.cancel)

    @property
    def busy(self) -> bool:
        """Whether a site is being read."""
        return self._reporter is not None

    def begin(self, target: Path) -> None:
        """Read a site; the answer comes by a signal."""
        self.cancel()
        reporter = self._reporter = ProgressSignal(self)
        reporter.reported.connect(self._line.show_progress)
        self._line.begin("Reading the site")
        desk = self._context.desk

        def finish(found: Verification) -> None:
            if self._is_over(reporter):
                self.done.emit(found)

        def fail(error: Exception) -> None:
            if self._is_over(reporter):
                self.failed.emit(error)

        self._context.readers.run(
            lambda: desk.publishing.verify_apart(target, reporter), finish, fail
        )

    def cancel(self) -> None:
        """Stop; what was read so far is forgotten."""
        if self._reporter is not None:
            self._reporter.cancel()
            self._reporter = None
            self._line.end()

    def _is_over(self, reporter: ProgressSignal) -> bool:
        """Whether it is the newest reading that has ended."""
        newest = reporter is self._reporter
        if newest:
            self._reporter = None
            self._line.end()
        reporter.deleteLater()
        return newest
