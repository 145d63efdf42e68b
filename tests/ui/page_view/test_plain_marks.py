"""Blocks in the plain preview, as far as words without a layout can be marked."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QMouseEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QMainWindow, QToolTip

from editor_app.ui.page_view.plain_view import PlainPreview

PAGE = (
    "<p>Words of the story.</p>"
    '<aside data-template="t1"><p>A note, <a href="/about/">a link</a>.</p></aside>'
    '<aside data-template="t2"><p>Another note.</p></aside>'
)


class Nothing:
    """A source without pictures."""

    def picture(self, name: str) -> bytes:
        raise KeyError(name)

    def asset(self, name: str) -> bytes:
        raise KeyError(name)


@pytest.fixture
def view(qtbot: Any) -> Iterator[PlainPreview]:
    window = QMainWindow()
    made = PlainPreview(Nothing, window)
    window.setCentralWidget(made)
    window.resize(500, 300)
    qtbot.addWidget(window)
    window.show()
    made.show_page(PAGE)
    made.explain({"t1": "General v1 · by rule <whole site>"})
    yield made
    window.close()


def place(view: PlainPreview, words: str) -> QPoint:
    """Return where words stand on screen."""
    found = view.document().find(words)
    found.setPosition(found.selectionStart() + 1)
    return view.cursorRect(found).center()


def move(view: PlainPreview, at: QPoint) -> None:
    """Move the mouse there, wherever the real one is."""
    none, there = Qt.MouseButton.NoButton, QPointF(view.viewport().mapToGlobal(at))
    held = Qt.KeyboardModifier.NoModifier
    event = QMouseEvent(QEvent.Type.MouseMove, QPointF(at), there, none, none, held)
    QApplication.sendEvent(view.viewport(), event)


def shaded(view: PlainPreview) -> str:
    # A cursor goes with the selection that it is read from.
    return "".join(QTextCursor(one.cursor).selectedText() for one in view.extraSelections())  # type: ignore[attr-defined]


def test_a_block_is_shaded_under_the_mouse(view: PlainPreview) -> None:
    for words, shown in (
        ("note,", "A note, a link."),
        ("Another", ""),
        ("note,", "A note, a link."),
    ):
        move(view, place(view, words))
        assert shaded(view) == shown
    QApplication.sendEvent(view.viewport(), QEvent(QEvent.Type.Leave))
    assert shaded(view) == ""


def test_the_explanation_is_a_tool_tip(view: PlainPreview) -> None:
    for words, shown in (("note,", "General v1 · by rule &lt;whole site&gt;"), ("Words", "")):
        at = place(view, words)
        event = QHelpEvent(QEvent.Type.ToolTip, at, view.viewport().mapToGlobal(at))
        QApplication.sendEvent(view.viewport(), event)
        assert shown in QToolTip.text()
    QToolTip.hideText()


def test_a_click_asks_for_the_template(view: PlainPreview, qtbot: Any) -> None:
    at = place(view, "note,")
    with qtbot.waitSignal(view.template_chosen) as taken:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert taken.args == ["t1"]


def test_links_marked_words_and_other_blocks_stay_alone(view: PlainPreview, qtbot: Any) -> None:
    surface, left = view.viewport(), Qt.MouseButton.LeftButton
    with qtbot.assertNotEmitted(view.template_chosen, wait=500):
        with qtbot.waitSignal(view.followed):
            qtbot.mouseClick(surface, left, pos=place(view, "link"))
        qtbot.mouseClick(surface, left, pos=place(view, "Another"))
        qtbot.mouseClick(surface, left, pos=place(view, "note,"))
        qtbot.mouseDClick(surface, left, pos=place(view, "note,"))
    assert view.textCursor().selectedText() == "note"
