"""How an article moves between its statuses, and which states of it are kept."""

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from editor_app.domain.address import article_path
from editor_app.domain.article import Article, Content, PinnedArticle
from editor_app.domain.errors import NotAllowed, NotFound
from editor_app.domain.ids import ArticleId, RevisionId
from editor_app.domain.status import Status, may_become

if TYPE_CHECKING:
    from editor_app.store.unit import Unit


def existing(unit: "Unit", article_id: ArticleId) -> Article:
    """Return an article; NotFound when there is none."""
    article = unit.articles.get(article_id)
    if article is None:
        raise NotFound("This article does not exist any more.")
    return article


def working_text(article: Article) -> PinnedArticle:
    """Return an article as it is typed now, in the form in which approved ones leave."""
    return PinnedArticle(
        article.id,
        article.revision,
        article.content,
        article.status,
        article.published,
        article.revised,
        article.updated,
        trashed=article.trashed is not None,
    )


def begin(
    unit: "Unit", article_id: ArticleId, content: Content, *, now: datetime, by: str
) -> Article:
    """Store a new draft with its first revision."""
    article = Article(article_id, content, Status.DRAFT, now, now, RevisionId(0))
    unit.articles.add(article)
    first = unit.revisions.add(article_id, content, saved=now, by=by)
    begun = replace(article, revision=first)
    unit.articles.put(begun, article)
    return begun


def keep(
    unit: "Unit", article: Article, content: Content, *, now: datetime, by: str, sitting: str
) -> RevisionId:
    """Store a revision; within one sitting the newest is written anew, never a pinned one."""
    latest = unit.revisions.latest(article.id)
    if latest is not None and latest.id != article.pinned and latest.goes_on(sitting, by):
        unit.revisions.fold(latest.id, content, now)
        return latest.id
    return unit.revisions.add(article.id, content, saved=now, by=by, sitting=sitting)


def differs_from_pinned(unit: "Unit", article: Article, content: Content) -> bool:
    """Whether the text is another than the one that was approved."""
    if article.pinned is None:
        return False
    pinned = unit.revisions.get(article.pinned)
    return pinned is None or pinned.content != content


def change(unit: "Unit", article: Article, status: Status, *, now: datetime, by: str) -> None:
    """Set a status by hand; NotAllowed when the desk's order of steps refuses it."""
    _check_step(article, status)
    if status is Status.READY:
        _keep_old_address(unit, article)
        unit.articles.put(
            replace(article, status=status, pinned=article.revision, edited=False, updated=now),
            article,
        )
        return
    if status is Status.WITHDRAWN:
        unit.articles.put(replace(article, status=status, updated=now), article)
        return
    revision = article.revision
    if article.pinned == revision and article.published is not None:
        # The revision that ran must never be folded into.
        revision = unit.revisions.add(
            article.id, article.content, saved=now, by=by, note="Reopened as draft"
        )
    unit.articles.put(
        replace(article, status=status, pinned=None, edited=False, revision=revision, updated=now),
        article,
    )


def _check_step(article: Article, status: Status) -> None:
    headline, now = article.content.headline or "Untitled", article.status
    if article.trashed is not None:
        raise NotAllowed(f"“{headline}” is in the trash.", "Put it back first.")
    ran = now is Status.READY and article.published is not None
    if ran and status in {Status.DRAFT, Status.REVIEW}:
        raise NotAllowed(
            f"“{headline}” has been published and cannot become {status.label} again.",
            "Edit it and mark it ready again, or withdraw it.",
        )
    if not (may_become(now, status) or (ran and status is Status.WITHDRAWN)):
        raise NotAllowed(
            f"“{headline}” is {now.label} and cannot become {status.label}.", _way_on(status)
        )


def _way_on(status: Status) -> str:
    if status is Status.PUBLISHED:
        return "Mark it ready and publish the site."
    if status is Status.WITHDRAWN:
        return "Only what was published can be withdrawn; put it into the trash instead."
    return "Mark it ready again when the change is approved, or withdraw it."


def _keep_old_address(unit: "Unit", article: Article) -> None:
    """Leave a redirect where a published article stood, once another address is approved."""
    if article.published is None or article.pinned is None:
        return
    pinned = unit.revisions.get(article.pinned)
    if pinned is None:
        return
    old, new = path_of(unit, pinned.content), path_of(unit, article.content)
    if old != new:
        unit.redirects.put(old, article.id)
        unit.redirects.remove(new)


def path_of(unit: "Unit", content: Content) -> str:
    """Return the address that a content stands under."""
    section = unit.sections.get(content.section) if content.section else None
    return article_path(section.slug if section else "", content.slug)
