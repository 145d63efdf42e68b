"""What holds stories back, what waits for its time, and what is worth a look."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from editor_app.domain.plan import Held
from editor_app.ui.widgets.moments import number_of
from editor_app.ui.widgets.plain_words import words

MOST = 40


@dataclass(frozen=True, slots=True)
class Note:
    """Something to say about a story."""

    slug: str
    headline: str
    text: str


class ChecksPane(QWidget):
    """Tells which story one wants to go to."""

    story_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._held: tuple[Held, ...] = ()
        self._looks: tuple[Note, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(26, 22, 26, 22)
        self._column.setSpacing(10)

    @property
    def must_fix(self) -> int:
        """How many stories are held back by a check."""
        return sum(held.must_fix for held in self._held)

    def show_held(self, held: tuple[Held, ...]) -> None:
        """Show what does not leave."""
        self._held = held
        self._fill()

    def show_looks(self, looks: tuple[Note, ...]) -> None:
        """Show what leaves and is worth a look."""
        self._looks = looks
        self._fill()

    def clear(self) -> None:
        """Say nothing while no plan is known."""
        self._held, self._looks = (), ()
        self._empty()

    def _empty(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def _fill(self) -> None:
        self._empty()
        fixed = [Note(h.slug, h.headline, h.reason) for h in self._held if h.must_fix]
        waiting = [Note(h.slug, h.headline, h.reason) for h in self._held if not h.must_fix]
        one = len(fixed) == 1
        self._section(f"{len(fixed)} must be fixed: {'' if one else 'all '}held back", "red", fixed)
        self._section(
            f"{len(waiting)} held until {'its' if len(waiting) == 1 else 'their'} time",
            "violet",
            waiting,
        )
        self._section(f"{len(self._looks)} worth a look", "amber", self._looks)
        if not (fixed or waiting or self._looks):
            self._column.addWidget(words("Nothing holds a story back.", tone="green"))
            self._column.addWidget(
                words("Stories that are ready are checked here before they leave.", tone="muted")
            )
        self._column.addStretch(1)

    def _section(self, title: str, tone: str, notes: Sequence[Note]) -> None:
        if not notes:
            return
        heading = words(title, role="strong", tone=tone)
        font = heading.font()
        font.setBold(True)
        heading.setFont(font)
        self._column.addWidget(heading)
        for note in notes[:MOST]:
            self._column.addWidget(self._note(note))
        if len(notes) > MOST:
            more = number_of(len(notes) - MOST, "more story", "more stories")
            self._column.addWidget(words(f"And {more}.", tone="muted"))
        self._column.addSpacing(8)

    def _note(self, note: Note) -> QWidget:
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(words(note.headline or note.slug))
        column.addWidget(words(note.text, tone="muted"))
        link = QPushButton("go there", holder)
        link.setProperty("link", True)
        link.setObjectName("FlushLink")
        link.setAccessibleName(f"Go to {note.headline or note.slug}")
        link.clicked.connect(lambda: self.story_wanted.emit(note.slug))
        column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        return holder
