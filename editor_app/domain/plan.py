"""The plan of a publication: what happens to each page, and why."""

from dataclasses import dataclass
from enum import StrEnum


class PageChange(StrEnum):
    """What publishing does to a file of the site."""

    NEW = "new"
    CHANGED = "changed"
    REMOVED = "removed"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class PlannedPage:
    """A file of the site; `path` is relative to the target, `size` in bytes, 0 if not yet made."""

    path: str
    change: PageChange
    reason: str
    size: int = 0
    article: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """An article that stays behind; `must_fix` is set when a check holds it."""

    slug: str
    headline: str
    reason: str
    must_fix: bool = False
    until: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """All that a publication would do, in the order of its writing."""

    pages: tuple[PlannedPage, ...]
    held: tuple[Held, ...]

    def of(self, change: PageChange) -> tuple[PlannedPage, ...]:
        """Return the pages with this change."""
        return tuple(page for page in self.pages if page.change is change)


@dataclass(frozen=True, slots=True)
class PublishResult:
    """What a publication did; `publication` is 0 when nothing was written.

    `messages` say what was left out or set plainly, in whole sentences; `rescued` is one that says
    where what gave way was saved, empty when nothing did.
    """

    publication: int
    plan: Plan
    written: int
    seconds: float
    messages: tuple[str, ...] = ()
    rescued: str = ""
