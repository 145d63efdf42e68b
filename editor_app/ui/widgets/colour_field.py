"""A colour: typed as #rrggbb or picked, with the nearest offered where it cannot be."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import (
    QColorDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from editor_app.ui.widgets.plain_words import words

_SIZE = 18


class ColourField(QWidget):
    """Tells the colour that was chosen, empty for the theme's own."""

    changed = Signal(str)

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._told = ""
        self.line = QLineEdit(self)
        self.line.setPlaceholderText("the theme’s own")
        self.line.setAccessibleName(title)
        self.pick = QToolButton(self)
        self.pick.setAccessibleName(f"Pick {title.lower()}")
        self.pick.setToolTip("Pick a colour")
        self.pick.setIconSize(QSize(_SIZE, _SIZE))
        self.trouble = words(role="small", tone="red", parent=self)
        self.nearest = QPushButton(self)
        self.nearest.setProperty("link", True)
        self.nearest.setObjectName("FlushLink")
        label = QLabel(title, self)
        label.setProperty("role", "label")
        label.setIndent(0)
        label.setBuddy(self.line)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.pick)
        row.addWidget(self.line, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label)
        column.addLayout(row)
        column.addWidget(self.trouble)
        column.addWidget(self.nearest, 0, Qt.AlignmentFlag.AlignLeft)
        self.refuse("")
        self.line.editingFinished.connect(self._tell)
        self.pick.clicked.connect(self._ask)
        self.nearest.clicked.connect(self._take_nearest)
        self.show_colour("")

    def show_colour(self, colour: str) -> None:
        """Show what is kept."""
        self._told = colour
        if not self.line.hasFocus() or not self.line.isModified():
            self.line.setText(colour)
        self._paint(colour)

    def refuse(self, sentence: str, nearest: str = "") -> None:
        """Say why a colour cannot be, and offer the nearest; an empty sentence takes it back."""
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))
        self.nearest.setText(f"Use {nearest}")
        self.nearest.setProperty("colour", nearest)
        self.nearest.setVisible(bool(nearest))
        self.line.setAccessibleDescription(sentence)

    def _tell(self) -> None:
        typed = self.line.text().strip()
        self.line.setModified(False)
        if typed != self._told:
            # What is told next must not wait until this one is kept and shown.
            self._told = typed
            self.changed.emit(typed)

    def _take_nearest(self) -> None:
        self._take(str(self.nearest.property("colour")))

    def _ask(self) -> None:
        dialog = QColorDialog(QColor(self.line.text() or self._told or "#808080"), self)
        dialog.setWindowTitle(self.line.accessibleName())
        dialog.colorSelected.connect(self._take_picked)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _take_picked(self, colour: QColor) -> None:
        self._take(colour.name())

    def _take(self, colour: str) -> None:
        self.line.setText(colour)
        self._tell()

    def _paint(self, colour: str) -> None:
        pixmap = QPixmap(_SIZE * 2, _SIZE * 2)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor("#878b92"))
        painter.setBrush(QColor(colour) if colour else Qt.BrushStyle.BDiagPattern)
        painter.drawRoundedRect(2, 2, _SIZE * 2 - 4, _SIZE * 2 - 4, 6, 6)
        painter.end()
        pixmap.setDevicePixelRatio(2)
        self.pick.setIcon(QIcon(pixmap))
