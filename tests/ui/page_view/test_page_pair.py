from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QTextBrowser

from editor_app.ui.page_view import probe
from editor_app.ui.page_view.page_pair import PagePair

BLOCK = '<aside data-template="t">{}</aside>'


class Nothing:
    """A source without pictures."""

    def picture(self, name: str) -> bytes:
        raise KeyError(name)

    def asset(self, name: str) -> bytes:
        raise KeyError(name)


@pytest.fixture
def pair(qtbot: Any) -> Iterator[PagePair]:
    made = PagePair(Nothing)
    made.name("Now", "After saving")
    qtbot.addWidget(made, before_close_func=lambda _: made.close_views())
    made.resize(900, 500)
    return made


def test_two_pages_plainly(pair: PagePair, qtbot: Any) -> None:
    probe.remember(works=False)
    pair.say("Both pages are being made…")
    pair.show()
    assert pair.message.isVisible()
    with qtbot.waitSignal(pair.settled):
        pair.show_pages(BLOCK.format("old"), BLOCK.format("new"), "t")
        qtbot.waitUntil(lambda: len(pair.views) == 2)
    texts = [view.toPlainText() for view in pair.views if isinstance(view, QTextBrowser)]
    assert texts == ["old", "new"]
    assert pair.views[1].accessibleName() == "After saving"
    assert not pair.message.isVisible()


def test_two_pages_in_chromium(pair: PagePair, qtbot: Any) -> None:
    probe.remember(works=True)
    pair.show()
    pair.show_pages(BLOCK.format("old"), BLOCK.format("new"), "t")
    with qtbot.waitSignal(pair.settled, timeout=20_000):
        qtbot.waitUntil(lambda: len(pair.views) == 2)
    view: Any = pair.views[1]
    with qtbot.waitCallback() as taken:
        view.page().toPlainText(taken)
    assert taken.args[0] == "new"
