import pytest

from editor_app.rendering.raw_html import reach


@pytest.mark.parametrize(
    ("text", "reached"),
    [
        ("words\n\n<b>", ""),
        ("<div>\n\na\n</div> rest", "<div>\n\na\n</div>"),
        ("<DIV>\n\na\n</div >", "<DIV>\n\na\n</div >"),
        ("<div>\n\n<div>\n</div>\n\n</div>", "<div>\n\n<div>\n</div>\n\n</div>"),
        ("<div>\n\n<div/>\n</div>", "<div>\n\n<div/>\n</div>"),
        ("<div>\n\nnever", ""),
        ("<div>a</div>\n\nb", "<div>a</div>"),
        ("<hr>\n\nb</hr>", ""),
        ("<b>x\n\n</b>", ""),
        ("<!-- a\n\nb --> c", "<!-- a\n\nb -->"),
        ("<!-- a\n\nb", ""),
        ("`<!--` a\n\nb -->", ""),
        ("a <!-- b\n\nc -->", "a <!-- b\n\nc -->"),
        ("<div>\n</div>\n<!-- a\n\nb -->", "<div>\n</div>\n<!-- a\n\nb -->"),
        ("<div><!-- a\n\n--></div>\n\n", "<div><!-- a\n\n--></div>"),
        ("<p>a\n\n</p>\n<div>b\n\n</div>", "<p>a\n\n</p>"),
    ],
)
def test_how_far_raw_html_reaches(text: str, reached: str) -> None:
    end = text.find("\n\n") if "\n\n" in text else len(text)
    assert reach(text, 0, end) == max(end, len(reached))
