"""The site's search index: for each year a script of its stories, and one of their words."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from editor_app.domain.archive import shard_path
from editor_app.domain.article import PinnedArticle
from editor_app.export.recipe import Parts, digest
from editor_app.export.site_file import Shows, SiteFile
from editor_app.rendering import search_shard, terms
from editor_app.rendering.archive import months_of
from editor_app.rendering.edition import Edition
from editor_app.rendering.search_shard import shard, story_line, terms_line
from editor_app.services.addresses import quoted
from editor_app.services.recipes import OURS, Recipes

if TYPE_CHECKING:
    from editor_app.services.desk import Desk

# So many stories' words are in memory at a time; in a full build they are put away in between.
_AT_ONCE = 1_000
_BATCH = 200
TermsOf = Callable[[Sequence[PinnedArticle]], Sequence[str]]


class SearchIndex:
    """What the search page loads. Lines that stay as they were are remembered by year."""

    def __init__(self, desk: "Desk", edition: Edition, recipes: Recipes) -> None:
        self._edition, self._recipes = edition, recipes
        site = edition.facts.site
        self._about = digest(
            OURS, search_shard.VERSION, terms.VERSION, site.language, site.time_zone
        )
        self._memory = _Memory(desk, self._about)
        self._fresh: dict[str, str] = {}
        self._places: dict[int, range] = {}
        for month, places in months_of(edition).items():
            known = self._places.get(month.year, range(places[0], places[0]))
            self._places[month.year] = range(known.start, places[-1] + 1)
        self._years = {
            shard_path(year, words=words): (year, words)
            for year in self._places
            for words in (False, True)
        }

    def __contains__(self, path: object) -> bool:
        """Whether a file is a part of the index."""
        return path in self._years

    def files(self) -> Iterator[SiteFile]:
        """Yield the parts of the index; the two of a year are made from the same."""
        for year, places in self._places.items():
            told = digest(*self._keys[places.start : places.stop])
            parts: Parts = {"stories": told, "about": self._about}
            ids = tuple(story.id for story in self._stories(year))
            for words in (False, True):
                yield SiteFile(shard_path(year, words=words), Shows.FEED, parts, lists=ids)

    def learn(self, story: PinnedArticle, terms: str) -> None:
        """Take the words of a story whose page is made anyway; stories come oldest first."""
        self._fresh[story.id] = terms
        if len(self._fresh) >= _AT_ONCE:
            self._put_away()

    def text(self, path: str, terms_of: TermsOf) -> str:
        """Return a part; `terms_of` gives the words of stories that are not known yet."""
        year, words = self._years[path]
        lines = self._words(year, terms_of) if words else self._heads(year)
        return shard(year, lines, words=words)

    def _heads(self, year: int) -> list[str]:
        known = self._memory.lines(f"heads {year}")
        found = self._keyed(year)
        lines = {key: known.get(key) or self._head(story) for key, story in found.items()}
        self._memory.keep(f"heads {year}", known, lines)
        return list(lines.values())

    def _words(self, year: int, terms_of: TermsOf) -> list[str]:
        known = self._memory.lines(f"words {year}")
        found = self._keyed(year)
        unknown = [s for key, s in found.items() if key not in known and s.id not in self._fresh]
        for start in range(0, len(unknown), _BATCH):
            batch = unknown[start : start + _BATCH]
            self._fresh |= {s.id: own for s, own in zip(batch, terms_of(batch), strict=True)}
        lines = {key: known.get(key) or self._worded(story) for key, story in found.items()}
        self._memory.keep(f"words {year}", known, lines)
        for story in found.values():
            self._fresh.pop(story.id, None)
        return list(lines.values())

    def _put_away(self) -> None:
        """Remember the words that were learnt, so that a full build holds few of them."""
        for year in self._places:
            learnt = {k: s for k, s in self._keyed(year).items() if s.id in self._fresh}
            if learnt:
                known = self._memory.lines(f"words {year}")
                lines = {key: self._worded(story) for key, story in learnt.items()}
                self._memory.keep(f"words {year}", known, known | lines)
        self._fresh.clear()

    def _worded(self, story: PinnedArticle) -> str:
        path = self._edition.facts.path_of(story.content)
        return terms_line(quoted(path), self._fresh[story.id])

    def _head(self, story: PinnedArticle) -> str:
        facts, content = self._edition.facts, story.content
        tags = [tag.name for tag in facts.tags_of(content)]
        teaser = self._edition.teaser(story)
        return story_line(teaser, quoted(teaser.path), tags, content.dateline)

    @cached_property
    def _keys(self) -> list[str]:
        return self._recipes.searched(self._edition.stories)

    def _keyed(self, year: int) -> dict[str, PinnedArticle]:
        """Return the stories of a year, newest first, by what they were made from."""
        places = self._places[year]
        keys = self._keys[places.start : places.stop]
        return dict(zip(keys, self._stories(year), strict=True))

    def _stories(self, year: int) -> tuple[PinnedArticle, ...]:
        return self._edition.at(self._places[year])


class _Memory:
    """Lines of the index by what they were made from, in the user's cache folder."""

    def __init__(self, desk: "Desk", about: str) -> None:
        self._cache, self._key = desk.body_cache, f"search {about} {desk.workspace.id}"

    def lines(self, name: str) -> dict[str, str]:
        """Return what is remembered under a name; nothing where the cache was emptied."""
        key = f"{self._key} {name}"
        text = self._cache.get_many([key]).get(key, "")
        pairs = (line.split("\t", 1) for line in text.split("\n"))
        return {pair[0]: pair[1] for pair in pairs if len(pair) == 2}

    def keep(self, name: str, known: Mapping[str, str], lines: Mapping[str, str]) -> None:
        """Remember these lines in place of those that were known."""
        if known.keys() != lines.keys():
            text = "\n".join(f"{key}\t{line}" for key, line in lines.items())
            self._cache.put_many({f"{self._key} {name}": text})
