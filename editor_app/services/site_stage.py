"""The whole site before it leaves: any page of it, made when it is asked for and never all."""

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from html import escape
from threading import Lock
from typing import TYPE_CHECKING
from urllib.parse import unquote

from editor_app.domain.address import file_of, path_of
from editor_app.domain.article import PinnedArticle
from editor_app.domain.ids import ArticleId
from editor_app.domain.staged_page import PageKind, StagedPage
from editor_app.export.site_file import Shows, SiteFile
from editor_app.rendering.compose import NOT_FOUND_PATH
from editor_app.rendering.page_values import Page, RedirectPage
from editor_app.services.addresses import base_of
from editor_app.services.composing import Composer
from editor_app.services.feeds import Feeds
from editor_app.services.preview_places import places_of
from editor_app.services.recipes import Known, Parts, Recipes
from editor_app.services.site_plan import Planner
from editor_app.services.snapshot import Snapshot
from editor_app.services.uses import with_bodies

if TYPE_CHECKING:
    from editor_app.services.desk import Desk

_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


class SiteStage:
    """The site as publishing would make it now; `hand` is the article that is being written.

    Pages may be asked for by several threads. Checks hold nothing back here: what is ready is
    shown, so that what is to be mended can be seen.
    """

    def __init__(self, desk: "Desk", snapshot: Snapshot, hand: PinnedArticle | None = None) -> None:
        self._desk, self._snapshot, self._hand = desk, snapshot, hand
        facts = snapshot.facts
        self._composer = Composer(desk, snapshot, typing=True)
        self._maker = desk.themes.maker(facts.site, facts.pictures, with_faces=False)
        edition = self._composer.edition
        self._places = places_of(desk, snapshot, edition, self._maker.theme)
        self._recipes = _Unweighed(snapshot, edition, Known("", {}, self._places.addresses))
        self._plan = Planner(snapshot, edition, self._recipes, frozenset[str]()).plan()
        self._files = {file.path: file for file in self._plan.files}
        self._lock = Lock()

    def page(self, path: str) -> StagedPage:
        """Return the page at an address of the site, or the one for addresses that are none."""
        base = base_of(self._snapshot.facts.site.address)
        inside = f"{path}/".startswith(base) and base != "/"
        if _ELSEWHERE.match(path) and not inside:
            return StagedPage(path, "", PageKind.OUTSIDE)
        asked = unquote(path[len(base) :] if inside else path).lstrip("/")
        with self._lock:
            file = self._file_at(asked)
            if file is None:
                return self._lost(asked)
            return self._fed(file) if file.shows is Shows.FEED else self._made(file)

    def _file_at(self, path: str) -> SiteFile | None:
        """Return what a web server would show there; it adds a slash that is lacking."""
        for found in (file_of(path), f"{path}/index.html"):
            if found in self._files:
                return self._files[found]
        return self._feed_files.get(path)

    def _lost(self, asked: str) -> StagedPage:
        html = self._laid_out(self._plan.single[NOT_FOUND_PATH](self._composer.frame()))
        return StagedPage(asked, html, PageKind.NOT_FOUND)

    def _made(self, file: SiteFile) -> StagedPage:
        page, message = self._composed(file.path)
        html = self._laid_out(page)
        said = " ".join(one for one in (message, *self._maker.messages) if one)
        kind, goal = PageKind(file.shows.value), ""
        if isinstance(page, RedirectPage):
            kind, goal = PageKind.REDIRECT, page.goal
        elif file.path == NOT_FOUND_PATH:
            kind = PageKind.NOT_FOUND
        article = ArticleId(file.article) if file.article else None
        return StagedPage(path_of(file.path), html, kind, article, goal, said)

    def _composed(self, file: str) -> tuple[Page, str]:
        plan, frame = self._plan, self._composer.frame()
        if file in plan.articles:
            (made,) = self._composer.articles(self._with_bodies([plan.articles[file]]))
            return made.page, made.message
        if file in plan.single:
            return plan.single[file](frame), ""
        if file in plan.house_pages:
            return self._house_pages[plan.house_pages.index(file)], ""
        compose, label = next((c, label) for files, c, label in plan.lists if file in files)
        edition, wanted = self._composer.edition, {path_of(file)}
        return next(compose(edition, label, frame, wanted)), ""

    def _with_bodies(self, stories: Sequence[PinnedArticle]) -> list[PinnedArticle]:
        with self._desk.library.read() as unit:
            found = with_bodies(unit, stories)
        hand = self._hand
        return [hand if hand is not None and story.id == hand.id else story for story in found]

    def _laid_out(self, page: Page) -> str:
        return self._maker.make(page, self._places)

    def _fed(self, file: SiteFile) -> StagedPage:
        """Return a feed or a list for machines, to be read as it is written."""
        feeds = self._feeds
        stories = self._with_bodies(feeds.stories_of(file.path))
        composed = self._composer.articles(stories)
        text = feeds.text(file.path, composed, self._places.addresses)
        return StagedPage(file.path, _as_written(file.path, text), PageKind.FEED)

    @cached_property
    def _house_pages(self) -> Sequence[Page]:
        return self._composer.house_pages()

    @cached_property
    def _feeds(self) -> Feeds:
        return Feeds(self._snapshot, self._composer.edition, self._recipes)

    @cached_property
    def _feed_files(self) -> dict[str, SiteFile]:
        return {file.path: file for file in self._feeds.files()}


class _Unweighed(Recipes):
    """Weighs no page: here nothing is compared, and a large site is seen in half the time."""

    def article(self, story: PinnedArticle, *, place: int) -> Parts:  # noqa: ARG002
        """Return no recipe."""
        return {}

    def listed(self, stories: Iterable[PinnedArticle], *about: object) -> Parts:  # noqa: ARG002
        """Return no recipe."""
        return {}

    def teaser(self, story: PinnedArticle) -> str:  # noqa: ARG002
        """Return no digest."""
        return ""


def read_stage(desk: "Desk") -> SiteStage:
    """Return the site as it would be published now."""
    with desk.library.read() as unit:
        snapshot = Snapshot.read(unit, desk.clock)
    return SiteStage(desk, snapshot)


def _as_written(name: str, text: str) -> str:
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{escape(name)}</title>'
        "<style>:root { color-scheme: light dark } pre { white-space: pre-wrap; "
        f"overflow-wrap: anywhere }}</style><pre>{escape(text)}</pre>"
    )
