"""Pages of the site as they would look: every kind of page in a look that is not kept yet."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from editor_app.domain.errors import NotFound
from editor_app.domain.ids import AuthorId, SectionId, TagId
from editor_app.domain.site import Site
from editor_app.paths import cache_folder
from editor_app.rendering import archive, compose, lists
from editor_app.rendering.edition import Edition
from editor_app.rendering.faces import face_for_screen
from editor_app.rendering.page_values import Frame, Page
from editor_app.rendering.specimen import specimen_pages
from editor_app.rendering.theme import Theme
from editor_app.services.composing import Composer
from editor_app.services.preview_places import places_of
from editor_app.services.snapshot import Snapshot
from editor_app.services.uses import with_bodies

if TYPE_CHECKING:
    from editor_app.services.desk import Desk

KINDS = {
    "home": "Home",
    "section": "Section",
    "article": "Article",
    "author": "Author",
    "tag": "Tag",
    "corrections": "Corrections",
    "house": "Page of the house",
    "archive": "Archive",
    "archive-month": "Month of the archive",
    "search": "Search",
    "not-found": "Not found",
    "notice": "Withdrawn",
}
Key = TypeVar("Key", SectionId, AuthorId, TagId)


class LookStage:
    """The site as it would be published now; a kind that it has no page of is shown invented."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk
        with desk.library.read() as unit:
            snapshot = Snapshot.read(unit, desk.clock)
            self._newest = with_bodies(unit, snapshot.stories[:1])
        self._snapshot = snapshot
        self._theme: Theme | None = None

    def page(self, site: Site, kind: str, slug: str = "") -> tuple[str, str]:
        """Return a page of that kind in that look, and what could not be as it was meant.

        `slug` names a page of the house.
        """
        facts = replace(self._snapshot.facts, site=site)
        snapshot = replace(self._snapshot, facts=facts)
        composer = Composer(self._desk, snapshot)
        page = self._own(composer, kind, slug) or dict(specimen_pages(site, bare=False))[kind]
        maker = self._desk.themes.maker(site, facts.pictures, with_faces=False)
        self._theme = maker.theme
        places = places_of(self._desk, snapshot, composer.edition, maker.theme)
        return maker.make(page, places), " ".join(maker.messages)

    def picture(self, name: str) -> bytes:
        """Return a picture of the desk as a screen shows it; NotFound when there is none."""
        return self._desk.pictures.for_screen(name)

    def asset(self, name: str) -> bytes:
        """Return a file of the theme that was shown last, or one of its faces."""
        data = self._theme.assets.get(name) if self._theme else None
        data = data or face_for_screen(name, cache_folder() / "faces")
        if data is None:
            raise NotFound(f"The theme has no “{name}”.")
        return data

    def _own(self, composer: Composer, kind: str, slug: str) -> Page | None:
        """Return the desk's own page of a kind, None when it has none to show."""
        if kind == "article":
            made = composer.articles(self._newest)
            return made[0].page if made else None
        if kind == "house":
            named = (
                p for p in composer.house_pages() if p.path == (f"{slug}/" if slug else p.path)
            )
            return next(named, None)
        edition, frame = composer.edition, composer.frame()
        found = self._house(edition, frame, kind) or self._listed(edition, frame, kind)
        return found or self._archived(edition, frame, kind)

    def _house(self, edition: Edition, frame: Frame, kind: str) -> Page | None:
        if kind == "home" and edition.stories:
            return compose.home_page(edition, frame)
        if kind == "not-found":
            return compose.not_found_page(frame)
        if kind == "corrections":
            return compose.corrections_page(edition, frame)
        if kind == "notice" and self._snapshot.withdrawn:
            return compose.notice_page(edition, self._snapshot.withdrawn[0], frame)
        return None

    def _listed(self, edition: Edition, frame: Frame, kind: str) -> Page | None:
        facts = edition.facts
        if kind == "section" and (key := _fullest(facts.sections, edition.by_section)):
            return next(lists.section_pages(edition, facts.sections[key], frame))
        if kind == "author" and (key := _fullest(facts.authors, edition.by_author)):
            return next(lists.author_pages(edition, facts.authors[key], frame))
        if kind == "tag" and (key := _fullest(facts.tags, edition.by_tag)):
            return next(lists.tag_pages(edition, facts.tags[key], frame))
        return None

    def _archived(self, edition: Edition, frame: Frame, kind: str) -> Page | None:
        months = archive.months_of(edition)
        if not months:
            return None
        if kind == "archive-month":
            return next(archive.month_pages(edition, next(iter(months)), frame))
        if kind == "archive":
            return archive.archive_page(edition, months, frame)
        return archive.search_page(months, frame) if kind == "search" else None


def _fullest(labels: Iterable[Key], places: Mapping[Any, Sequence[int]]) -> Key | None:
    """Return the label with the most stories, None when none has any."""
    return max(
        (key for key in labels if places.get(key)), key=lambda key: len(places[key]), default=None
    )
