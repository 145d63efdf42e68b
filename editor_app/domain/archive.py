"""The archive of a site: months, and the addresses of its pages."""

from dataclasses import dataclass

ARCHIVE, SEARCH = "archive/", "search/"


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A month of the calendar, in the time zone of the site; `number` counts from 1."""

    year: int
    number: int

    def following(self) -> "Month":
        """Return the month after this one."""
        return Month(self.year + self.number // 12, self.number % 12 + 1)


def year_path(year: int) -> str:
    """Return the page of a year."""
    return f"{ARCHIVE}{year:04}/"


def month_path(month: Month, page: int = 1) -> str:
    """Return the page of a month, or one of its numbered pages."""
    path = f"{year_path(month.year)}{month.number:02}/"
    return path if page == 1 else f"{path}page/{page}/"


def shard_path(year: int, *, words: bool = False) -> str:
    """Return the part of the search index that holds a year: its stories, or the texts' words."""
    return f"{SEARCH}{year:04}{'-words' if words else ''}.js"
