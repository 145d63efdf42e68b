"""The pages that stand at the targets, by the article that each is about."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from editor_app.domain.address import author_path, section_path
from editor_app.domain.listing import Filing
from editor_app.domain.status import Status
from editor_app.domain.template import Placement
from editor_app.export.feed import LENGTH
from editor_app.export.site_file import Shows

if TYPE_CHECKING:
    from editor_app.store.unit import Unit

_FEED = frozenset({Placement.FEED})
_PAGES = (Shows.ARTICLE, Shows.PAGE, Shows.LIST)


class PublishedPages:
    """Which files at the targets show an article's templates; a file at two of them counts once."""

    def __init__(self, unit: "Unit", filings: Sequence[Filing]) -> None:
        self._unit, self._filings = unit, filings

    def showing(self, filing: Filing, placements: frozenset[Placement]) -> tuple[str, ...]:
        """Return the files that show what stands at these places of an article."""
        if placements == _FEED:
            return self._feeds.get(filing.id, ())
        if filing.status is Status.WITHDRAWN and Placement.PAGE_FOOTER not in placements:
            return ()
        return self._articles.get(filing.id, ())

    def count(self) -> int:
        """Return how many pages stand at the targets, lists and pages of the house included."""
        return len({path for path, _ in self._unit.targets.files(_PAGES)})

    @cached_property
    def _articles(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for path, article in self._unit.targets.files([Shows.ARTICLE]):
            if article not in found:
                found[article] = (path,)
            elif path not in found[article]:
                found[article] = (*found[article], path)
        return found

    @cached_property
    def _feeds(self) -> dict[str, tuple[str, ...]]:
        """Return the feeds that carry each article: of the site, its section, its authors."""
        folders: dict[str, str] = {}
        folders.update((s.id, section_path(s).rstrip("/")) for s in self._unit.sections.all())
        folders.update((a.id, author_path(a).rstrip("/")) for a in self._unit.authors.all())
        carried: dict[str, list[Filing]] = {}
        for filing in self._out():
            for folder in {"", *(folders.get(key) for key in (filing.section, *filing.byline))}:
                if folder is not None:
                    carried.setdefault(folder, []).append(filing)
        found: dict[str, tuple[str, ...]] = {}
        for path in sorted({path for path, _ in self._unit.targets.files([Shows.FEED])}):
            folder, _, name = path.rpartition("/")
            if not name.startswith(("feed.", "atom.")):
                continue
            for filing in carried.get(folder, ())[:LENGTH]:
                found[filing.id] = (*found.get(filing.id, ()), path)
        return found

    def _out(self) -> Iterable[Filing]:
        """Return the stories that stand at a target, newest first."""
        out = (f for f in self._filings if f.published and f.status is not Status.WITHDRAWN)
        here = [filing for filing in out if filing.id in self._articles]
        return sorted(here, key=lambda filing: (filing.published, filing.id), reverse=True)
