"""Details: every field of a story that is not its text."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from editor_app.domain.article import Content, Kind
from editor_app.ui.inspector.blocks_list import BlocksList
from editor_app.ui.inspector.corrections_list import CorrectionsList
from editor_app.ui.inspector.embargo_field import EmbargoField
from editor_app.ui.inspector.names_field import NamesField

LINES = (
    ("dateline", "Dateline", 0),
    ("slug", "Slug", 0),
    ("language", "Language", 0),
    ("lead_picture", "Lead picture", 0),
    ("lead_caption", "Its caption", 0),
    ("seo_title", "Search title", 60),
    ("seo_description", "Search description", 155),
    ("social_title", "Social title", 70),
    ("canonical", "Canonical address", 0),
    ("source", "Source", 0),
    ("credit", "Credit", 0),
)


@dataclass(frozen=True, slots=True)
class Known:
    """Names to choose from, by id; pictures by name."""

    authors: Mapping[str, str] = field(default_factory=dict[str, str])
    sections: Mapping[str, str] = field(default_factory=dict[str, str])
    tags: Mapping[str, str] = field(default_factory=dict[str, str])
    time_zone: str = "UTC"


class DetailsPane(QScrollArea):
    """A form over the content; each change is told as the fields it changes."""

    edited = Signal(dict)
    new_label = Signal(str, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._loading = False
        self.sheet = QWidget(self)
        self.byline = NamesField("Add a person", self.sheet)
        self.tags = NamesField("Add a tag", self.sheet)
        self.section, self.kind = QComboBox(self.sheet), QComboBox(self.sheet)
        self.lines = {name: QLineEdit(self.sheet) for name, _, _ in LINES}
        self._counters = {name: QLabel(self.sheet) for name, _, most in LINES if most}
        self.trouble = QLabel(self.sheet, wordWrap=True)
        self.trouble.hide()
        self.trouble.setProperty("tone", "red")
        self.embargo = EmbargoField(self.sheet)
        self.note = QPlainTextEdit(self.sheet)
        self.note.setFixedHeight(72)
        self.note.setTabChangesFocus(True)
        self.blocks = BlocksList(self.sheet)
        self.corrections = CorrectionsList(self.sheet)
        self.section.setEditable(True)
        for kind in Kind:
            self.kind.addItem(kind.label, kind)
        self._lay_out()
        self._connect()
        self.setWidget(self.sheet)

    def show_content(self, content: Content, known: Known) -> None:
        """Show the fields; what is being typed in is left alone when it says the same."""
        self._loading = True
        self.byline.show_names(known.authors, content.byline)
        self.tags.show_names(known.tags, content.tags)
        self.section.clear()
        self.section.addItem("No section", None)
        for key, name in known.sections.items():
            self.section.addItem(name, key)
        self.section.setCurrentIndex(max(0, self.section.findData(content.section)))
        self.kind.setCurrentIndex(self.kind.findData(content.kind))
        for name, line in self.lines.items():
            if line.text() != getattr(content, name):
                line.setText(getattr(content, name))
        if self.note.toPlainText() != content.note_to_editors:
            self.note.setPlainText(content.note_to_editors)
        self.embargo.show_time(content.embargo, known.time_zone)
        self._count()
        self._loading = False

    def show_trouble(self, text: str) -> None:
        """Say what is wrong with the slug."""
        self.trouble.setText(text)
        self.trouble.setVisible(bool(text))

    def set_read_only(self, *, read_only: bool) -> None:
        """Let the fields be read only."""
        for widget in (self.byline, self.tags, self.section, self.kind, self.embargo):
            widget.setEnabled(not read_only)
        for line in (*self.lines.values(), self.note):
            line.setReadOnly(read_only)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self.sheet)
        column.setContentsMargins(20, 16, 20, 20)
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setVerticalSpacing(8)
        form.addRow("By", self.byline)
        form.addRow("Section", self.section)
        form.addRow("Tags", self.tags)
        form.addRow("Kind", self.kind)
        for name, title, _ in LINES:
            form.addRow(title, self.lines[name])
            self.lines[name].setAccessibleName(title)
            if name == "slug":
                form.addRow(self.trouble)
            if name in self._counters:
                form.addRow(self._counters[name])
        form.addRow("Embargo", self.embargo)
        form.addRow("Note to editors", self.note)
        column.addLayout(form)
        for title, widget in (
            ("Blocks on this page", self.blocks),
            ("Corrections", self.corrections),
        ):
            label = QLabel(title, self.sheet)
            label.setObjectName("DetailsHeading")
            font = label.font()
            font.setBold(True)
            label.setFont(font)
            column.addSpacing(12)
            column.addWidget(label)
            column.addWidget(widget)
        column.addStretch(1)

    def _connect(self) -> None:
        self.byline.changed.connect(lambda ids: self._tell(byline=ids))
        self.tags.changed.connect(lambda ids: self._tell(tags=ids))
        self.byline.new_name.connect(lambda name: self.new_label.emit("author", name))
        self.tags.new_name.connect(lambda name: self.new_label.emit("tag", name))
        self.section.activated.connect(lambda: self._tell(section=self.section.currentData()))
        edit = self.section.lineEdit()
        if edit is not None:
            edit.returnPressed.connect(self._take_section)
        self.kind.activated.connect(lambda: self._tell(kind=self.kind.currentData()))
        for name, line in self.lines.items():
            # A half-typed slug must not be stored: it would be made unique under one's fingers.
            typed = line.editingFinished if name in {"slug", "language"} else line.textEdited
            typed.connect(lambda _="", n=name: self._tell(**{n: self.lines[n].text().strip()}))
        self.note.textChanged.connect(lambda: self._tell(note_to_editors=self.note.toPlainText()))
        self.embargo.changed.connect(lambda when: self._tell(embargo=when))

    def _take_section(self) -> None:
        name = self.section.currentText().strip()
        found = self.section.findText(name, Qt.MatchFlag.MatchFixedString)
        if name and found < 0:
            self.new_label.emit("section", name)

    def _tell(self, **fields: Any) -> None:
        self._count()
        if not self._loading:
            self.edited.emit(fields)

    def _count(self) -> None:
        for name, _, most in LINES:
            if most:
                length = len(self.lines[name].text())
                self._counters[name].setText(f"{length} of about {most} characters")
                self._counters[name].setProperty("tone", "amber" if length > most else "muted")
