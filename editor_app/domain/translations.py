"""Which articles tell the same story in several languages."""

from collections.abc import Iterable, Mapping

from editor_app.domain.ids import ArticleId


def original_of(key: ArticleId, translates: Mapping[ArticleId, ArticleId]) -> ArticleId:
    """Return the article at the beginning of a chain of translations.

    Who translates a translation translates its original. Of a ring, which nobody makes on
    purpose, the lowest id is taken for the original.
    """
    seen = [key]
    while (before := translates.get(seen[-1])) is not None:
        if before in seen:
            return min(seen[seen.index(before) :])
        seen.append(before)
    return seen[-1]


def groups(
    translates: Mapping[ArticleId, ArticleId],
) -> dict[ArticleId, tuple[ArticleId, ...]]:
    """Return each original with its translations, lowest id first."""
    found: dict[ArticleId, list[ArticleId]] = {}
    for key in sorted(translates):
        original = original_of(key, translates)
        if key != original:
            found.setdefault(original, []).append(key)
    return {original: tuple(keys) for original, keys in found.items()}


def one_a_language(members: Iterable[tuple[ArticleId, str]]) -> tuple[ArticleId, ...]:
    """Return ids of (article, language), each language once: the first that comes counts."""
    found: dict[str, ArticleId] = {}
    for key, language in members:
        found.setdefault(language.lower(), key)
    return tuple(found.values())
