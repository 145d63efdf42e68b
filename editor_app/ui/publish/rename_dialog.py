"""Asks how the desk speaks of a target."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from editor_app.domain.site import Target
from editor_app.ui.widgets.plain_words import words


class RenameDialog(QDialog):
    """Tells the name that was typed."""

    named = Signal(str)

    def __init__(self, target: Target, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Rename target")
        self.name = QLineEdit(target.name, self)
        self.name.setAccessibleName("Name of the target")
        self.name.setMinimumWidth(360)
        self.name.selectAll()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.keep = buttons.addButton("Rename", QDialogButtonBox.ButtonRole.AcceptRole)
        self.keep.setProperty("primary", True)
        self.keep.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(words("What do you call this target?"))
        column.addWidget(self.name)
        column.addWidget(words(target.folder, tone="muted"))
        column.addWidget(buttons)
        self.name.textChanged.connect(self._look)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)

    def accept(self) -> None:
        self.named.emit(self.name.text())
        super().accept()

    def _look(self, text: str) -> None:
        self.keep.setEnabled(bool(text.strip()))
