"""Held stories that ran before: their page stays as it stands, and lists show what ran."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from editor_app.domain.address import file_of
from editor_app.domain.article import PinnedArticle
from editor_app.domain.ids import ArticleId, RevisionId
from editor_app.domain.manifest import ManifestEntry
from editor_app.domain.plan import Held
from editor_app.domain.status import Status
from editor_app.export.site_file import Shows

if TYPE_CHECKING:
    from editor_app.services.snapshot import Snapshot
    from editor_app.store.unit import Unit


@dataclass(frozen=True, slots=True)
class Standing:
    """Files that stay as they stand, and the stories of them as they ran, without bodies."""

    files: frozenset[str] = frozenset()
    stories: tuple[PinnedArticle, ...] = ()


def standing_as_before(
    unit: "Unit",
    snapshot: "Snapshot",
    held: Collection[Held],
    manifest: Mapping[str, ManifestEntry],
) -> Standing:
    """Return what stays of the stories that are held now and have a page at the target."""
    slugs = {h.slug for h in held}
    leaving = {
        s.id for s in (*snapshot.stories, *snapshot.withdrawn) if s.content.slug not in slugs
    }
    pages = {
        ArticleId(entry.article): entry.path
        for entry in manifest.values()
        if entry.shows == Shows.ARTICLE and ArticleId(entry.article) not in leaving
    }
    if not slugs or not pages:
        return Standing()
    ran = unit.ledger.revisions_that_ran()
    now = unit.articles.pinned(list(pages), bodies=False)
    mine = [s for s in now if s.content.slug in slugs and not s.trashed and s.id in ran]
    before = [(pages[s.id], old) for s in mine if (old := _as_it_ran(unit, s, ran[s.id]))]
    allowed = [(path, story) for path, story in before if not _embargoed(story, snapshot)]
    return Standing(
        frozenset(path for path, _ in allowed),
        tuple(
            story
            for path, story in allowed
            if file_of(snapshot.facts.path_of(story.content)) == path
        ),
    )


def with_standing(snapshot: "Snapshot", stood: Standing, held: Collection[Held]) -> "Snapshot":
    """Return the snapshot without what is held, and with what stays of it."""
    slugs = {h.slug for h in held}
    leaving = [story for story in snapshot.stories if story.content.slug not in slugs]
    if len(leaving) == len(snapshot.stories) and not stood.stories:
        return snapshot
    stories = sorted([*leaving, *stood.stories], key=_newest_first)
    return replace(snapshot, stories=tuple(stories), held=tuple(held))


def _as_it_ran(
    unit: "Unit", story: PinnedArticle, revision: RevisionId | None
) -> PinnedArticle | None:
    old = unit.revisions.get(revision) if revision is not None else None
    if old is None:
        return None
    content = replace(old.content, body="")
    return replace(
        story, revision=old.id, content=content, pinned_at=old.saved, status=Status.PUBLISHED
    )


def _embargoed(story: PinnedArticle, snapshot: "Snapshot") -> bool:
    return story.content.embargo is not None and story.content.embargo > snapshot.now


def _newest_first(story: PinnedArticle) -> tuple[float, str]:
    return -(story.published.timestamp() if story.published else 0.0), story.id
