"""One publication from the button to its outcome, with its progress and the wish to stop it."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from editor_app.domain.changes import Changes
from editor_app.domain.plan import PublishResult
from editor_app.ui.progress_signal import ProgressSignal
from editor_app.ui.widgets.progress_line import ProgressLine

if TYPE_CHECKING:
    from editor_app.ui.room_context import RoomContext


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be published where."""

    folder: Path
    leave_out: frozenset[str]
    adopt: bool = False


class PublicationRun(QObject):
    """Publishes in a process of its own; one at a time."""

    done = Signal(object)
    failed = Signal(object)

    def __init__(self, context: "RoomContext", line: ProgressLine, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._line = context, line
        self._reporter: ProgressSignal | None = None
        line.cancelled.connect(self.cancel)

    @property
    def busy(self) -> bool:
        """Whether a publication is on its way."""
        return self._reporter is not None

    def begin(self, order: Order) -> None:
        """Publish; the answer comes by a signal."""
        if self.busy:
            return
        reporter = self._reporter = ProgressSignal(self)
        reporter.reported.connect(self._line.show_progress)
        self._line.cancel.setEnabled(True)
        self._line.begin("Getting ready")
        desk = self._context.desk

        def work() -> PublishResult:
            return desk.publishing.publish_apart(
                order.folder, adopt=order.adopt, leave_out=order.leave_out, reporter=reporter
            )

        self._context.readers.run(work, self._finish, self._fail)

    def cancel(self) -> None:
        """Ask it to stop; after *begun* it is finished all the same."""
        if self._reporter is not None:
            self._reporter.cancel()
            self._line.cancel.setEnabled(False)
            self._line.doing.setText("Stopping")

    def _finish(self, result: PublishResult) -> None:
        self._end()
        self._context.hub.announce(Changes(everything=True), self)
        self.done.emit(result)

    def _fail(self, error: Exception) -> None:
        self._end()
        self.failed.emit(error)

    def _end(self) -> None:
        self._line.end()
        if self._reporter is not None:
            self._reporter.deleteLater()
            self._reporter = None
