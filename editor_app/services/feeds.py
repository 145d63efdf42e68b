"""Feeds, sitemaps and robots.txt of one edition: which there are, and what they say."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from editor_app.domain.address import author_path, section_path
from editor_app.domain.article import PinnedArticle
from editor_app.domain.labels import Author, Section
from editor_app.export.atom import atom
from editor_app.export.feed import LENGTH, Feed, FeedItem
from editor_app.export.json_feed import json_feed
from editor_app.export.rss import rss
from editor_app.export.site_file import Shows, SiteFile
from editor_app.rendering.compose import CORRECTIONS_FEED
from editor_app.rendering.edition import Edition
from editor_app.services.addresses import Addresses, base_of
from editor_app.services.composing import Composed
from editor_app.services.correction_items import corrections_feed
from editor_app.services.feed_items import feed_item
from editor_app.services.recipes import Recipes
from editor_app.services.site_maps import SiteMaps

if TYPE_CHECKING:
    from editor_app.services.snapshot import Snapshot

_FORMATS = {"feed.xml": rss, "atom.xml": atom, "feed.json": json_feed}


@dataclass(frozen=True, slots=True)
class _Channel:
    """What a feed is of: the site, a section or an author; `path` is their page."""

    path: str
    label: Section | Author | None
    stories: tuple[PinnedArticle, ...]


def feed_files(snapshot: "Snapshot") -> frozenset[str]:
    """Return the feeds that the site has; none without an address."""
    facts = snapshot.facts
    if not facts.site.address:
        return frozenset()
    writing = {key for story in snapshot.stories for key in story.content.byline}
    pages = [section_path(section) for section in facts.sections.values()]
    pages += [author_path(author) for key, author in facts.authors.items() if key in writing]
    found = {f"{page}{name}" for page in ("", *pages) for name in _FORMATS}
    return frozenset({*found, CORRECTIONS_FEED})


class Feeds:
    """Everything of a site that is read by machines alone."""

    def __init__(self, snapshot: "Snapshot", edition: Edition, recipes: Recipes) -> None:
        self._snapshot, self._edition, self._recipes = snapshot, edition, recipes
        self._site = snapshot.facts.site
        self._base = base_of(self._site.address) if self._site.address else ""
        self._maps = SiteMaps(snapshot, edition, self._base).texts
        channels = tuple(self._channels()) if self._base else ()
        self._fed = {f"{one.path}{name}": one for one in channels for name in _FORMATS}
        # The three forms of a feed hold the same items, and are asked for one after another.
        self._items: tuple[_Channel, tuple[FeedItem, ...]] | None = None

    def files(self) -> Iterator[SiteFile]:
        """Yield every file; without a site address that is robots.txt alone."""
        about = (self._site.name, self._site.tagline, self._base, self._site.language)
        for path, channel in self._fed.items():
            ids = tuple(story.id for story in channel.stories)
            parts = self._recipes.fed(channel.stories, about, path, channel.label)
            yield SiteFile(path, Shows.FEED, parts, lists=ids)
        if self._base:
            ids = tuple(key for key in self._snapshot.corrections if key in self._edition)
            parts = self._recipes.plain(self._corrections)
            yield SiteFile(CORRECTIONS_FEED, Shows.FEED, parts, lists=ids)
        ids = tuple(story.id for story in self._edition.stories)
        for path, text in self._maps.items():
            yield SiteFile(path, Shows.FEED, self._recipes.plain(text), lists=ids)

    def stories_of(self, path: str) -> tuple[PinnedArticle, ...]:
        """Return the stories that a feed carries, newest first."""
        return self._fed[path].stories if path in self._fed else ()

    def text(self, path: str, made: Sequence[Composed], addresses: Addresses) -> str:
        """Return a file; a feed needs its stories composed, in their order."""
        if path == CORRECTIONS_FEED:
            return self._corrections
        if path in self._maps:
            return self._maps[path]
        channel = self._fed[path]
        feed = Feed(
            f"{self._site.name}: {channel.label.name}" if channel.label else self._site.name,
            self._about(channel.label),
            self._base + channel.path,
            self._base + path,
            self._site.language,
            self._items_of(channel, made, addresses),
        )
        return _FORMATS[path.rpartition("/")[2]](feed)

    def _items_of(
        self, channel: _Channel, made: Sequence[Composed], addresses: Addresses
    ) -> tuple[FeedItem, ...]:
        if self._items is None or self._items[0] is not channel:
            items = tuple(
                feed_item(self._snapshot, story, composed, addresses, self._base)
                for story, composed in zip(channel.stories, made, strict=True)
            )
            self._items = channel, items
        return self._items[1]

    def _about(self, label: Section | Author | None) -> str:
        """Return what a feed is about, in a line: a biography may have several."""
        if label is None:
            return self._site.tagline
        text = label.description if isinstance(label, Section) else label.bio or label.role
        return " ".join(text.split())

    @cached_property
    def _corrections(self) -> str:
        """The feed of corrections; it changes only with what it shows of them."""
        return rss(corrections_feed(self._snapshot, self._edition, self._base))

    def _channels(self) -> Iterator[_Channel]:
        edition, facts = self._edition, self._snapshot.facts
        yield _Channel("", None, tuple(edition.stories[:LENGTH]))
        for key, section in facts.sections.items():
            places = edition.by_section.get(key, ())[:LENGTH]
            yield _Channel(section_path(section), section, edition.at(places))
        for key, author in facts.authors.items():
            if places := edition.by_author.get(key):
                yield _Channel(author_path(author), author, edition.at(places[:LENGTH]))
