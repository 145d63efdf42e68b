"""The table of a template's rules: Enter edits, Delete removes, dragging and Alt+arrows order."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from editor_app.ui.templates.rules_model import RuleLine
from editor_app.ui.widgets.table_rows import Table, TableRows

_Index = QModelIndex | QPersistentModelIndex
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class RulesRows(TableRows[RuleLine]):
    """Rules as lines that can be dragged between each other."""

    movable = True

    def flags(self, index: _Index, /) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if self.movable else flags

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction


class RulesTable(Table[RuleLine]):
    """Tells what is wanted of the chosen rule, and which row is to go to which place."""

    edit_wanted = Signal()
    remove_wanted = Signal()
    move_wanted = Signal(int, int)

    def __init__(self, model: RulesRows, name: str, parent: QWidget | None = None) -> None:
        super().__init__(model, name, parent)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDragDropOverwriteMode(False)
        self.setToolTip("Drag, or press Alt+Up and Alt+Down, to change the order")

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell the new place; the lines follow when it is saved."""
        row, place = self.currentIndex().row(), self._place(event)
        # The view would take the dragged line out by itself.
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        self.move_wanted.emit(row, place - 1 if place > row else place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, row = Qt.Key(event.key()), self.currentIndex().row()
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and key in _STEPS:
            self.move_wanted.emit(row, row + _STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit_wanted.emit()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _place(self, event: QDropEvent) -> int:
        """Return the number of the line before which something is dropped."""
        index = self.indexAt(event.position().toPoint())
        if not index.isValid():
            return self.model().rowCount()
        below = event.position().y() > self.visualRect(index).center().y()
        return index.row() + below
