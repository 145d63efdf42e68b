import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor_app.domain.colour import (
    READ,
    contrast,
    is_colour,
    is_readable,
    mixed,
    readable,
    sound_colour,
)

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("typed", "colour"),
    [("#2B5CAB", "#2b5cab"), (" #fa0 ", "#ffaa00"), ("red", "red"), ("#12", "#12"), ("", "")],
)
def test_a_colour_is_tidied_and_what_is_none_stays(typed: str, colour: str) -> None:
    assert sound_colour(typed) == colour
    assert is_colour(colour) is (colour.startswith("#") and len(colour) == 7)


def test_contrast_is_as_wcag_counts_it() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#777777") == pytest.approx(1)
    assert round(contrast("#767676", "#ffffff"), 2) == 4.54
    assert mixed("#000000", "#ffffff", 0.5) == "#808080"


@given(COLOURS, COLOURS)
def test_the_nearest_can_always_be_read_on_one_ground(colour: str, ground: str) -> None:
    found = readable(colour, [ground])
    assert is_readable(found, [ground])
    if is_readable(colour, [ground]):
        assert found == colour


def test_on_grounds_that_nothing_suits_it_is_the_best_end() -> None:
    assert readable("#808080", ["#000000", "#767676", "#ffffff"], READ) in {"#000000", "#ffffff"}
