from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QTextBrowser

from editor_app.domain.article import Content
from editor_app.domain.ids import RuleId, TemplateId, new_id
from editor_app.domain.rule import Effect, Rule, Scope
from editor_app.domain.template import TemplateKind
from editor_app.ui.templates.impact_dialog import ImpactDialog
from editor_app.ui.templates.room import TemplatesRoom
from tests.ui.stage import Stage

TEXT = "**Disclaimer.** We inform."


@pytest.fixture
def general(desk: Any) -> TemplateId:
    key = TemplateId(desk.templates.add("General", TemplateKind.DISCLAIMER, TEXT).created)
    desk.rules.set(Rule(RuleId(new_id()), key, Effect.ADD, Scope.SITE))
    for headline in ("Pilots vote", "Ferry returns"):
        desk.articles.create(Content(headline=headline, body="One."))
    return key


@pytest.fixture
def room(stage: Stage, general: TemplateId, qtbot: Any) -> TemplatesRoom:
    made = TemplatesRoom(stage.context)
    stage.show(made)
    stage.settle()
    return made


def opened(room: TemplatesRoom, stage: Stage, qtbot: Any) -> ImpactDialog:
    """Return the impact that is shown, with both pages made."""
    stage.settle()
    dialog = room.acts.first.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: bool(dialog.pages.views))
    qtbot.waitUntil(lambda: dialog._made[0] == dialog._article)
    return dialog


def pages(dialog: ImpactDialog) -> list[str]:
    return [view.toPlainText() for view in dialog.pages.views if isinstance(view, QTextBrowser)]


def type_and_save(room: TemplatesRoom, stage: Stage, qtbot: Any) -> None:
    qtbot.keyClicks(room.form.wording, "Now. ")
    stage.settle()
    qtbot.keyClick(room.form.wording, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)


def test_both_pages_are_shown_and_one_is_held_back(
    room: TemplatesRoom, stage: Stage, general: TemplateId, qtbot: Any
) -> None:
    type_and_save(room, stage, qtbot)
    dialog = opened(room, stage, qtbot)
    before, after = pages(dialog)
    assert "Now. Disclaimer" not in before
    assert "Now. Disclaimer" in after
    assert dialog.title.text() == "Saving v2: 2 articles, no published page."
    assert "Tick an article" in dialog.held.text()
    qtbot.keyClick(dialog.tree, Qt.Key.Key_Space)
    (held,) = dialog.model.held.values()
    assert pages(dialog)[1] == pages(dialog)[0]
    dialog.agree.click()
    assert "Say why" in dialog.held.text()
    assert dialog.isVisible()
    qtbot.keyClicks(dialog.reason, "Agreed until June")
    qtbot.keyClick(dialog.reason, Qt.Key.Key_Return)
    stage.settle()
    qtbot.waitUntil(lambda: room.form.header.chip.text() == "v2")
    assert not dialog.pages.views
    assert room.form.holds.told.text() == f"Kept at v1 on 1 article: “{held.headline}”."
    assert "1 article held back" in stage.context.toasts.label.text()
    room.form.holds.menu.actions()[0].trigger()
    stage.settle()
    qtbot.waitUntil(room.form.holds.isHidden)
    stage.context.toasts.button.click()
    stage.settle()
    (again,) = stage.context.desk.holds.of(general)
    assert (again.hold.version, again.hold.reason) == (1, "Agreed until June")


def test_what_is_cancelled_stays_typed(room: TemplatesRoom, stage: Stage, qtbot: Any) -> None:
    type_and_save(room, stage, qtbot)
    opened(room, stage, qtbot).cancel.click()
    stage.settle()
    qtbot.waitUntil(lambda: room.form.foot.see.text() == "See the 2 articles that will change")
    room.form.foot.see.click()
    opened(room, stage, qtbot).cancel.click()
    stage.settle()
    assert room.form.dirty
    assert room.facts is not None
    assert room.facts.template.version == 1
    assert room.acts.first.dialog is None


def test_nothing_touched_is_saved_straight_through(
    stage: Stage, room: TemplatesRoom, qtbot: Any
) -> None:
    alone = stage.context.desk.templates.add("Alone", TemplateKind.NOTICE, "x").created
    room.show_template(alone)
    stage.settle()
    type_and_save(room, stage, qtbot)
    qtbot.waitUntil(lambda: room.form.header.chip.text() == "v2")
    assert stage.context.desk.templates.get(TemplateId(alone)).version == 2
    assert room.form.foot.impact.text() == "It stands on no article yet."


def test_fields_that_pages_show_are_looked_at_first(
    room: TemplatesRoom, stage: Stage, general: TemplateId, qtbot: Any
) -> None:
    details = room.form.details
    details.kind.setCurrentIndex(details.kind.findData("notice"))
    details.kind.activated.emit(details.kind.currentIndex())
    opened(room, stage, qtbot).cancel.click()
    stage.settle()
    qtbot.waitUntil(lambda: details.kind.currentData() == "disclaimer")
    assert stage.context.desk.templates.get(general).kind is TemplateKind.DISCLAIMER
    details.owner.setText("Ida")
    details.owner.editingFinished.emit()
    stage.settle()
    assert stage.context.desk.templates.get(general).owner == "Ida"


def test_only_published_ones_can_be_shown(
    room: TemplatesRoom, stage: Stage, general: TemplateId, qtbot: Any
) -> None:
    type_and_save(room, stage, qtbot)
    dialog = opened(room, stage, qtbot)
    assert dialog.published.isHidden()
    dialog.published.setChecked(True)
    assert dialog.model.rowCount() == 0
    dialog.published.setChecked(False)
    section = dialog.model.index(0, 0)
    dialog.tree.setCurrentIndex(section)
    qtbot.keyClick(dialog.tree, Qt.Key.Key_Space)
    assert not dialog.tree.isExpanded(section)
    qtbot.keyClick(dialog.tree, Qt.Key.Key_Return)
    assert dialog.isVisible()
    dialog.tree.clicked.emit(section)
    assert dialog.tree.isExpanded(section)
    first = dialog.model.index(0, 0, section)
    box = dialog.tree.visualRect(first)
    where = QPoint(box.left() + 20, box.center().y())
    qtbot.mouseClick(dialog.tree.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert len(dialog.model.held) == 1
    dialog.reject()


def test_why_no_page_can_be_shown(
    room: TemplatesRoom, stage: Stage, general: TemplateId, qtbot: Any
) -> None:
    type_and_save(room, stage, qtbot)
    dialog = opened(room, stage, qtbot)
    dialog._article = "gone"
    dialog._look()
    stage.settle()
    assert "not exist" in dialog.pages.message.text()
    dialog.reject()
