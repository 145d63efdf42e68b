import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor_app.rendering.typography import QUOTES, smart_html, smart_text


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", '"So," he said, "it\'s \'late\'."', "“So,” he said, “it’s ‘late’.”"),
        ("en-GB", "the '90s, 'twas o'clock", "the ’90s, ‘twas o’clock"),
        ("en", "dogs' and James'", "dogs’ and James’"),
        ("en", '6" by 4"', "6″ by 4″"),
        ("en", 'x "unclosed', "x “unclosed"),
        ("en", 'closed" x', "closed” x"),
        ("en", '("in brackets")', "(“in brackets”)"),
        ("en", "\"'Inner' first\"", "“‘Inner’ first”"),
        ("en", '"\'Both end here"', "“‘Both end here”"),
        ("en", '" alone', "” alone"),
        ("en", "one -- two --- three", "one – two — three"),
        ("en", "pages 3--5", "pages 3–5"),
        ("en", "--option and x--", "--option and x--"),
        ("en", "wait...", "wait…"),
        ("en", "Is it ; so ?", "Is it ; so ?"),
        ("de", "\"Ja\", sagte er, 'so'", "„Ja“, sagte er, ‚so‘"),
        ("de-CH", '"Ja"', "«Ja»"),
        ("de-AT", '"Ja"', "„Ja“"),
        ("fr", '"Oui" : non ; si ?', "«\u202fOui\u202f»\u00a0: non\u202f; si\u202f?"),
        ("fr", "« déjà »", "«\u202fdéjà\u202f»"),
        ("sv", '"Ja"', "”Ja”"),
        ("xx", '"Ja"', "“Ja”"),
        ("he", '"x" -- ...', '"x" -- ...'),
        ("en", "", ""),
    ],
)
def test_texts(language: str, text: str, expected: str) -> None:
    assert smart_text(text, language) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<p>"a" <em>"b"</em></p>', "<p>“a” <em>“b”</em></p>"),
        ('<p>"<em>a</em>"</p>', "<p>“<em>a</em>”</p>"),
        ('<p>so "<em><b>a</b></em>" "<br>"</p>', "<p>so “<em><b>a</b></em>” ”<br>”</p>"),
        ('<p>"<em> a</em>"', "<p>”<em> a</em>”"),
        ('<p>"open</p><p>"new"</p>', "<p>“open</p><p>“new”</p>"),
        ('<code>"a"</code> "b"', '<code>"a"</code> “b”'),
        ('<pre><code>"a"</code> "b"</pre> "c"', '<pre><code>"a"</code> "b"</pre> “c”'),
        ('<p title="a -- b">"c"</p>', '<p title="a -- b">“c”</p>'),
        ('<p>a<br>"b"</p>', "<p>a<br>“b”</p>"),
        ("<p>&lt;'x' &amp; \"y\"</p>", "<p>&lt;‘x’ &amp; “y”</p>"),
        ("<p>&amp;quot; '</p>", "<p>&amp;quot; ’</p>"),
        ("<!-- '...' --><p>x</p>", "<!-- '...' --><p>x</p>"),
        ("<p>plain</p>", "<p>plain</p>"),
        ("</code>'", "</code>’"),
        ("<>'a'", "<>‘a’"),
    ],
)
def test_html(html: str, expected: str) -> None:
    assert smart_html(html, "en") == expected


def test_html_of_hebrew_stays() -> None:
    assert smart_html('<p>"x"</p>', "he-IL") == '<p>"x"</p>'


@given(
    st.sampled_from(sorted(QUOTES)), st.text(st.sampled_from("ab '\"-.«»:;?! <>&\n"), max_size=40)
)
def test_only_marks_change(language: str, text: str) -> None:
    kept = set("ab\n<>&")
    made = smart_text(text, language)
    assert [c for c in made if c in kept] == [c for c in text if c in kept]
    assert not any("\x00" <= c < "\n" for c in made)
