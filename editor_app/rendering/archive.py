"""The pages of the archive: stories by year and month, in the time zone of the site."""

from bisect import bisect_left
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import groupby

from editor_app.domain.archive import (
    ARCHIVE,
    SEARCH,
    Month,
    month_path,
    shard_path,
    year_path,
)
from editor_app.domain.article import PinnedArticle
from editor_app.rendering.dates import moment, month_words
from editor_app.rendering.edition import Edition
from editor_app.rendering.lists import sheets
from editor_app.rendering.page_values import (
    ArchivedDay,
    ArchivePage,
    Frame,
    MonthPage,
    NamedLink,
    Period,
    SearchedYear,
    SearchPage,
)

# Lines without pictures: so many are a page that a telephone scrolls with ease.
MONTH_SIZE = 200
Places = Sequence[int]


def months_of(edition: Edition) -> dict[Month, Places]:
    """Return the places of each month's stories, newest first; looked for by halving."""
    found: dict[Month, Places] = {}
    stories, start = edition.stories, 0
    while start < len(stories):
        month = _month_of(edition, start)
        end = max(start + 1, _first_before(edition, month))
        found[month] = range(start, end)
        start = end
    return found


def archive_page(edition: Edition, months: dict[Month, Places], frame: Frame) -> ArchivePage:
    """Return the page of all years."""
    return ArchivePage(ARCHIVE, frame, tuple(_years(edition, months)))


def year_page(
    edition: Edition, months: dict[Month, Places], year: int, frame: Frame
) -> ArchivePage:
    """Return the page of one year."""
    own = {month: places for month, places in months.items() if month.year == year}
    return ArchivePage(year_path(year), frame, tuple(_years(edition, own)), str(year))


def search_page(months: dict[Month, Places], frame: Frame) -> SearchPage:
    """Return the page to search on."""
    years = sorted({month.year for month in months}, reverse=True)
    return SearchPage(
        SEARCH,
        frame,
        tuple(
            SearchedYear(str(y), year_path(y), _beside_it(y), _beside_it(y, words=True))
            for y in years
        ),
    )


def month_pages(
    edition: Edition, month: Month, frame: Frame, only: Container[str] | None = None
) -> Iterator[MonthPage]:
    """Yield the pages of a month; `only` names the paths that are wanted."""
    start = _first_before(edition, month.following())
    places = range(start, _first_before(edition, month))
    language = edition.facts.site.language
    page = MonthPage(
        "",
        frame,
        Period(month_words(_first_day(month), language).whole, month_path(month), len(places)),
        NamedLink(str(month.year), year_path(month.year)),
        (),
        before=_beside(edition, places.stop, language),
        after=_beside(edition, start - 1, language),
    )
    for sheet in sheets(places, MONTH_SIZE):
        own = month_path(month, sheet.number or 1)
        if only is None or own in only:
            yield replace(
                page,
                path=own,
                days=tuple(_days(edition, edition.at(sheet.places), language)),
                number=sheet.number,
                older=None if sheet.older is None else month_path(month, sheet.older),
                newer=None if sheet.newer is None else month_path(month, sheet.newer or 1),
            )


def _beside_it(year: int, *, words: bool = False) -> str:
    return shard_path(year, words=words).removeprefix(SEARCH)


def _years(edition: Edition, months: dict[Month, Places]) -> Iterator[Period]:
    language = edition.facts.site.language
    for year, own in groupby(months.items(), key=lambda pair: pair[0].year):
        shown = tuple(
            Period(month_words(_first_day(one), language).name, month_path(one), len(places))
            for one, places in own
        )
        yield Period(str(year), year_path(year), sum(one.stories for one in shown), shown)


def _days(
    edition: Edition, stories: Sequence[PinnedArticle], language: str
) -> Iterator[ArchivedDay]:
    zone = edition.zone
    for _, some in groupby(stories, key=lambda story: _when(story).astimezone(zone).date()):
        own = tuple(some)
        yield ArchivedDay(moment(_when(own[0]), zone, language), edition.teasers(own))


def _beside(edition: Edition, place: int, language: str) -> NamedLink | None:
    """Return the month of the story at a place, None where there is no such story."""
    if not 0 <= place < len(edition.stories):
        return None
    month = _month_of(edition, place)
    return NamedLink(month_words(_first_day(month), language).whole, month_path(month))


def _month_of(edition: Edition, place: int) -> Month:
    local = _when(edition.stories[place]).astimezone(edition.zone)
    return Month(local.year, local.month)


def _first_before(edition: Edition, month: Month) -> int:
    """Return the place of the newest story that is older than a month."""
    begin = datetime(month.year, month.number, 1, tzinfo=edition.zone).timestamp()
    return bisect_left(edition.stories, True, key=lambda story: _when(story).timestamp() < begin)


def _first_day(month: Month) -> date:
    return date(month.year, month.number, 1)


def _when(story: PinnedArticle) -> datetime:
    return story.published or story.pinned_at
