"""Where everything of a site stands: what the placeholders of its texts become when published."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import quote, urlsplit

from editor_app.domain.address import file_of, media_file, relative
from editor_app.domain.picture import Picture
from editor_app.domain.rendition import rendition_pattern


@dataclass(frozen=True, slots=True)
class Addresses:
    """Paths from the root of the site; `pages` are the files of all its pages.

    `has_picture` is asked when a page shows a picture, and may refuse one that cannot leave.
    """

    stories: Mapping[str, str]
    pages: frozenset[str]
    assets: Mapping[str, str]
    pictures: Mapping[str, Picture]
    has_picture: Callable[[Picture], bool] = field(default=lambda _picture: True)

    def article(self, slug: str) -> str | None:
        """Return the path of a story; None when it is not on the site."""
        return self.stories.get(slug)

    def page(self, path: str) -> str | None:
        """Return a path as it stands on the site, with its slash; None when nothing does."""
        for found in (path, f"{path}/"):
            if file_of(found) in self.pages:
                return found
        return None

    def media(self, name: str) -> str | None:
        """Return the path of a picture; None when it cannot leave."""
        picture = self.pictures.get(name)
        if picture is None or not self.has_picture(picture):
            return None
        return media_file(picture.name, picture.sha256)

    def asset(self, name: str) -> str | None:
        """Return the path of a file of the theme."""
        return self.assets.get(name)


class RelativePlaces:
    """Addresses as a page at `source` writes them, so that any base path works."""

    def __init__(self, addresses: Addresses, source: str) -> None:
        self._addresses, self._source = addresses, quoted(source)
        # What lies in another part of the site is reached through its root.
        self._to_root = "../" * source.count("/")
        self._part = self._source.partition("/")[0]
        # A page asks for the same addresses many times.
        self._articles: dict[str, str] = {}
        self._pages: dict[str, str] = {}

    def article(self, slug: str) -> str:
        found = self._articles.get(slug)
        if found is None:
            found = self._articles[slug] = self._link(self._addresses.article(slug))
        return found

    def media(self, name: str) -> str:
        return self._link(self._addresses.media(name))

    def renditions(self, name: str) -> str:
        own = self.media(name)
        return rendition_pattern(own) if own else ""

    def page(self, path: str) -> str:
        found = self._pages.get(path)
        if found is None:
            found = self._pages[path] = self._link(self._addresses.page(path))
        return found

    def asset(self, name: str) -> str:
        return self._link(self._addresses.asset(name))

    def _link(self, path: str | None) -> str:
        if path is None:
            return ""
        goal = quoted(path)
        if goal.startswith(self._part):
            return relative(self._source, goal)
        return self._to_root + goal or "./"


class RootedPlaces:
    """Addresses that begin with `base`: for feeds, and for the page that is shown at any depth."""

    def __init__(self, addresses: Addresses, base: str) -> None:
        self._addresses, self._base = addresses, base

    def article(self, slug: str) -> str:
        return self._link(self._addresses.article(slug))

    def media(self, name: str) -> str:
        return self._link(self._addresses.media(name))

    def renditions(self, name: str) -> str:  # noqa: ARG002 (as all places say it)
        """Readers of feeds take one file."""
        return ""

    def page(self, path: str) -> str:
        return self._link(self._addresses.page(path))

    def asset(self, name: str) -> str:
        return self._link(self._addresses.asset(name))

    def _link(self, path: str | None) -> str:
        return "" if path is None else self._base + quoted(path)


@lru_cache(maxsize=65_536)
def quoted(path: str) -> str:
    """Return a path as addresses write it."""
    return quote(path, safe="/:#.~-_")


def base_of(address: str) -> str:
    """Return the root of a site as an absolute address, with its slash."""
    return f"{address.rstrip('/')}/"


def base_path(address: str) -> str:
    """Return the root of a site within its host: `/` when the address is not known."""
    return f"{urlsplit(address).path.rstrip('/')}/" if address else "/"
