"""Labelled fields one below the other, the way every form of the program has them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLabel, QWidget


class FormRows(QFormLayout):
    """Labels beside their fields, or above them where the column is narrow."""

    def __init__(self, parent: QWidget | None = None, *, narrow: bool = False) -> None:
        super().__init__(parent)
        self.setContentsMargins(0, 0, 0, 0)
        self.setHorizontalSpacing(16)
        self.setVerticalSpacing(4 if narrow else 8)
        self.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        self.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        if narrow:
            self.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)

    def add(self, title: str, field: QWidget, hint: str = "") -> QLabel:
        """Add a field with its label; the hint stands muted below it."""
        label = QLabel(title)
        label.setProperty("role", "label")
        label.setIndent(0)
        label.setBuddy(field)
        if not field.accessibleName():
            field.setAccessibleName(title)
        self.addRow(label, field)
        if hint:
            words = QLabel(hint, wordWrap=True)
            words.setProperty("role", "small")
            self.addRow("", words)
        return label
