"""A picture of the library that the site is known by: its logo, or its icon."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from editor_app.ui.picture_intake import PictureIntake
from editor_app.ui.thumbnails import Thumbnails

if TYPE_CHECKING:
    from editor_app.ui.room_context import RoomContext

_SIZE = QSize(72, 40)


class PictureChoice(QWidget):
    """Tells the name of the picture that was chosen, empty when it was taken off."""

    changed = Signal(str)

    def __init__(self, context: "RoomContext", title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._name = ""
        self._thumbnails = Thumbnails(context.desk, context.readers)
        self._intake = PictureIntake(context, self, self._take, context.report)
        self.image, self.name = QLabel(self), QLabel(self)
        self.image.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.image.setFixedSize(_SIZE)
        self.name.setTextFormat(Qt.TextFormat.PlainText)
        self.choose, self.off = QPushButton(self), QPushButton("Take off", self)
        for button in (self.choose, self.off):
            button.setProperty("link", True)
        self._title = title
        label = QLabel(title, self)
        label.setProperty("role", "label")
        label.setIndent(0)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.image)
        row.addWidget(self.name, 1)
        row.addWidget(self.choose)
        row.addWidget(self.off)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label)
        column.addLayout(row)
        self.choose.clicked.connect(self._intake.ask)
        self.off.clicked.connect(lambda: self.changed.emit(""))
        self.show_picture("")

    def show_picture(self, name: str) -> None:
        """Show the picture of that name, or that there is none."""
        self._name = name
        self.name.setText(name or "none")
        self.choose.setText("Change…" if name else "Choose…")
        self.choose.setAccessibleName(f"{self.choose.text().rstrip('…')}: {self._title}")
        self.off.setAccessibleName(f"Take off: {self._title}")
        self.off.setVisible(bool(name))
        self.image.setVisible(bool(name))
        if name:
            self._thumbnails.ask(name, 2 * _SIZE.width(), lambda found: self._show(name, found))

    def _take(self, name: str, _alt: str) -> None:
        self.changed.emit(name)

    def _show(self, name: str, pixmap: QPixmap) -> None:
        if name != self._name or pixmap.isNull():
            return
        fitted = pixmap.scaled(
            _SIZE * 2,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        fitted.setDevicePixelRatio(2)
        self.image.setPixmap(fitted)
