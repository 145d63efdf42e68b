from typing import Any

from editor_app.ui.page_view import probe
from editor_app.ui.page_view.plain_view import simplified
from editor_app.ui.page_view.scheme import answer


class Pictures:
    """A source with one picture."""

    def picture(self, name: str) -> bytes:
        return name.encode()

    def asset(self, name: str) -> bytes:
        raise KeyError(name)


def test_answers_come_from_the_desk_only() -> None:
    source = Pictures()
    assert answer("/1", "<p>", source) == ("text/html; charset=utf-8", b"<p>")
    assert answer("/media/a%20b.jpg", "", source) == ("image/jpeg", b"a b.jpg")
    assert answer("/media/a%20b.jpg/800.webp", "", source) == ("image/jpeg", b"a b.jpg")
    assert answer("/media/../x.jpg", "", source) is None
    assert answer("/media/a.exe", "", source) is None
    assert answer("/elsewhere/a.jpg", "", source) is None


def test_simplified_pages_have_no_styles() -> None:
    assert simplified('<img src="a.jpg" width="9" height="8">') == '<img src="a.jpg">'
    assert simplified("<head><style>a</style></head><link href=x><p>b</p>") == "<p>b</p>"
    assert simplified('<aside data-template="t">a</aside>') == '<aside id="t" title="t">a</aside>'


def test_a_finding_is_remembered(qtbot: Any) -> None:
    assert probe.remembered() is None
    probe.remember(works=False)
    assert probe.remembered() is False
