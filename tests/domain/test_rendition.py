"""Which renditions a picture has."""

import pytest

from editor_app.domain.rendition import (
    rendition_pattern,
    rendition_widths,
    shared_size,
    shared_width,
)


@pytest.mark.parametrize(
    ("width", "widths"),
    [
        (0, ()),
        (60, (60,)),
        (440, (440,)),
        (441, (400, 441)),
        (1000, (400, 800, 1000)),
        (1600, (400, 800, 1200, 1600)),
        (1650, (400, 800, 1200, 1600)),
        (2560, (400, 800, 1200, 1600)),
    ],
)
def test_widths_are_never_wider_than_the_picture(width: int, widths: tuple[int, ...]) -> None:
    assert rendition_widths("boats.jpg", width) == widths
    assert rendition_widths("boats.PNG", width) == widths


def test_a_slot_offers_no_more_than_it_needs_but_one_at_least() -> None:
    assert rendition_widths("boats.jpg", 2000, 800) == (400, 800)
    assert rendition_widths("boats.jpg", 440, 400) == (440,)


def test_what_may_move_leaves_whole() -> None:
    assert rendition_widths("boats.gif", 900) == rendition_widths("boats.webp", 900) == ()


def test_networks_are_given_a_jpeg() -> None:
    assert shared_width("boats.jpg", 1200) == shared_width("boats.jpeg", 60) == 0
    assert shared_width("boats.jpg", 1201) == shared_width("boats.png", 1300) == 1200
    assert shared_width("boats.gif", 300) == 300
    assert shared_size("boats.jpg", 2400, 1600) == (1200, 800)
    assert shared_size("boats.jpg", 900, 600) == (900, 600)


def test_the_pattern_of_an_address() -> None:
    assert rendition_pattern("../media/boats-01.jpg") == "../media/boats-01-*"
    assert rendition_pattern("boats") == "boats-*"
    assert rendition_pattern("../a.b/boats") == "../a.b/boats-*"
