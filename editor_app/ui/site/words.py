"""Words: what pages say in the desk's own wording, such as for *Continue reading*."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from editor_app.domain.changes import Changes
from editor_app.domain.look import Label
from editor_app.domain.site import Site
from editor_app.services.look import look_mistakes
from editor_app.ui.background import Newest
from editor_app.ui.languages import language_choices, language_name
from editor_app.ui.site.page import SitePage
from editor_app.ui.widgets.checked_field import CheckedField
from editor_app.ui.widgets.form_rows import FormRows
from editor_app.ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from editor_app.ui.room_context import RoomContext


class WordsPage(SitePage):
    """One line a word; what is left empty is said as the theme says it."""

    def __init__(self, context: "RoomContext") -> None:
        super().__init__(
            context,
            "Words",
            "What pages say around the stories. Leave a line empty to let the theme say it.",
        )
        self._newest = Newest(context.readers.run)
        self._site, self._language = Site(""), ""
        self.language = QComboBox(self)
        for tag, name in language_choices().items():
            self.language.addItem(name, tag)
        self.filter = SearchField("Filter words…", self)
        self.lines: dict[str, QLineEdit] = {}
        self._fields: dict[str, CheckedField] = {}
        self._rows = QWidget(self)
        self._form = FormRows(self._rows)
        self.column.addWidget(CheckedField("Language of the pages", self.language, parent=self))
        self.column.addWidget(self.filter)
        self.column.addWidget(self._rows)
        self.column.addStretch(1)
        self.language.activated.connect(self._choose)
        self.filter.wanted.connect(self._show_matching)
        self._rows.setEnabled(self.writable)
        self.read()

    def read(self) -> None:
        """Read the words and what the desk says for them."""
        language = self._language
        self._newest.ask(lambda: self._all(language), self._show, self.context.report)

    def tell(self) -> None:
        """Keep the word that is being typed in."""
        for word in self.lines:
            self._take(word)

    def _all(self, language: str) -> tuple[Site, str, dict[str, str]]:
        site = self.desk.site.get()
        language = language or site.language
        return site, language, self.desk.themes.words(language)

    def _choose(self) -> None:
        self.tell()
        self._language = str(self.language.currentData())
        self.read()

    def _show(self, found: tuple[Site, str, dict[str, str]]) -> None:
        if self.writes.pending:
            # The change that is on its way brings a newer reading.
            return
        self._site, self._language, known = found
        if self.language.findData(self._language) < 0:
            self.language.addItem(language_name(self._language), self._language)
        self.language.setCurrentIndex(self.language.findData(self._language))
        said = {one.word: one.text for one in self._labels()}
        for word, text in known.items():
            if word not in self.lines:
                self._add(word)
            line = self.lines[word]
            line.setPlaceholderText(text)
            if not line.hasFocus():
                line.setText(said.get(word, ""))
                line.setCursorPosition(0)

    def _labels(self) -> list[Label]:
        language = self._language.lower()
        return [one for one in self._site.look.labels if one.language == language]

    def _add(self, word: str) -> None:
        line = self.lines[word] = QLineEdit(self._rows)
        title = word.replace("-", " ").capitalize()
        field = self._fields[word] = CheckedField(title, line, parent=self._rows)
        self._form.addRow(field)
        line.editingFinished.connect(lambda: self._take(word))

    def _show_matching(self, text: str) -> None:
        for word, field in self._fields.items():
            line = self.lines[word]
            told = f"{word} {line.placeholderText()} {line.text()}".casefold()
            self._form.setRowVisible(field, text.casefold() in told)

    def _take(self, word: str) -> None:
        """Keep what pages say for a word, unless it cannot be said: then it says why."""
        text, language = self.lines[word].text().strip(), self._language.lower()
        said = {one.word: one.text for one in self._labels()}
        if not self.writable or text == said.get(word, ""):
            return
        wanted = _with(self._site, Label(word, text, language))
        mistake = next((m for m in look_mistakes(wanted) if m.field == "labels"), None)
        self._fields[word].refuse(mistake.sentence if mistake and text else "")
        if mistake is None or not text:
            self._site = wanted
            self.writes(
                lambda: self._save(Label(word, text, language)), self._read_again, self._refuse
            )

    def _read_again(self, _made: Changes) -> None:
        """Read in the place of whatever was being read before the change was kept."""
        self.read()

    def _refuse(self, error: Exception) -> None:
        self.context.report(error)
        self.read()

    def _save(self, label: Label) -> Changes:
        return self.desk.site.save(_with(self.desk.site.get(), label))


def _with(site: Site, label: Label) -> Site:
    """Return a site whose pages say this; an empty text leaves it to the theme."""
    others = tuple(
        one for one in site.look.labels if (one.word, one.language) != (label.word, label.language)
    )
    labels = (*others, label) if label.text else others
    return replace(site, look=replace(site.look, labels=labels))
