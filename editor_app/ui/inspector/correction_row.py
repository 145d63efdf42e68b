"""One correction on record: what it says, who wrote it, which saves it lies between."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from editor_app.domain.correction import Correction, CorrectionKind
from editor_app.domain.ids import RevisionId
from editor_app.ui.inspector.block_words import by_words
from editor_app.ui.widgets.moments import full_day
from editor_app.ui.widgets.plain_words import words
from editor_app.ui.widgets.reason_line import ReasonLine


class CorrectionRow(QFrame):
    """Striking it asks for the reason in its own row; `numbers` are those of the saves."""

    strike_wanted = Signal(str, str)

    def __init__(
        self,
        correction: Correction,
        numbers: Mapping[RevisionId, int],
        parent: QWidget,
        *,
        writable: bool,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("Card")
        self.key = correction.id
        text = words(correction.text)
        font = text.font()
        font.setStrikeOut(correction.struck)
        text.setFont(font)
        self.strike = QPushButton("Strike…", self)
        self.strike.setObjectName("FlushLink")
        self.strike.setProperty("link", True)
        self.strike.setAutoDefault(True)
        self.strike.setAccessibleName(f"Strike: {correction.text[:60]}")
        self.strike.setVisible(writable and not correction.struck)
        self.reason = ReasonLine("Strike it", self, about=correction.kind.label)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(4)
        column.addWidget(words(correction.kind.label, role="strong"))
        column.addWidget(text)
        for line in _facts(correction, numbers):
            column.addWidget(words(line, role="small"))
        column.addWidget(self.reason)
        column.addWidget(self.strike, 0, Qt.AlignmentFlag.AlignLeft)
        self.strike.clicked.connect(self._ask)
        self.reason.given.connect(self._strike)
        self.reason.left.connect(self._show_act)

    def ask_why(self, text: str = "") -> None:
        """Ask why it is struck."""
        self.strike.hide()
        self.reason.ask(text)

    def _ask(self) -> None:
        self.ask_why()

    def _strike(self, reason: str) -> None:
        self.strike_wanted.emit(self.key, reason)

    def _show_act(self) -> None:
        self.strike.show()
        self.strike.setFocus()


def standing_words(kind: CorrectionKind) -> str:
    """Where on the page a correction of that gravity stands."""
    if kind.grave:
        return "Stands before the text: readers see it first."
    return "Stands after the text."


def _facts(correction: Correction, numbers: Mapping[RevisionId, int]) -> list[str]:
    when = correction.time.astimezone()
    lines = [f"{correction.by} · {full_day(when)}, {when:%H:%M}", _saves(correction, numbers)]
    if correction.struck:
        by = by_words(correction.struck_by, correction.struck_at)
        lines.append(f"Struck: “{correction.struck_reason}” {by}".rstrip())
    else:
        lines.append(standing_words(correction.kind))
    return [line for line in lines if line]


def _saves(correction: Correction, numbers: Mapping[RevisionId, int]) -> str:
    """Which save ran with the mistake, and which one left without it."""
    before = numbers.get(correction.before) if correction.before else None
    after = numbers.get(correction.after) if correction.after else None
    if before is None:
        return ""
    if after is None and correction.struck:
        return f"Save {before} ran with it."
    if after is None:
        return f"Save {before} ran with it; the one that mends it has not been published yet."
    return f"Save {before} ran with it; save {after} was published in its place."
