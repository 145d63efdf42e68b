"""Blocks under the mouse: marked and explained over the page, opened by a click, never by a link."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow

from editor_app.ui.page_view.marking import SCRIPT, explain_call, template_of
from editor_app.ui.page_view.web_view import WebPreview

PAGE = """<!doctype html><title>t</title><body style="margin: 0; font: 16px monospace">
<p style="margin: 0; height: 100px">Words of the story.</p>
<aside data-template="t1" style="display: block; height: 100px">A note, and
<a href="/about/">a link</a>.</aside>
<aside data-template="t2" style="display: block; height: 100px">Another note.</aside>"""
ABOVE, NOTE, OTHER = QPoint(30, 20), QPoint(40, 110), QPoint(40, 250)


class Nothing:
    """A source without pictures."""

    def picture(self, name: str) -> bytes:
        raise KeyError(name)

    def asset(self, name: str) -> bytes:
        raise KeyError(name)


@pytest.fixture
def view(qtbot: Any) -> Iterator[WebPreview]:
    window = QMainWindow()
    made = WebPreview(Nothing, window)
    window.setCentralWidget(made)
    window.resize(700, 460)
    qtbot.addWidget(window, before_close_func=lambda _: made.close_page())
    window.show()
    made.explain({"t1": "General v1 · by rule “whole site: add”"})
    with qtbot.waitSignal(made.ready, timeout=20_000):
        made.show_page(PAGE)
    wake(qtbot, made)
    yield made
    window.close()


def asked(qtbot: Any, view: WebPreview, script: str) -> Any:
    """Return what a script of ours finds on the page."""
    with qtbot.waitCallback() as taken:
        view._run(script, taken)
    return taken.args[0]


def mark(qtbot: Any, view: WebPreview) -> str:
    return asked(qtbot, view, "document.documentElement.lastElementChild.style.display")


def move(view: WebPreview, at: QPoint) -> None:
    QTest.mouseMove(view.focusProxy(), at)


def wake(qtbot: Any, view: WebPreview) -> None:
    """Wait until the mouse is felt: before it has painted once, Chromium lets input go by."""

    def felt() -> bool:
        move(view, ABOVE)
        move(view, NOTE)
        return mark(qtbot, view) == "block"

    qtbot.waitUntil(felt, timeout=20_000)
    move(view, ABOVE)
    qtbot.waitUntil(lambda: mark(qtbot, view) == "none")


def click(view: WebPreview, at: QPoint) -> None:
    QTest.mouseClick(
        view.focusProxy(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at
    )


def test_the_script_and_its_handler_use_one_address() -> None:
    assert "'offstone://templates/'" in SCRIPT
    assert template_of(QUrl("offstone://templates/a%2Fb%20c")) == "a/b c"
    assert template_of(QUrl("offstone://preview/templates/a")) == ""
    assert template_of(QUrl("https://templates/a")) == ""
    assert explain_call({"a": "“b”"}) == 'offstone.explain([["a", "\\u201cb\\u201d"]])'


def test_a_block_is_marked_over_the_page(view: WebPreview, qtbot: Any) -> None:
    before = asked(qtbot, view, "document.body.innerHTML")
    for at, shown in ((NOTE, "block"), (OTHER, "none"), (NOTE, "block"), (ABOVE, "none")):
        move(view, at)
        qtbot.waitUntil(lambda wanted=shown: mark(qtbot, view) == wanted)
    assert asked(qtbot, view, "document.body.innerHTML") == before
    move(view, NOTE)
    qtbot.waitUntil(lambda: mark(qtbot, view) == "block")
    view.explain({})
    qtbot.waitUntil(lambda: mark(qtbot, view) == "none")


def test_a_click_asks_for_the_template(view: WebPreview, qtbot: Any) -> None:
    with qtbot.waitSignal(view.template_chosen) as taken:
        click(view, NOTE)
    assert taken.args == ["t1"]
    assert asked(qtbot, view, "document.body.children.length") == 3


def test_links_marked_words_and_other_blocks_stay_alone(view: WebPreview, qtbot: Any) -> None:
    # The wait ends when the test says so, however slow the machine is.
    view._opening.setInterval(1_000_000)
    with qtbot.assertNotEmitted(view.template_chosen):
        link = asked(
            qtbot,
            view,
            "(() => {const b = document.querySelector('a').getBoundingClientRect();"
            "return `${b.left + b.width / 2} ${b.top + b.height / 2}`})()",
        )
        with qtbot.waitSignal(view.said):
            click(view, QPoint(*(int(float(number)) for number in link.split())))
        click(view, OTHER)
        assert not view._opening.isActive()
        click(view, NOTE)
        qtbot.waitUntil(view._opening.isActive)
        # As the second press of a double click does, before the first has opened anything.
        asked(qtbot, view, "getSelection().selectAllChildren(document.querySelector('aside'))")
        end_wait(qtbot, view)


def test_a_block_that_is_explained_no_more_does_not_open(view: WebPreview, qtbot: Any) -> None:
    view._opening.setInterval(1_000_000)
    with qtbot.assertNotEmitted(view.template_chosen):
        click(view, NOTE)
        qtbot.waitUntil(view._opening.isActive)
        view.explain({})
        end_wait(qtbot, view)


def end_wait(qtbot: Any, view: WebPreview) -> None:
    """Let the time for a second press pass, and everything that follows from it."""
    view._opening.stop()
    view._look_alone()
    asked(qtbot, view, "0")
