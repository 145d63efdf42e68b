"""A list whose order is set by dragging, by buttons and by keys."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from editor_app.ui.icons import icon

_KEY = Qt.ItemDataRole.UserRole


class _Items(QListWidget):
    dropped = Signal()
    move_wanted = Signal(int)
    remove_wanted = Signal()

    def dropEvent(self, event: QDropEvent) -> None:
        super().dropEvent(event)
        self.dropped.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if alt and Qt.Key(event.key()) in steps:
            self.move_wanted.emit(steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_wanted.emit()
        else:
            super().keyPressEvent(event)


class OrderedList(QWidget):
    """Tells which item is chosen, the new order of the keys, and what is to be removed."""

    chosen = Signal(str)
    moved = Signal(object)
    remove_wanted = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None, *, ordered: bool = True) -> None:
        super().__init__(parent)
        self._wanted = ""
        self.items = _Items(self)
        self.items.setObjectName("Boxed")
        self.items.setAccessibleName(name)
        if ordered:
            self.items.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
            self.items.setDefaultDropAction(Qt.DropAction.MoveAction)
            self.items.setToolTip("Drag, or press Alt+Up and Alt+Down, to change the order")
        self.up = self._button("chevron-up", "Move up (Alt+Up)")
        self.down = self._button("chevron-down", "Move down (Alt+Down)")
        self.remove = self._button("minus", "Remove (Del)")
        self.remove.setText("Remove")
        self.remove.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.tools = QHBoxLayout()
        self.tools.setSpacing(2)
        for button in (self.up, self.down, self.remove):
            self.tools.addWidget(button)
        self.tools.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.items, 1)
        column.addLayout(self.tools)
        self.up.setVisible(ordered)
        self.down.setVisible(ordered)
        self._connect(ordered=ordered)

    def show_items(self, pairs: Sequence[tuple[str, str]], *, writable: bool = True) -> None:
        """Show keys and names, keeping the one that is chosen."""
        wanted = self._wanted or self.key()
        self.items.blockSignals(True)
        self.items.clear()
        for key, name in pairs:
            item = QListWidgetItem(name, self.items)
            item.setData(_KEY, key)
        self.items.blockSignals(False)
        self._writable = writable
        keys = [key for key, _ in pairs]
        if keys:
            self.items.setCurrentRow(keys.index(wanted) if wanted in keys else 0)
        self._show_state()

    def choose(self, key: str) -> None:
        """Choose an item, as soon as it is in the list."""
        self._wanted = key
        keys = self.keys()
        if key in keys:
            self.items.setCurrentRow(keys.index(key))

    def key(self) -> str:
        """Return the key of the item that is chosen, empty when none is."""
        item = self.items.currentItem()
        return str(item.data(_KEY)) if item else ""

    def keys(self) -> list[str]:
        """Return the keys in the order on screen."""
        return [str(self.items.item(row).data(_KEY)) for row in range(self.items.count())]

    def shift(self, step: int) -> None:
        """Move the chosen item up or down."""
        row = self.items.currentRow()
        there = row + step
        if row < 0 or not 0 <= there < self.items.count() or not self.up.isVisibleTo(self):
            return
        item = self.items.takeItem(row)
        self.items.insertItem(there, item)
        self.items.setCurrentRow(there)
        self.moved.emit(self.keys())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            for button in (self.up, self.down, self.remove):
                button.setIcon(icon(str(button.property("drawing"))))

    def _button(self, name: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(name))
        button.setProperty("drawing", name)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        return button

    def _connect(self, *, ordered: bool) -> None:
        self._writable = True
        self.items.currentItemChanged.connect(self._choose)
        self.items.dropped.connect(self._tell_order)
        self.items.remove_wanted.connect(self._remove)
        self.remove.clicked.connect(self._remove)
        if ordered:
            self.items.move_wanted.connect(self.shift)
            self.up.clicked.connect(lambda: self.shift(-1))
            self.down.clicked.connect(lambda: self.shift(1))

    def _choose(self) -> None:
        self._show_state()
        key = self.key()
        if key:
            self._wanted = key
            self.chosen.emit(key)

    def _tell_order(self) -> None:
        self.moved.emit(self.keys())

    def _remove(self) -> None:
        if self.key() and self._writable:
            self.remove_wanted.emit(self.key())

    def _show_state(self) -> None:
        row, last = self.items.currentRow(), self.items.count() - 1
        self.up.setEnabled(self._writable and row > 0)
        self.down.setEnabled(self._writable and 0 <= row < last)
        self.remove.setEnabled(self._writable and row >= 0)
