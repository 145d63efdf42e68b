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

from editor_app.domain.template import TOPICS, Template, TemplateKind, Topic
from editor_app.ui.templates.language_row import LanguageRow
from editor_app.ui.widgets.day_field import DayField, day_words
from editor_app.ui.widgets.form_rows import FormRows
from editor_app.ui.widgets.plain_words import words

LABEL_WIDTH = 88


class DetailsForm(QWidget):
    """Tells the template as the fields have it; a mistake is said below its field."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._template: Template | None = None
        self.kind, self.topic = QComboBox(self), QComboBox(self)
        self.languages = LanguageRow(self)
        self.review, self.expires = DayField(self), DayField(self)
        self.owner = QLineEdit(self)
        self.owner.setPlaceholderText("Who answers for the wording")
        self.notes = QPlainTextEdit(self)
        self.notes.setPlaceholderText("For the desk; readers never see it")
        self.notes.setFixedHeight(64)
        self.notes.setTabChangesFocus(True)
        self.trouble = words(role="small", tone="red", parent=self)
        self.trouble.hide()
        self.summary = words(role="small", parent=self)
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
        self._offer_topics(template.topic)
        self.review.show_day(template.review_by)
        self.expires.show_day(template.expires)
        self.owner.setText(template.owner)
        if self.notes.toPlainText() != template.notes:
            self.notes.setPlainText(template.notes)
        for field in (self.kind, self.topic, self.review, self.expires, self.owner, self.notes):
            field.setEnabled(writable)
        if other:
            self.more.setChecked(False)
        self._summarise(template)

    def keep_notes(self) -> None:
        """Tell what was typed into the notes; they are kept when one leaves them."""
        template = self._template
        if template is not None and self.notes.toPlainText() != template.notes:
            self._tell()

    def _lay_out(self) -> None:
        for kind in TemplateKind:
            self.kind.addItem(kind.label, kind.value)
        form = FormRows()
        rows = (
            ("Kind", self.kind),
            ("Topic", self.topic),
            ("Review by", self.review),
            ("Language", self.languages),
            ("Expires", self.expires),
            ("Owner", self.owner),
            ("Notes", self.notes),
        )
        labels = [form.add(title, field) for title, field in rows]
        for label in labels:
            label.setMinimumWidth(LABEL_WIDTH)
        self._topic = (labels[1], self.topic)
        self._hidden = [*labels[4:], self.expires, self.owner, self.notes]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(form)
        column.addWidget(self.trouble)
        column.addWidget(self.summary)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self._show_more(shown=False)

    def _connect(self) -> None:
        self.more.toggled.connect(lambda: self._show_more(shown=self.more.isChecked()))
        self.kind.activated.connect(self._change_kind)
        self.topic.activated.connect(self._tell)
        for field in (self.review, self.expires):
            field.changed.connect(self._tell)
            field.refused.connect(self._say)
        self.owner.editingFinished.connect(self._tell)

    def _change_kind(self) -> None:
        """Offer the topics of the other kind; there may be none."""
        self._offer_topics(None)
        self._tell()

    def _offer_topics(self, chosen: Topic | None) -> None:
        topics = TOPICS.get(TemplateKind(self.kind.currentData()), ())
        self.topic.clear()
        self.topic.addItem("None in particular", "")
        for topic in topics:
            self.topic.addItem(topic.label, topic.value)
        self.topic.setCurrentIndex(max(0, self.topic.findData(chosen.value if chosen else "")))
        for widget in self._topic:
            widget.setVisible(bool(topics))

    def _show_more(self, *, shown: bool) -> None:
        for widget in self._hidden:
            widget.setVisible(shown)
        self.more.setText("Less" if shown else "More: expiry, owner, notes")
        self.summary.setVisible(bool(self.summary.text()) and not shown)

    def _summarise(self, template: Template) -> None:
        """Say in a line what the folded fields hold."""
        expires = template.expires
        day = f"Expires {day_words(expires)}." if expires else ""
        owner = f"{template.owner} answers for it." if template.owner else ""
        notes = " ".join(template.notes.split())
        self.summary.setText(" ".join(part for part in (notes, owner, day) if part))
        self._show_more(shown=self.more.isChecked())

    def _say(self, text: str) -> None:
        self.trouble.setText(text)
        self.trouble.setVisible(bool(text))

    def _tell(self) -> None:
        if self._template is None:
            return
        topic = str(self.topic.currentData() or "")
        fresh = replace(
            self._template,
            kind=TemplateKind(self.kind.currentData()),
            topic=Topic(topic) if topic else None,
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
