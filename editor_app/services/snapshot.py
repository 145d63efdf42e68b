"""All that leaves, from one consistent state of the library; bodies are read later, in batches."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Self

from editor_app.domain.article import PinnedArticle
from editor_app.domain.clock import Clock
from editor_app.domain.correction import Correction
from editor_app.domain.embargo import moment_for_embargoes
from editor_app.domain.ids import ArticleId, RevisionId
from editor_app.domain.plan import Held
from editor_app.domain.status import Status
from editor_app.rendering.site_facts import SiteFacts
from editor_app.services.attaching import Attachments

if TYPE_CHECKING:
    from editor_app.store.unit import Unit

_LEAVING = {Status.READY, Status.PUBLISHED}


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What may leave now, and what stays behind.

    `stories` have no bodies, stand newest first, and all have the `published` and `revised` that
    their pages show; `withdrawn` leave notices. `redirects` are (former path, path) with goals
    that exist.
    """

    now: datetime
    facts: SiteFacts
    attachments: Attachments
    stories: tuple[PinnedArticle, ...]
    held: tuple[Held, ...]
    withdrawn: tuple[PinnedArticle, ...]
    corrections: Mapping[ArticleId, tuple[Correction, ...]]
    redirects: tuple[tuple[str, str], ...]

    @classmethod
    def read(cls, unit: "Unit", clock: Clock, *, leave_out: frozenset[str] = frozenset()) -> Self:
        """Gather a snapshot; articles whose slugs are in `leave_out` are held."""
        now = clock.now()
        facts = read_facts(unit)
        pinned = [p for p in unit.articles.pinned(bodies=False) if not p.trashed]
        finished = [p for p in pinned if p.status in _LEAVING]
        moment = moment_for_embargoes(now, unit.articles.last_change())
        held = {p.id: h for p in finished if (h := _held(p, moment, leave_out)) is not None}
        leaving = [p for p in finished if p.id not in held]
        stories = tuple(sorted(_dated(unit, leaving, now), key=_newest_first))
        withdrawn = tuple(
            p for p in pinned if p.status is Status.WITHDRAWN and p.published is not None
        )
        standing = {story.id: story for story in (*stories, *withdrawn)}
        return cls(
            now,
            facts,
            Attachments.read(unit, clock),
            stories,
            tuple(sorted(held.values(), key=lambda h: h.slug)),
            tuple(sorted(withdrawn, key=lambda p: p.content.slug)),
            told_corrections(unit),
            _redirects(unit, facts, standing),
        )

    @property
    def year(self) -> int:
        """The year of the newest story, as the copyright line gives it."""
        newest = self.stories[0].published if self.stories else None
        return (newest or self.now).astimezone(self.facts.zone).year


def read_facts(unit: "Unit") -> SiteFacts:
    """Return what every page may need to know of the site."""
    return SiteFacts(
        unit.site.get(),
        {section.id: section for section in unit.sections.all()},
        {author.id: author for author in unit.authors.all()},
        {tag.id: tag for tag in unit.tags.all()},
        {picture.name: picture for picture in unit.pictures.all()},
    )


def _held(story: PinnedArticle, now: datetime, leave_out: frozenset[str]) -> Held | None:
    content = story.content
    if content.embargo is not None and content.embargo > now:
        until = content.embargo.isoformat()
        reason = f"Embargoed until {content.embargo:%Y-%m-%d %H:%M} UTC."
        return Held(content.slug, content.headline, reason, until=until)
    if content.slug in leave_out:
        return Held(content.slug, content.headline, "Left out of this publication.")
    return None


def _dated(
    unit: "Unit", stories: Iterable[PinnedArticle], now: datetime
) -> Iterable[PinnedArticle]:
    """Give each story the dates its page will show.

    A story that goes out for the first time is published now; one that ran and was marked ready
    again with another text is revised now.
    """
    stories = list(stories)
    again = any(s.status is Status.READY and s.published is not None for s in stories)
    ran = unit.ledger.revisions_that_ran() if again else {}
    for story in stories:
        if story.published is None:
            yield replace(story, published=now)
        elif story.status is Status.READY and _is_new_text(story, ran):
            yield replace(story, revised=now)
        else:
            yield story


def _is_new_text(story: PinnedArticle, ran: Mapping[ArticleId, RevisionId]) -> bool:
    return ran.get(story.id, story.revision) != story.revision


def _newest_first(story: PinnedArticle) -> tuple[float, str]:
    return -(story.published.timestamp() if story.published else 0.0), story.id


def told_corrections(unit: "Unit") -> dict[ArticleId, tuple[Correction, ...]]:
    """Return the corrections that pages depend on, of each article oldest first."""
    found: dict[ArticleId, tuple[Correction, ...]] = {}
    for correction in unit.corrections.all():
        if correction.told:
            found[correction.article] = (*found.get(correction.article, ()), correction)
    return found


def _redirects(
    unit: "Unit", facts: SiteFacts, standing: Mapping[ArticleId, PinnedArticle]
) -> tuple[tuple[str, str], ...]:
    """Return former paths with the paths that took their place; lost goals leave none."""
    taken = {facts.path_of(story.content) for story in standing.values()}
    found: list[tuple[str, str]] = []
    for path, goal in unit.redirects.all():
        story = standing.get(ArticleId(goal))
        to = facts.path_of(story.content) if story else goal if "/" in goal else ""
        if to and to != path and path not in taken:
            found.append((path, to))
    return tuple(found)
