"""Addresses for tests: relative ones as on a site, or none at all."""

from editor_app.domain.address import relative
from editor_app.domain.rendition import rendition_pattern


class SitePlaces:
    """Gives every page, story, picture and asset a relative address; pictures of a site's own
    such as a logo are none unless `marks` names them."""

    def __init__(
        self, path: str, stories: dict[str, str] | None = None, marks: frozenset[str] = frozenset()
    ) -> None:
        self._path, self._stories, self._marks = path, stories, marks

    def article(self, slug: str) -> str:
        if self._stories is None:
            return relative(self._path, f"world/{slug}/")
        return relative(self._path, self._stories[slug]) if slug in self._stories else ""

    def media(self, name: str) -> str:
        return relative(self._path, f"media/{name}")

    def renditions(self, name: str) -> str:
        return rendition_pattern(self.media(name))

    def page(self, path: str) -> str:
        return relative(self._path, path)

    def asset(self, name: str) -> str:
        own = not name.endswith(".png") or name in self._marks
        return relative(self._path, f"assets/{name}") if own else ""


class NoPlaces:
    """Knows no address at all."""

    def article(self, slug: str) -> str:
        return ""

    def media(self, name: str) -> str:
        return ""

    def renditions(self, name: str) -> str:
        return ""

    def page(self, path: str) -> str:
        return ""

    def asset(self, name: str) -> str:
        return ""
