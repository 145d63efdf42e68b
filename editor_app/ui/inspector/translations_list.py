"""The open story in other languages: what it translates, and what translates it."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from editor_app.domain.changes import Changes
from editor_app.domain.ids import ArticleId
from editor_app.services.translating import InLanguage
from editor_app.ui.background import Newest
from editor_app.ui.draft import Draft
from editor_app.ui.finding_articles import ArticleFinder
from editor_app.ui.languages import language_name
from editor_app.ui.widgets.choice_field import ChoiceField
from editor_app.ui.widgets.plain_words import words
from editor_app.ui.writes import Writes

if TYPE_CHECKING:
    from editor_app.ui.room_context import RoomContext


class TranslationsList(QWidget):
    """Lists the languages and links others; what is linked leaves with the approved text."""

    def __init__(self, context: "RoomContext", draft: Draft, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._draft = context, draft
        self._newest, self._checks = (Newest(context.readers.run) for _ in range(2))
        self._writes = Writes(context, self)
        self._shown: tuple[InLanguage, ...] | None = None
        self.takes_off: list[QPushButton] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self.original = ChoiceField("This story translates…", ArticleFinder(context), self)
        self.translation = ChoiceField("Add a translation of it…", ArticleFinder(context), self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._rows)
        column.addWidget(self.original)
        column.addWidget(self.translation)
        self.original.chosen.connect(self._translate)
        self.translation.chosen.connect(self._add)
        context.hub.announced.connect(self._hear)

    def read(self) -> None:
        """Read the story's other languages."""
        article, content, desk = self._draft.article, self._draft.content, self._context.desk
        if article is not None:
            key = article.id
            self._newest.ask(
                lambda: desk.translations.of(key, content), self._show, self._context.report
            )

    def stops(self) -> list[QWidget]:
        """Return where Tab stops."""
        return [*self.takes_off, self.original, self.translation]

    def _show(self, found: tuple[InLanguage, ...]) -> None:
        writable = not self._draft.read_only
        translates = self._draft.content.translates is not None
        self.original.setVisible(not translates)
        for field in (self.original, self.translation):
            field.setEnabled(writable)
        if found == self._shown:
            return
        self._shown = found
        while (item := self._rows.takeAt(0)) is not None:
            row = item.widget()
            if row is not None:
                row.hide()
                row.deleteLater()
        self.takes_off = []
        for one in found:
            self._rows.addWidget(self._row(one, writable=writable))

    def _row(self, one: InLanguage, *, writable: bool) -> QWidget:
        row = QWidget(self)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        language = f"{language_name(one.language)}{', the original' if one.original else ''}"
        told = f"{one.headline or one.slug}\n{language} · {one.status.label}"
        line.addWidget(words(told, parent=row), 1)
        if not one.original or self._draft.content.translates is not None:
            off = QPushButton("Take off", row)
            off.setProperty("link", True)
            off.setAccessibleName(f"Take off: {one.headline or one.slug}")
            off.setEnabled(writable)
            off.clicked.connect(partial(self._take_off, one))
            line.addWidget(off)
            self.takes_off.append(off)
        return row

    def _translate(self, key: str, _name: str) -> None:
        """Let the open story translate another, unless it cannot: then say why."""
        self.original.show_choice("", "")
        article, content, desk = self._draft.article, self._draft.content, self._context.desk
        if article is None:
            return
        own, goal = article.id, ArticleId(key)

        def take(trouble: str) -> None:
            now = self._draft.article
            if trouble:
                self._context.toasts.say(trouble)
            elif now is not None and now.id == own:
                self._draft.change(self, translates=goal)
                self.read()

        self._checks.ask(
            lambda: desk.translations.trouble(own, content, goal), take, self._context.report
        )

    def _add(self, key: str, _name: str) -> None:
        """Let another story translate the open one."""
        self.translation.show_choice("", "")
        article, desk = self._draft.article, self._context.desk
        if article is not None:
            own, other = article.id, ArticleId(key)
            self._writes(lambda: desk.translations.link(other, own), self._read_again)

    def _take_off(self, one: InLanguage) -> None:
        """Of the original the open story is taken off, of any other that other one."""
        if one.original:
            self._draft.change(self, translates=None)
            self.read()
        else:
            desk = self._context.desk
            self._writes(lambda: desk.translations.unlink(one.id), self._read_again)

    def _hear(self, changes: Changes, origin: object) -> None:
        article = self._draft.article
        own = {article.id} if article is not None else set[str]()
        if origin is not self and self.isVisible() and (changes.articles - own):
            self.read()

    def _read_again(self, _changes: Changes) -> None:
        self.read()
