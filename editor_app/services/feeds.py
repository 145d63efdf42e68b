"""Feeds, sitemaps and robots.txt of one edition: which there are, and what they say."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from editor_app.domain.address import author_path, house_path, section_path, tag_path
from editor_app.domain.article import PinnedArticle
from editor_app.domain.labels import Section
from editor_app.export.atom import atom
from editor_app.export.feed import LENGTH, Feed
from editor_app.export.json_feed import json_feed
from editor_app.export.rss import rss
from editor_app.export.site_file import Shows, SiteFile
from editor_app.export.sitemap import (
    NEWS_DAYS,
    MappedPage,
    MappedStory,
    news_sitemap,
    robots,
    sitemaps,
)
from editor_app.rendering.compose import CORRECTIONS_FEED, CORRECTIONS_PATH
from editor_app.rendering.edition import Edition
from editor_app.services.addresses import Addresses, base_of
from editor_app.services.composing import Composed
from editor_app.services.correction_items import corrections_feed
from editor_app.services.feed_items import address_of, feed_item, last_changed
from editor_app.services.recipes import Recipes

if TYPE_CHECKING:
    from editor_app.services.snapshot import Snapshot

_FORMATS = {"feed.xml": rss, "atom.xml": atom, "feed.json": json_feed}
ROBOTS, NEWS = "robots.txt", "news-sitemap.xml"


def feed_files(snapshot: "Snapshot") -> frozenset[str]:
    """Return the feeds that the site has; none without an address."""
    if not snapshot.facts.site.address:
        return frozenset()
    sections = snapshot.facts.sections.values()
    of_sections = (f"{section.slug}/feed.xml" for section in sections)
    return frozenset([*_FORMATS, *of_sections, CORRECTIONS_FEED])


class Feeds:
    """Everything of a site that is read by machines alone."""

    def __init__(self, snapshot: "Snapshot", edition: Edition, recipes: Recipes) -> None:
        self._snapshot, self._edition, self._recipes = snapshot, edition, recipes
        self._site = snapshot.facts.site
        self._base = base_of(self._site.address) if self._site.address else ""
        self._maps = self._sitemaps() if self._base else {}
        self._fed = dict(self._feeds()) if self._base else {}

    def files(self) -> Iterator[SiteFile]:
        """Yield every file; without a site address that is robots.txt alone."""
        about = (self._site.name, self._site.tagline, self._base, self._site.language)
        for path, stories in self._fed.items():
            ids = tuple(story.id for story in stories)
            parts = self._recipes.fed(stories, about, path, self._section_of(path))
            yield SiteFile(path, Shows.FEED, parts, lists=ids)
        if self._base:
            ids = tuple(key for key in self._snapshot.corrections if key in self._edition)
            parts = self._recipes.plain(self._corrections)
            yield SiteFile(CORRECTIONS_FEED, Shows.FEED, parts, lists=ids)
        ids = tuple(story.id for story in self._edition.stories)
        for path, text in self._maps.items():
            yield SiteFile(path, Shows.FEED, self._recipes.plain(text), lists=ids)
        yield SiteFile(ROBOTS, Shows.FEED, self._recipes.plain(self._robots()))

    def stories_of(self, path: str) -> tuple[PinnedArticle, ...]:
        """Return the stories that a feed carries, newest first."""
        return self._fed.get(path, ())

    def text(self, path: str, made: Sequence[Composed], addresses: Addresses) -> str:
        """Return a file; a feed needs its stories composed, in their order."""
        if path == ROBOTS:
            return self._robots()
        if path == CORRECTIONS_FEED:
            return self._corrections
        if path in self._maps:
            return self._maps[path]
        section = self._section_of(path)
        stories = self._fed[path]
        items = tuple(
            feed_item(self._snapshot, story, composed, addresses, self._base)
            for story, composed in zip(stories, made, strict=True)
        )
        feed = Feed(
            f"{self._site.name}: {section.name}" if section else self._site.name,
            section.description if section else self._site.tagline,
            self._base + (section_path(section) if section else ""),
            self._base + path,
            self._site.language,
            items,
        )
        return _FORMATS[path.rpartition("/")[2]](feed)

    @cached_property
    def _corrections(self) -> str:
        """The feed of corrections; it changes only with what it shows of them."""
        return rss(corrections_feed(self._snapshot, self._edition, self._base))

    def _section_of(self, path: str) -> Section | None:
        slug = path.rpartition("/")[0]
        return next((s for s in self._snapshot.facts.sections.values() if s.slug == slug), None)

    def _feeds(self) -> Iterator[tuple[str, tuple[PinnedArticle, ...]]]:
        for name in _FORMATS:
            yield name, tuple(self._edition.stories[:LENGTH])
        for key, section in self._snapshot.facts.sections.items():
            places = self._edition.by_section.get(key, ())[:LENGTH]
            yield f"{section.slug}/feed.xml", self._edition.at(places)

    def _sitemaps(self) -> dict[str, str]:
        found = sitemaps(self._mapped(), self._base)
        news = [
            MappedStory(
                address_of(self._snapshot, story, self._base),
                story.content.headline,
                self._snapshot.facts.language_of(story.content),
                story.published,
            )
            for story in self._own_stories()
            if story.published and self._snapshot.now - story.published <= NEWS_DAYS
        ]
        return found | ({NEWS: news_sitemap(news, self._site.name)} if news else {})

    def _mapped(self) -> Iterator[MappedPage]:
        edition, facts = self._edition, self._snapshot.facts
        yield self._page("", edition.stories[:1])
        for key, section in facts.sections.items():
            yield self._page(section_path(section), self._newest(edition.by_section.get(key, ())))
        for story in self._own_stories():
            changed = last_changed(self._snapshot, story)
            yield MappedPage(address_of(self._snapshot, story, self._base), changed)
        for labels, places, path in (
            (facts.authors, edition.by_author, author_path),
            (facts.tags, edition.by_tag, tag_path),
        ):
            for key, label in labels.items():
                if key in places:
                    yield self._page(path(label.slug), self._newest(places[key]))
        yield self._page(CORRECTIONS_PATH, ())
        for page in self._site.pages:
            yield self._page(house_path(page), ())

    def _own_stories(self) -> Iterator[PinnedArticle]:
        """Yield the stories whose first home is this site."""
        return (story for story in self._edition.stories if not story.content.canonical)

    def _page(self, path: str, stories: Iterable[PinnedArticle]) -> MappedPage:
        times: list[datetime] = [story.published for story in stories if story.published]
        return MappedPage(self._base + path, max(times, default=None))

    def _newest(self, places: Sequence[int]) -> tuple[PinnedArticle, ...]:
        return self._edition.at(places[:1])

    def _robots(self) -> str:
        listed = [name for name in ("sitemap.xml", NEWS) if name in self._maps]
        return robots(self._base + name for name in listed)
