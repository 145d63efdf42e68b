"""The colours of the theme can be read: WCAG 2.2, 1.4.3 and 1.4.11, computed from the CSS."""

import re

import pytest

from editor_app.resources import read_text

CSS = read_text("themes/courier/site.css")
SCHEMES = {
    "light": re.search(r":root \{(.*?)\n\}", CSS, re.DOTALL),
    "dark": re.search(r"prefers-color-scheme: dark\) \{\s*:root \{(.*?)\n  \}", CSS, re.DOTALL),
}
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


def colours(scheme: str) -> dict[str, str]:
    found = SCHEMES[scheme]
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
def test_words_can_be_read_on_every_ground(scheme: str) -> None:
    known = colours(scheme)
    weak = {
        (word, ground): round(contrast(known[word], known[ground]), 2)
        for word, ground in WORDS
        if contrast(known[word], known[ground]) < 4.5
    }
    assert weak == {}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_controls_and_focus_can_be_seen(scheme: str) -> None:
    known = colours(scheme)
    weak = [pair for pair in SEEN if contrast(known[pair[0]], known[pair[1]]) < 3]
    assert weak == []


def test_both_schemes_name_the_same_colours_and_every_colour_used_is_named() -> None:
    light = colours("light")
    assert set(light) == set(colours("dark"))
    used = set(re.findall(r"var\((--[a-z-]+)\)", CSS))
    assert used - {"--serif", "--sans", "--mono", "--wide", "--measure"} <= set(light)
    body = CSS.split("/* Ground */")[1].split("@media print")[0]
    assert not re.search(r"#[0-9a-f]{3,8}\b", body)


def test_the_style_knows_no_left_and_right_and_no_other_host() -> None:
    assert not re.search(
        r"\b(?:margin|padding|border)-(?:left|right|top|bottom)\b|text-align: (?:left|right)", CSS
    )
    assert "http" not in CSS.replace('a[href^="http"]', "")
    assert "@import" not in CSS
    for wanted in (
        ":focus-visible",
        "prefers-color-scheme: dark",
        "@media print",
        "max-width: 640px",
    ):
        assert wanted in CSS
