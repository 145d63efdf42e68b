"""The colours of the text in the editor, taken from the palette that the program set."""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QPalette


@dataclass(frozen=True, slots=True)
class Inks:
    """What the highlighter writes with."""

    ink: QColor
    muted: QColor
    line: QColor
    accent: QColor
    marker: QColor
    marker_ink: QColor

    @classmethod
    def of(cls, palette: QPalette) -> "Inks":
        """Read the inks from a palette."""
        return cls(
            palette.color(QPalette.ColorRole.WindowText),
            palette.color(QPalette.ColorRole.PlaceholderText),
            palette.color(QPalette.ColorRole.Mid),
            palette.color(QPalette.ColorRole.Link),
            QColor("#FCE8A6"),
            QColor("#6B4700"),
        )
