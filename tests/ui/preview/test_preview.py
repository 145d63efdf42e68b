from typing import Any

import pytest
from PySide6.QtCore import QSize, QUrl
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from editor_app.domain.article import Content
from editor_app.domain.ids import RuleId, TemplateId, new_id
from editor_app.domain.rule import Effect, Rule, Scope
from editor_app.domain.template import TemplateKind
from editor_app.ui.draft import Draft
from editor_app.ui.page_view import probe
from editor_app.ui.preview.block_strip import BlockStrip
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


def disclaimer(desk: Any, name: str = "General & plain") -> TemplateId:
    """Make a template that stands on every article."""
    key = TemplateId(desk.templates.add(name, TemplateKind.DISCLAIMER, "For information.").created)
    desk.rules.set(Rule(RuleId(new_id()), key, Effect.ADD, Scope.SITE))
    return key


@pytest.mark.parametrize("works", [True, False])
def test_a_block_is_explained_and_leads_to_its_template(
    room: PreviewRoom, desk: Any, stage: Stage, qtbot: Any, works: bool
) -> None:
    key = disclaimer(desk)
    probe.remember(works=works)
    with qtbot.waitSignal(room.settled, timeout=20_000):
        room.window().show()
    stage.settle()
    view: Any = room.view
    told = view._told if works else view.marks._told
    assert told[key] == (
        "General & plain v1 · by rule “whole site: add” · click to open the template"
    )
    with qtbot.waitSignal(room.template_requested) as taken:
        view.template_chosen.emit(key)
    assert taken.args == [key]


def test_the_strip_cuts_the_sentence_and_never_its_link(desk: Any, qtbot: Any) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    strip = BlockStrip(window)
    strip.resize(1200, 32)
    assert strip.text() == "On: no templates"
    first = disclaimer(desk)
    disclaimer(desk, "Another")
    article = desk.articles.create(Content(headline="A")).created
    strip.show_blocks(desk.rules.blocks(article)[::-1])
    link = f'<a href="{first}">open template</a>'
    whole = f"On: <b>General &amp; plain</b> v1 · by rule “whole site: add” · {link} · +1"
    assert strip.text() == whole
    assert "<b>Another</b> v1" in strip.toolTip()
    strip.resize(330, 32)
    QApplication.sendEvent(strip, QResizeEvent(QSize(330, 32), QSize(1200, 32)))
    assert "…" in strip.text()
    assert strip.text().endswith(f"{link} · +1")
    strip.show_blocks(())
    assert strip.text() == "On: no templates"
