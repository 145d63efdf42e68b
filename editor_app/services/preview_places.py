"""Addresses that the preview's own scheme answers; they lead where the site's would."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from editor_app.domain.article import PinnedArticle
from editor_app.domain.picture import Picture
from editor_app.services.addresses import Addresses
from editor_app.services.feeds import feed_files
from editor_app.services.site_plan import page_files

if TYPE_CHECKING:
    from editor_app.rendering.edition import Edition
    from editor_app.rendering.theme import Theme
    from editor_app.services.desk import Desk
    from editor_app.services.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class PreviewPlaces:
    """Places of a page that is shown on this desk."""

    addresses: Addresses

    def article(self, slug: str) -> str:
        return _rooted(self.addresses.article(slug))

    def media(self, name: str) -> str:
        return f"/media/{quote(name)}" if self.addresses.media(name) else ""

    def renditions(self, name: str) -> str:
        own = self.media(name)
        return f"{own}/*" if own else ""

    def page(self, path: str) -> str:
        return _rooted(self.addresses.page(path))

    def asset(self, name: str) -> str:
        return _rooted(self.addresses.asset(name))


def places_of(
    desk: "Desk", snapshot: "Snapshot", edition: "Edition", theme: "Theme"
) -> PreviewPlaces:
    """Return where everything of a site stands while it is previewed."""
    facts = snapshot.facts
    standing: Iterable[PinnedArticle] = (*snapshot.withdrawn, *snapshot.stories)
    assets: Mapping[str, str] = {name: f"assets/{name}" for name in theme.assets}
    return PreviewPlaces(
        Addresses(
            {story.content.slug: facts.path_of(story.content) for story in standing},
            page_files(snapshot, edition) | feed_files(snapshot),
            assets,
            facts.pictures,
            _Shelf(desk).has,
        )
    )


class _Shelf:
    """Knows which pictures have their file; each is looked for once."""

    def __init__(self, desk: "Desk") -> None:
        self._folder, self._there = desk.media_folder, dict[str, bool]()

    def has(self, picture: Picture) -> bool:
        name = picture.file_name
        if name not in self._there:
            self._there[name] = (self._folder / name).is_file()
        return self._there[name]


def _rooted(path: str | None) -> str:
    return "" if path is None else "/" + quote(path, safe="/:#.~-_")
