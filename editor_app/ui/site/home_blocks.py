"""The blocks of the home page: their order, and how many stories each has."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from editor_app.domain.home import LATEST, MOST_STORIES
from editor_app.services.home import HomeState, NamedBlock
from editor_app.ui.widgets.number_field import NumberField
from editor_app.ui.widgets.ordered_list import OrderedList
from editor_app.ui.widgets.plain_words import words

_LATEST = "The newest of all sections"
# An item without a key would be none: the block of all sections has an empty one.
_NO_SECTION = "\0"


class HomeBlocks(QWidget):
    """Tells a block that was changed with its number and whether it shows, and the order."""

    changed = Signal(str, int, bool)
    moved = Signal(object)
    remove_wanted = Signal(str)
    menu_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._blocks: dict[str, NamedBlock] = {}
        self.list = OrderedList("Blocks of the home page", self)
        self.list.items.setFixedHeight(168)
        self.add = QComboBox(self)
        self.add.setAccessibleName("Add a block")
        self.number = NumberField(1, MOST_STORIES, self)
        self.number.setAccessibleName("Stories in the block")
        self.number.setFixedWidth(72)
        self.shown = QCheckBox("Shown", self)
        self.menu = QPushButton("As in the menu", self)
        self.menu.setProperty("link", True)
        self.menu.setToolTip("Every section, four stories each, in the order of the menu")
        self.order_told = words(role="small", parent=self)
        self._lay_out()
        self._connect()

    def show_state(self, state: HomeState, *, writable: bool) -> None:
        """Show the blocks as they are chosen."""
        self._blocks = {_key(one.block.section): one for one in state.blocks}
        pairs = [(key, _line(one)) for key, one in self._blocks.items()]
        self.list.show_items(pairs, writable=writable)
        self.add.clear()
        self.add.addItem("Add a block…", "")
        if _NO_SECTION not in self._blocks:
            self.add.addItem(_LATEST, _NO_SECTION)
        for section, name in state.left:
            self.add.addItem(name, section)
        self.add.setVisible(self.add.count() > 1)
        follows = state.home.blocks is None
        self.menu.setVisible(not follows)
        told = "Every section, in the order of the menu." if follows else ""
        self.order_told.setText(told or ("" if pairs else "No blocks: the top stories alone."))
        self.order_told.setVisible(bool(self.order_told.text()))
        self._show_block()

    def _lay_out(self) -> None:
        label = QLabel("Blocks", self)
        label.setProperty("role", "label")
        label.setIndent(0)
        head = QHBoxLayout()
        head.addWidget(label, 1)
        head.addWidget(self.menu)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(QLabel("Stories", self))
        row.addWidget(self.number)
        row.addWidget(self.shown)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.order_told)
        column.addWidget(self.list)
        column.addLayout(row)
        column.addWidget(self.add)

    def _connect(self) -> None:
        self.list.chosen.connect(self._show_block)
        self.list.moved.connect(self._tell_order)
        self.list.remove_wanted.connect(self._tell_removed)
        self.number.editingFinished.connect(self._tell)
        self.number.valueChanged.connect(self._tell)
        self.shown.clicked.connect(self._tell)
        self.menu.clicked.connect(self.menu_wanted)
        self.add.activated.connect(self._add)

    def _tell_order(self, keys: Sequence[str]) -> None:
        self.moved.emit([_section(key) for key in keys])

    def _tell_removed(self, key: str) -> None:
        self.remove_wanted.emit(_section(key))

    def _chosen(self) -> NamedBlock | None:
        return self._blocks.get(self.list.key())

    def _show_block(self) -> None:
        one = self._chosen()
        for field in (self.number, self.shown):
            field.setEnabled(one is not None)
        if one is not None:
            self.number.blockSignals(True)
            self.number.setValue(one.block.stories)
            self.number.blockSignals(False)
            self.shown.setChecked(one.block.shown)

    def _tell(self) -> None:
        one = self._chosen()
        if one is None:
            return
        number, shown = self.number.value(), self.shown.isChecked()
        if (number, shown) != (one.block.stories, one.block.shown):
            self.changed.emit(one.block.section, number, shown)

    def _add(self) -> None:
        key = str(self.add.currentData())
        if key:
            self.list.choose(key)
            self.changed.emit(_section(key), 4, True)


def _key(section: str) -> str:
    return section or _NO_SECTION


def _section(key: str) -> str:
    return LATEST if key == _NO_SECTION else key


def _line(one: NamedBlock) -> str:
    number = "1 story" if one.block.stories == 1 else f"{one.block.stories} stories"
    return f"{one.name or _LATEST} · {number if one.block.shown else 'off'}"
