"""The workspace's own files for a theme: which there are, what is wrong, and whether they count."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from editor_app.domain.theme_override import Overrides
from editor_app.ui.widgets.plain_words import set_tone, words


class OwnFiles(QWidget):
    """Accept and Turn off are asked for, not done."""

    accept_wanted = Signal()
    turn_off_wanted = Signal()
    look_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.told = words(tone="muted", parent=self)
        self.files = words(role="small", parent=self)
        self.files.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.accept, self.off = QPushButton("Accept", self), QPushButton("Turn off", self)
        self.again = QPushButton("Look again", self)
        self.again.setToolTip("Read the files in the folder anew")
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.accept, self.off, self.again):
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(6)
        column.addWidget(words("Files of this workspace", role="heading", parent=self))
        column.addWidget(self.told)
        column.addWidget(self.files)
        column.addLayout(row)
        self.accept.clicked.connect(self.accept_wanted)
        self.off.clicked.connect(self.turn_off_wanted)
        self.again.clicked.connect(self.look_wanted)

    def show_overrides(self, own: Overrides) -> None:
        """Show the files and what can be done with them."""
        hint = f" Put layouts and styles into “themes/{own.theme}”; docs/themes.md tells how."
        self.told.setText(own.sentence + ("" if own.files else hint))
        set_tone(self.told, "red" if own.accepted and own.broken else "muted")
        self.files.setText("\n".join(file.sentence for file in own.files))
        self.files.setVisible(bool(own.files))
        self.accept.setVisible(bool(own.files) and not own.accepted)
        self.off.setVisible(bool(own.files) and own.accepted)
