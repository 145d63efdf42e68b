from datetime import UTC, datetime

import pytest

from editor_app.domain.ids import PictureId
from editor_app.domain.picture import Picture
from editor_app.rendering.figures import (
    BodyPicture,
    of_library,
    top_heading,
    with_figures,
    with_headings_from,
    with_scrolling_tables,
    without_ids,
    without_repeated_ids,
)

SHOWN = BodyPicture("A boat", 'At "dusk"', "Ida & Co", 800, 600)
KNOWN = {"boat.jpg": SHOWN, "bare.jpg": BodyPicture()}
SIZED = 'width="800" height="600" loading="lazy" decoding="async">'


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>x</p>", "<p>x</p>"),
        (
            '<p><img src="media:boat.jpg" alt=""></p>',
            (
                f'<figure class="picture"><img src="media:boat.jpg" alt="A boat" {SIZED}'
                '<figcaption>At “dusk”. <span class="credit">Ida &amp; Co</span></figcaption></figure>'
            ),
        ),
        (
            '<p class="wide" id="text-x"><img src="media:boat.jpg" alt="Mine" title="Own &lt;b&gt;"></p>',
            (
                f'<figure class="picture wide" id="text-x"><img src="media:boat.jpg" alt="Mine" {SIZED}'
                '<figcaption>Own &lt;b&gt;. <span class="credit">Ida &amp; Co</span></figcaption></figure>'
            ),
        ),
        (
            '<p><a href="https://a.example"><img src="media:bare.jpg" class="pull" id="text-y"></a></p>',
            (
                '<figure class="picture pull" id="text-y"><a href="https://a.example">'
                '<img src="media:bare.jpg" alt="" loading="lazy" decoding="async"></a></figure>'
            ),
        ),
        (
            '<p><img src="media:bare.jpg" alt="1">\n<img src="media:bare.jpg" alt="2"></p>',
            (
                '<figure class="picture"><img src="media:bare.jpg" alt="1" loading="lazy" decoding="async"></figure>\n'
                '<figure class="picture"><img src="media:bare.jpg" alt="2" loading="lazy" decoding="async"></figure>'
            ),
        ),
        (
            '<p>in <img src="media:boat.jpg" alt="" class="small"> line</p>',
            (
                '<p>in <img src="media:boat.jpg" alt="A boat" width="800" height="600" class="small" '
                'loading="lazy" decoding="async"> line</p>'
            ),
        ),
        (
            '<p>a <img src="media:lost%20one.jpg" alt=""> b</p>',
            '<p>a <span class="picture-missing">lost one.jpg</span> b</p>',
        ),
        (
            '<p><img src="media:lost.jpg" alt="Lost &amp; gone"></p>',
            '<figure class="picture"><span class="picture-missing">Lost &amp; gone</span></figure>',
        ),
    ],
)
def test_figures(html: str, expected: str) -> None:
    assert with_figures(html, KNOWN, "en") == expected


def test_a_picture_of_the_library_is_shown_as_it_leaves() -> None:
    large = Picture(
        PictureId("p"),
        "big.jpg",
        "0" * 64,
        ".jpg",
        5120,
        2560,
        1,
        datetime(2026, 1, 1, tzinfo=UTC),
        "Big",
    )
    assert of_library(large) == BodyPicture("Big", "", "", 2560, 1280)
    assert 'width="2560" height="1280"' in with_figures(
        '<p><img src="media:big.jpg"></p>', {"big.jpg": large}, "en"
    )


def test_tables_scroll_by_themselves() -> None:
    html = "<table><tr><th>a</th><td><table></table></td></tr></table><table></table>"
    made, count = with_scrolling_tables(html, "de", 3)
    assert count == 2
    assert made.count('<div class="table-scroll"') == 2
    assert 'aria-label="Tabelle 3"' in made
    assert 'aria-label="Tabelle 4"' in made
    assert '<th scope="col">' in made
    assert made.endswith("</table></div>")
    assert with_scrolling_tables("<p>x</p>", "en") == ("<p>x</p>", 0)
    assert 'aria-label="Table"' in with_scrolling_tables("<table></table>", "en")[0]


def test_headings_move_together() -> None:
    assert top_heading("<h4>a</h4><h3>b</h3>") == 3
    assert top_heading("<p>") == 7
    assert with_headings_from("<h1>a</h1><h6>b</h6>", 1) == "<h2>a</h2><h6>b</h6>"
    assert with_headings_from('<h3 id="x">a</h3>', -1) == '<h2 id="x">a</h2>'
    assert with_headings_from("<h1>a</h1>", 0) == "<h1>a</h1>"
    assert with_headings_from("<p>a</p>", 1) == "<p>a</p>"


def test_ids_stand_once() -> None:
    seen: set[str] = set()
    assert without_repeated_ids('<p class="a" id="x">', seen) == '<p class="a" id="x">'
    assert (
        without_repeated_ids('<h2 id="x" lang="de"><b id="y">', seen) == '<h2 lang="de"><b id="y">'
    )
    assert without_repeated_ids("<p>", seen) == "<p>"
    assert without_ids('<p id="x"><b class="c" id="y">') == '<p><b class="c">'
