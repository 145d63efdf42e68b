"""The name of a template as the title of its form, set smaller where the column is narrow."""

from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from editor_app.ui.appearance.faces import serif

_SIZES = (20, 19, 18, 17, 16, 15, 14)
_EDGES = 16


class TitleField(QLineEdit):
    """Looks like a title until one types in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("TitleField")
        self.textChanged.connect(self._fit)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - _EDGES
        fonts = (serif(size, bold=True) for size in _SIZES)
        found = next(
            (f for f in fonts if QFontMetrics(f).horizontalAdvance(self.text()) <= room),
            serif(_SIZES[-1], bold=True),
        )
        if found.pixelSize() != self.font().pixelSize() or not self.font().bold():
            self.setFont(found)
