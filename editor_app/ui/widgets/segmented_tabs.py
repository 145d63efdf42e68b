"""A row of tabs, of which one is chosen, with arrow keys to go along."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget


class SegmentedTabs(QWidget):
    """Tabs by name; `chosen` tells the one that is picked."""

    chosen = Signal(str)

    def __init__(self, names: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[str, QToolButton] = {}
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for name in names:
            button = QToolButton(self)
            button.setText(name)
            button.setCheckable(True)
            button.setProperty("tab", True)
            button.setAccessibleName(name)
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.clicked.connect(lambda _=False, picked=name: self.chosen.emit(picked))
            self._group.addButton(button)
            self.buttons[name] = button
            row.addWidget(button)
        self.show_chosen(names[0])

    @property
    def current(self) -> str:
        """The name of the tab that is chosen."""
        return next(name for name, button in self.buttons.items() if button.isChecked())

    def show_chosen(self, name: str) -> None:
        """Mark a tab as chosen without telling."""
        self.buttons[name].setChecked(True)

    def set_count(self, name: str, count: int) -> None:
        """Show a number behind a tab's name, none for zero."""
        self.buttons[name].setText(f"{name} {count}" if count else name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        names = list(self.buttons)
        name = names[(names.index(self.current) + step) % len(names)]
        self.show_chosen(name)
        self.buttons[name].setFocus()
        self.chosen.emit(name)
