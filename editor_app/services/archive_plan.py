"""The archive and the search page among the files of the site: what they are made from."""

from collections.abc import Callable, Iterator
from functools import partial

from editor_app.domain.address import file_of
from editor_app.domain.archive import ARCHIVE, SEARCH, Month, month_path, year_path
from editor_app.export.site_file import Shows, SiteFile
from editor_app.rendering.archive import (
    MONTH_SIZE,
    archive_page,
    month_pages,
    months_of,
    search_page,
    year_page,
)
from editor_app.rendering.edition import Edition
from editor_app.rendering.lists import sheets
from editor_app.rendering.page_values import Frame, MonthPage, Page
from editor_app.services.forme import ComposeLists
from editor_app.services.recipes import Recipes

NO_FRAME = Frame("", "", "", "", "", (), (), ())
Sheets = tuple[frozenset[str], ComposeLists, Month]


def archive_files(edition: Edition) -> frozenset[str]:
    """Return the pages of the archive and of the search, before any recipe is known."""
    months = months_of(edition)
    found = {file_of(ARCHIVE), file_of(SEARCH)}
    for year in {month.year for month in months}:
        found.add(file_of(year_path(year)))
    for month, places in months.items():
        found |= {
            file_of(month_path(month, sheet.number or 1)) for sheet in sheets(places, MONTH_SIZE)
        }
    return frozenset(found)


class ArchivePlan:
    """Plans the archive of one edition."""

    def __init__(self, edition: Edition, recipes: Recipes) -> None:
        self._edition, self._recipes = edition, recipes
        self._months = months_of(edition)

    def single(self) -> Iterator[tuple[SiteFile, Callable[[Frame], Page]]]:
        """Yield the pages that show numbers alone, and the page to search on."""
        edition, months = self._edition, self._months
        composers: list[Callable[[Frame], Page]] = [partial(archive_page, edition, months)]
        composers += [
            partial(year_page, edition, months, year) for year in {m.year: None for m in months}
        ]
        composers.append(partial(search_page, months))
        for compose in composers:
            page = compose(NO_FRAME)
            yield SiteFile(file_of(page.path), Shows.LIST, self._recipes.composed(page)), compose

    def months(self) -> Iterator[tuple[list[SiteFile], Sheets]]:
        """Yield the files of each month, and how they are composed."""
        compose: Callable[..., Iterator[MonthPage]] = month_pages
        names = list(self._months)
        for at, (month, places) in enumerate(self._months.items()):
            beside = names[max(0, at - 1) : at + 2]
            files: list[SiteFile] = []
            for sheet in sheets(places, MONTH_SIZE):
                stories = self._edition.at(sheet.places)
                about = (beside, len(places), sheet.number, sheet.older, sheet.newer)
                path = file_of(month_path(month, sheet.number or 1))
                parts = self._recipes.listed(stories, *about)
                ids = tuple(story.id for story in stories)
                files.append(SiteFile(path, Shows.LIST, parts, lists=ids))
            yield files, (frozenset(file.path for file in files), compose, month)
