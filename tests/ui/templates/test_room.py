from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QApplication, QDialog

from editor_app.domain.article import Content
from editor_app.domain.errors import StorageFull
from editor_app.domain.ids import RuleId, TemplateId, new_id
from editor_app.domain.rule import Effect, Rule, Scope
from editor_app.domain.template import TemplateKind
from editor_app.services.template_drafts import TemplateDrafts
from editor_app.ui.templates import acts, rule_acts
from editor_app.ui.templates.impact_dialog import ImpactDialog
from editor_app.ui.templates.room import TemplatesRoom
from tests.ui.stage import Stage

TEXT = "**Disclaimer.** {{ site.name }} informs."


@pytest.fixture
def general(desk: Any) -> TemplateId:
    key = TemplateId(desk.templates.add("General", TemplateKind.DISCLAIMER, TEXT).created)
    desk.rules.set(Rule(RuleId(new_id()), key, Effect.ADD, Scope.SITE))
    desk.articles.create(Content(headline="Pilots vote", body="One.\n\nTwo."))
    desk.articles.create(Content(headline="Ferry returns", body="One."))
    return key


@pytest.fixture
def room(stage: Stage, general: TemplateId, qtbot: Any) -> TemplatesRoom:
    made = TemplatesRoom(stage.context)
    stage.show(made)
    made.show_subject("")
    return made


def press(room: TemplatesRoom, qtbot: Any, text: str) -> None:
    room.form.wording.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(room.form.wording, text)


def agree(room: TemplatesRoom, stage: Stage) -> ImpactDialog:
    """Agree to what the impact shows."""
    stage.settle()
    dialog = room.acts.first.dialog
    assert dialog is not None
    stage.settle()
    dialog.agree.click()
    stage.settle()
    return dialog


def test_the_first_template_is_shown(room: TemplatesRoom, qtbot: Any) -> None:
    qtbot.waitUntil(lambda: "informs" in room.side.context_pane.block.text())
    assert room.form.header.name.text() == "General"
    assert room.form.header.chip.text() == "v1"
    assert not room.form.header.save.isEnabled()
    assert room.side.tabs.buttons["Used by"].text() == "Used by 2"
    assert "The Gulf Courier informs." in room.side.context_pane.block.text()
    assert room.form.foot.impact.text() == "It stands on 2 articles; none of them is published."


def test_the_keys_of_saving_save_the_wording(room: TemplatesRoom, stage: Stage, qtbot: Any) -> None:
    elsewhere: list[bool] = []
    QShortcut(QKeySequence.StandardKey.Save, room.window()).activated.connect(
        lambda: elsewhere.append(True)
    )
    qtbot.keyClick(room.form.wording, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    press(room, qtbot, " More.")
    qtbot.waitUntil(room.form.header.save.isEnabled)
    qtbot.keyClick(room.form.wording, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    agree(room, stage)
    qtbot.waitUntil(lambda: room.form.header.chip.text() == "v2")
    assert elsewhere == []


def test_wording_is_saved_as_the_next_version(
    room: TemplatesRoom, stage: Stage, qtbot: Any
) -> None:
    press(room, qtbot, " More.")
    assert room.form.header.chip.text() == "v2, unsaved"
    qtbot.waitUntil(lambda: room.form.foot.impact.text().startswith("Saving v2 changes 2 articles"))
    room.form.foot.reason.setText("Clearer")
    qtbot.keyClick(room.form.foot.reason, Qt.Key.Key_Return)
    agree(room, stage)
    qtbot.waitUntil(lambda: room.form.header.chip.text() == "v2")
    version = stage.context.desk.templates.versions(room.facts.template.id)[0]
    assert (version.text, version.reason) == (f"{TEXT} More.", "Clearer")
    assert TemplateDrafts(stage.context.desk).of(version.template) == {}


def test_unsaved_wording_survives_a_look_around(
    room: TemplatesRoom, stage: Stage, general: TemplateId, qtbot: Any
) -> None:
    other = stage.context.desk.templates.add("Other", TemplateKind.NOTICE, "Else.").created
    press(room, qtbot, " Half")
    room.show_template(other)
    stage.settle()
    assert room.form.text() == "Else."
    room.show_template(general)
    stage.settle()
    assert room.form.text() == f"{TEXT} Half"
    assert room.may_leave()
    again = TemplatesRoom(stage.context)
    qtbot.addWidget(again)
    again.show_subject(general)
    stage.settle()
    assert again.form.text() == f"{TEXT} Half"
    assert again.form.dirty


def test_a_full_disk_does_not_let_one_leave(
    room: TemplatesRoom, stage: Stage, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise StorageFull("The disk is full.")

    press(room, qtbot, " Half")
    monkeypatch.setattr(TemplateDrafts, "keep", full)
    assert not room.may_leave()
    assert "full" in stage.context.toasts.label.text()
    monkeypatch.undo()
    assert room.may_leave()


def test_a_mistake_is_underlined_and_said(room: TemplatesRoom, stage: Stage, qtbot: Any) -> None:
    press(room, qtbot, " {{ site.nme }}")
    qtbot.waitUntil(room.form.trouble.isVisible)
    assert room.form.trouble.text().startswith("Line 1: ")
    assert len(room.form.wording.extraSelections()) == 1
    assert not room.form.header.save.isEnabled()
    assert "mistake" in room.side.context_pane.message.text()


def test_discarding_can_be_undone(room: TemplatesRoom, stage: Stage, qtbot: Any) -> None:
    press(room, qtbot, " Half")
    room.form.header.discard.trigger()
    assert room.form.text() == TEXT
    stage.context.toasts.button.click()
    assert room.form.text() == f"{TEXT} Half"


def test_blanks_are_inserted_and_completed(room: TemplatesRoom, qtbot: Any) -> None:
    room.form.wording.moveCursor(QTextCursor.MoveOperation.End)
    room.form.blanks.chips["site.name"].click()
    assert room.form.text().endswith("{{ site.name }}")
    edit = room.form.wording
    press(room, qtbot, " {{ article.hea")
    popup = edit.completer.popup()
    assert popup.isVisible()
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert room.form.text().endswith("{{ article.headline }}")
    press(room, qtbot, " {{ zzz")
    assert not popup.isVisible()


def test_details_are_kept_at_once(room: TemplatesRoom, stage: Stage, general: TemplateId) -> None:
    form = room.form.details
    form.owner.setText("Ida")
    form.owner.editingFinished.emit()
    form.review.setText("1 June 2027")
    form.review.editingFinished.emit()
    form.notes.setPlainText("For the desk")
    form.keep_notes()
    stage.settle()
    form.kind.setCurrentIndex(form.kind.findData("notice"))
    form.kind.activated.emit(form.kind.currentIndex())
    agree(room, stage)
    kept = stage.context.desk.templates.get(general)
    assert (kept.owner, kept.kind, kept.notes) == ("Ida", TemplateKind.NOTICE, "For the desk")
    assert kept.review_by is not None
    assert kept.review_by.isoformat() == "2027-06-01"
    form.review.setText("someday")
    form.review.editingFinished.emit()
    assert "no day" in form.trouble.text()


def test_a_name_that_is_taken_comes_back(
    room: TemplatesRoom, stage: Stage, general: TemplateId, qtbot: Any
) -> None:
    desk = stage.context.desk
    desk.templates.add("Other", TemplateKind.NOTICE, "x")
    room.form.header.name.setText("Other")
    room.form.header.name.editingFinished.emit()
    stage.settle()
    assert "already" in stage.context.toasts.label.text()
    assert desk.templates.get(general).name == "General"
    room.form.header.name.setText("General words")
    room.form.header.name.editingFinished.emit()
    stage.settle()
    assert desk.templates.get(general).name == "General words"
    qtbot.waitUntil(lambda: room.facts.template.name == "General words")
    room.form.header.name.setText(" ")
    room.form.header.name.editingFinished.emit()
    assert room.form.header.name.text() == "General words"


def test_retire_and_reinstate(
    room: TemplatesRoom, stage: Stage, general: TemplateId, qtbot: Any
) -> None:
    room.form.header.retire.trigger()
    agree(room, stage)
    assert stage.context.desk.templates.get(general).retired
    qtbot.waitUntil(lambda: room.form.header.retire.text() == "Reinstate")
    assert "Retired" in room.form.notice.text()
    stage.context.toasts.button.click()
    stage.settle()
    assert not stage.context.desk.templates.get(general).retired


def test_rules_are_removed_with_undo(
    room: TemplatesRoom, stage: Stage, general: TemplateId, qtbot: Any
) -> None:
    pane = room.form.rules
    pane.table.selectRow(0)
    qtbot.keyClick(pane.table, Qt.Key.Key_Delete)
    agree(room, stage)
    qtbot.waitUntil(lambda: not room.form.rules.model.rows)
    assert pane.empty.isVisible()
    stage.context.toasts.button.click()
    stage.settle()
    qtbot.waitUntil(lambda: len(room.form.rules.model.rows) == 1)


def test_the_articles_it_stands_on(room: TemplatesRoom, stage: Stage, qtbot: Any) -> None:
    room.form.foot.see.click()
    used = room.side.used
    assert used.isVisible()
    section = used.model.index(0, 0)
    assert used.model.rowCount(section) == 2
    first = used.model.index(0, 0, section)
    with qtbot.waitSignal(room.place_chosen) as taken:
        used.view.activated.emit(first)
    assert taken.args[0].subject == used.model.article_at(first).id
    room.side.used.published.setChecked(True)
    assert room.side.used.empty.isVisible()


def test_another_article_can_be_chosen(room: TemplatesRoom, stage: Stage, qtbot: Any) -> None:
    rows = room.facts.impact.groups[0].articles
    other = next(row for row in rows if row.id != room.side.context_pane.article.key)
    room.side.context_pane.article.chosen.emit(other.id, other.headline)
    stage.settle()
    assert other.headline in room.side.context_pane.article.text()


def test_search_and_empty_list(room: TemplatesRoom, stage: Stage, qtbot: Any) -> None:
    qtbot.keyClicks(room.list.search, "zzz")
    qtbot.waitUntil(room.list.empty.isVisible)
    assert room.list.empty.title.text() == "Nothing found"
    room.list.search.clear()
    qtbot.waitUntil(room.list.view.isVisible)
    qtbot.keyClick(room.list.search, Qt.Key.Key_Down)
    assert room.list.view.currentIndex().row() == 0


def test_without_templates_it_says_what_to_do(stage: Stage) -> None:
    room = TemplatesRoom(stage.context)
    stage.show(room)
    assert room.list.empty.title.text() == "No templates yet"
    assert room.empty.isVisible()


def accept(dialog: QDialog) -> int:
    dialog.accept()
    return 1


def test_a_new_template(
    room: TemplatesRoom, stage: Stage, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill(dialog: acts.NewTemplateDialog) -> int:
        dialog.line.setText("Health")
        return accept(dialog)

    monkeypatch.setattr(acts.NewTemplateDialog, "exec", fill)
    room.list.new.click()
    stage.settle()
    assert room.form.header.name.text() == "Health"
    assert room.facts.template.version == 1


def test_a_rule_is_added(
    room: TemplatesRoom, stage: Stage, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill(dialog: rule_acts.RuleDialog) -> int:
        dialog.scope.setCurrentIndex(dialog.scope.findData(Scope.KIND.value))
        dialog.effect.setCurrentIndex(dialog.effect.findData("except"))
        dialog.subject.setCurrentIndex(dialog.subject.findData("opinion"))
        return accept(dialog)

    monkeypatch.setattr(rule_acts.RuleDialog, "exec", fill)
    room.form.rules.add.click()
    stage.settle()
    qtbot.waitUntil(lambda: len(room.form.rules.model.rows) == 2)
    assert room.form.rules.model.rows[1].scope == "Kind Opinion"
    assert room.form.rules.model.rows[1].number == "−0"
    stage.context.toasts.button.click()
    stage.settle()
    qtbot.waitUntil(lambda: len(room.form.rules.model.rows) == 1)


def test_a_version_is_restored(
    room: TemplatesRoom, stage: Stage, general: TemplateId, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.context.desk.templates.save_wording(general, "Other words.")

    def restore(dialog: acts.VersionsDialog) -> int:
        assert dialog.back.text() == "In force"
        dialog.list.setCurrentRow(1)
        dialog.tabs.buttons["Compared with"].click()
        assert "line-through" in dialog.shown.text()
        assert dialog.facts.text().startswith("From v1 to v2: ")
        dialog.back.click()
        return 1

    monkeypatch.setattr(acts.VersionsDialog, "exec", restore)
    room._read_template()
    stage.settle()
    room.form.header.versions.click()
    agree(room, stage)
    assert stage.context.desk.templates.get(general).text == TEXT
    assert stage.context.desk.templates.versions(general)[0].reason == "Restored from v1"
    room._read_template()
    stage.settle()
    assert room.form.text() == TEXT
    assert not room.form.dirty


def test_what_is_being_typed_stays_when_a_version_comes_in_from_elsewhere(
    room: TemplatesRoom, stage: Stage, general: TemplateId
) -> None:
    room.form.wording.setPlainText("Mine.")
    stage.context.desk.templates.save_wording(general, "Theirs.")
    room._read_template()
    stage.settle()
    assert room.form.text() == "Mine."
    assert room.form.dirty


def test_what_changed_elsewhere_is_read_when_it_is_seen_again(
    room: TemplatesRoom, stage: Stage, general: TemplateId, qtbot: Any
) -> None:
    desk = stage.context.desk
    room.hide()
    stage.context.hub.announce(desk.articles.create(Content(headline="Third", body="One.")))
    stage.settle()
    assert room._later.isActive() is False
    assert room.side.tabs.buttons["Used by"].text() == "Used by 2"
    room.show()
    qtbot.waitUntil(lambda: room.side.tabs.buttons["Used by"].text() == "Used by 3")


def test_night_changes_the_colours(room: TemplatesRoom, stage: Stage) -> None:
    stage.context.look.wear("dark", 14)
    assert room.form.wording._tokens == stage.context.look.tokens
    stage.context.look.wear("light", 14)
    assert QApplication.instance() is not None
