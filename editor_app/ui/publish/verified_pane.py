"""What stands at a target: whether it is whole, how large it is, and what is wrong with it."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from editor_app.domain.errors import OffstoneError
from editor_app.domain.verification import Verification, Weight
from editor_app.ui.publish.reading import SiteReading
from editor_app.ui.widgets.moments import number_of, size_words
from editor_app.ui.widgets.plain_words import words
from editor_app.ui.widgets.progress_line import ProgressLine

if TYPE_CHECKING:
    from editor_app.ui.room_context import RoomContext

MOST, LARGEST = 40, 5


class VerifiedPane(QWidget):
    """Reads the site after a publication and when asked; tells how many faults it has."""

    verified = Signal(object)
    faults_told = Signal(int)

    def __init__(self, context: "RoomContext", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.progress = ProgressLine(self)
        self.reading = SiteReading(context, self.progress, self)
        self.verify = QPushButton("Verify the site", self)
        self.verify.clicked.connect(self._read)
        self._target: Path | None = None
        self._found = QVBoxLayout()
        self._found.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 22, 26, 22)
        column.setSpacing(14)
        column.addLayout(self._found)
        column.addWidget(self.progress)
        column.addWidget(self.verify, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.reading.done.connect(self._show)
        self.reading.failed.connect(self._refuse)
        self.progress.cancelled.connect(self._show_idle)

    def show_target(self, target: Path | None) -> None:
        """Show nothing of the target before; this one is read when that is asked for."""
        self.reading.cancel()
        self._target = target
        self._show_idle()

    def begin(self, target: Path) -> None:
        """Read the site at a target."""
        self._target = target
        self._empty()
        self._say("Every file is read as it stands, with all that it names.", tone="muted")
        self.verify.hide()
        self.reading.begin(target)

    def _read(self) -> None:
        if self._target is not None:
            self.begin(self._target)

    def _show_idle(self) -> None:
        self._empty()
        self._say("Is the site whole?", strong=True)
        self._say(
            "Every file is compared with what was published, and every link inside the site "
            "is followed. This happens by itself after each publication.",
            tone="muted",
        )
        self.verify.show()
        self.faults_told.emit(0)

    def _show(self, found: Verification) -> None:
        self._empty()
        if found.ok:
            self._say("The site is whole.", tone="green", strong=True)
            files = number_of(found.total.files, "file")
            links = number_of(found.links, "link")
            self._say(f"{files} as published, {links} that lead somewhere.", tone="muted")
        else:
            self._say(f"{number_of(len(found.faults), 'fault')} found", tone="red", strong=True)
            for fault in found.faults[:MOST]:
                self._say(fault.told)
            if len(found.faults) > MOST:
                self._say(f"And {len(found.faults) - MOST:,} more.", tone="muted")
            self._say("Publishing again writes what is missing or changed.", tone="muted")
        self._show_sizes(found)
        self.verify.setText("Verify again")
        self.verify.show()
        self.faults_told.emit(len(found.faults))
        self.verified.emit(found)

    def _show_sizes(self, found: Verification) -> None:
        self._found.addSpacing(12)
        self._say(f"{size_words(found.total.size)} in all", strong=True)
        for weight, one in (
            (found.pages, "page"),
            (found.pictures, "picture"),
            (found.rest, "other file"),
        ):
            self._say(_weighed(weight, one), tone="muted")
        self._found.addSpacing(12)
        self._say("Largest files", strong=True)
        for path, size in found.largest[:LARGEST]:
            self._say(f"{path} · {size_words(size)}", tone="muted")

    def _refuse(self, error: Exception) -> None:
        if not isinstance(error, OffstoneError):
            raise error
        self._empty()
        self._say(f"{error.message} {error.advice}".strip(), tone="amber")
        self.verify.show()

    def _say(self, text: str, *, tone: str = "", strong: bool = False) -> None:
        label = words(text, role="strong" if strong else "", tone=tone, parent=self)
        if strong:
            font = label.font()
            font.setBold(True)
            label.setFont(font)
        self._found.addWidget(label)

    def _empty(self) -> None:
        while (item := self._found.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()


def _weighed(weight: Weight, one: str) -> str:
    return f"{number_of(weight.files, one)} · {size_words(weight.size)}"
