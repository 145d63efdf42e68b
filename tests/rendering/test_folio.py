"""The second theme in the box: every kind of page, sound and as somebody last looked at it."""

from functools import cache

import pytest

from editor_app.rendering.page_values import Page
from editor_app.rendering.pages import make_page
from editor_app.rendering.theme import Theme, built_in_files, load_theme, own_themes
from tests.rendering.golden import check_golden
from tests.rendering.html_rules import Reading
from tests.rendering.places import SitePlaces
from tests.rendering.test_pages import STORIES, every_page

KINDS = (
    "article",
    "home",
    "section-0",
    "section-3",
    "author",
    "tag",
    "corrections",
    "house",
    "not-found",
    "archive",
    "archive-month",
    "search",
    "notice",
    "redirect",
)


@cache
def theme() -> Theme:
    return load_theme("folio", with_faces=False)


def made(page: Page) -> str:
    return make_page(page, theme(), SitePlaces(page.path, STORIES))


def test_it_is_in_the_box_and_takes_from_the_default_what_it_has_not() -> None:
    assert own_themes() == ("courier", "folio")
    own, default = built_in_files("folio"), built_in_files("courier")
    assert own["article.html"] == default["article.html"]
    assert own["words.toml"] == default["words.toml"]
    assert own["home.html"] != default["home.html"]
    assert own["site.css"] != default["site.css"]
    assert theme().fingerprint != load_theme("courier", with_faces=False).fingerprint


def test_it_ships_the_faces_that_its_styles_name_and_no_others() -> None:
    shipped = {name for name in load_theme("folio").assets if name.endswith(".woff2")}
    assert "serif-300.woff2" in shipped
    assert "serif-700.woff2" not in shipped


@pytest.mark.parametrize("language", ["en-GB", "ar"])
def test_every_page_is_valid_and_loads_nothing_from_elsewhere(language: str) -> None:
    for site in ({}, {"address": "", "social": (), "tagline": ""}):
        for name, page in every_page(language=language, **site):
            reading = Reading(made(page))
            assert reading.faults == [], name
            for link in reading.links:
                assert link.startswith(("http", "mailto:")) or not link.startswith("/"), name
            assert reading.text, name


@pytest.mark.parametrize("name", KINDS)
def test_pages_are_as_they_were(name: str) -> None:
    check_golden(f"folio-{name}.html", made(dict(every_page())[name]))
