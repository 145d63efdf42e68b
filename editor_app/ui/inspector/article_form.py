"""The fields of a story that are not its text, one below the other."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from editor_app.domain.article import Content, Kind
from editor_app.domain.tidy import is_language
from editor_app.ui.inspector.embargo_field import EmbargoField
from editor_app.ui.inspector.lead_picture_field import LeadPictureField
from editor_app.ui.inspector.names_field import NamesField
from editor_app.ui.languages import language_choices, language_name
from editor_app.ui.names import Known
from editor_app.ui.thumbnails import Thumbnails
from editor_app.ui.widgets.completions import dress_completions
from editor_app.ui.widgets.form_rows import FormRows
from editor_app.ui.widgets.plain_words import set_tone, words
from editor_app.ui.widgets.tab_order import tab_through

# The length that search engines and networks still show, in characters.
LONGEST = {"seo_title": 60, "seo_description": 155, "social_title": 70}
_LINES = {
    "dateline": "Where it is reported from; the page sets it before the text",
    "slug": "",
    "lead_caption": "The library’s caption when left empty",
    "seo_title": "The headline when left empty",
    "social_title": "The search title when left empty",
    "canonical": "https://… when it first stood elsewhere",
    "source": "Where the story comes from, such as an agency",
    "credit": "How the page names the source",
}
_TEXTS = {"seo_description": 64, "note_to_editors": 80}
# A half-typed slug must not be stored: it would be made unique under one's fingers.
_WHEN_DONE = frozenset({"slug"})


class ArticleForm(QWidget):
    """Tells each change as the fields it changes; what is typed in is never rewritten."""

    edited = Signal(object)
    new_label = Signal(str, str)

    def __init__(self, thumbnails: Thumbnails, parent: QWidget) -> None:
        super().__init__(parent)
        self._loading, self._language = False, ""
        self.byline = NamesField("Add a person", self, ordered=True)
        self.tags = NamesField("Add a tag", self)
        self.section, self.kind, self.language = (QComboBox(self) for _ in range(3))
        self.lines = {name: QLineEdit(self) for name in _LINES}
        self.texts = {name: QPlainTextEdit(self) for name in _TEXTS}
        self.counters = {name: words(role="small", parent=self) for name in LONGEST}
        self.trouble = words(tone="red", parent=self)
        self.trouble.hide()
        self.embargo = EmbargoField(self)
        self.picture = LeadPictureField(thumbnails, self)
        self._dress()
        self._lay_out()
        self._connect()

    def show_content(self, content: Content, known: Known) -> None:
        """Show the fields."""
        self._loading = True
        self.byline.show_names(known.authors, content.byline)
        self.tags.show_names(known.tags, content.tags)
        _offer(self.section, {"": "No section", **known.sections}, content.section or "")
        _offer(self.kind, {kind.value: kind.label for kind in Kind}, content.kind.value)
        own = f"The site’s ({language_name(known.site.language)})"
        _offer(self.language, {"": own, **language_choices()}, content.language)
        self._language = content.language
        for name, line in self.lines.items():
            value = str(getattr(content, name))
            if line.text().strip() != value and not (line.hasFocus() and name in _WHEN_DONE):
                line.setText(value)
                line.setCursorPosition(0)
        for name, field in self.texts.items():
            if field.toPlainText().strip() != str(getattr(content, name)):
                field.setPlainText(str(getattr(content, name)))
        self.picture.show_picture(content.lead_picture)
        self.embargo.show_time(content.embargo, known.site.time_zone)
        self._count()
        self._loading = False

    def show_trouble(self, text: str) -> None:
        """Say what is wrong with the slug."""
        self.trouble.setText(text)
        self.trouble.setVisible(bool(text))

    def set_writable(self, *, writable: bool) -> None:
        """Let the fields be changed, or read only."""
        for names in (self.byline, self.tags, self.picture):
            names.set_writable(writable=writable)
        for field in (self.section, self.kind, self.language, self.embargo):
            field.setEnabled(writable)
        for line in (*self.lines.values(), *self.texts.values()):
            line.setReadOnly(not writable)

    def field(self, name: str) -> QWidget | None:
        """Return the field of that name."""
        others: dict[str, QWidget] = {
            "byline": self.byline.line,
            "tags": self.tags.line,
            "section": self.section,
            "kind": self.kind,
            "language": self.language,
            "embargo": self.embargo,
            "lead_picture": self.picture.choose,
        }
        return self.lines.get(name) or self.texts.get(name) or others.get(name)

    def _dress(self) -> None:
        for box, name in ((self.section, "Section"), (self.language, "Language")):
            box.setEditable(True)
            box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            completer = QCompleter(box.model(), box)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            dress_completions(completer)
            box.setCompleter(completer)
            box.setAccessibleName(name)
        for box in (self.section, self.kind, self.language):
            box.setMinimumContentsLength(8)
            # A wheel that turns over the form must scroll it, not change the section.
            box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            box.wheelEvent = lambda event: event.ignore()  # type: ignore[method-assign]
        for name, hint in _LINES.items():
            self.lines[name].setPlaceholderText(hint)
        for name, height in _TEXTS.items():
            self.texts[name].setFixedHeight(height)
            self.texts[name].setTabChangesFocus(True)
        self.texts["seo_description"].setPlaceholderText("The standfirst when left empty")
        self.texts["note_to_editors"].setPlaceholderText("Never leaves the desk")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(20)
        line, text = self.lines, self.texts
        groups: dict[str, list[tuple[str, QWidget]]] = {
            "": [("By", self.byline), ("Section", self.section), ("Tags", self.tags)],
            "Kind and place": [
                ("Kind", self.kind),
                ("Language", self.language),
                ("Dateline", line["dateline"]),
            ],
            "Address": [("Slug", line["slug"]), ("Canonical address", line["canonical"])],
            "Lead picture": [("Picture", self.picture), ("Caption", line["lead_caption"])],
            "Release": [("Embargo", self.embargo)],
            "Search and networks": [
                ("Search title", line["seo_title"]),
                ("Search description", text["seo_description"]),
                ("Social title", line["social_title"]),
            ],
            "Origin": [("Source", line["source"]), ("Credit", line["credit"])],
            "Inside the desk": [("Note to editors", text["note_to_editors"])],
        }
        for title, fields in groups.items():
            column.addLayout(self._group(title, fields))
        tab_through([field for fields in groups.values() for _, field in fields])

    def _group(self, title: str, fields: list[tuple[str, QWidget]]) -> QVBoxLayout:
        group = QVBoxLayout()
        group.setSpacing(6)
        if title:
            group.addWidget(words(title, role="heading"))
        rows = FormRows(narrow=True)
        below: dict[QWidget, QLabel] = {
            self.field(name) or self: label for name, label in self.counters.items()
        }
        below[self.lines["slug"]] = self.trouble
        for label, widget in fields:
            rows.add(label, widget)
            if widget in below:
                rows.addRow(below[widget])
        group.addLayout(rows)
        return group

    def _connect(self) -> None:
        self.byline.changed.connect(self._take_byline)
        self.tags.changed.connect(self._take_tags)
        self.byline.new_name.connect(self._make_author)
        self.tags.new_name.connect(self._make_tag)
        self.section.activated.connect(self._take_section)
        self.kind.activated.connect(lambda: self._tell(kind=Kind(self.kind.currentData())))
        self.language.activated.connect(self._take_language)
        for box, take in (
            (self.section, self._take_section),
            (self.language, self._take_language),
        ):
            edit = box.lineEdit()
            if edit is not None:
                edit.editingFinished.connect(take)
        for name, line in self.lines.items():
            typed = line.editingFinished if name in _WHEN_DONE else line.textEdited
            typed.connect(lambda _="", n=name: self._tell(**{n: self.lines[n].text().strip()}))
        for name, field in self.texts.items():
            field.textChanged.connect(lambda n=name: self._take_text(n))
        self.embargo.changed.connect(self._take_embargo)
        self.picture.taken_off.connect(lambda: self._tell(lead_picture=""))

    def _take_byline(self, ids: tuple[str, ...]) -> None:
        self._tell(byline=ids)

    def _take_tags(self, ids: tuple[str, ...]) -> None:
        self._tell(tags=ids)

    def _make_author(self, name: str) -> None:
        self.new_label.emit("author", name)

    def _make_tag(self, name: str) -> None:
        self.new_label.emit("tag", name)

    def _take_embargo(self, when: object) -> None:
        self._tell(embargo=when)

    def _take_text(self, name: str) -> None:
        self._tell(**{name: self.texts[name].toPlainText().strip()})

    def _take_section(self) -> None:
        key, name = _typed(self.section)
        if key is None:
            self.new_label.emit("section", name)
        else:
            self._tell(section=key or None)

    def _take_language(self) -> None:
        key, name = _typed(self.language)
        tag = name if key is None else key
        if tag and not is_language(tag):
            self.language.setCurrentIndex(self.language.findData(self._language))
        else:
            self._tell(language=tag)

    def _tell(self, **fields: Any) -> None:
        self._count()
        if not self._loading:
            self.edited.emit(fields)

    def _count(self) -> None:
        for name, most in LONGEST.items():
            line = self.lines.get(name)
            text = line.text() if line is not None else self.texts[name].toPlainText()
            self.counters[name].setText(f"{len(text)} of about {most} characters")
            set_tone(self.counters[name], "amber" if len(text) > most else "muted")


def _offer(box: QComboBox, names: dict[str, str], chosen: str) -> None:
    """Offer names by key; a chosen key that is not among them is offered as it is."""
    edit = box.lineEdit()
    if edit is not None and edit.hasFocus() and edit.isModified():
        return
    if chosen not in names:
        names = {**names, chosen: chosen}
    there = {str(box.itemData(n)): box.itemText(n) for n in range(box.count())}
    if there != names:
        box.clear()
        for key, name in names.items():
            box.addItem(name, key)
    box.setCurrentIndex(box.findData(chosen))


def _typed(box: QComboBox) -> tuple[str | None, str]:
    """Return the key and the words of what stands in a box; no key when it is not offered."""
    name = box.currentText().strip()
    for number in range(box.count()):
        if name.casefold() in {
            box.itemText(number).casefold(),
            str(box.itemData(number)).casefold(),
        }:
            box.setCurrentIndex(number)
            return str(box.itemData(number)), name
    return ("", "") if not name else (None, name)
