"""Which articles an export takes: all that are finished, or those named; never what must stay."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from editor_app.domain.article import PinnedArticle
from editor_app.domain.embargo import moment_for_embargoes
from editor_app.domain.errors import AlreadyThere, NotAllowed, NotFound
from editor_app.domain.ids import ArticleId
from editor_app.domain.listing import Listing
from editor_app.domain.plan import Held
from editor_app.domain.status import Status
from editor_app.services.article_states import working_text
from editor_app.services.listing import rows_of

if TYPE_CHECKING:
    from editor_app.store.unit import Unit

_FINISHED = {Status.READY, Status.PUBLISHED}
_APPROVED = _FINISHED | {Status.WITHDRAWN}


@dataclass(frozen=True, slots=True)
class Chosen:
    """Articles as they leave, their bodies still to be read, and those held back."""

    stories: tuple[PinnedArticle, ...]
    held: tuple[Held, ...] = ()


def choose(
    unit: "Unit", now: datetime, slugs: Sequence[str] | None, *, include_embargoed: bool
) -> Chosen:
    """Return what an export takes; a named article that may not leave is refused by name."""
    now = moment_for_embargoes(now, unit.articles.last_change())
    if slugs is None:
        return _all_finished(unit, now, include_embargoed=include_embargoed)
    stories = tuple(
        _named(unit, slug, now, include_embargoed=include_embargoed)
        for slug in dict.fromkeys(slugs)
    )
    _refuse_collisions(stories)
    return Chosen(stories)


def with_bodies(unit: "Unit", stories: Sequence[PinnedArticle]) -> list[PinnedArticle]:
    """Return the stories with their bodies, in their order."""
    keys = [story.id for story in stories]
    pinned = {(p.id, p.revision): p.content.body for p in unit.articles.pinned(keys)}
    found: list[PinnedArticle] = []
    for story in stories:
        body = pinned.get((story.id, story.revision), story.content.body)
        found.append(replace(story, content=replace(story.content, body=body)))
    return found


def _all_finished(unit: "Unit", now: datetime, *, include_embargoed: bool) -> Chosen:
    stories: list[PinnedArticle] = []
    held: list[Held] = []
    ahead = _embargoed_now(unit, now)
    for story in unit.articles.pinned(bodies=False):
        if story.trashed or story.status not in _FINISHED:
            continue
        embargo = _embargo(story, ahead.get(story.id), now)
        if embargo and not include_embargoed:
            until = embargo.isoformat()
            reason = f"Embargoed until {embargo:%Y-%m-%d %H:%M} UTC."
            held.append(Held(story.content.slug, story.content.headline, reason, until=until))
        else:
            stories.append(story)
    stories.sort(key=lambda story: story.content.slug)
    _refuse_collisions(stories)
    return Chosen(tuple(stories), tuple(held))


def _named(unit: "Unit", slug: str, now: datetime, *, include_embargoed: bool) -> PinnedArticle:
    article = unit.articles.by_slug(slug)
    if article is None:
        raise NotFound(f"There is no article “{slug}”.", "See 'offstone list WORKSPACE'.")
    if article.trashed is not None:
        raise NotAllowed(f"“{slug}” is in the trash.", "Put it back first.")
    story = working_text(article)
    if article.status in _APPROVED:
        story = next(iter(unit.articles.pinned([article.id])), story)
    embargo = _embargo(story, article.content.embargo, now)
    if embargo and not include_embargoed:
        raise NotAllowed(
            f"“{slug}” is embargoed until {embargo:%Y-%m-%d %H:%M} UTC.",
            "Wait, or export it with --include-embargoed.",
        )
    return story


def _embargo(story: PinnedArticle, working: datetime | None, now: datetime) -> datetime | None:
    """Return the embargo that is still ahead, of the approved state or of one set since."""
    times = [time for time in (story.content.embargo, working) if time is not None and time > now]
    return max(times, default=None)


def _embargoed_now(unit: "Unit", now: datetime) -> dict[ArticleId, datetime]:
    rows = rows_of(unit, Listing())
    return {row.id: row.embargo for row in rows if row.embargo is not None and row.embargo > now}


def _refuse_collisions(stories: Sequence[PinnedArticle]) -> None:
    """Refuse two articles for one file, as when one was approved under the other's new slug."""
    seen: dict[str, PinnedArticle] = {}
    for story in stories:
        slug = story.content.slug.casefold()
        other = seen.setdefault(slug, story)
        if other.id != story.id:
            raise AlreadyThere(
                f"“{other.content.headline}” and “{story.content.headline}” would both be written "
                f"as “{slug}”.",
                "Mark the one whose slug has changed ready again, or export them one by one.",
            )
