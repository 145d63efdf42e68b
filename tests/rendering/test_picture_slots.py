"""How wide pictures stand in a theme, and what browsers are offered there."""

import re
from pathlib import Path

import pytest

from editor_app.domain.errors import InvalidValue
from editor_app.domain.look import Look
from editor_app.rendering.picture_slots import ANYWHERE, FILE, Slot, read_slots, slot_of
from editor_app.rendering.picture_sources import with_sources
from editor_app.rendering.theme import Dress, load_theme, own_themes
from editor_app.rendering.theme_check import file_fault
from editor_app.rendering.theme_files import theme_files

STYLE = ":root { --wide: 1160px; --measure: 690px; }"
SLOT = re.compile(r'slot=(?:"([a-z-]+)"|\("card-" ~ size)')


def test_widths_are_those_of_the_style_or_of_the_look() -> None:
    own = b'[body]\nsizes = "{measure}"\n[lead]\nsizes = "{wide}"\nmost = 800\n'
    slots = read_slots((own, b""), STYLE, Look())
    assert slots == {"body": Slot("690px"), "lead": Slot("1160px", 800)}
    slots = read_slots((own, b""), STYLE, Look(page_width=900, text_width=600))
    assert slots == {"body": Slot("600px"), "lead": Slot("900px", 800)}
    assert read_slots((own, b""), "", Look())["body"] == Slot("100vw")


def test_a_workspace_says_only_what_differs(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text('[body]\nsizes = "50vw"\n', "utf-8")
    theme = load_theme("courier", Dress(theme_files(tmp_path)), with_faces=False)
    plain = load_theme("courier", with_faces=False)
    assert theme.slots["body"] == Slot("50vw")
    assert theme.slots["lead"] == plain.slots["lead"]
    assert theme.fingerprint != plain.fingerprint


def test_a_place_that_nobody_describes_is_like_its_kind() -> None:
    slots = {"card": Slot("30vw"), "body": Slot("60vw")}
    assert slot_of(slots, "card-odd") == Slot("30vw")
    assert slot_of(slots, "gallery") == Slot("60vw")
    assert slot_of({}, "gallery") == ANYWHERE


@pytest.mark.parametrize("name", own_themes())
def test_every_place_in_the_box_is_described(name: str) -> None:
    theme = load_theme(name, with_faces=False)
    named = {found[1] or "card" for text in theme.layouts.values() for found in SLOT.finditer(text)}
    assert {"lead", "portrait", "card"} <= named <= theme.slots.keys()
    assert "{" not in "".join(slot.sizes for slot in theme.slots.values())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[body", "line 1"),
        ('body = "50vw"', "“body” is no table"),
        ("[body]\nmost = 3", "“body” lacks its sizes"),
        ('[body]\nsizes = "50vw<"', "the sizes of “body” are none"),
        ('[body]\nsizes = "{width}"', "the sizes of “body” are none"),
        ('[body]\nsizes = "50vw"\nmost = "all"', "“most” of “body” is no width"),
        ('[body]\nsizes = "50vw"\nmost = true', "“most” of “body” is no width"),
    ],
)
def test_a_file_that_is_wrong_is_told(text: str, said: str) -> None:
    fault = file_fault(FILE, text)
    assert fault is not None
    assert said in f"{fault[1]} line {fault[0]}"


def test_a_file_that_is_right() -> None:
    assert file_fault(FILE, '[body]\nsizes = "{measure}"\nmost = 800') is None
    with pytest.raises(InvalidValue, match=FILE):
        read_slots((b"[body", b""), STYLE, Look())


def test_what_leaves_whole_or_has_no_renditions_here_stays_a_plain_picture() -> None:
    for name, width, pattern in (
        ("boats.gif", 900, "boats-*"), ("boats.jpg", 0, "boats-*"), ("boats.jpg", 900, ""),
    ):  # fmt: skip
        assert with_sources("<img>", name, width, pattern, ANYWHERE) == "<img>"
    assert "a&amp;b-400.webp 400w" in with_sources("<img>", "x.jpg", 400, "a&b-*", ANYWHERE)
