"""The top of the form: the name, the version, and what can be done with the template."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QToolButton, QWidget

from editor_app.ui.templates.title_field import TitleField
from editor_app.ui.widgets.chip import Chip


class FormHeader(QWidget):
    """Tells a new name; the buttons and the entries of the menu speak for themselves."""

    renamed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ""
        self.name = TitleField(self)
        self.name.setAccessibleName("Name of the template")
        self.chip = Chip("", "muted", self)
        self.versions, self.save = QPushButton("Versions", self), QPushButton("Save", self)
        self.save.setProperty("primary", True)
        self.more = QToolButton(self)
        self.more.setText("⋯")
        self.more.setFixedWidth(28)
        self.more.setAccessibleName("More")
        self.more.setToolTip("More")
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self.more)
        self.discard = self.menu.addAction("Throw away the unsaved wording")
        self.take_language = self.menu.addAction("Take this language out of force")
        self.export = self.menu.addAction("Export as a pack…")
        self.menu.addSeparator()
        self.retire = self.menu.addAction("Retire")
        self.remove = self.menu.addAction("Delete")
        self.more.setMenu(self.menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 16, 26, 14)
        row.setSpacing(4)
        row.addWidget(self.name, 1)
        row.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignVCenter)
        for widget in (self.more, self.versions, self.save):
            row.addWidget(widget)
        self.name.editingFinished.connect(self._rename)

    def show_name(self, name: str) -> None:
        """Show the name as it is kept."""
        self._name = name
        self.name.setText(name)
        self.name.setToolTip(name)
        self.name.setCursorPosition(0)

    def _rename(self) -> None:
        name = self.name.text().strip()
        if not name:
            self.name.setText(self._name)
        elif name != self._name:
            self.renamed.emit(name)
