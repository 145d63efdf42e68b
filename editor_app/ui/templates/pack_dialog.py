"""What a pack would bring in, shown before it does."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from editor_app.domain.pack import PackPlan, PackStep, PlannedTemplate
from editor_app.ui.appearance.look import Look
from editor_app.ui.widgets.moments import number_of
from editor_app.ui.widgets.plain_words import words
from editor_app.ui.widgets.side_pane import scrolled
from editor_app.ui.widgets.table_rows import Column, Table, TableRows

if TYPE_CHECKING:
    from editor_app.ui.room_context import RoomContext

_TONES = {
    PackStep.NEW: "green",
    PackStep.CHANGED: "accent",
    PackStep.SAME: "muted",
    PackStep.REFUSED: "red",
}
_COUNTED = {
    PackStep.NEW: "new",
    PackStep.CHANGED: "changed",
    PackStep.SAME: "as they are",
    PackStep.REFUSED: "refused",
}


class PackDialog(QDialog):
    """Accepted when the pack is to be taken; `make_missing` says whether its labels are made."""

    def __init__(
        self,
        context: "RoomContext",
        plan: Callable[[bool], PackPlan],
        parent: QWidget | None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Import a pack")
        self.resize(680, 520)
        self._context, self._plan = context, plan
        self.title = words(role="heading")
        self.counts = words(tone="muted")
        self.model: TableRows[PlannedTemplate] = TableRows(_columns(context.look), self)
        self.table = Table(self.model, "Templates of the pack", self)
        self.table.setWordWrap(True)
        self.tells = words(role="small")
        self.missing = words(role="small", tone="amber")
        self.make_missing = QCheckBox("Make what is missing, so that no rule is left out", self)
        self.cancel, self.take = QPushButton("Cancel", self), QPushButton("Import", self)
        self.take.setProperty("primary", True)
        self.take.setDefault(True)
        self._lay_out()
        self.table.selectionModel().currentChanged.connect(self._tell)
        self.make_missing.toggled.connect(self._look)
        self.cancel.clicked.connect(self.reject)
        self.take.clicked.connect(self.accept)
        context.look.changed.connect(self.model.repaint)

    def show_plan(self, plan: PackPlan) -> None:
        """Show what would come in."""
        self.title.setText(f"{plan.name}: {number_of(len(plan.templates), 'template')}")
        counted = [f"{count} {_COUNTED[step]}" for step, count in plan.counts.items() if count]
        impact = plan.impact
        touched = f" Touched: {impact.sentence}" if impact.articles or impact.published else ""
        self.counts.setText(", ".join(counted) + f".{touched}")
        self.model.show_rows(plan.templates)
        self.missing.setText("\n".join(one.sentence for one in plan.missing))
        self.missing.setVisible(bool(plan.missing))
        self.make_missing.setVisible(bool(plan.missing) or self.make_missing.isChecked())
        self.take.setEnabled(plan.changes)
        self.take.setText("Import" if plan.changes else "Nothing to import")
        if plan.templates and not self.table.currentIndex().isValid():
            self.table.selectRow(0)

    def _look(self) -> None:
        wanted = self.make_missing.isChecked()
        self._context.readers.run(lambda: self._plan(wanted), self.show_plan, self._context.report)

    def _tell(self) -> None:
        chosen = self.table.chosen()
        self.tells.setText("\n".join(chosen.tells) if chosen else "")

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.take)
        told = scrolled(self.tells, self)
        told.setFixedHeight(76)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        column.addWidget(self.title)
        column.addWidget(self.counts)
        column.addWidget(self.table, 1)
        column.addWidget(told)
        column.addWidget(self.missing)
        column.addWidget(self.make_missing)
        column.addLayout(buttons)
        self.make_missing.hide()


def _columns(look: Look) -> tuple[Column[PlannedTemplate], ...]:
    return (
        Column("", lambda one: one.step.label, lambda one: getattr(look.tokens, _TONES[one.step])),
        Column("Template", lambda one: one.name),
        Column("Kind", lambda one: one.kind.label, lambda _one: look.tokens.muted),
        Column(
            "What happens",
            lambda one: " ".join(one.tells),
            lambda _one: look.tokens.muted,
            stretch=True,
        ),
    )
