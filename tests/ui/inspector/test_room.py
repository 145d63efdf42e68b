from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import Qt

from editor_app.domain.article import Content
from editor_app.domain.finding import Finding, Severity
from editor_app.ui.inspector.room import InspectorRoom
from tests.ui.inspector.showing import details
from tests.ui.stage import Stage


def test_details_edit_the_draft(room: InspectorRoom, stage: Stage, qtbot: Any) -> None:
    form = details(room, stage).form
    qtbot.keyClicks(form.lines["dateline"], "Port Salem")
    assert room._draft.content.dateline == "Port Salem"
    form.texts["note_to_editors"].setPlainText("Check the vote.")
    assert room._draft.content.note_to_editors == "Check the vote."
    form.lines["seo_title"].setText("x" * 61)
    form.lines["seo_title"].textEdited.emit("")
    assert form.counters["seo_title"].text() == "61 of about 60 characters"
    assert form.counters["seo_title"].property("tone") == "amber"
    form.kind.setCurrentIndex(2)
    form.kind.activated.emit(2)
    assert room._draft.content.kind.value == "opinion"


def test_an_embargo_is_set_and_cleared(room: InspectorRoom, stage: Stage) -> None:
    form = details(room, stage).form
    form.embargo.set_button.click()
    assert room._draft.content.embargo is not None
    when = datetime(2026, 12, 1, 18, tzinfo=UTC)
    form.embargo.changed.emit(when)
    assert room._draft.content.embargo == when
    form.embargo.clear_button.click()
    assert room._draft.content.embargo is None


def test_a_bad_slug_is_told_and_a_good_one_taken(room: InspectorRoom, stage: Stage) -> None:
    form = details(room, stage).form
    line = form.lines["slug"]
    before = room._draft.content.slug
    line.setText("No Slug")
    line.editingFinished.emit()
    stage.settle()
    assert "lower-case" in form.trouble.text()
    assert room._draft.content.slug == before
    line.setText("harbour")
    line.editingFinished.emit()
    stage.settle()
    assert room._draft.content.slug == "harbour"
    assert form.trouble.isHidden()


def test_a_language_that_is_none_is_not_taken(room: InspectorRoom, stage: Stage) -> None:
    form = details(room, stage).form
    form.language.setEditText("no language!")
    form.language.lineEdit().editingFinished.emit()
    assert room._draft.content.language == ""
    form.language.setEditText("German")
    form.language.lineEdit().editingFinished.emit()
    assert room._draft.content.language == "de"


def test_new_names_become_labels(room: InspectorRoom, stage: Stage, qtbot: Any) -> None:
    form = details(room, stage).form
    for name in ("Lena Okafor", "Jo Marsh"):
        form.byline.line.setText(name)
        form.byline.line.returnPressed.emit()
        stage.settle()
    form.tags.line.setText("ports")
    form.tags.line.returnPressed.emit()
    form.section.setEditText("Sport")
    form.section.lineEdit().editingFinished.emit()
    stage.settle()
    known = stage.context.names.known
    content = room._draft.content
    assert [known.authors[key] for key in content.byline] == ["Lena Okafor", "Jo Marsh"]
    assert [known.tags[key] for key in content.tags] == ["ports"]
    assert known.sections[content.section or ""] == "Sport"
    room.details.read()
    form.byline._move(1, 0)
    assert known.authors[room._draft.content.byline[0]] == "Jo Marsh"
    qtbot.keyClick(form.byline.line, Qt.Key.Key_Backspace)
    assert len(room._draft.content.byline) == 1
    form.byline.line.setText("lena okafor")
    form.byline.line.returnPressed.emit()
    assert len(room._draft.content.byline) == 2


def test_a_new_section_is_said_and_goes_to_its_own_story_only(
    room: InspectorRoom, stage: Stage, desk: Any
) -> None:
    form = details(room, stage).form
    form.section.setEditText("Sport")
    form.section.lineEdit().editingFinished.emit()
    other = desk.articles.create(Content(headline="Other")).created
    room._draft.open(desk.articles.get(other))
    stage.settle()
    assert "“Sport” is a new section" in stage.context.toasts.label.text()
    assert room._draft.content.section is None


def test_tab_goes_through_the_fields_as_the_eye_does(room: InspectorRoom, stage: Stage) -> None:
    form = details(room, stage).form
    line = form.lines
    wanted = [form.byline.line, form.section, form.tags.line, form.kind, form.language]
    wanted += [line["dateline"], line["slug"], line["canonical"]]
    chain, at = [], form.byline.line
    while at is not line["canonical"]:
        chain.append(at)
        at = at.nextInFocusChain()
    assert [field for field in [*chain, at] if field in wanted] == wanted


def test_findings_lead_to_their_place(room: InspectorRoom, stage: Stage, qtbot: Any) -> None:
    body = Finding("x", Severity.MUST_FIX, "body", "TK left", "Mend it.", line=1, start=3, end=5)
    byline = Finding("y", Severity.WORTH_A_LOOK, "byline", "No byline", "Name one.")
    room._show_findings((body, byline))
    assert room.tabs.buttons["Checks"].text() == "Checks 2"
    first, second = room.findings.cards
    with qtbot.waitSignal(room.place_chosen) as taken:
        qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert taken.args == ["body", 3, 5]
    qtbot.keyClick(second, Qt.Key.Key_Return)
    stage.settle()
    assert room.stack.currentWidget() is room.details
    room._show_findings(())
    assert room.tabs.buttons["Checks"].text() == "Checks"


def test_the_checks_run_while_writing(room: InspectorRoom, stage: Stage, qtbot: Any) -> None:
    with qtbot.waitSignal(room.findings_counted, check_params_cb=lambda n: n > 0):
        room._draft.change(None, body="TK date")


def test_an_old_state_comes_back(room: InspectorRoom, desk: Any, stage: Stage) -> None:
    article = room._draft.article
    assert article is not None
    desk.articles.save(article.id, replace(article.content, body="better", headline="A2"))
    room._draft.refresh(desk.articles.get(article.id))
    room.show_tab("History")
    stage.settle()
    history = room.history
    assert history.list.count() == 2
    history.list.setCurrentRow(1)
    stage.settle()
    assert history.text.toPlainText() == "A\n\nb"
    slug = room._draft.content.slug
    history.back.click()
    assert (room._draft.content.body, room._draft.content.slug) == ("b", slug)
    assert not history.back.isEnabled()
    stage.context.toasts.button.click()
    assert (room._draft.content.headline, room._draft.content.body) == ("A2", "better")


def test_without_a_story_there_is_a_sentence(room: InspectorRoom) -> None:
    room._draft.open(None)
    assert room.stack.currentWidget() is room.empty
    assert not room.tabs.isEnabled()


def test_the_width_is_told(room: InspectorRoom, qtbot: Any) -> None:
    with qtbot.waitSignal(room.width_chosen) as taken:
        room.width_menu.menu().actions()[2].trigger()
    assert taken.args == ["Phone"]
    assert room.width_menu.text() == "Phone ▾"


def test_a_lead_picture_is_taken_and_taken_off(room: InspectorRoom, stage: Stage) -> None:
    pane = details(room, stage)
    pane._take_picture("boats.jpg", "")
    assert room._draft.content.lead_picture == "boats.jpg"
    assert pane.form.picture.name.text() == "boats.jpg"
    pane.form.picture.off.click()
    assert room._draft.content.lead_picture == ""
    stage.settle()
    stage.errors.clear()
