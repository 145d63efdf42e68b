"""A field with a label above it and, where it is wrong, the sentence that says so below it."""

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from editor_app.ui.widgets.plain_words import words


class CheckedField(QWidget):
    """Holds any field; `refuse` says a mistake, an empty one takes it back."""

    def __init__(
        self, title: str, field: QWidget, hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.field = field
        label = QLabel(title, self)
        label.setProperty("role", "label")
        label.setIndent(0)
        label.setBuddy(field)
        if not field.accessibleName():
            field.setAccessibleName(title)
        self.trouble = words(role="small", tone="red")
        self.trouble.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label)
        column.addWidget(field)
        column.addWidget(self.trouble)
        if hint:
            column.addWidget(words(hint, role="small"))

    def refuse(self, text: str) -> None:
        """Say what is wrong; the field keeps what was typed."""
        self.trouble.setText(text)
        self.trouble.setVisible(bool(text))
        self.field.setAccessibleDescription(text)
