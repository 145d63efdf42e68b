"""Stories in several languages: which article translates which, told and settled."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from editor_app.domain.article import Article, Content
from editor_app.domain.changes import Changes
from editor_app.domain.errors import InvalidValue, NotAllowed
from editor_app.domain.ids import ArticleId
from editor_app.domain.status import Status
from editor_app.domain.translations import groups, original_of
from editor_app.services.article_states import existing

if TYPE_CHECKING:
    from editor_app.services.desk import Desk
    from editor_app.store.unit import Unit


@dataclass(frozen=True, slots=True)
class InLanguage:
    """A story in one of its languages; `original` is what the others were translated from."""

    id: ArticleId
    slug: str
    headline: str
    language: str
    status: Status
    original: bool


class Translating:
    """Reads and settles translations; the working texts count, as everywhere at the desk."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def of(self, article_id: ArticleId, content: Content | None = None) -> tuple[InLanguage, ...]:
        """Return the story in its other languages, the original first.

        `content` is what stands in the editor, where that is not stored yet.
        """
        with self._desk.library.read() as unit:
            return _others(unit, existing(unit, article_id), content)

    def trouble(self, article_id: ArticleId, content: Content, original_id: ArticleId) -> str:
        """Say why an article with this content cannot translate another; empty when it can."""
        with self._desk.library.read() as unit:
            article, original = existing(unit, article_id), existing(unit, original_id)
            return _trouble(unit, replace(article, content=content), original)

    def link(self, article_id: ArticleId, original_id: ArticleId) -> Changes:
        """Tell that an article translates another; of a translation that is its original."""
        with self._desk.library.read() as unit:
            article, original = existing(unit, article_id), existing(unit, original_id)
            trouble = _trouble(unit, article, original)
            goal = original_of(original.id, unit.articles.translating())
        if trouble:
            raise NotAllowed(trouble)
        return self._save(article, goal)

    def unlink(self, article_id: ArticleId) -> Changes:
        """Let an article stand by itself again."""
        with self._desk.library.read() as unit:
            article = existing(unit, article_id)
        if article.content.translates is None:
            raise InvalidValue(f"“{_called(article)}” is no translation of another story.")
        return self._save(article, None)

    def _save(self, article: Article, original: ArticleId | None) -> Changes:
        content = replace(article.content, translates=original)
        return self._desk.articles.save(article.id, content, cursor=article.cursor)


def _others(unit: "Unit", article: Article, content: Content | None) -> tuple[InLanguage, ...]:
    known = unit.articles.translating()
    source = (content or article.content).translates
    known = {key: of for key, of in known.items() if key != article.id}
    known |= {article.id: source} if source else {}
    original = original_of(article.id, known)
    keys = [key for key in (original, *groups(known).get(original, ())) if key != article.id]
    language = unit.site.get().language
    found = {one.id: one for one in unit.articles.many(keys) if one.trashed is None}
    return tuple(
        InLanguage(
            key,
            found[key].content.slug,
            found[key].content.headline,
            found[key].content.language or language,
            found[key].status,
            key == original,
        )
        for key in keys
        if key in found
    )


def _trouble(unit: "Unit", article: Article, original: Article) -> str:
    site = unit.site.get()
    language, other = (one.content.language or site.language for one in (article, original))
    if article.id == original.id:
        return "A story cannot be a translation of itself."
    if original.trashed is not None:
        return f"“{_called(original)}” is in the trash. Put it back first."
    if language.lower() == other.lower():
        return (
            f"Both are in “{language}”. Set the language of the translation in its details first."
        )
    known = unit.articles.translating()
    known.pop(article.id, None)
    root = original_of(original.id, known)
    if root == article.id:
        return f"“{_called(original)}” is itself a translation of this story."
    family = unit.articles.many([root, *groups(known).get(root, ())])
    for one in family:
        spoken = one.content.language or site.language
        if one.id != article.id and one.trashed is None and spoken.lower() == language.lower():
            return f"“{_called(one)}” is this story in “{language}” already."
    return ""


def _called(article: Article) -> str:
    return article.content.headline or article.content.slug
