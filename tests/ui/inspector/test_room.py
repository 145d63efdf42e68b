from datetime import UTC, datetime
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget

from editor_app.domain.article import Content
from editor_app.domain.finding import Finding, Severity
from editor_app.ui.draft import Draft
from editor_app.ui.inspector.room import InspectorRoom
from tests.ui.editor.stage import context_of


@pytest.fixture
def room(desk: Any, qtbot: Any) -> InspectorRoom:
    draft = Draft()
    made = InspectorRoom(context_of(desk), draft, QWidget())
    qtbot.addWidget(made)
    made.resize(435, 800)
    created = desk.articles.create(Content(headline="A", body="b")).created
    draft.open(desk.articles.get(created))
    made.show()
    return made


def test_details_edit_the_draft(room: InspectorRoom, qtbot: Any) -> None:
    room.show_tab("Details")
    qtbot.keyClicks(room.details.lines["dateline"], "Port Salem")
    assert room._draft.content.dateline == "Port Salem"
    room.details.note.setPlainText("Check the vote.")
    assert room._draft.content.note_to_editors == "Check the vote."
    when = datetime(2026, 12, 1, 18, tzinfo=UTC)
    room.details.embargo.changed.emit(when)
    assert room._draft.content.embargo == when
    room.details.embargo.clear_button.click()
    assert room._draft.content.embargo is None
    assert "60" in room.details._counters["seo_title"].text()


def test_a_bad_slug_is_told(room: InspectorRoom) -> None:
    room.show_tab("Details")
    line = room.details.lines["slug"]
    line.setText("No Slug")
    line.editingFinished.emit()
    assert "lower-case" in room.details.trouble.text()


def test_new_names_become_labels(room: InspectorRoom, qtbot: Any) -> None:
    if not hasattr(room._context.desk, "labels"):
        pytest.skip("the desk has no labels yet")
    room.show_tab("Details")
    room.details.byline.line.setText("Lena Okafor")
    room.details.byline.line.returnPressed.emit()
    assert len(room._draft.content.byline) == 1


def test_findings_lead_to_their_place(room: InspectorRoom, qtbot: Any) -> None:
    finding = Finding("x", Severity.MUST_FIX, "body", "TK left", "Mend it.", start=3, end=5)
    room._show_findings((finding,))
    assert room.tabs[2].text() == "Checks 1"
    with qtbot.waitSignal(room.place_chosen) as taken:
        room.findings.place_chosen.emit("body", 3, 5)
    assert taken.args == ["body", 3, 5]
    room.findings.place_chosen.emit("slug", 0, 0)
    assert room.stack.currentIndex() == 1


def test_an_old_state_comes_back(room: InspectorRoom, desk: Any) -> None:
    if not hasattr(desk, "history"):
        pytest.skip("the desk has no history yet")
    room.show_tab("History")
    room.history.list.setCurrentRow(0)
    assert "b" in room.history.text.toPlainText()
    room._draft.change(None, body="worse")
    room.history.back.click()
    assert room._draft.content.body == "b"
