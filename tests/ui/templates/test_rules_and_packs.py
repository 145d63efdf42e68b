"""Rules in their order, where they disagree, and templates that come, go and travel."""

import json
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog

from editor_app.domain.article import Content
from editor_app.domain.ids import RuleId, TemplateId, new_id
from editor_app.domain.rule import Effect, Rule, Scope
from editor_app.domain.template import TemplateKind
from editor_app.ui.templates import pack_acts, rule_acts
from editor_app.ui.templates.room import TemplatesRoom
from tests.ui.stage import Stage


def made(desk: Any, name: str, *rules: tuple[Effect, Scope, str]) -> TemplateId:
    key = TemplateId(desk.templates.add(name, TemplateKind.DISCLAIMER, "Words.").created)
    for effect, scope, subject in rules:
        desk.rules.set(Rule(RuleId(new_id()), key, effect, scope, subject))
    return key


@pytest.fixture
def general(desk: Any) -> TemplateId:
    rules = ((Effect.REQUIRE, Scope.SITE, ""), (Effect.EXCEPT, Scope.KIND, "opinion"))
    desk.articles.create(Content(headline="Pilots vote", body="One.", kind="opinion"))
    desk.articles.create(Content(headline="Ferry returns", body="One."))
    return made(desk, "General", *rules)


@pytest.fixture
def room(stage: Stage, general: TemplateId) -> TemplatesRoom:
    shown = TemplatesRoom(stage.context)
    stage.show(shown)
    shown.show_subject(general)
    stage.settle()
    return shown


def effects(room: TemplatesRoom) -> list[str]:
    return [line.effect for line in room.form.rules.model.rows]


def agree(room: TemplatesRoom, stage: Stage) -> None:
    stage.settle()
    if room.acts.first.dialog is not None:
        room.acts.first.dialog.agree.click()
    stage.settle()


def test_rules_that_disagree_say_so(room: TemplatesRoom) -> None:
    pane = room.form.rules
    assert pane.clash.text() == (
        "On 1 article “kind ‘opinion’: except” wins over “whole site: require”: "
        "a kind of article is more specific than the whole site."
    )
    pane.table.selectRow(0)
    assert pane.why.text().startswith("Require: Whole site · after the article, 2 articles. Set by")


def test_rules_are_ordered_by_keys_and_by_dragging(
    room: TemplatesRoom, stage: Stage, qtbot: Any
) -> None:
    table = room.form.rules.table
    table.selectRow(0)
    qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    agree(room, stage)
    qtbot.waitUntil(lambda: effects(room) == ["Except", "Require"])
    assert room.form.rules.chosen().effect is Effect.REQUIRE
    table.selectRow(1)
    drop = QDropEvent(
        QPointF(table.visualRect(table.model().index(0, 0)).topLeft() + QPoint(4, 2)),
        Qt.DropAction.MoveAction,
        QMimeData(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    table.dropEvent(drop)
    agree(room, stage)
    qtbot.waitUntil(lambda: effects(room) == ["Require", "Except"])
    stage.context.toasts.button.click()
    stage.settle()
    qtbot.waitUntil(lambda: effects(room) == ["Except", "Require"])


def test_the_order_on_the_page(
    room: TemplatesRoom, stage: Stage, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = stage.context.desk
    other = made(desk, "Another", (Effect.ADD, Scope.SITE, ""))

    def lay(dialog: rule_acts.OrderDialog) -> int:
        names = [dialog.list.items.item(row).text() for row in range(2)]
        assert names == ["Another · Whole site", "General · Whole site"]
        dialog.list.shift(-1)
        dialog.accept()
        return 1

    monkeypatch.setattr(rule_acts.OrderDialog, "exec", lay)
    room.form.rules.table.selectRow(1)
    assert not room.form.rules.place.isEnabled()
    room.form.rules.table.selectRow(0)
    room.form.rules.place.click()
    agree(room, stage)
    own = room.facts.template.id
    (first,) = (rule for rule in desk.rules.of(own) if rule.scope is Scope.SITE)
    assert desk.rules.of(other)[0].order > first.order


def test_a_template_in_use_is_not_deleted(
    room: TemplatesRoom, stage: Stage, general: TemplateId
) -> None:
    room.form.header.remove.trigger()
    stage.settle()
    assert "General" in stage.context.toasts.label.text()
    assert stage.context.desk.templates.get(general).name == "General"


def test_a_template_that_never_ran_is_deleted_and_comes_back(
    room: TemplatesRoom, stage: Stage, qtbot: Any
) -> None:
    desk = stage.context.desk
    alone = desk.templates.add("Alone", TemplateKind.NOTICE, "Some words.").created
    room.show_template(alone)
    stage.settle()
    room.form.header.remove.trigger()
    stage.settle()
    assert stage.context.toasts.label.text() == "Alone is deleted."
    qtbot.waitUntil(lambda: room.form.header.name.text() == "General")
    stage.context.toasts.button.click()
    stage.settle()
    assert desk.templates.by_name("Alone").text == "Some words."


def test_an_empty_desk_gets_the_starters(
    stage: Stage, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = TemplatesRoom(stage.context)
    stage.show(room)
    stage.settle()

    def take(dialog: pack_acts.PackDialog) -> int:
        assert dialog.title.text().endswith("6 templates")
        assert dialog.counts.text() == "6 new."
        dialog.accept()
        return 1

    monkeypatch.setattr(pack_acts.PackDialog, "exec", take)
    assert room.list.empty.button.text() == "Add the starter templates"
    room.list.empty.button.click()
    stage.settle()
    qtbot.waitUntil(lambda: room.list.model.rowCount() == 6)
    assert stage.context.toasts.label.text() == "The pack is taken in: 6 new templates."


def test_a_pack_travels(
    room: TemplatesRoom,
    stage: Stage,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: Any,
) -> None:
    file = tmp_path / "pack.json"
    desk = stage.context.desk
    desk.labels.add_section("World")
    key = desk.labels.sections()[0].id
    desk.rules.set(Rule(RuleId(new_id()), room.facts.template.id, Effect.ADD, Scope.SECTION, key))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    room.form.header.export.trigger()
    stage.settle()
    assert stage.context.toasts.label.text().startswith("1 template written to pack.json.")
    pack = json.loads(file.read_text(encoding="utf-8"))
    text = (
        json.dumps(pack).replace("General", "Fresh").replace("world", "sea").replace("World", "Sea")
    )
    file.write_text(text, encoding="utf-8")
    seen: list[str] = []

    def take(dialog: pack_acts.PackDialog) -> int:
        seen.append(dialog.missing.text())
        dialog.show()
        dialog.make_missing.setChecked(True)
        stage.settle()
        seen.append(dialog.missing.text())
        dialog.accept()
        return 1

    monkeypatch.setattr(pack_acts.PackDialog, "exec", take)
    room.list.import_wanted.emit()
    stage.settle()
    assert "Sea" in seen[0]
    qtbot.waitUntil(lambda: room.list.model.rowCount() == 2)
    assert [section.name for section in desk.labels.sections()] == ["World", "Sea"]


def test_a_file_that_is_no_pack_is_refused(
    room: TemplatesRoom, stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "pack.json"
    file.write_text("{", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    room.packs.ask_import()
    stage.settle()
    assert stage.context.toasts.isVisible()
    assert room.list.model.rowCount() == 1
