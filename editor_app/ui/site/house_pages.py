"""Pages: those of the house that the footer links to, in Markdown."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from editor_app.domain.changes import Changes
from editor_app.domain.errors import OffstoneError
from editor_app.domain.site import HousePage
from editor_app.domain.slug import make_slug, slug_problem, unique_slug
from editor_app.ui.appearance.faces import serif
from editor_app.ui.background import Newest
from editor_app.ui.site.page import SitePage
from editor_app.ui.widgets.checked_field import CheckedField
from editor_app.ui.widgets.ordered_list import OrderedList
from editor_app.ui.widgets.plain_words import words
from editor_app.ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from editor_app.ui.room_context import RoomContext

Pages = tuple[HousePage, ...]


class HousePagesPage(SitePage):
    """Imprint, privacy, ethics: a title, an address and a text each."""

    def __init__(self, context: "RoomContext") -> None:
        super().__init__(
            context, "Pages", "Pages of the house, linked from the foot of every page."
        )
        self._newest = Newest(context.readers.run)
        self._pages: Pages = ()
        self._shown = ""
        self.list = OrderedList("Pages", self)
        self.list.items.setMinimumWidth(180)
        self.add = QPushButton("New page", self)
        self.title, self.slug = QLineEdit(self), QLineEdit(self)
        self.text = TextField(16, "The text of the page, in Markdown", self)
        self.text.setFont(serif(15))
        self.fields = {
            "title": CheckedField("Title", self.title),
            "slug": CheckedField("Address", self.slug),
            "text": CheckedField("Text", self.text),
        }
        self.form = QWidget(self)
        rows = QVBoxLayout(self.form)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(12)
        for field in self.fields.values():
            rows.addWidget(field)
        rows.addStretch(1)
        self.empty = words(
            "No page yet. Readers look for an imprint, corrections and privacy.", tone="muted"
        )
        self._lay_out()
        self._connect()
        self.read()

    def read(self) -> None:
        """Read the pages anew."""
        self._newest.ask(lambda: self.desk.site.get().pages, self._show, self.context.report)

    def tell(self) -> None:
        """Keep what was typed."""
        self.text.tell()
        self._tell()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.add)
        left.addWidget(self.list, 1)
        right = QVBoxLayout()
        right.addWidget(self.form, 1)
        right.addWidget(self.empty)
        right.addStretch(0)
        both = QHBoxLayout()
        both.setSpacing(24)
        both.addLayout(left, 2)
        both.addLayout(right, 5)
        self.column.addLayout(both, 1)
        self.add.setEnabled(self.writable)
        self.form.setEnabled(self.writable)

    def _connect(self) -> None:
        self.add.clicked.connect(self._add)
        self.list.chosen.connect(self._show_page)
        self.list.moved.connect(self._order)
        self.list.remove_wanted.connect(self._remove)
        for line in (self.title, self.slug):
            line.editingFinished.connect(self._tell)
        self.text.left.connect(self._tell)

    def _show(self, pages: Pages) -> None:
        self._pages = pages
        pairs = [(page.slug, page.title or page.slug) for page in pages]
        self.list.show_items(pairs, writable=self.writable)
        self.form.setVisible(bool(pages))
        self.empty.setVisible(not pages)
        self._show_page(self.list.key())

    def _chosen(self) -> HousePage | None:
        key = self.list.key()
        return next((page for page in self._pages if page.slug == key), None)

    def _show_page(self, _key: str) -> None:
        page = self._chosen()
        if page is None:
            return
        other, self._shown = page.slug != self._shown, page.slug
        for line, text in ((self.title, page.title), (self.slug, page.slug)):
            if other or not line.hasFocus():
                line.setText(text)
        if other or not self.text.hasFocus():
            self.text.show_text(page.text)
        if other and self.title.hasFocus():
            self.title.selectAll()
        for field in self.fields.values():
            field.refuse("")

    def _add(self) -> None:
        taken = {page.slug for page in self._pages}
        slug = unique_slug(make_slug("New page"), taken.__contains__)
        fresh = HousePage("New page", slug, "")
        self.list.choose(slug)
        self.writes(lambda: self._save(lambda old: (*old, fresh)), lambda _made: self._begin())

    def _begin(self) -> None:
        """Let the title be typed; the form shows the new page as soon as it is read."""
        self.title.setFocus()
        self.title.selectAll()

    def _tell(self) -> None:
        old = self._chosen()
        if old is None or not self.writable:
            return
        title, slug = self.title.text().strip(), self.slug.text().strip()
        if old.slug.startswith("new-page") and slug == old.slug and title != old.title:
            slug = make_slug(title)
        wanted = HousePage(title, slug, self.text.toPlainText())
        others = {page.slug for page in self._pages if page is not old}
        taken = "Another page has this address." if slug in others else ""
        self.fields["title"].refuse("" if title else "The title is empty.")
        self.fields["slug"].refuse(slug_problem(slug) or taken)
        if wanted == old or not title or slug_problem(slug) or taken:
            return
        before = self._pages
        self._pages = tuple(wanted if page is old else page for page in before)
        self.list.choose(slug)
        self.writes(
            lambda: self._save(
                lambda known: tuple(wanted if p.slug == old.slug else p for p in known)
            ),
            failed=lambda error: self._refuse(error, before, old),
        )

    def _refuse(self, error: Exception, before: Pages, old: HousePage) -> None:
        """Say at the field what the desk would not keep; the pages are as they were."""
        if not isinstance(error, OffstoneError):
            raise error
        self.list.choose(old.slug)
        self._show(before)
        self.fields["slug"].refuse(f"{error.message} {error.advice}")

    def _order(self, slugs: Sequence[str]) -> None:
        places = {slug: place for place, slug in enumerate(slugs)}
        self.writes(
            lambda: self._save(
                lambda old: tuple(sorted(old, key=lambda p: places.get(p.slug, len(places))))
            )
        )

    def _remove(self, slug: str) -> None:
        before, gone = self._pages, self._chosen()
        if gone is not None:
            self.writes(
                lambda: self._save(lambda old: tuple(p for p in old if p.slug != slug)),
                lambda _made: self.writes.say(
                    f"{gone.title} is removed.", lambda: self._save(lambda _old: before)
                ),
            )

    def _save(self, change: Callable[[Pages], Pages]) -> Changes:
        site = self.desk.site.get()
        return self.desk.site.save(replace(site, pages=change(site.pages)))
