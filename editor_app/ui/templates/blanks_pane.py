"""Blanks: every one that a wording can have, and what each gives for the article shown."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from editor_app.services.template_context import Blank
from editor_app.ui.appearance.look import Look
from editor_app.ui.widgets.plain_words import words
from editor_app.ui.widgets.table_rows import Column, Table, TableRows

_EMPTY = "empty here"


class _BlanksTable(Table[Blank]):
    wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.wanted.emit()
        else:
            super().keyPressEvent(event)


class BlanksPane(QWidget):
    """Tells which blank is wanted at the cursor."""

    wanted = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.told = words(tone="muted", parent=self)
        self.model: TableRows[Blank] = TableRows(
            (
                Column("Blank", lambda blank: blank.name, lambda _: look.tokens.accent, _tip),
                Column("On the article shown", _value, self._colour, _tip, stretch=True),
            ),
            self,
        )
        self.table = _BlanksTable(self.model, "Blanks", self)
        self.table.setToolTip("Enter or a double click puts the blank at the cursor")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 14, 12, 0)
        column.setSpacing(8)
        column.addWidget(self.told)
        column.addWidget(self.table, 1)
        self.table.wanted.connect(self._want)
        self.table.doubleClicked.connect(self._want)
        look.changed.connect(self.model.repaint)

    def show_blanks(self, blanks: Sequence[Blank], headline: str) -> None:
        """Show what each blank gives on the article of that headline."""
        self.told.setText(f"What each gives on “{headline}”:" if headline else "")
        self.told.setVisible(bool(headline))
        self.model.show_rows(blanks)

    def _want(self) -> None:
        blank = self.table.chosen()
        if blank is not None:
            self.wanted.emit(blank.name)

    def _colour(self, blank: Blank) -> str:
        return self._look.tokens.ink if blank.value else self._look.tokens.muted


def _value(blank: Blank) -> str:
    return blank.value or _EMPTY


def _tip(blank: Blank) -> str:
    return f"{blank.meaning}\n{blank.value}" if blank.value else blank.meaning
