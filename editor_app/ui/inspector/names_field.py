"""A field of several names, completed from those that are known; new ones are made."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget


class NamesField(QWidget):
    """Chips that can be taken off, and a line that adds one at Enter."""

    changed = Signal(object)
    new_name = Signal(str)

    def __init__(self, placeholder: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._known: dict[str, str] = {}
        self._ids: tuple[str, ...] = ()
        self._model = QStringListModel(self)
        completer = QCompleter(self._model, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(lambda: self._take())
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(placeholder)
        self.line.setAccessibleName(placeholder)
        self.line.setCompleter(completer)
        self.line.returnPressed.connect(self._take)
        self._chips = QHBoxLayout()
        self._chips.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._chips)
        column.addWidget(self.line)

    def show_names(self, known: Mapping[str, str], ids: Sequence[str]) -> None:
        """Show the chosen ones; `known` maps ids to names."""
        self._known, self._ids = dict(known), tuple(ids)
        self._model.setStringList(sorted(known.values(), key=str.casefold))
        while (item := self._chips.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for key in self._ids:
            chip = QToolButton(self)
            chip.setObjectName("NameChip")
            name = self._known.get(key, "?")
            chip.setText(f"{name} ×")
            chip.setToolTip(f"Take {name} off")
            chip.clicked.connect(lambda _=False, gone=key: self._drop(gone))
            self._chips.addWidget(chip)
        self._chips.addStretch(1)

    def _take(self) -> None:
        name = self.line.text().strip().rstrip(",")
        if not name:
            return
        self.line.clear()
        folded = name.casefold()
        found = next((k for k, known in self._known.items() if known.casefold() == folded), None)
        if found is None:
            self.new_name.emit(name)
        elif found not in self._ids:
            self.changed.emit((*self._ids, found))

    def _drop(self, gone: str) -> None:
        self.changed.emit(tuple(key for key in self._ids if key != gone))
