"""Languages, blanks, mistakes and what is refused, as one types."""

from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QToolTip

from editor_app.domain.article import Content
from editor_app.domain.ids import RuleId, TemplateId, new_id
from editor_app.domain.listing import Listing
from editor_app.domain.rule import Effect, Rule, Scope
from editor_app.domain.template import TemplateKind
from editor_app.services.template_drafts import TemplateDrafts
from editor_app.ui.templates.room import TemplatesRoom
from tests.ui.stage import Stage

TEXT = "**Disclaimer.** We inform."


@pytest.fixture
def general(desk: Any) -> TemplateId:
    key = TemplateId(desk.templates.add("General", TemplateKind.DISCLAIMER, TEXT).created)
    desk.rules.set(Rule(RuleId(new_id()), key, Effect.ADD, Scope.SITE))
    desk.articles.create(Content(headline="Lotsen stimmen ab", body="Eins.", language="de"))
    desk.articles.create(Content(headline="Pilots vote", body="One."))
    return key


@pytest.fixture
def room(stage: Stage, general: TemplateId, qtbot: Any) -> TemplatesRoom:
    made = TemplatesRoom(stage.context)
    stage.show(made)
    stage.settle()
    return made


def add(room: TemplatesRoom, name: str) -> None:
    actions = {action.text(): action for action in room.form.details.languages.more.actions()}
    actions[name].trigger()


def test_a_wording_a_language(
    room: TemplatesRoom, stage: Stage, general: TemplateId, qtbot: Any
) -> None:
    add(room, "German")
    assert room.form.header.chip.text() == "new"
    assert room.form.text() == ""
    qtbot.keyClicks(room.form.wording, "Hinweis fuer alle.")
    stage.settle()
    assert room.form.details.languages.choice.currentText() == "German · new"
    room.form.show_language("")
    assert room.form.text() == TEXT
    stage.settle()
    assert TemplateDrafts(stage.context.desk).of(general) == {"de": "Hinweis fuer alle."}
    room.form.show_language("de")
    assert room.form.text() == "Hinweis fuer alle."
    qtbot.waitUntil(lambda: "Saving v2 changes 1 article" in room.form.foot.impact.text())
    room.form.try_to_save()
    stage.settle()
    dialog = room.acts.first.dialog
    assert dialog is not None
    assert [one.headline for group in dialog.model.groups for one in group.articles] == [
        "Lotsen stimmen ab"
    ]
    dialog.agree.click()
    stage.settle()
    qtbot.waitUntil(lambda: room.form.header.chip.text() == "v2")
    template = stage.context.desk.templates.get(general)
    assert [(one.language, one.version) for one in template.wordings] == [("", 1), ("de", 2)]
    room.form.show_language("")
    assert room.form.header.chip.text() == "v1"


def test_a_language_is_named_and_taken_out_of_force(
    room: TemplatesRoom, stage: Stage, general: TemplateId, qtbot: Any
) -> None:
    desk = stage.context.desk
    desk.templates.save_wording(general, "Hinweis.", language="de")
    room._read_template()
    stage.settle()
    room.form.show_language("de")
    stage.settle()
    assert room.side.context_pane.article.text() == "Show on: Lotsen stimmen ab"
    assert room.form.header.take_language.isVisible()
    room.form.header.take_language.trigger()
    stage.settle()
    dialog = room.acts.first.dialog
    assert dialog is not None
    assert dialog.windowTitle() == "Without its wording in German"
    dialog.agree.click()
    stage.settle()
    assert not desk.templates.get(general).variants
    qtbot.waitUntil(lambda: room.form.language == "")
    first = {action.text(): action for action in room.form.details.languages.first.actions()}
    first["English"].trigger()
    stage.settle()
    dialog = room.acts.first.dialog
    assert dialog is not None
    dialog.agree.click()
    stage.settle()
    assert desk.templates.get(general).language == "en"


def test_blanks_are_listed_with_what_they_give(
    room: TemplatesRoom, stage: Stage, qtbot: Any
) -> None:
    room.side.show_pane("Blanks")
    (key,) = (
        row.id for row in stage.context.desk.articles.rows(Listing(query="Pilots"), None, 9).rows
    )
    room.side.context_pane.article.chosen.emit(key, "Pilots vote")
    stage.settle()
    rows = {blank.name: blank.value for blank in room.side.blanks.model.rows}
    assert rows["article.headline"] == "Pilots vote"
    assert rows["article.dateline"] == ""
    table = room.side.blanks.table
    table.selectRow(list(rows).index("site.name"))
    room.form.wording.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert room.form.text().endswith("{{ site.name }}")


def test_blanks_are_completed_in_conditions_too(room: TemplatesRoom, qtbot: Any) -> None:
    edit = room.form.wording
    edit.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(edit, "{% if article.sec")
    popup = edit.completer.popup()
    assert popup.isVisible()
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert room.form.text().endswith("{% if article.section %}")
    qtbot.keyClicks(edit, "{% for one in article.ta")
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert room.form.text().endswith("{% for one in article.tags %}")


def test_a_mistake_is_said_where_the_mouse_or_the_cursor_is(
    room: TemplatesRoom, stage: Stage, qtbot: Any
) -> None:
    edit = room.form.wording
    edit.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(edit, " {{ site.nme }} {{ article.boddy }}")
    qtbot.waitUntil(room.form.trouble.isVisible)
    first, second = edit.extraSelections()
    assert first.cursor.selectedText() == "site.nme"
    assert second.cursor.selectedText() == "article.boddy"
    assert "boddy" in room.form.trouble.text() or "And 1 more" in room.form.trouble.text()
    cursor = edit.textCursor()
    cursor.setPosition(first.cursor.selectionStart() + 1)
    edit.setTextCursor(cursor)
    assert "site.nme" in room.form.trouble.text()
    spot = edit.cursorRect().center()
    tip = QHelpEvent(QEvent.Type.ToolTip, spot, edit.viewport().mapToGlobal(spot))
    QApplication.sendEvent(edit.viewport(), tip)
    assert "site.nme" in QToolTip.text()
    away = QHelpEvent(QEvent.Type.ToolTip, QPoint(2, 2), edit.viewport().mapToGlobal(QPoint(2, 2)))
    QApplication.sendEvent(edit.viewport(), away)
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.keyClick(edit, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert edit.textCursor().position() == first.cursor.selectionStart()
    assert room.acts.first.dialog is None


def test_a_hostile_wording_is_refused_while_typing_goes_on(
    room: TemplatesRoom, stage: Stage, qtbot: Any
) -> None:
    edit = room.form.wording
    edit.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(edit, " {{ 'a'*10**9 }}")
    qtbot.wait_until(lambda: stage.readers.busy)
    qtbot.keyClicks(edit, "xyz")
    assert room.form.text().endswith("}}xyz")
    qtbot.waitUntil(room.form.trouble.isVisible, timeout=10_000)
    assert not room.form.ready
    assert "mistake" in room.side.context_pane.message.text()
