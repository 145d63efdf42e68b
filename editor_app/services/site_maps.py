"""Sitemaps and robots.txt: every page that readers should find, and when it changed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from editor_app.domain.address import author_path, house_path, section_path, tag_path
from editor_app.domain.archive import ARCHIVE, month_path, year_path
from editor_app.domain.article import PinnedArticle
from editor_app.export.sitemap import (
    NEWS_DAYS,
    MappedPage,
    MappedStory,
    news_sitemap,
    robots,
    sitemaps,
)
from editor_app.rendering.archive import months_of
from editor_app.rendering.compose import CORRECTIONS_PATH
from editor_app.rendering.edition import Edition
from editor_app.services.feed_items import address_of, last_changed

if TYPE_CHECKING:
    from editor_app.services.snapshot import Snapshot

ROBOTS, NEWS = "robots.txt", "news-sitemap.xml"


class SiteMaps:
    """The files that tell search engines what there is; `base` is empty without an address."""

    def __init__(self, snapshot: "Snapshot", edition: Edition, base: str) -> None:
        self._snapshot, self._edition, self._base = snapshot, edition, base

    @cached_property
    def texts(self) -> Mapping[str, str]:
        """The files by name."""
        maps = (sitemaps(self._mapped(), self._base) | self._news()) if self._base else {}
        listed = [name for name in ("sitemap.xml", NEWS) if name in maps]
        return maps | {ROBOTS: robots(self._base + name for name in listed)}

    def _news(self) -> dict[str, str]:
        """Return the news sitemap while there are stories of the last two days."""
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
        return {NEWS: news_sitemap(news, self._snapshot.facts.site.name)} if news else {}

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
        yield self._corrections()
        for page in facts.site.pages:
            yield self._page(house_path(page), ())
        yield from self._archive()

    def _archive(self) -> Iterator[MappedPage]:
        yield self._page(ARCHIVE, self._edition.stories[:1])
        years: set[int] = set()
        for month, places in months_of(self._edition).items():
            newest = self._newest(places)
            if month.year not in years:
                years.add(month.year)
                yield self._page(year_path(month.year), newest)
            yield self._page(month_path(month), newest)

    def _corrections(self) -> MappedPage:
        told = self._snapshot.corrections.items()
        times = [max(c.time for c in some) for key, some in told if some and key in self._edition]
        return MappedPage(self._base + CORRECTIONS_PATH, max(times, default=None))

    def _own_stories(self) -> Iterator[PinnedArticle]:
        """Yield the stories whose first home is this site."""
        return (story for story in self._edition.stories if not story.content.canonical)

    def _page(self, path: str, stories: Iterable[PinnedArticle]) -> MappedPage:
        times: list[datetime] = [story.published for story in stories if story.published]
        return MappedPage(self._base + path, max(times, default=None))

    def _newest(self, places: Sequence[int]) -> tuple[PinnedArticle, ...]:
        return self._edition.at(places[:1])
