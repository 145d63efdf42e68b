"""Previewing: the page of an article while it is typed, and only what changed in it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING

from editor_app.domain.article import Content
from editor_app.domain.errors import NotFound
from editor_app.domain.ids import ArticleId
from editor_app.rendering.regions import Regions, split_regions
from editor_app.services.preview_stage import PreviewStage
from editor_app.services.site_stage import SiteStage, read_stage
from editor_app.services.snapshot import read_facts
from editor_app.services.texts import Texts

if TYPE_CHECKING:
    from editor_app.rendering.theme import Theme
    from editor_app.services.desk import Desk

_NOTHING = Regions("", {})


@dataclass(frozen=True, slots=True)
class Patch:
    """New HTML for a region of the page."""

    region: str
    html: str


@dataclass(frozen=True, slots=True)
class Rendition:
    """A page, or what changed against the rendition before: then `page` is None.

    `path` is where it would stand on the site; `message` says what could not be shown as it was
    meant.
    """

    serial: int
    page: str | None
    patches: tuple[Patch, ...]
    message: str = ""
    article: ArticleId | None = None
    path: str = ""
    regions: Regions = field(default=_NOTHING, repr=False, compare=False)


class Previewing:
    """Makes renditions; what surrounds an article is read when its preview begins."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk
        self._stage: tuple[ArticleId, PreviewStage] | None = None
        self._numbers = count(1)

    def render(
        self, article_id: ArticleId, content: Content, *, previous: Rendition | None
    ) -> Rendition:
        """Return the page of these words, or its changes since `previous`.

        Without a previous one, or with one of another article, everything is read again.
        """
        fresh = previous is None or previous.article != article_id
        stage = self._staged(article_id, fresh=fresh)
        page, message = stage.page(content)
        regions, path = split_regions(page), stage.path_of(content)
        if previous is None or fresh or regions.skeleton != previous.regions.skeleton:
            return Rendition(next(self._numbers), page, (), message, article_id, path, regions)
        before = previous.regions.regions
        patches = tuple(
            Patch(name, html) for name, html in regions.regions.items() if before.get(name) != html
        )
        return Rendition(next(self._numbers), None, patches, message, article_id, path, regions)

    def site(
        self, article_id: ArticleId | None = None, content: Content | None = None
    ) -> SiteStage:
        """Return the whole site as it would be published now, read anew.

        With an article it has that in it as well, with these words: as if it left now.
        """
        if article_id is None or content is None:
            return read_stage(self._desk)
        return PreviewStage(self._desk, article_id).site(content)

    def prepare(self, ids: Iterable[ArticleId]) -> None:
        """Render approved texts before they are published; they are kept in the cache."""
        Texts(self._desk).prepare(ids)

    def picture(self, name: str) -> bytes:
        """Return a picture of the desk as a screen shows it; NotFound when there is none."""
        return self._desk.pictures.for_screen(name)

    def asset(self, name: str) -> bytes:
        """Return a file of the theme, or one of its faces; NotFound when there is none."""
        from editor_app.paths import cache_folder
        from editor_app.rendering.faces import face_for_screen

        theme = self._stage[1].theme if self._stage else self._theme()
        data = theme.assets.get(name) or face_for_screen(name, cache_folder() / "faces")
        if data is None:
            raise NotFound(f"The theme has no “{name}”.")
        return data

    def _theme(self) -> "Theme":
        """Return the site's theme, for pages that are shown while no article is previewed."""
        with self._desk.library.read() as unit:
            facts = read_facts(unit)
        return self._desk.themes.maker(facts.site, facts.pictures, with_faces=False).theme

    def _staged(self, article_id: ArticleId, *, fresh: bool) -> PreviewStage:
        kept = self._stage
        if kept is None or fresh or kept[0] != article_id:
            kept = self._stage = article_id, PreviewStage(self._desk, article_id)
        return kept[1]
