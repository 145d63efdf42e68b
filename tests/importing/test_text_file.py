from hypothesis import given
from hypothesis import strategies as st

from editor_app.importing.text_file import as_markdown, read_text
from editor_app.rendering.markdown_body import BodyContext, render_body


def test_the_first_line_is_the_headline() -> None:
    content = read_text("\n  Harbour opens\n\nPORT SALEM — The # first.\n\n* one\n* two\n").content
    assert content.headline == "Harbour opens"
    assert content.dateline == "PORT SALEM"
    assert content.body == "The # first.\n\n- one\n- two\n"
    assert read_text("Only a headline").content.body == ""


def test_marks_stand_for_themselves() -> None:
    body = as_markdown("# a_b_c *d* `e` <b>f</b> &amp; [g](h)\n> i\n----\n\tj\n[k][l] [m]")
    html = render_body(body, BodyContext()).html
    assert "<b>" not in html
    assert "<h" not in html.replace("<hr", "")
    assert "<a" not in html
    assert "a_b_c *d* `e`" in html
    assert "&amp;amp;" in html


def test_one_paragraph_a_line() -> None:
    long = "word " * 40
    assert as_markdown(f"{long}\n{long}").count("\n\n") == 1
    assert as_markdown("short\nlines").count("\n\n") == 0


@given(st.text(alphabet="ab *_`#<>[]()\\&;\n!~=-", max_size=60))
def test_no_text_becomes_markup_that_acts(text: str) -> None:
    html = render_body(as_markdown(text), BodyContext()).html
    assert "<a" not in html
    assert "<em" not in html
    assert "<strong" not in html
    assert "<img" not in html
