import re

import pytest

from editor_app.domain.colour import contrast, is_readable
from editor_app.domain.look import Label, Look
from editor_app.rendering.pages import make_page
from editor_app.rendering.theme import (
    LOGO,
    LOGO_DARK,
    Dress,
    Mark,
    built_in_files,
    fingerprint_of,
    load_theme,
    own_themes,
    words_in_the_box,
)
from editor_app.rendering.theme_colours import dressed, schemes
from tests.rendering.places import SitePlaces
from tests.rendering.test_pages import article, every_page


def style(name: str) -> str:
    return built_in_files(name)["site.css"].decode()


@pytest.mark.parametrize("name", own_themes())
def test_a_theme_carries_its_own_colours(name: str) -> None:
    for scheme in schemes(style(name)).values():
        assert scheme.carries(scheme.colours["--paper"])
        assert scheme.carries_accent(scheme.colours["--accent"])
        assert scheme.nearest_accent(scheme.colours["--accent"]) == scheme.colours["--accent"]


@pytest.mark.parametrize("name", own_themes())
@pytest.mark.parametrize("ground", ["#c0b090", "#808080", "#ff0000", "#000000", "#ffffff"])
def test_the_nearest_ground_and_accent_can_be_read(name: str, ground: str) -> None:
    for scheme in schemes(style(name)).values():
        nearest = scheme.nearest_ground(ground)
        assert scheme.carries(nearest)
        worn = scheme.with_ground(nearest)
        accent = worn.nearest_accent("#99bbee")
        assert contrast(accent, worn.colours["--paper"]) >= 4.5


def test_a_style_that_names_no_colours_has_no_schemes_and_gets_widths_only() -> None:
    assert schemes("p { margin: 0 }") == {}
    look = Look(accent="#2b5cab", page_width=1000)
    assert dressed(look, "p { margin: 0 }").count("@media") == 1
    assert dressed(Look(), style("courier")) == ""


def test_one_accent_serves_by_day_and_by_night() -> None:
    made = dressed(Look(accent="#7a2352"), style("courier"))
    light, dark = re.findall(r"--accent: (#[0-9a-f]{6})", made)
    assert light == "#7a2352"
    assert is_readable(dark, [schemes(style("courier"))["dark"].colours["--paper"]])
    assert "prefers-color-scheme: light" in made
    assert "print" not in made


def test_a_ground_brings_its_tints_and_the_theme_differs() -> None:
    look = Look(ground="#fff8ee", ground_dark="#101418", text_width=600)
    theme = load_theme("folio", Dress(look=look), with_faces=False)
    made = theme.assets["site.css"].decode()
    assert made.startswith(style("folio"))
    assert made.count("--shade:") == style("folio").count("--shade:") + 2
    assert "--measure: 600px" in made
    assert theme.fingerprint != load_theme("folio", with_faces=False).fingerprint
    assert theme.fingerprint == fingerprint_of("folio", Dress(look=look))


def test_words_of_the_desk_take_the_place_of_the_themes() -> None:
    labels = (Label("continue", "Read on", "en"), Label("continue", "Lies weiter", "de-at"))
    theme = load_theme("courier", Dress(look=Look(labels=labels)), with_faces=False)
    assert theme.words_of("en-GB")["continue"] == "Read on"
    assert theme.words_of("de-AT")["continue"] == "Lies weiter"
    assert theme.words_of("de")["continue"] == words_in_the_box("de")["continue"]
    assert "Read on:" in make_page(article(), theme, SitePlaces("world/x/"))


def test_a_logo_speaks_the_name_of_the_site_and_an_icon_is_linked() -> None:
    marks = (Mark(LOGO, "a", 300, 80), Mark(LOGO_DARK, "b", 300, 80), Mark("icon.png", "c", 96, 96))
    theme = load_theme("courier", Dress(marks=marks), with_faces=False)
    places = SitePlaces("", marks=frozenset({LOGO, LOGO_DARK, "icon.png", "touch-icon.png"}))
    html = make_page(dict(every_page())["home"], theme, places)
    assert 'alt="The Gulf Courier" width="300" height="80"' in html
    assert '<source media="(prefers-color-scheme: dark)" srcset="assets/logo-dark.png">' in html
    assert 'rel="icon" type="image/png" sizes="96x96" href="assets/icon.png"' in html
    light = SitePlaces("", marks=frozenset({LOGO}))
    assert "<picture>" not in make_page(dict(every_page())["notice"], theme, light)
