"""One incoming article into the library: begun, brought up to date, or left alone with a reason."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from editor_app.domain.article import Article, Content
from editor_app.domain.errors import NotAllowed
from editor_app.domain.ids import ArticleId, RevisionId, new_id
from editor_app.domain.import_source import ImportSource
from editor_app.domain.slug import make_slug, unique_slug
from editor_app.domain.status import Status, may_become
from editor_app.domain.tidy import sound_content
from editor_app.importing.incoming import Incoming
from editor_app.services import article_states
from editor_app.services.import_labels import LabelBook

if TYPE_CHECKING:
    from editor_app.domain.revision import Revision
    from editor_app.store.unit import Unit

IMPORTED, UPDATED, UNCHANGED = "imported", "updated", "unchanged"


@dataclass(frozen=True, slots=True)
class Arrival:
    """An incoming article and the file it came in; `name` is told in the article's history."""

    incoming: Incoming
    source: str
    sha256: str
    name: str


@dataclass(frozen=True, slots=True)
class Orders:
    """What was asked of an import; `by` and `now` go into the history.

    `anew` looks even at files that have not changed since they came in.
    """

    status: Status
    overwrite: bool
    anew: bool
    by: str
    now: datetime


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file."""

    what: str
    id: ArticleId
    slug: str


def known_article(unit: "Unit", arrival: Arrival) -> Article | None:
    """Return the article that a file is: the same id, or the same path and slug."""
    incoming = arrival.incoming
    if incoming.id:
        found = unit.articles.get(ArticleId(incoming.id))
        if found is not None:
            return found
    for source in unit.imports.of_source(arrival.source):
        found = unit.articles.get(source.article)
        if found is not None and _bears(found, incoming.content.slug):
            return found
    return None


def store(unit: "Unit", arrival: Arrival, labels: LabelBook, orders: Orders) -> Outcome:
    """Store an incoming article; NotAllowed or InvalidValue says why it stays out."""
    arrival = replace(arrival, incoming=_timed(arrival.incoming, orders.now))
    content = _translating(unit, sound_content(arrival.incoming.content), arrival.incoming)
    article = known_article(unit, arrival)
    if article is None:
        what, article = IMPORTED, _begin(unit, arrival, content, labels, orders)
    else:
        what, article = _update(unit, article, arrival, content, labels, orders)
    if _given_on(unit, article, orders) and what == UNCHANGED:
        what = UPDATED
    return Outcome(what, article.id, article.content.slug)


def _begin(
    unit: "Unit", arrival: Arrival, content: Content, labels: LabelBook, orders: Orders
) -> Article:
    incoming = arrival.incoming
    key = ArticleId(incoming.id or new_id())
    wanted = make_slug(content.slug or content.headline)
    slug = unique_slug(wanted, lambda slug: unit.articles.slug_taken(slug, None))
    content = _labelled(replace(content, slug=slug), incoming, labels)
    article = Article(key, content, Status.DRAFT, orders.now, orders.now, RevisionId(0))
    unit.articles.add(article)
    revision = unit.revisions.add(key, content, saved=orders.now, by=orders.by)
    begun = _with_past(unit, replace(article, revision=revision), incoming)
    unit.articles.put(begun, article)
    _remember(unit, begun, arrival)
    return begun


def _update(
    unit: "Unit",
    article: Article,
    arrival: Arrival,
    content: Content,
    labels: LabelBook,
    orders: Orders,
) -> tuple[str, Article]:
    _refuse_trashed(article)
    source = unit.imports.of_article(article.id)
    if source is not None and source.sha256 == arrival.sha256 and not orders.anew:
        return UNCHANGED, article
    wanted = make_slug(content.slug) if content.slug else article.content.slug
    slug = unique_slug(wanted, lambda slug: unit.articles.slug_taken(slug, article.id))
    content = _labelled(replace(content, slug=slug), arrival.incoming, labels)
    before = _before(unit, article, source, arrival.incoming)
    new_text = content != article.content
    past = _with_past(unit, article, arrival.incoming)
    if not new_text and past == article:
        _remember(unit, article, arrival)
        return UNCHANGED, article
    edited = before is None or before.content != article.content
    if edited and new_text and not orders.overwrite:
        if before is not None and before.content == content:
            return UNCHANGED, article
        raise NotAllowed(
            "It was edited at the desk since it came in.",
            "Import it with --overwrite to take the file’s text; the desk’s stays in the history.",
        )
    new = _with_text(unit, past, content, arrival, orders) if new_text else past
    unit.articles.put(new, article)
    _remember(unit, new, arrival)
    return UPDATED, new


def _with_text(
    unit: "Unit", article: Article, content: Content, arrival: Arrival, orders: Orders
) -> Article:
    """Return the article with the file's text as a new revision, the one before kept."""
    note = f"Imported from {arrival.name}"
    revision = unit.revisions.add(article.id, content, saved=orders.now, by=orders.by, note=note)
    edited = article_states.differs_from_pinned(unit, article, content)
    return replace(article, content=content, revision=revision, updated=orders.now, edited=edited)


def _before(
    unit: "Unit", article: Article, source: ImportSource | None, incoming: Incoming
) -> "Revision | None":
    """Return the state the desk began from: what the last import left, or what was exported."""
    if source is not None:
        return unit.revisions.get(source.revision)
    numbered = {row.number: row.id for row in unit.revisions.rows(article.id)}
    key = numbered.get(incoming.revision)
    return unit.revisions.get(RevisionId(key)) if key is not None else None


def _labelled(content: Content, incoming: Incoming, labels: LabelBook) -> Content:
    return replace(
        content,
        byline=labels.authors(incoming.authors),
        section=labels.section(incoming.section),
        tags=labels.tags(incoming.tags),
    )


def _translating(unit: "Unit", content: Content, incoming: Incoming) -> Content:
    """Return the content with the article that it translates, by its id or else by its slug.

    An id of our own that is not here yet is kept: that article may come in later.
    """
    key = content.translates
    if not incoming.translates or (key is not None and unit.articles.get(key) is not None):
        return content
    found = unit.articles.by_slug(make_slug(incoming.translates))
    return replace(content, translates=found.id) if found else content


def _with_past(unit: "Unit", article: Article, incoming: Incoming) -> Article:
    """Return the article with the dates and corrections that it brings along."""
    fresh = [c for c in incoming.corrections if unit.corrections.get(c.id) is None]
    for correction in fresh:
        unit.corrections.put(replace(correction, article=article.id))
    return replace(
        article,
        published=article.published or incoming.published,
        revised=article.revised or incoming.revised,
        corrected=article.corrected or any(not c.struck for c in fresh),
    )


def _given_on(unit: "Unit", article: Article, orders: Orders) -> bool:
    """Set the status that was asked for, where the desk's order of steps allows it."""
    status = orders.status
    settled = article.status is status and not (status is Status.READY and article.edited)
    if status is Status.DRAFT or settled or not may_become(article.status, status):
        return False
    if article.status is Status.PUBLISHED and not article.edited:
        return False
    article_states.change(unit, article, status, now=orders.now, by=orders.by)
    return True


def _remember(unit: "Unit", article: Article, arrival: Arrival) -> None:
    source = ImportSource(article.id, arrival.source, arrival.sha256, article.revision)
    unit.imports.put(source)


def _refuse_trashed(article: Article) -> None:
    if article.trashed is not None:
        raise NotAllowed("It is in the trash.", "Put it back, then import it again.")


def _bears(article: Article, slug: str) -> bool:
    """Whether an article stands under a file's slug; a file without one is known by its path."""
    wanted = make_slug(slug) if slug else article.content.slug
    ending = article.content.slug.removeprefix(wanted)
    return ending == "" or (ending[0] == "-" and ending[1:].isdigit())


def _timed(incoming: Incoming, now: datetime) -> Incoming:
    """A date ahead is when the story may leave, as Hugo's and Jekyll's future dates are."""
    ahead = incoming.published
    if ahead is None or ahead <= now:
        return incoming
    content = replace(incoming.content, embargo=incoming.content.embargo or ahead)
    return replace(incoming, content=content, published=None, revised=None)
