"""Pages: those of the house, such as About and Contact, in Markdown and seen while typed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from editor_app.domain.changes import Changes
from editor_app.domain.errors import OffstoneError
from editor_app.domain.site import HousePage, Linked, Site
from editor_app.domain.slug import make_slug, unique_slug
from editor_app.services.house_pages import page_problems
from editor_app.services.look_stage import LookStage
from editor_app.ui.background import Newest
from editor_app.ui.site.house_form import HouseForm
from editor_app.ui.site.live_page import LivePage
from editor_app.ui.site.page import SitePage
from editor_app.ui.widgets.ordered_list import OrderedList
from editor_app.ui.widgets.plain_words import words

if TYPE_CHECKING:
    from editor_app.ui.room_context import RoomContext

_FRESH, _TITLE = "new-page", "New page"
_WIDEST_FORM = 460
_SAVED_AFTER, _SEEN_AFTER = 800, 250


@dataclass(frozen=True, slots=True)
class _Known:
    site: Site
    stage: LookStage


class HousePagesPage(SitePage):
    """What is typed is kept as one goes on; a field that is wrong says why, the others are kept."""

    def __init__(self, context: "RoomContext") -> None:
        super().__init__(
            context,
            "Pages",
            "Pages of the house: About, Contact, Privacy. What is typed is kept at once; "
            "published pages change when you publish.",
        )
        self._known: _Known | None = None
        self._pages: tuple[HousePage, ...] = ()
        self._shown = ""
        self._newest = Newest(context.readers.run)
        self.list = OrderedList("Pages of the house", self)
        self.list.items.setFixedHeight(132)
        self.add = QPushButton(_TITLE, self)
        self.form, self.live = HouseForm(context, self), LivePage(context, self)
        self.empty = words(
            "No page yet. Readers look for an imprint, corrections and privacy.", tone="muted"
        )
        self._soon = QTimer(self, singleShot=True, interval=_SAVED_AFTER)
        self._seen = QTimer(self, singleShot=True, interval=_SEEN_AFTER)
        self._lay_out()
        self._connect()
        self.read()

    def read(self) -> None:
        """Read the pages anew."""
        self._newest.ask(self._all, self._show, self.context.report)

    def tell(self) -> None:
        """Keep what was typed."""
        self._keep(whole=True)

    def close_view(self) -> None:
        """Let go of Chromium."""
        self.live.close_view()

    def _lay_out(self) -> None:
        self.inside.setMaximumWidth(16_777_215)
        left = QWidget(self)
        left.setMaximumWidth(_WIDEST_FORM)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.empty)
        column.addWidget(self.list)
        column.addWidget(self.form)
        column.addStretch(1)
        both = QHBoxLayout()
        both.setSpacing(24)
        both.addWidget(left, 2, Qt.AlignmentFlag.AlignTop)
        both.addWidget(self.live, 3)
        self.column.addLayout(both, 1)
        left.setEnabled(self.writable)

    def _connect(self) -> None:
        self.add.clicked.connect(self._add)
        self.list.chosen.connect(self._choose)
        self.list.moved.connect(self._order)
        self.list.remove_wanted.connect(self._remove)
        self.form.left.connect(self.tell)
        self.form.typed.connect(self._soon.start)
        self.form.typed.connect(self._seen.start)
        self._soon.timeout.connect(self._keep_text)
        self._seen.timeout.connect(self._show_live)

    def _all(self) -> _Known:
        return _Known(self.desk.site.get(), self.desk.themes.stage())

    def _show(self, known: _Known) -> None:
        if self.writes.pending:
            # The change that is on its way brings a newer reading.
            return
        self._known, self._pages = known, known.site.pages
        pairs = [(page.slug, _line(page)) for page in self._pages]
        self.list.show_items(pairs, writable=self.writable)
        for part in (self.list, self.form, self.live):
            part.setVisible(bool(pairs))
        self.empty.setVisible(not pairs)
        self._choose(self.list.key())

    def _page(self, slug: str) -> HousePage | None:
        return next((page for page in self._pages if page.slug == slug), None)

    def _choose(self, slug: str) -> None:
        """Show a page; what was typed of the one before is kept."""
        if slug != self._shown and self._page(self._shown) is not None:
            self.tell()
        page = self._page(slug)
        if page is not None:
            self.form.show_page(page, self._site_language(), other=slug != self._shown)
            self._shown = slug
            self._show_live()

    def _site_language(self) -> str:
        return self._known.site.language if self._known else "en"

    def _show_live(self) -> None:
        """Show the page as it is typed, whether or not it can be kept so."""
        old = self._page(self._shown)
        if self._known is None or old is None:
            return
        typed = replace(self.form.page(), slug=old.slug)
        pages = tuple(typed if page is old else page for page in self._pages)
        site = replace(self._known.site, pages=pages)
        self.live.show_page(self._known.stage, site, "house", old.slug)

    def _add(self) -> None:
        self.tell()
        slug = unique_slug(make_slug(_TITLE), {page.slug for page in self._pages}.__contains__)
        self.list.choose(slug)
        self.writes(
            lambda: self.desk.house_pages.add(HousePage(_TITLE, slug, "")),
            lambda _made: self.form.begin(),
        )

    def _keep_text(self) -> None:
        self._keep(whole=False)

    def _keep(self, *, whole: bool) -> None:
        """Keep what was typed; title and address only when one is done with them."""
        old = self._page(self._shown)
        if old is None or not self.writable:
            return
        self._soon.stop()
        typed = self.form.page()
        if not whole:
            typed = replace(typed, title=old.title, slug=old.slug)
        elif old.slug.startswith(_FRESH) and typed.slug == old.slug and typed.title != old.title:
            typed = replace(typed, slug=self._free(make_slug(typed.title), old))
        problems = page_problems(typed)
        if any(page.slug == typed.slug for page in self._pages if page is not old):
            problems["slug"] = "Another page has this address."
        if whole:
            self.form.refuse(problems)
        wanted = replace(typed, **{name: getattr(old, name) for name in problems})
        if wanted != old:
            self._write(old, wanted)

    def _free(self, slug: str, but: HousePage) -> str:
        return unique_slug(
            slug, {page.slug for page in self._pages if page is not but}.__contains__
        )

    def _write(self, old: HousePage, wanted: HousePage) -> None:
        self._pages = tuple(wanted if page is old else page for page in self._pages)
        if wanted.slug != old.slug:
            self._shown = wanted.slug
            self.form.slug.setText(wanted.slug)
            self.list.choose(wanted.slug)
        self.writes(
            lambda: self.desk.house_pages.save(old.slug, wanted),
            failed=lambda error: self._refuse(error, old, wanted),
        )

    def _refuse(self, error: Exception, old: HousePage, wanted: HousePage) -> None:
        """Say at the field what the desk would not keep; the text is kept under the old address."""
        if not isinstance(error, OffstoneError):
            raise error
        self._shown = old.slug
        self.list.choose(old.slug)
        self._pages = tuple(old if page is wanted else page for page in self._pages)
        self.form.refuse({"slug": f"{error.message} {error.advice}"})
        rest = replace(wanted, slug=old.slug)
        if wanted.slug != old.slug and rest != old:
            self._write(old, rest)

    def _order(self, slugs: Sequence[str]) -> None:
        self.tell()
        self.writes(lambda: self.desk.house_pages.order(slugs))

    def _remove(self, slug: str) -> None:
        self.tell()
        pages = self.desk.house_pages
        gone: list[tuple[HousePage, int]] = []

        def remove() -> Changes:
            # What is on the screen may be older than what was just kept.
            page = pages.get(slug)
            gone.append((page, pages.all().index(page)))
            return pages.remove(slug)

        def say(_made: Changes) -> None:
            page, place = gone[0]
            self.writes.say(f"{page.title} is removed.", lambda: pages.put_back(page, place))

        self.writes(remove, say)


def _line(page: HousePage) -> str:
    """Return a page as the list shows it; most are linked from the footer."""
    return page.title if page.linked is Linked.FOOTER else f"{page.title} · {page.linked.value}"
