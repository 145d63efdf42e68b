"""A word in a rounded outline: a status, a state, a kind."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QLabel, QWidget

from editor_app.domain.status import Status
from editor_app.ui.appearance.tokens import Tokens

STATUS_TONES = {
    Status.DRAFT: "muted",
    Status.REVIEW: "amber",
    Status.READY: "green",
    Status.PUBLISHED: "blue",
    Status.WITHDRAWN: "red",
}
HEIGHT = 18


class Chip(QLabel):
    """A chip as a widget; `tone` is muted, amber, green, blue, red or violet."""

    def __init__(self, text: str = "", tone: str = "muted", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setObjectName("Chip")
        self.setProperty("tone", tone)

    def show_text(self, text: str, tone: str) -> None:
        """Show another word in another tone."""
        self.setText(text)
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            self.style().unpolish(self)
            self.style().polish(self)


def tone_colour(tone: str, tokens: Tokens) -> QColor:
    """Return the colour of a tone."""
    return QColor(tokens.accent if tone == "blue" else getattr(tokens, tone))


def chip_width(text: str, font: QFont) -> float:
    """Return how wide a painted chip is."""
    return QFontMetricsF(font).horizontalAdvance(text) + 16


def paint_chip(painter: QPainter, at: QRectF, text: str, font: QFont, colour: QColor) -> None:
    """Paint a chip, as lists do that have no widgets in their rows."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    box = at.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
    painter.setFont(font)
    painter.drawText(at, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()
