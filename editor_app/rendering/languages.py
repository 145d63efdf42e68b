"""Languages by their own names, and the addresses at which a story stands in others."""

from collections.abc import Callable, Sequence
from functools import lru_cache

from editor_app.rendering.dates import locale_of
from editor_app.rendering.page_values import ArticlePage


@lru_cache(maxsize=256)
def own_name(language: str, *, whole: bool = False) -> str:
    """Return a language in its own words; `whole` names its country or script too."""
    locale = locale_of(language)
    if language.partition("-")[0].lower() != locale.language:
        return language
    said = locale.get_display_name(locale) if whole else locale.get_language_name(locale)
    return said or language


def own_names(languages: Sequence[str], around: str) -> list[str]:
    """Return languages in their own words, whole where two would be called the same."""
    stems = [_stem(language) for language in (around, *languages)]
    return [own_name(one, whole=stems.count(_stem(one)) > 1) for one in languages]


def alternates(page: ArticlePage, page_at: Callable[[str], str]) -> tuple[tuple[str, str], ...]:
    """Return (hreflang, full address) of the page itself, its translations and the default one.

    Search engines want each page of a story to name all of them, itself included. Nothing is
    told where the site has no address, or where the page says that it stands elsewhere.
    """
    if not page.translations or not page_at(page.path) or page.machines.canonical:
        return ()
    original = page.path if not page.translated else ""
    original = next((one.path for one in page.translations if one.original), original)
    found = [(page.language, page.path)]
    found += [(one.language, one.path) for one in page.translations]
    found += [("x-default", original)] if original else []
    return tuple((language, page_at(path)) for language, path in found)


def _stem(language: str) -> str:
    return language.partition("-")[0].lower()
