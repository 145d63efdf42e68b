"""The fields of a template beside its wording; each is kept as soon as it is changed."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from editor_app.domain.template import Template, TemplateKind
from editor_app.ui.languages import language_choices, language_name
from editor_app.ui.widgets.day_field import DayField
from editor_app.ui.widgets.form_rows import FormRows
from editor_app.ui.widgets.plain_words import words

LABEL_WIDTH = 88


class DetailsForm(QWidget):
    """Tells the template as the fields have it; a mistake is said below its field."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._template: Template | None = None
        self.kind, self.language = QComboBox(self), QComboBox(self)
        self.review, self.expires = DayField(self), DayField(self)
        self.owner = QLineEdit(self)
        self.owner.setPlaceholderText("Who answers for the wording")
        self.notes = QPlainTextEdit(self)
        self.notes.setPlaceholderText("For the desk; readers never see it")
        self.notes.setFixedHeight(64)
        self.notes.setTabChangesFocus(True)
        self.trouble = words(role="small", tone="red", parent=self)
        self.trouble.hide()
        self.more = QPushButton("More: expiry, owner, notes", self)
        self.more.setProperty("link", True)
        self.more.setObjectName("FlushLink")
        self.more.setCheckable(True)
        self._lay_out()
        self._connect()

    def show_template(self, template: Template, *, writable: bool) -> None:
        """Show the fields of a template."""
        other = self._template is None or self._template.id != template.id
        self._template = template
        self.kind.setCurrentIndex(self.kind.findData(template.kind.value))
        if self.language.findData(template.language) < 0:
            self.language.addItem(language_name(template.language), template.language)
        self.language.setCurrentIndex(self.language.findData(template.language))
        self.review.show_day(template.review_by)
        self.expires.show_day(template.expires)
        self.owner.setText(template.owner)
        if self.notes.toPlainText() != template.notes:
            self.notes.setPlainText(template.notes)
        for field in (self.kind, self.language, self.review, self.expires, self.owner, self.notes):
            field.setEnabled(writable)
        if other:
            self.more.setChecked(bool(template.expires or template.owner or template.notes))

    def keep_notes(self) -> None:
        """Tell what was typed into the notes; they are kept when one leaves them."""
        template = self._template
        if template is not None and self.notes.toPlainText() != template.notes:
            self._tell()

    def _lay_out(self) -> None:
        for kind in TemplateKind:
            self.kind.addItem(kind.label, kind.value)
        self.language.addItem("Every language", "")
        for tag, name in language_choices().items():
            self.language.addItem(name, tag)
        form = FormRows()
        rows = (
            ("Kind", self.kind),
            ("Review by", self.review),
            ("Language", self.language),
            ("Expires", self.expires),
            ("Owner", self.owner),
            ("Notes", self.notes),
        )
        labels = [form.add(title, field) for title, field in rows]
        for label in labels:
            label.setMinimumWidth(LABEL_WIDTH)
        self._hidden = [*labels[3:], self.expires, self.owner, self.notes]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(form)
        column.addWidget(self.trouble)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self._show_more(shown=False)

    def _connect(self) -> None:
        self.more.toggled.connect(lambda: self._show_more(shown=self.more.isChecked()))
        for box in (self.kind, self.language):
            box.activated.connect(self._tell)
        for field in (self.review, self.expires):
            field.changed.connect(self._tell)
            field.refused.connect(self._say)
        self.owner.editingFinished.connect(self._tell)

    def _show_more(self, *, shown: bool) -> None:
        for widget in self._hidden:
            widget.setVisible(shown)
        self.more.setText("Less" if shown else "More: expiry, owner, notes")

    def _say(self, text: str) -> None:
        self.trouble.setText(text)
        self.trouble.setVisible(bool(text))

    def _tell(self) -> None:
        if self._template is None:
            return
        fresh = replace(
            self._template,
            kind=TemplateKind(self.kind.currentData()),
            language=str(self.language.currentData() or ""),
            review_by=self.review.day,
            expires=self.expires.day,
            owner=self.owner.text().strip(),
            notes=self.notes.toPlainText(),
        )
        if fresh != self._template:
            self._template = fresh
            self.changed.emit(fresh)


def overdue(template: Template, today: date) -> str:
    """Say that a wording should be looked at again or is out of force; empty when neither."""
    if template.expires is not None and template.expires < today:
        return "It expired, so it stands on no article any more. Set another day or none."
    if template.review_by is not None and template.review_by <= today:
        return "It is due for review: read the wording again, then set the next day."
    return ""
