"""A plan as the lines of a table: stories one by one, everything else together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from editor_app.domain.address import path_of
from editor_app.domain.plan import PageChange, Plan, PlannedPage
from editor_app.ui.widgets.moments import number_of

_MOVING = (PageChange.NEW, PageChange.CHANGED, PageChange.REMOVED)
NAMED = 4


@dataclass(frozen=True, slots=True)
class Group:
    """A line of the table; `article` is the slug of the story that can be unticked."""

    change: PageChange
    title: str
    reason: str
    size: int
    pages: tuple[PlannedPage, ...]
    article: str = ""
    left_out: bool = False

    @property
    def word(self) -> str:
        """What happens, in one word."""
        return "left out" if self.left_out else self.change.value


def groups(plan: Plan, left_out: Sequence[PlannedPage] = ()) -> tuple[Group, ...]:
    """Return the lines; stories that were unticked stand where they can be ticked again."""
    moving = [page for page in plan.pages if page.change in _MOVING]
    out = {page.article: page for page in left_out}
    stories = [page for page in moving if page.article and page.article not in out]
    found = [_story(page) for page in sorted(stories, key=_order)]
    found += [_story(page, left_out=True) for page in out.values()]
    rest = [page for page in moving if not page.article]
    for kind in _KINDS:
        for change in _MOVING:
            found += _together(kind, change, rest)
    same = plan.of(PageChange.SAME)
    if same:
        title = number_of(len(same), "file" if any(map(_is_part, same)) else "page")
        found.append(Group(PageChange.SAME, title, _shared(same), 0, same))
    return tuple(found)


def moving_count(plan: Plan) -> tuple[int, int]:
    """Return how many pages, and how many other files, a publication would touch."""
    moving = [page for page in plan.pages if page.change in _MOVING]
    parts = sum(map(_is_part, moving))
    return len(moving) - parts, parts


def address(page: PlannedPage) -> str:
    """Return a page's address as readers see it; feeds and files keep their name."""
    path = path_of(page.path)
    return f"/{path}" if not path or path.endswith("/") else path


def kind_of(page: PlannedPage) -> str:
    """Return what a file of the site is: home, list, feed, picture or part of the theme."""
    if page.path == "index.html":
        return "home"
    if page.path.startswith("media/"):
        return "picture"
    if page.path.startswith("assets/"):
        return "asset"
    return "list" if page.path.endswith(".html") else "feed"


_KINDS = ("home", "list", "feed", "picture", "asset")


def _story(page: PlannedPage, *, left_out: bool = False) -> Group:
    return Group(
        page.change, address(page), page.reason, page.size, (page,), page.article, left_out
    )


def _together(kind: str, change: PageChange, pages: Iterable[PlannedPage]) -> list[Group]:
    """Return the lines of one kind: pages that change for the same reason stand together."""
    found: dict[str, list[PlannedPage]] = {}
    for page in pages:
        if page.change is change and kind_of(page) == kind:
            found.setdefault(_plain(page.reason), []).append(page)
    return [
        Group(change, _title(kind, own), _shared(own), sum(p.size for p in own), tuple(own))
        for own in found.values()
    ]


def _title(kind: str, pages: Sequence[PlannedPage]) -> str:
    if kind == "picture" and len(pages) > 1:
        return number_of(len(pages), "picture")
    if kind == "asset" and len(pages) > 1:
        return f"{len(pages):,} parts of the theme"
    shown = [address(page) for page in pages[:NAMED]]
    more = len(pages) - NAMED
    return ", ".join(shown) + (f" and {more:,} more" if more > 0 else "")


def _shared(pages: Sequence[PlannedPage]) -> str:
    """Return one reason for all: theirs when it is the same, else what they have in common."""
    reasons = list(dict.fromkeys(page.reason for page in pages))
    return reasons[0] if len(reasons) == 1 else _plain(reasons[0])


def _plain(reason: str) -> str:
    """Return a reason without its number, so that pages that list stories are one line."""
    return "list them" if reason.startswith("lists ") else reason


def _is_part(page: PlannedPage) -> bool:
    return kind_of(page) in {"picture", "asset"}


def _order(page: PlannedPage) -> tuple[int, str]:
    return _MOVING.index(page.change), page.path
