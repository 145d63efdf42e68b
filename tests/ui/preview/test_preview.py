from typing import Any

import pytest
from PySide6.QtCore import QUrl

from editor_app.domain.article import Content
from editor_app.ui.draft import Draft
from editor_app.ui.page_view import probe
from editor_app.ui.preview.requests import PreviewRequests
from editor_app.ui.preview.room import PreviewRoom
from tests.ui.stage import Stage


def test_the_newest_waits_and_older_ones_are_dropped(stage: Stage) -> None:
    asked: list[str] = []
    requests = PreviewRequests(lambda _i, c, _p: asked.append(c.body), stage.lane.run)
    stage.hold_lane()
    for body in "abc":
        requests.ask("id", Content(body=body))  # type: ignore[arg-type]
    stage.let_go()
    stage.settle()
    assert asked == ["a", "c"]


@pytest.fixture
def room(desk: Any, stage: Stage) -> Any:
    made = PreviewRoom(stage.context, Draft(stage.window))
    stage.window.setCentralWidget(made)
    created = desk.articles.create(Content(headline="A", body="one\ntwo")).created
    made._draft.open(desk.articles.get(created))
    stage.before_close.append(made.close_view)
    return made


def test_the_plain_preview_says_why(room: PreviewRoom, qtbot: Any) -> None:
    probe.remember(works=False)
    room.window().show()
    qtbot.waitUntil(lambda: room.view is not None)
    view: Any = room.view
    qtbot.waitUntil(lambda: "two" in view.toPlainText(), timeout=20_000)
    assert "Chromium" in room.message.text()
    room._draft.change(None, body="one\n\nthree")
    qtbot.waitUntil(lambda: "three" in view.toPlainText(), timeout=20_000)
    assert view.loadResource(2, QUrl("file:///etc/passwd")) == b""


def text_of(qtbot: Any, view: Any) -> str:
    with qtbot.waitCallback() as taken:
        view.page().toPlainText(taken)
    return taken.args[0]


def test_the_page_is_loaded_once_and_patched(room: PreviewRoom, qtbot: Any) -> None:
    probe.remember(works=True)
    with qtbot.waitSignal(room.settled, timeout=20_000):
        room.window().show()
    view: Any = room.view
    number = view._number
    with qtbot.waitSignal(view.patched, timeout=10_000):
        room._draft.change(None, body="one\n\nthree")
    assert "three" in text_of(qtbot, view)
    assert view._number == number
    room.set_width("Phone")
    assert view.zoomFactor() == 1.0
    room.show_line(2)


def test_both_panes_are_in_step_when_the_line_comes_before_its_page(
    room: PreviewRoom, qtbot: Any
) -> None:
    probe.remember(works=True)
    room._draft.change(None, body="One paragraph of words.\n\n" * 200)
    room.show_line(390)
    room.window().show()
    qtbot.waitUntil(
        lambda: room.view is not None and room.view.page().scrollPosition().y() > 0,  # type: ignore[union-attr]
        timeout=20_000,
    )
