"""The colours of the theme can be read: WCAG 2.2, 1.4.3 and 1.4.11, computed from the CSS."""

import re

import pytest

from editor_app.rendering.theme import own_themes
from editor_app.resources import read_text

THEMES = {name: read_text(f"themes/{name}/site.css") for name in own_themes()}
SCHEMES = {
    "light": r":root \{(.*?)\n\}",
    "dark": r"prefers-color-scheme: dark\) \{\s*:root \{(.*?)\n  \}",
}
every = pytest.mark.parametrize("theme", THEMES)
# Words, and the grounds they stand on.
WORDS = [
    *(
        ("--ink", ground)
        for ground in ("--paper", "--shade", "--amber-shade", "--red-shade", "--mark")
    ),
    *(("--muted", ground) for ground in ("--paper", "--shade")),
    *(("--accent", g) for g in ("--paper", "--shade", "--amber-shade", "--red-shade")),
    ("--amber", "--amber-shade"),
    ("--red", "--red-shade"),
]
# What must be seen to use the page: borders of controls, and the mark of focus.
SEEN = [
    ("--control", "--paper"),
    ("--rule", "--paper"),
    ("--accent", "--paper"),
    ("--accent", "--shade"),
]


# What only one of the themes has.
FOOT = [("--on-foot", "--foot"), ("--quiet-foot", "--foot")]


def colours(theme: str, scheme: str) -> dict[str, str]:
    found = re.search(SCHEMES[scheme], THEMES[theme], re.DOTALL)
    assert found is not None
    return dict(re.findall(r"(--[a-z-]+): (#[0-9a-f]{6});", found[1]))


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", SCHEMES)
@every
def test_words_can_be_read_on_every_ground(theme: str, scheme: str) -> None:
    known = colours(theme, scheme)
    pairs = WORDS + (FOOT if theme == "folio" else [])
    weak = {
        (word, ground): round(contrast(known[word], known[ground]), 2)
        for word, ground in pairs
        if contrast(known[word], known[ground]) < 4.5
    }
    assert weak == {}


@pytest.mark.parametrize("scheme", SCHEMES)
@every
def test_controls_and_focus_can_be_seen(theme: str, scheme: str) -> None:
    known = colours(theme, scheme)
    weak = [pair for pair in SEEN if contrast(known[pair[0]], known[pair[1]]) < 3]
    assert weak == []


@every
def test_both_schemes_name_the_same_colours_and_every_colour_used_is_named(theme: str) -> None:
    light, style = colours(theme, "light"), THEMES[theme]
    assert set(light) == set(colours(theme, "dark"))
    used = set(re.findall(r"var\((--[a-z-]+)\)", style))
    assert used - {"--serif", "--sans", "--mono", "--wide", "--measure"} <= set(light)
    body = style.split("/* Ground */")[1].split("@media print")[0]
    assert not re.search(r"#[0-9a-f]{3,8}\b", body)


@every
def test_the_style_knows_no_left_and_right_and_no_other_host(theme: str) -> None:
    style = THEMES[theme]
    assert not re.search(
        r"\b(?:margin|padding|border)-(?:left|right|top|bottom)\b|text-align: (?:left|right)", style
    )
    assert "http" not in style.replace('a[href^="http"]', "")
    assert "@import" not in style
    for wanted in (
        ":focus-visible",
        "prefers-color-scheme: dark",
        "@media print",
        "max-width: 640px",
    ):
        assert wanted in style
