"""A whole number between two others."""

from PySide6.QtWidgets import QLineEdit, QSpinBox, QWidget


class NumberField(QSpinBox):
    """Its digits stand off the border, which a style sheet cannot reach inside a spin box."""

    def __init__(self, lowest: int, highest: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(lowest, highest)
        edit = self.findChild(QLineEdit)
        if edit is not None:
            edit.setTextMargins(8, 0, 0, 0)
