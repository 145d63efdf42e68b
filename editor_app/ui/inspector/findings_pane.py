"""Checks: what must be fixed and what is worth a look; a click leads to the place."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from editor_app.domain.finding import Finding, Severity
from editor_app.ui.widgets.plain_words import words

_GROUPS = ((Severity.MUST_FIX, "Must fix", "red"), (Severity.WORTH_A_LOOK, "Worth a look", "amber"))


class FindingCard(QFrame):
    """One finding; the whole card is a button."""

    chosen = Signal(object)

    def __init__(self, finding: Finding, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("FindingCard")
        self._finding = finding
        self.setProperty("severity", finding.severity.value)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip("Go there")
        self.setAccessibleName(f"{finding.message} {finding.advice}")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 12, 10)
        column.setSpacing(2)
        column.addWidget(words(finding.message, role="strong", parent=self))
        column.addWidget(words(finding.advice, role="small", parent=self))
        column.addWidget(words(_where(finding), role="small", parent=self))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self.chosen.emit(self._finding)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self._finding)
        else:
            super().keyPressEvent(event)


class FindingsPane(QScrollArea):
    """Findings in two groups."""

    place_chosen = Signal(str, int, int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.cards: list[FindingCard] = []
        self._shown: tuple[Finding, ...] | None = None
        self.show_findings(())

    def show_findings(self, findings: Iterable[Finding]) -> None:
        """Show what the checks found."""
        found = tuple(findings)
        if found == self._shown:
            return
        self._shown, self.cards = found, []
        sheet = QWidget(self)
        column = QVBoxLayout(sheet)
        column.setContentsMargins(20, 16, 20, 24)
        column.setSpacing(8)
        for severity, title, tone in _GROUPS:
            group = [finding for finding in found if finding.severity is severity]
            if group:
                column.addWidget(_title(f"{title} · {len(group)}", tone))
                for finding in group:
                    column.addWidget(self._card(finding, sheet))
                column.addSpacing(8)
        if not found:
            column.addWidget(words("Nothing to mend", role="heading"))
            column.addWidget(words("The checks run while you write.", tone="muted"))
        column.addStretch(1)
        self.setWidget(sheet)

    def _card(self, finding: Finding, sheet: QWidget) -> FindingCard:
        card = FindingCard(finding, sheet)
        card.chosen.connect(self._go_there)
        self.cards.append(card)
        return card

    def _go_there(self, finding: Finding) -> None:
        self.place_chosen.emit(finding.where, finding.start, finding.end)


def _where(finding: Finding) -> str:
    field = finding.where.replace("_", " ").capitalize()
    return f"{field}, line {finding.line}" if finding.line else field


def _title(text: str, tone: str) -> QLabel:
    return words(text, role="strong", tone=tone)
