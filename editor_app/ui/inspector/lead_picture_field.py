"""The lead picture of a story: seen small, chosen from the library, taken off again."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from editor_app.ui.thumbnails import Thumbnails

SIZE = QSize(112, 76)


class LeadPictureField(QFrame):
    """A thumbnail with its name, and what can be done with it."""

    choose_wanted = Signal()
    taken_off = Signal()

    def __init__(self, thumbnails: Thumbnails, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("LeadPicture")
        self._thumbnails, self._name = thumbnails, ""
        self.image = QLabel(self)
        self.image.setFixedSize(SIZE)
        self.image.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.image.setProperty("role", "small")
        self.name = QLabel(self, wordWrap=True)
        self.name.setTextFormat(Qt.TextFormat.PlainText)
        self.choose = QPushButton("Choose…", self)
        self.off = QPushButton("Take off", self)
        for button in (self.choose, self.off):
            button.setProperty("link", True)
        self.choose.clicked.connect(self.choose_wanted)
        self.off.clicked.connect(self.taken_off)
        acts = QHBoxLayout()
        acts.setSpacing(8)
        acts.addWidget(self.choose)
        acts.addWidget(self.off)
        acts.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addStretch(1)
        words.addWidget(self.name)
        words.addLayout(acts)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 8, 8, 8)
        row.setSpacing(12)
        row.addWidget(self.image)
        row.addLayout(words, 1)
        self.show_picture("")

    def show_picture(self, name: str) -> None:
        """Show the picture of that name, or that there is none."""
        self._name = name
        self.name.setText(name or "No lead picture")
        self.choose.setText("Change…" if name else "Choose…")
        self.choose.setAccessibleName(f"{self.choose.text().rstrip('…')} the lead picture")
        self.off.setVisible(bool(name))
        self.image.setPixmap(QPixmap())
        self.image.setVisible(bool(name))
        if name:
            self._thumbnails.ask(name, 2 * SIZE.width(), lambda pixmap: self._show(name, pixmap))

    def set_writable(self, *, writable: bool) -> None:
        """Let the picture be changed, or not."""
        self.choose.setEnabled(writable)
        self.off.setEnabled(writable)

    def _show(self, name: str, pixmap: QPixmap) -> None:
        if name != self._name:
            return
        if pixmap.isNull():
            self.image.setText("not found")
            return
        fitted = pixmap.scaled(
            SIZE * 2,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        fitted.setDevicePixelRatio(2)
        self.image.setPixmap(fitted)
