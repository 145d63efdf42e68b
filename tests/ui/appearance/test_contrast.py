"""Text and controls pass WCAG 2.2 AA on every ground they stand on."""

import re
from dataclasses import asdict

import pytest
from PySide6.QtGui import QPalette

from editor_app.resources import read_text
from editor_app.ui.appearance.look import palette_of, style_sheet
from editor_app.ui.appearance.tokens import tokens_of

TEXT, CONTROL = 4.5, 3.0
GROUNDS = ("paper", "panel", "card")
SOFT = ("accent_soft", "hover")
# What is written, and on which grounds beyond paper, panel and card.
WRITTEN = {
    "ink": SOFT,
    "muted": SOFT,
    "accent": SOFT,
    "green": SOFT,
    "amber": SOFT,
    "red": SOFT,
    "violet": SOFT,
}
PAIRS = [
    *((tone, ground) for tone, more in WRITTEN.items() for ground in (*GROUNDS, *more)),
    ("on_accent", "accent"),
    ("on_accent", "accent_deep"),
    ("marker_ink", "marker"),
    ("paper", "ink"),
]


def luminance(colour: str) -> float:
    parts = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(("tone", "ground"), PAIRS)
def test_text_can_be_read(tone: str, ground: str, dark: bool) -> None:
    tokens = asdict(tokens_of(dark=dark))
    assert contrast(tokens[tone], tokens[ground]) >= TEXT


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("ground", GROUNDS)
def test_controls_can_be_seen(ground: str, dark: bool) -> None:
    tokens = asdict(tokens_of(dark=dark))
    assert contrast(tokens["control_line"], tokens[ground]) >= CONTROL
    assert contrast(tokens["accent"], tokens[ground]) >= CONTROL


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_style_sheet_names_known_colours_only(dark: bool, qapp: object) -> None:
    sheet = style_sheet(tokens_of(dark=dark), dark=dark)
    assert "$" not in sheet
    assert not re.search(r"#[0-9A-Fa-f]{6}", read_text("styles/program.qss"))


def test_the_palette_is_made_of_the_tokens(qapp: object) -> None:
    tokens = tokens_of(dark=True)
    palette = palette_of(tokens)
    assert palette.color(QPalette.ColorRole.Window).name().upper() == tokens.paper
    assert palette.color(QPalette.ColorRole.PlaceholderText).name().upper() == tokens.muted
