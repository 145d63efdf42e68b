import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor_app.rendering.insertion import split_after, with_dateline


@pytest.mark.parametrize(
    ("body", "dateline", "start"),
    [
        ("<p>Pilots</p>", "", "<p>Pilots"),
        ("<p>Pilots</p>", " Port\n Salem ", '<p><span class="dateline">Port Salem — </span>Pilots'),
        (
            '<p data-src="1-2">P</p>',
            "A<b",
            '<p data-src="1-2"><span class="dateline">A&lt;b — </span>P',
        ),
        ("<h2>Head</h2>", "Oxbow", '<p><span class="dateline">Oxbow</span></p>\n<h2>'),
        ("<pre>x</pre>", "Oxbow", '<p><span class="dateline">Oxbow</span></p>\n<pre>'),
    ],
)
def test_a_dateline_begins_the_first_paragraph(body: str, dateline: str, start: str) -> None:
    assert with_dateline(body, dateline).startswith(start)


def test_only_paragraphs_of_the_text_itself_count() -> None:
    body = (
        "<p>One<br>and</p>\n<ul>\n<li>\n<p>not one</p>\n</li>\n</ul>\n"
        "<figure><img src='x'><figcaption>no</figcaption></figure>\n<p>Two</p>\n<p>Three</p>\n"
    )
    first, second, third = split_after(body, [1, 2])
    assert first == "<p>One<br>and</p>\n"
    assert second.endswith("<p>Two</p>\n")
    assert third == "<p>Three</p>\n"


def test_a_body_that_is_too_short_keeps_blocks_at_its_end() -> None:
    assert split_after("<p>One</p>", [1, 4, 9]) == ["<p>One</p>", "", "", ""]
    assert split_after("", [2]) == ["", ""]
    assert split_after("<p>One</p>", []) == ["<p>One</p>"]


@given(
    st.lists(st.sampled_from(["<p>a</p>\n", "<ul><li><p>b</p></li></ul>\n", "<hr>\n", "text"])),
    st.lists(st.integers(1, 9), unique=True).map(sorted),
)
def test_the_pieces_are_the_body(parts: list[str], numbers: list[int]) -> None:
    body = "".join(parts)
    pieces = split_after(body, numbers)
    assert "".join(pieces) == body
    assert len(pieces) == len(numbers) + 1
