"""What a plan comes to, in a sentence or two."""

from datetime import datetime

from editor_app.domain.plan import PageChange, Plan, PlannedPage
from editor_app.ui.publish.groups import kind_of, moving_count
from editor_app.ui.widgets.moments import moment_words, number_of


def summary(plan: Plan, last: datetime | None, now: datetime) -> str:
    """Say what changed since the last publication at this target."""
    pages, parts = moving_count(plan)
    since = f"Since the last publication, {moment_words(last, now)}" if last else ""
    if not pages and not parts:
        return f"{since}: nothing has changed." if since else "There is nothing to publish yet."
    stories = _stories(plan)
    further = _further(plan)
    told = ", ".join(stories) if stories else "no story has changed"
    start = since or "First publication at this target"
    sentence = f"{start}: {told}."
    if further:
        sentence += f" {_further_words(further, stories=bool(stories), first=not since)}"
    return sentence


def button_words(plan: Plan | None) -> str:
    """Return the words of the primary button."""
    pages, parts = moving_count(plan) if plan else (0, 0)
    if pages:
        return f"Publish {number_of(pages, 'page')}"
    return f"Publish {number_of(parts, 'file')}" if parts else "Nothing to publish"


def outcome(pages: int, written: int, seconds: float, held: int) -> str:
    """Say what a publication did."""
    if not written and not pages:
        return "Nothing had changed, so nothing was written."
    took = "in under a second" if seconds < 1 else f"in {number_of(round(seconds), 'second')}"
    sentence = f"{number_of(pages, 'page')} published {took}."
    if held:
        sentence += f" {number_of(held, 'story', 'stories')} held back: see the checks."
    return sentence


def _stories(plan: Plan) -> list[str]:
    own = [page for page in plan.pages if page.article and page.change is not PageChange.SAME]
    withdrawn = [page for page in own if page.reason.startswith("withdrawn")]
    rest = [page for page in own if page not in withdrawn]
    corrected = [page for page in rest if _corrected(page)]
    new = [page for page in rest if page.change is PageChange.NEW]
    gone = [page for page in rest if page.change is PageChange.REMOVED]
    counted = (*new, *gone, *corrected)
    changed = [page for page in rest if page not in counted]
    told = (
        (new, "new article", ""),
        (changed, "changed article", ""),
        (corrected, "correction", ""),
        (withdrawn, "withdrawal", ""),
        (gone, "article taken off", "articles taken off"),
    )
    return [number_of(len(found), one, many) for found, one, many in told if found]


def _corrected(page: PlannedPage) -> bool:
    return page.change is PageChange.CHANGED and page.reason.startswith("correction")


def _further(plan: Plan) -> int:
    return sum(
        not page.article
        and page.change is not PageChange.SAME
        and kind_of(page) not in {"picture", "asset"}
        for page in plan.pages
    )


def _further_words(number: int, *, stories: bool, first: bool) -> str:
    pages = number_of(number, "further page" if stories else "page")
    if first:
        return f"{pages} {'goes' if number == 1 else 'go'} with them."
    verb = "changes" if number == 1 else "change"
    show = "shows" if number == 1 else "show"
    return f"{pages} {verb} because {'it' if number == 1 else 'they'} {show} them."
