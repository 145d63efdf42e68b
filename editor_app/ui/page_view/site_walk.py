"""A walk through the unpublished site: pages are made behind the screen, one for each step."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from editor_app.domain.archive import SEARCH
from editor_app.domain.staged_page import PageKind, StagedPage
from editor_app.ui.background import Newest
from editor_app.ui.page_view.journey import Journey, Visit

if TYPE_CHECKING:
    from editor_app.services.site_stage import SiteStage

_SEARCH = "Scripts never run here: readers without them see the archive where the search stands."
Key = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Arrival:
    """A page that was reached; `came_from` is the former address that led to it."""

    visit: Visit
    page: StagedPage
    came_from: str = ""

    @property
    def told(self) -> str:
        """What is to be said of the page."""
        moved = f"/{self.came_from} is a former address: it leads here." if self.came_from else ""
        lost = f"There is no page at /{self.page.path}: readers would see this."
        missing = lost if self.page.kind is PageKind.NOT_FOUND else ""
        search = _SEARCH if self.page.path == SEARCH else ""
        return " ".join(said for said in (moved, missing, search, self.page.message) if said)


class SiteWalk(QObject):
    """The site is read anew when `key` tells another thing than before: `make` gets it."""

    arrived = Signal(object)
    handed_back = Signal()
    left = Signal(str)
    failed = Signal(object)
    moved = Signal()

    def __init__(
        self,
        run: Callable[..., object],
        key: Callable[[], Key],
        make: "Callable[..., SiteStage]",
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.journey = Journey()
        self._pages, self._key, self._make = Newest(run), key, make
        self._kept: tuple[Key, SiteStage] | None = None

    def begin_in_hand(self) -> None:
        """Begin anew at the article in hand."""
        self._pages.forget()
        self.journey.begin(Visit(hand=True))
        self.moved.emit()

    def go_to_hand(self) -> None:
        """Go on to the article in hand, as when its text is typed."""
        self._pages.forget()
        self.journey.go(Visit(hand=True))
        self.moved.emit()

    def follow(self, address: str) -> None:
        """Go on to an address: a path of the site, or a whole address that may lead elsewhere."""
        path, _, anchor = address.partition("#")
        self._reach(Visit(path, anchor), self.journey.go)

    def step(self, steps: int) -> None:
        """Go back or forward."""
        visit = self.journey.take(steps)
        if visit is not None:
            self._show(visit)

    def reload(self) -> None:
        """Read the site anew and show the same page."""
        self.forget_stage()
        if self.journey.here is not None:
            self._show(self.journey.here)

    def forget_stage(self) -> None:
        """Read the site anew at the next step, since the desk has changed."""
        self._kept = None

    def _show(self, visit: Visit) -> None:
        self.moved.emit()
        if visit.hand:
            self._pages.forget()
            self.handed_back.emit()
        else:
            self._reach(visit, _stay)

    def _reach(self, visit: Visit, keep: Callable[[Visit], None]) -> None:
        key, make, kept = self._key(), self._make, self._kept

        def work() -> "tuple[SiteStage, Arrival]":
            stage = kept[1] if kept is not None and kept[0] == key else make(*key)
            return stage, _arrival(stage, visit)

        def take(found: "tuple[SiteStage, Arrival]") -> None:
            stage, arrival = found
            self._kept = key, stage
            if arrival.page.kind is PageKind.OUTSIDE:
                self.left.emit(arrival.page.path)
                return
            keep(arrival.visit)
            self.arrived.emit(arrival)
            self.moved.emit()

        self._pages.ask(work, take, self.failed.emit)


def _arrival(stage: "SiteStage", visit: Visit) -> Arrival:
    """Return the page of a visit; a former address leads on, as it does for readers."""
    page = stage.page(visit.path)
    if page.kind is PageKind.REDIRECT:
        goal = stage.page(page.goal)
        return Arrival(Visit(goal.path), goal, page.path)
    return Arrival(Visit(page.path, visit.anchor), page)


def _stay(_: Visit) -> None:
    """The way is as it was: the page lies on it already."""
