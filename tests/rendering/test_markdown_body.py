import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor_app.rendering.blocks import cut
from editor_app.rendering.converter import convert
from editor_app.rendering.definitions import Used
from editor_app.rendering.figures import BodyPicture
from editor_app.rendering.links import strip_markers
from editor_app.rendering.markdown_body import (
    Body,
    BodyContext,
    forget,
    render_body,
    render_fragment,
)
from editor_app.rendering.sanitise import sanitise
from editor_app.rendering.typography import smart_html
from tests.rendering.golden import FOLDER, check_golden

PICTURES = {
    "ferry.jpg": BodyPicture("A lit ferry", "The library’s caption", "Ida Brandt", 1600, 900),
    "harbour-cranes.jpg": BodyPicture("Library alt", 'Cranes & "sky"', "", 800, 600),
}


def html(text: str, language: str = "en", *, markers: bool = False) -> str:
    return render_body(text, BodyContext(language, PICTURES, markers)).html


@pytest.mark.parametrize("language", ["en", "de", "fr"])
def test_a_rich_article(language: str) -> None:
    text = (FOLDER / "rich.md").read_text(encoding="utf-8")
    plain, marked = html(text, language), html(text, language, markers=True)
    check_golden(f"rich.{language}.html", plain)
    assert strip_markers(marked) == plain
    if language == "en":
        check_golden("rich.marked.html", marked)


def test_a_rich_template() -> None:
    text = (FOLDER / "rich.md").read_text(encoding="utf-8")
    fragment = render_fragment(text, BodyContext("en", PICTURES))
    check_golden("rich.fragment.html", fragment)
    assert " id=" not in fragment


def test_nothing_is_nothing() -> None:
    assert html("") == html("\n \n\t\n") == ""
    assert render_fragment("", BodyContext()) == ""
    assert render_fragment("[^1]\n[^1]: note\n", BodyContext()) == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One\n\nTwo", "<p>One</p>\n<p>Two</p>\n"),
        ("# A\n\n## B", '<h2 id="text-a">A</h2>\n<h3 id="text-b">B</h3>\n'),
        ("### A\n\n##### B", '<h2 id="text-a">A</h2>\n<h4 id="text-b">B</h4>\n'),
        ("a\r\nb\rc", "<p>a\nb\nc</p>\n"),
        ("<p></p>", ""),
        ("<script>x</script>", ""),
        ("\ta", '<pre tabindex="0"><code>a\n</code></pre>\n'),
        ("*[A]: Alpha\n\nA", '<p><abbr title="Alpha">A</abbr></p>\n'),
        ("[a]: /x\n\n[A]", '<p><a href="page:x">A</a></p>\n'),
    ],
)
def test_small_texts(text: str, expected: str) -> None:
    assert html(text) == expected


def test_ids_stand_once_on_a_page() -> None:
    made = html("# A {: #x }\n\n# B {: #x }\n\n[up](#x)")
    assert made.count('id="text-x"') == 1
    assert 'href="#text-x"' in made


def test_markers_name_the_lines_of_each_block() -> None:
    made = render_body("One\n\n- a\n- b\n\nThree", BodyContext(markers=True))
    assert [(b.first_line, b.last_line) for b in made.blocks] == [(1, 1), (3, 4), (6, 6)]
    assert re.findall(r'data-src="([\d-]+)"', made.html) == ["1-1", "3-4", "6-6"]


def test_a_text_that_markdown_would_choke_on_is_set_plainly() -> None:
    assert html("[" * 30_000) == f"<p>{'[' * 30_000}</p>\n"
    long_list = "\n".join(f"- item number {n}" for n in range(2_000))
    assert html(long_list).count("<li>") == 2_000


PIECES = [
    "Plain *words* and `code`",
    'He said "so" -- and\nwent on...',
    "# Heading",
    "Setext\n---",
    "- a\n- b",
    "* star\n* star",
    "1. one\n2. two",
    "- outer\n    - inner\n    - inner",
    "- loose\n\n    second paragraph",
    "> quoted\n> more",
    "> quoted\n>\n> > nested",
    "```\nfenced\n\n# not a heading\n```",
    "~~~ python\nx = '1'\n~~~",
    "    indented\n    code",
    "    more code",
    "a | b\n--- | ---\n1 | 2",
    "Term\n: meaning",
    ": lonely meaning",
    "<div>\nraw *html*\n\nwith blank\n</div>",
    "<hr>",
    "<!-- a comment\n\nwith a blank -->",
    "* * *",
    "[link](https://x.example) ![p](ferry.jpg)",
    "[ref][r] and A1",
    "Words\\\nmore  \nlines",
    "```\nnever closed",
    "- a\n\n\n- b",
    "text <b>bold</b> &amp; &lt;",
    "| x |\n| - |\n| y |",
]
USED = Used(links=(("r", ("https://r.example", None)),), short=(("A1", "Alpha"),))
DEFINED = "[r]: https://r.example\n\n*[A1]: Alpha"


def whole(text: str) -> str:
    """Convert a text at one go, as the library would."""
    made = smart_html(sanitise(convert(text, USED)), "en")
    return re.sub(r"\s+", " ", made).replace("> <", "><").strip()


@settings(max_examples=120, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=6), st.sampled_from(["\n\n", "\n\n\n", "\n \n"]))
def test_blocks_joined_are_the_whole(pieces: list[str], between: str) -> None:
    text = between.join(pieces)
    parts = cut(f"{text}\n\n{DEFINED}")
    joined = "\n".join(smart_html(sanitise(convert(b.text, USED)), "en") for b in parts.blocks)
    assert re.sub(r"\s+", " ", joined).replace("> <", "><").strip() == whole(text)


@st.composite
def edits(draw: st.DrawFn) -> list[str]:
    """Draw a text and how it is changed, one edit after another."""
    parts = draw(
        st.lists(st.sampled_from([*PIECES, "Note[^1]", "[^1]: words"]), min_size=1, max_size=6)
    )
    texts = ["\n\n".join(parts)]
    for _ in range(draw(st.integers(1, 4))):
        text = texts[-1]
        at = draw(st.integers(0, len(text)))
        gone = draw(st.integers(0, 3))
        typed = draw(
            st.sampled_from(["", "x", "\n", "\n\n", "*", "`", "> ", "<", "    ", "[^1]", "```"])
        )
        texts.append(text[:at] + typed + text[at + gone :])
    return texts


def full(text: str) -> Body:
    forget()
    return render_body(text, BodyContext("en", PICTURES, markers=True))


@settings(max_examples=80, deadline=None)
@given(edits())
def test_what_is_remembered_while_typing_equals_a_full_rendering(texts: list[str]) -> None:
    typed = [render_body(text, BodyContext("en", PICTURES, markers=True)) for text in texts]
    assert typed == [full(text) for text in texts]


@settings(max_examples=80, deadline=None)
@given(st.text(st.sampled_from("ab \n\t*_#>-+1.:|`~[]()!^<>/&\"'{}=\\"), max_size=60))
def test_no_text_breaks_rendering_and_markers_come_off(text: str) -> None:
    plain = html(text)
    assert strip_markers(html(text, markers=True)) == plain
    assert "<script" not in plain
    lines = text.replace("\r\n", "\n").count("\n") + 1
    for block in render_body(text, BodyContext(markers=True)).blocks:
        assert 1 <= block.first_line <= block.last_line <= lines
