"""Asks for the name and the kind of a new template."""

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from editor_app.domain.template import TOPICS, TemplateKind, Topic
from editor_app.ui.widgets.form_rows import FormRows
from editor_app.ui.widgets.plain_words import words

_MEANINGS = {
    TemplateKind.DISCLAIMER: "Says what a story is not, and what the house answers for.",
    TemplateKind.FOOTER: "Stands at the foot of every page: copyright, imprint, contact.",
    TemplateKind.DISCLOSURE: "Tells readers of an interest: sponsors, tools, ties.",
    TemplateKind.NOTICE: "Explains how a story came about or how it was changed.",
    TemplateKind.BIO: "Introduces the author under a story.",
}


class NewTemplateDialog(QDialog):
    """Gives `name` and `kind` when it was accepted."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle("New template")
        self.setMinimumWidth(420)
        self.line = QLineEdit(self)
        self.line.setPlaceholderText("General disclaimer")
        self.choice = QComboBox(self)
        for kind in TemplateKind:
            self.choice.addItem(kind.label, kind.value)
        self.about = QComboBox(self)
        self.meaning = words(role="small", parent=self)
        self.cancel = QPushButton("Cancel", self)
        self.make = QPushButton("Make the template", self)
        self.make.setProperty("primary", True)
        self.make.setDefault(True)
        self.make.setEnabled(False)
        form = FormRows()
        form.add("Name", self.line)
        form.add("Kind", self.choice)
        self._about_label = form.add("Topic", self.about)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addLayout(form)
        column.addWidget(self.meaning)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.make)
        column.addLayout(buttons)
        self.line.textChanged.connect(self._show_state)
        self.choice.currentIndexChanged.connect(self._offer_topics)
        self.make.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        self._offer_topics()

    @property
    def name(self) -> str:
        """The name as typed."""
        return self.line.text().strip()

    @property
    def kind(self) -> TemplateKind:
        """The kind that was chosen."""
        return TemplateKind(self.choice.currentData())

    @property
    def topic(self) -> Topic | None:
        """The topic that was chosen."""
        chosen = str(self.about.currentData() or "")
        return Topic(chosen) if chosen else None

    def _offer_topics(self) -> None:
        topics = TOPICS.get(self.kind, ())
        self.about.clear()
        self.about.addItem("None in particular", "")
        for topic in topics:
            self.about.addItem(topic.label, topic.value)
        for widget in (self._about_label, self.about):
            widget.setVisible(bool(topics))
        self._show_state()

    def _show_state(self) -> None:
        self.make.setEnabled(bool(self.name))
        self.meaning.setText(_MEANINGS[self.kind])
