"""Every label, in the five languages of the house and with both themes: there, short, well set."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest
from babel import Locale

from editor_app.domain.article import Kind
from editor_app.rendering.dates import counted
from editor_app.rendering.page_values import ArticlePage, Page
from editor_app.rendering.pages import make_page
from editor_app.rendering.theme import built_in_files, load_theme, own_themes
from editor_app.rendering.words import back_words, notes_word, table_word
from tests.rendering.places import SitePlaces
from tests.rendering.test_pages import STORIES, article, every_page

LANGUAGES = ("en", "fr", "es", "de", "ar")
FORMS = ("zero", "one", "two", "few", "many", "other")
_NAMED = re.compile(r'words\["([a-z-]+)"\]|counted\("([a-z-]+)"')
# Where many stand beside each other, or one on a button, a long label breaks the line on a phone.
PLACES = {
    **dict.fromkeys(("analysis", "opinion", "review", "background", "interview", "fact-check"), 22),
    **dict.fromkeys(("sponsored", "satire", "live", "page", "by"), 22),
    **dict.fromkeys(("search", "search-more"), 22),
    **dict.fromkeys(("connect", "older", "newer", "trending", "related", "continue"), 24),
    **dict.fromkeys(("topics", "author", "section", "share", "contents", "archive"), 24),
    **dict.fromkeys(("published", "updated", "source"), 20),
}


@cache
def told(theme: str) -> dict[str, dict[str, str]]:
    return tomllib.loads(built_in_files(theme)["words.toml"].decode())


def kinds(label: str) -> tuple[str, str]:
    """Return a label without its plural form, and that form."""
    stem, _, form = label.rpartition("-")
    return (stem, form) if form in FORMS else (label, "")


@pytest.mark.parametrize("theme", own_themes())
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_label_that_a_layout_names_is_missing_or_empty(theme: str, language: str) -> None:
    words = told(theme)[language]
    layouts = [d.decode() for n, d in built_in_files(theme).items() if n.endswith(".html")]
    named = {a or f"{b}-other" for text in layouts for a, b in _NAMED.findall(text)}
    assert len(named) > 30
    assert named - words.keys() == set()
    assert [label for label, word in words.items() if word != word.strip(" ") or not word] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_counted_labels_have_the_forms_that_the_language_has(language: str) -> None:
    rule = Locale.parse(language).plural_form
    # French and Spanish have one more, for millions: it may be there.
    wanted = {*(rule(number) for number in range(1_001)), "other"}
    for theme in own_themes():
        words = told(theme)[language]
        stems = {stem for stem, form in map(kinds, words) if form}
        assert stems
        for stem in stems:
            forms = {form for name, form in map(kinds, words) if name == stem and form}
            assert wanted <= forms <= {*rule.tags, "other"}, stem


def test_numbers_are_told_as_each_language_tells_them() -> None:
    words = {language: told("courier")[language] for language in LANGUAGES}
    said = {key: [counted(words[key], "minutes", n, key) for n in (1, 2, 5)] for key in LANGUAGES}
    for language, (one, two, five) in said.items():
        assert one != two, language
        assert "5" in five or "٥" in five, language
    assert len(set(said["ar"])) == 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_take_what_is_filled_in_as_the_english_ones_do(language: str) -> None:
    words, english = told("courier")[language], told("courier")["en"]
    for label, word in words.items():
        stem, form = kinds(label)
        if form in {"zero", "one", "two"}:
            assert word.count("{}") <= 1, label
        else:
            assert word.count("{}") == english[f"{stem}-other" if form else label].count("{}"), (
                label
            )


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_label_is_longer_than_its_place(language: str) -> None:
    words = told("courier")[language]
    assert [(k, words[k]) for k, most in PLACES.items() if len(words[k]) > most] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_are_set_as_the_language_sets_them(language: str) -> None:
    words = told("courier")[language]
    wide = "\u00a0\u202f"
    for label, word in words.items():
        assert not {"'", '"'} & set(word), label
        assert "..." not in word, label
        for at, mark in ((m.start(), m[0]) for m in re.finditer("[:;!?»]", word)):
            spaced = at == 0 or word[at - 1] in wide
            assert spaced if language == "fr" and at else word[at - 1 : at] != " ", (label, mark)
    assert words["colon"] == ("\u00a0:" if language == "fr" else ":")
    assert words["comma"] == ("،" if language == "ar" else ",")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_has_its_own_words_in_every_language(language: str) -> None:
    english = (notes_word("en"), back_words("en"), table_word("en"))
    own = (notes_word(language), back_words(language), table_word(language))
    assert language == "en" or own[1:] != english[1:]


@pytest.mark.parametrize("theme", own_themes())
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_speaks_english_to_readers_of_another_language(theme: str, language: str) -> None:
    worn, words = load_theme(theme, with_faces=False), told(theme)
    foreign = {
        # The stories of these pages are named by their kinds.
        word
        for label, word in words["en"].items()
        if label not in {kind.value for kind in Kind}
        and " " in word
        and "{}" not in word
        and word != words[language].get(label)
    }
    for name, page in _pages(language):
        shown = make_page(page, worn, SitePlaces(page.path, STORIES))
        assert [word for word in foreign if language != "en" and word in shown] == [], name


def _pages(language: str) -> Iterator[tuple[str, Page]]:
    """Yield a page of each sort whose stories are of the language of the site."""
    for name, page in every_page(language=language):
        if not isinstance(page, ArticlePage):
            yield name, page
        elif name == "article":
            yield name, replace(article(language=language), frame=page.frame)


@pytest.mark.parametrize(
    ("language", "day"),
    [
        ("en", "November 23, 2026"),
        ("fr", "23 novembre 2026"),
        ("es", "23 de noviembre de 2026"),
        ("de", "23. November 2026"),
        ("ar", "23 نوفمبر 2026"),
    ],
)
def test_a_story_tells_its_day_in_its_own_language(language: str, day: str) -> None:
    worn = load_theme("courier", with_faces=False)
    page = dict(_pages(language))["article"]
    shown = make_page(page, worn, SitePlaces(page.path, STORIES))
    assert f">{day}{told('courier')[language]['comma']} " in shown
