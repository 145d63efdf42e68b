"""Checks: what must be fixed and what is worth a look, each with the way there."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from editor_app.domain.finding import Finding, Severity


class FindingsPane(QScrollArea):
    """Findings in two groups; one button leads to the place."""

    place_chosen = Signal(str, int, int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.show_findings(())

    def show_findings(self, findings: Iterable[Finding]) -> None:
        """Show what the checks found."""
        found = tuple(findings)
        sheet = QWidget(self)
        column = QVBoxLayout(sheet)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        for severity, title in (
            (Severity.MUST_FIX, "Must fix"),
            (Severity.WORTH_A_LOOK, "Worth a look"),
        ):
            group = [finding for finding in found if finding.severity is severity]
            if group:
                column.addWidget(_title(f"{title} · {len(group)}", severity))
                for finding in group:
                    column.addWidget(self._row(finding))
        if not found:
            column.addWidget(QLabel("Nothing to mend. The checks run while you write."))
        column.addStretch(1)
        self.setWidget(sheet)

    def _row(self, finding: Finding) -> QWidget:
        row = QFrame(self)
        row.setObjectName("FindingRow")
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 4, 0, 8)
        column.setSpacing(2)
        message = QLabel(finding.message, row, wordWrap=True)
        message.setTextFormat(Qt.TextFormat.PlainText)
        advice = QLabel(finding.advice, row, wordWrap=True)
        advice.setTextFormat(Qt.TextFormat.PlainText)
        advice.setProperty("tone", "muted")
        go = QPushButton("Go there", row)
        go.setAccessibleName(f"Go there: {finding.message}")
        go.clicked.connect(
            lambda: self.place_chosen.emit(finding.where, finding.start, finding.end)
        )
        for widget in (message, advice):
            column.addWidget(widget)
        column.addWidget(go, 0, Qt.AlignmentFlag.AlignLeft)
        return row


def _title(text: str, severity: Severity) -> QLabel:
    label = QLabel(text)
    label.setProperty("tone", "red" if severity is Severity.MUST_FIX else "amber")
    font = label.font()
    font.setBold(True)
    label.setFont(font)
    return label
