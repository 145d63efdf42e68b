import pytest

from editor_app.rendering.elements import own_direction


@pytest.mark.parametrize(
    ("html", "around", "marks"),
    [
        ("<p>For information only.</p>", "ar", ' dir="ltr"'),
        ("<p>For information only.</p>", "en", ""),
        ("<p>للمعلومات فقط، <b>The Ferry</b> للمعلومات</p>", "en", ' dir="rtl"'),
        ("<p>للمعلومات فقط</p>", "ar", ""),
        ("<p>© 2026 &amp; 12</p>", "ar", ""),
    ],
)
def test_words_for_every_language_read_as_their_letters(html: str, around: str, marks: str) -> None:
    assert own_direction(html, around) == marks
