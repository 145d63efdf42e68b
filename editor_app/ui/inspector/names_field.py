"""A field of several names, completed from those that are known; new ones are made."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QPoint, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QMenu, QToolButton, QVBoxLayout, QWidget

from editor_app.ui.widgets.completions import dress_completions
from editor_app.ui.widgets.flow import FlowLayout


class NameLine(QLineEdit):
    """Backspace in an empty line takes the last name off."""

    back = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Backspace and not self.text():
            self.back.emit()
            return
        super().keyPressEvent(event)


class NamesField(QWidget):
    """Chips that can be taken off and moved, and a line that adds one at Enter."""

    changed = Signal(object)
    new_name = Signal(str)

    def __init__(self, placeholder: str, parent: QWidget, *, ordered: bool = False) -> None:
        super().__init__(parent)
        self._known: dict[str, str] = {}
        self._ids: tuple[str, ...] = ()
        self._ordered, self._writable = ordered, True
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        dress_completions(completer)
        # The completer writes into the line after it has told, so the line is read a little later.
        completer.activated.connect(lambda: QTimer.singleShot(0, self, self._take))
        self.line = NameLine(self)
        self.line.setPlaceholderText(placeholder)
        self.line.setAccessibleName(placeholder)
        self.line.setCompleter(completer)
        self.line.returnPressed.connect(self._take)
        self.line.back.connect(self._drop_last)
        self._row = QWidget(self)
        self._chips = FlowLayout(self._row, gap=4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._row)
        column.addWidget(self.line)
        self.setFocusProxy(self.line)
        self._row.hide()

    def show_names(self, known: Mapping[str, str], ids: Sequence[str]) -> None:
        """Show the chosen ones; `known` maps ids to names."""
        same = dict(known) == self._known and tuple(ids) == self._ids
        if same:
            return
        self._known, self._ids = dict(known), tuple(ids)
        self._names.setStringList(sorted(known.values(), key=str.casefold))
        while (item := self._chips.takeAt(0)) is not None:
            chip = item.widget()
            if chip is not None:
                chip.hide()
                chip.deleteLater()
        for key in self._ids:
            self._chips.addWidget(self._chip(key))
        self._row.setVisible(bool(self._ids))
        self._row.updateGeometry()

    def set_writable(self, *, writable: bool) -> None:
        """Let names be changed, or not."""
        self._writable = writable
        self.line.setVisible(writable)
        self._row.setEnabled(writable)

    def _chip(self, key: str) -> QToolButton:
        name = self._known.get(key, "unknown")
        chip = QToolButton(self._row)
        chip.setObjectName("NameChip")
        chip.setText(f"{name}  ×")
        chip.setToolTip(f"Take {name} off")
        chip.setAccessibleName(f"{name}, take off")
        chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        chip.clicked.connect(lambda _=False, gone=key: self._drop(gone))
        if self._ordered and len(self._ids) > 1:
            chip.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            chip.setToolTip(f"Take {name} off; right click to move it")
            chip.customContextMenuRequested.connect(partial(self._ask, key))
        return chip

    def _ask(self, key: str, _at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        place = self._ids.index(key)
        if place > 0:
            menu.addAction("Move forward", lambda: self._move(place, place - 1))
        if place < len(self._ids) - 1:
            menu.addAction("Move back", lambda: self._move(place, place + 1))
        menu.addAction("Take off", lambda: self._drop(key))
        menu.popup(self.cursor().pos())

    def _move(self, place: int, to: int) -> None:
        ids = list(self._ids)
        ids.insert(to, ids.pop(place))
        self.changed.emit(tuple(ids))

    def _take(self) -> None:
        name = self.line.text().strip().rstrip(",").strip()
        if not name:
            return
        self.line.clear()
        folded = name.casefold()
        found = next((k for k, known in self._known.items() if known.casefold() == folded), None)
        if found is None:
            self.new_name.emit(name)
        elif found not in self._ids:
            self.changed.emit((*self._ids, found))

    def _drop_last(self) -> None:
        if self._ids and self._writable:
            self._drop(self._ids[-1])

    def _drop(self, gone: str) -> None:
        self.changed.emit(tuple(key for key in self._ids if key != gone))
