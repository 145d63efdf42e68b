import re

import pytest

from editor_app.rendering.footnotes import without_marks
from editor_app.rendering.links import marked, place, strip_markers
from editor_app.rendering.markdown_body import BodyContext, render_body, render_fragment
from editor_app.rendering.picture_slots import Slot


class Places:
    """Knows one of each."""

    def article(self, slug: str) -> str:
        return '../ferry/?a&b"' if slug == "night ferry" else ""

    def media(self, name: str) -> str:
        return "/media/boat-1.jpg" if name == "boat.jpg" else ""

    def renditions(self, name: str) -> str:
        return "/media/boat-1-*" if name == "boat.jpg" else ""

    def page(self, path: str) -> str:
        return "../about/" if path == "about/" else ""

    def asset(self, name: str) -> str:
        return name


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>article: no placeholder</p>", "<p>article: no placeholder</p>"),
        ("<p>plain</p>", "<p>plain</p>"),
        (
            '<a href="article:night%20ferry#text-x">x</a>',
            '<a href="../ferry/?a&amp;b&quot;#text-x">x</a>',
        ),
        (
            '<a class="a" href="page:about/" title="t">x</a>',
            '<a class="a" href="../about/" title="t">x</a>',
        ),
        ('<a href="article:gone" title="t"><em>x</em></a> y', "<em>x</em> y"),
        ('<a href="page:gone#x">x</a>', "x"),
        (
            '<img class="a" src="media:boat.jpg" alt="">',
            '<img class="a" src="/media/boat-1.jpg" alt="">',
        ),
        ('<p><img src="media:gone.jpg" alt="">x</p>', "<p>x</p>"),
        ('<a href="https://article:80/">x</a>', '<a href="https://article:80/">x</a>'),
    ],
)
def test_placeholders_become_addresses(html: str, expected: str) -> None:
    assert place(html, Places()) == expected


def test_a_picture_is_offered_in_the_widths_that_fit_its_slot() -> None:
    slots = {"body": Slot("(max-width: 640px) 100vw, 690px", 800)}
    image = '<img src="media:boat.jpg" alt="a" width="1000" height="500" loading="lazy">'
    offered = (
        '<picture><source type="image/webp" '
        'srcset="/media/boat-1-400.webp 400w, /media/boat-1-800.webp 800w" '
        'sizes="(max-width: 640px) 100vw, 690px">'
        '<img src="/media/boat-1.jpg" alt="a" width="1000" height="500" loading="lazy"></picture>'
    )
    assert place(f"<p>{image}</p>", Places(), slots) == f"<p>{offered}</p>"
    # Elsewhere, and where nothing is known of it, it stays as it is.
    plain = image.replace("media:boat.jpg", "/media/boat-1.jpg")
    assert place(image, Places()) == plain
    for bare in ('<img src="media:boat.jpg" alt="">', '<img src="media:gone.jpg" width="9">'):
        assert "<picture>" not in place(bare, Places(), slots)


def test_pictures_of_a_gallery_stand_side_by_side_and_an_odd_last_one_alone() -> None:
    slots = {"body": Slot("690px"), "gallery": Slot("340px")}
    image = '<figure><img src="media:boat.jpg" alt="" width="1000" height="500"></figure>'
    gallery = f'<div data-src="1-9" class="gallery">\n{image * 3}\n</div>'
    placed = place(f"{image}{gallery}{image}", Places(), slots)
    assert re.findall(r'sizes="([^"]*)"', placed) == ["690px", "340px", "340px", "690px", "690px"]
    placed = place(f'<div class="gallery">{image * 2}</div>', Places(), slots)
    assert re.findall(r'sizes="([^"]*)"', placed) == ["340px", "340px"]
    assert placed.count("<picture>") == 2


def test_markers_go_on_and_come_off() -> None:
    assert marked("<p>a</p>", 3, 5) == '<p data-src="3-5">a</p>'
    assert marked("words", 1, 1) == "words"
    page = '<p data-src="3-5" class="a"><b class="x" data-region="body" id="y">data-src="1-1"</b>'
    assert strip_markers(page) == '<p class="a"><b class="x" id="y">data-src="1-1"</b>'


def body(text: str, *, markers: bool = False) -> str:
    return render_body(text, BodyContext(markers=markers)).html


def test_notes_are_numbered_as_readers_meet_them() -> None:
    made = body("a[^z] b[^y] c[^z]\n\n[^y]: Y\n[^z]: Z")
    assert made.index("#note-1") < made.index("#note-2")
    assert made.index(">Z") < made.index(">Y")
    assert 'id="noteref-1-2"' in made
    assert 'href="#noteref-1-2"' in made


def test_a_note_may_refer_to_a_note_and_to_itself() -> None:
    made = body("a[^1]\n\n[^1]: first[^2]\n[^2]: second[^1][^2]")
    assert made.count("<li id=") == 2
    assert 'id="noteref-1-2"' in made
    assert 'id="noteref-2-2"' in made


def test_a_note_of_code_gets_its_way_back_in_a_line_of_its_own() -> None:
    made = body("a[^1]\n\n[^1]:\n\n        code")
    assert '</pre>\n<p><a class="footnote-back"' in made


def test_notes_that_nobody_refers_to_are_not_shown() -> None:
    assert "<section" not in body("a\n\n[^1]: never")
    assert body("a[^unknown]") == "<p>a[^unknown]</p>\n"


def test_notes_have_markers_of_their_own() -> None:
    made = body("a[^1]\n\n[^1]: one\n\n    more", markers=True)
    assert '<li data-src="3-5" id="note-1">' in made


def test_fragments_have_no_notes() -> None:
    assert render_fragment("a[^1] b\n\n[^1]: x", BodyContext()) == "<p>a b</p>"
    assert without_marks("<p>x</p>") == "<p>x</p>"
