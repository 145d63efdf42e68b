"""Blocks on this page: in page order, each with why, moved, removed and added with a reason."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from editor_app.domain.hold import Hold
from editor_app.domain.ids import ArticleId, HoldId, RuleId, TemplateId, new_id
from editor_app.domain.rule import Effect, Rule, Scope
from editor_app.domain.template import Placement, TemplateKind
from editor_app.ui.inspector.block_card import BlockCard
from editor_app.ui.inspector.blocks_list import BlocksList
from editor_app.ui.inspector.room import InspectorRoom
from tests.ui.inspector.showing import details, read_again
from tests.ui.stage import Stage


def made(desk: Any, name: str, placement: Placement = Placement.AFTER, **rule: Any) -> TemplateId:
    """Make a template that stands on every article."""
    key = TemplateId(desk.templates.add(name, TemplateKind.DISCLAIMER, "Words.").created)
    told = {"effect": Effect.ADD, "placement": placement} | rule
    desk.rules.set(Rule(RuleId(new_id()), key, scope=Scope.SITE, **told))
    return key


def story(room: InspectorRoom) -> ArticleId:
    assert room._draft.article is not None
    return room._draft.article.id


def said(card: BlockCard) -> str:
    return "\n".join(label.text() for label in card.findChildren(QLabel))


def names(blocks: BlocksList) -> list[str]:
    return [card.block.template.name for card in blocks.cards]


def button(card: BlockCard, text: str) -> QPushButton:
    return next(b for b in card.acts.findChildren(QPushButton) if b.text().startswith(text))


@pytest.fixture
def blocks(room: InspectorRoom, desk: Any, stage: Stage) -> BlocksList:
    """Two templates before the article and three after it."""
    for name in ("B1", "B2"):
        made(desk, name, Placement.BEFORE)
    for name in ("A1", "A2", "A3"):
        made(desk, name)
    return details(room, stage).blocks


def test_blocks_stand_in_page_order_each_with_why(blocks: BlocksList) -> None:
    assert names(blocks) == ["B1", "B2", "A1", "A2", "A3"]
    assert [label.text() for label in blocks._labels] == ["Before the article", "After the article"]
    assert "Disclaimer · v1" in said(blocks.cards[0])
    assert "Here by rule “whole site: add”." in said(blocks.cards[0])


def test_one_within_the_text_says_after_how_much(
    room: InspectorRoom, desk: Any, stage: Stage
) -> None:
    made(desk, "Inside", Placement.AFTER_PARAGRAPHS, paragraphs=2)
    blocks = details(room, stage).blocks
    assert [label.text() for label in blocks._labels] == ["After 2 paragraphs"]


def test_removing_asks_why_and_can_be_undone(
    room: InspectorRoom, blocks: BlocksList, desk: Any, stage: Stage, qtbot: Any
) -> None:
    card = blocks.cards[0]
    button(card, "Remove here").click()
    assert card.reason.asking
    assert not card.reason.act.isEnabled()
    qtbot.keyClick(card.reason.line, Qt.Key.Key_Return)
    assert card.reason.asking
    qtbot.keyClick(card.reason.line, Qt.Key.Key_Escape)
    assert not card.reason.asking
    qtbot.keyClick(card, Qt.Key.Key_Delete)
    qtbot.keyClicks(card.reason.line, "Not here")
    qtbot.keyClick(card.reason.line, Qt.Key.Key_Return)
    read_again(room, stage)
    assert names(blocks) == ["B2", "A1", "A2", "A3"]
    (off,) = desk.rules.of_article(story(room)).kept_off
    assert (off.template.name, off.rule.reason) == ("B1", "Not here")
    stage.context.toasts.button.click()
    read_again(room, stage)
    assert names(blocks) == ["B1", "B2", "A1", "A2", "A3"]


def test_what_is_kept_off_is_shown_and_comes_back(
    room: InspectorRoom, blocks: BlocksList, desk: Any, stage: Stage
) -> None:
    desk.rules.take_off(story(room), blocks.cards[0].key, "Not here")
    read_again(room, stage)
    (row,) = blocks.kept_off.rows
    texts = [label.text() for label in row.findChildren(QLabel)]
    assert texts[0] == "B1"
    assert texts[1].startswith("“Not here” Ida Brandt · 23 November 2026")
    row.findChildren(QPushButton)[0].click()
    read_again(room, stage)
    assert names(blocks)[0] == "B1"
    assert blocks.kept_off.isHidden()
    stage.context.toasts.button.click()
    read_again(room, stage)
    assert names(blocks)[0] == "B2"


def test_adding_asks_why(
    room: InspectorRoom, blocks: BlocksList, desk: Any, stage: Stage, qtbot: Any
) -> None:
    desk.templates.add("Tips & Co", TemplateKind.NOTICE, "Words.")
    read_again(room, stage)
    add = blocks.add
    (action,) = add.menu.actions()
    assert action.text() == "Tips && Co"
    action.trigger()
    assert add.question.text() == "“Tips & Co” on this article:"
    add.reason.leave.click()
    assert add.question.isHidden()
    action.trigger()
    qtbot.keyClicks(add.reason.line, "The union asked")
    add.reason.act.click()
    read_again(room, stage)
    card = next(card for card in blocks.cards if card.block.template.name == "Tips & Co")
    assert "“The union asked” Ida Brandt · 23 November 2026" in said(card)
    assert not add.button.isEnabled()
    stage.context.toasts.button.click()
    read_again(room, stage)
    assert "Tips & Co" not in names(blocks)


def test_what_cannot_stand_here_is_said(
    room: InspectorRoom, blocks: BlocksList, desk: Any, stage: Stage
) -> None:
    key = TemplateId(desk.templates.add("Old", TemplateKind.NOTICE, "Words.").created)
    desk.templates.save_details(replace(desk.templates.get(key), expires=date(2026, 1, 1)))
    blocks.add_wanted.emit(key, "Why not")
    stage.settle()
    assert "cannot stand on this article: the template expired" in stage.context.toasts.label.text()


def test_what_is_required_cannot_go_and_what_is_missing_says_so(
    room: InspectorRoom, desk: Any, stage: Stage, qtbot: Any
) -> None:
    key = made(desk, "House rules", effect=Effect.REQUIRE)
    desk.templates.retire(key)
    (card,) = details(room, stage).blocks.cards
    assert "Missing: the template is retired. Here by rule “whole site: require”." in said(card)
    assert "Required, so it cannot be removed here" in said(card)
    texts = [found.text() for found in card.acts.findChildren(QPushButton)]
    assert texts == ["Open template"]
    qtbot.keyClick(card, Qt.Key.Key_Delete)
    assert not card.reason.asking


def test_what_is_filled_to_nothing_is_told_and_gone_to(
    room: InspectorRoom, desk: Any, stage: Stage, qtbot: Any
) -> None:
    made(desk, "Well")
    key = made(desk, "Hollow", effect=Effect.REQUIRE)
    desk.templates.save_wording(
        key, "{% if article.dateline %}From {{ article.dateline }}{% endif %}"
    )
    blocks = details(room, stage).blocks
    with qtbot.waitSignal(room.findings_counted, check_params_cb=lambda n: n > 0, timeout=20_000):
        room._draft.change(None, body="Other words")
    hollow, well = sorted(blocks.cards, key=lambda card: card.block.template.name)
    assert "filled to nothing here" in hollow.trouble.text()
    assert hollow.trouble.property("tone") == "red"
    assert well.trouble.isHidden()
    room.details.go_to("blocks")
    assert hollow.hasFocus()
    room._show_findings(())
    assert hollow.trouble.isHidden()
    room.details.go_to("blocks")
    assert blocks.add.button.hasFocus() or not blocks.add.button.isEnabled()


def test_a_click_opens_the_template(
    room: InspectorRoom, blocks: BlocksList, stage: Stage, qtbot: Any
) -> None:
    card = blocks.cards[1]
    for act in (
        lambda: qtbot.mouseClick(card, Qt.MouseButton.LeftButton, pos=QPoint(20, 12)),
        lambda: qtbot.keyClick(card, Qt.Key.Key_Return),
        lambda: button(card, "Open template").click(),
    ):
        card.setFocus()
        with qtbot.waitSignal(room.template_requested) as taken:
            act()
        assert taken.args == [card.key]
    card.reason.line.setFocus()
    with qtbot.assertNotEmitted(room.template_requested):
        qtbot.keyClick(card.reason.line, Qt.Key.Key_Return)
        qtbot.mouseClick(card, Qt.MouseButton.RightButton, pos=QPoint(20, 12))
        qtbot.mouseClick(card, Qt.MouseButton.LeftButton, pos=card.grip.geometry().center())


def mouse(card: BlockCard, kind: QEvent.Type, at: QPoint) -> None:
    """Send the card what the mouse does, wherever the card has been scrolled to."""
    left = Qt.MouseButton.LeftButton
    there = QPointF(card.mapToGlobal(at))
    event = QMouseEvent(kind, QPointF(at), there, left, left, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(card, event)


def drag(card: BlockCard, blocks: BlocksList, y: int) -> None:
    """Drag a card by the mouse to a height of the list."""
    mouse(card, QEvent.Type.MouseButtonPress, QPoint(20, 12))
    mouse(card, QEvent.Type.MouseMove, QPoint(20, 42))
    for kind in (QEvent.Type.MouseMove, QEvent.Type.MouseButtonRelease):
        mouse(card, kind, card.mapFrom(blocks, QPoint(20, y)))


def test_dragging_lays_the_order_within_a_place(
    room: InspectorRoom, blocks: BlocksList, desk: Any, stage: Stage
) -> None:
    drag(blocks.cards[4], blocks, blocks.cards[2].y() + 5)
    assert names(blocks) == ["B1", "B2", "A3", "A1", "A2"]
    read_again(room, stage)
    assert names(blocks) == ["B1", "B2", "A3", "A1", "A2"]
    laid = desk.rules.of_article(story(room)).arrangement
    assert laid is not None
    assert laid.by == "Ida Brandt"
    assert blocks.order.text() == "Ida Brandt set their order for this article on 23 November 2026."
    stage.context.toasts.button.click()
    read_again(room, stage)
    assert names(blocks) == ["B1", "B2", "A1", "A2", "A3"]
    assert blocks.order.isHidden()


def test_a_card_snaps_back_with_a_sentence(
    room: InspectorRoom, blocks: BlocksList, desk: Any, stage: Stage, qtbot: Any
) -> None:
    card = blocks.cards[3]
    home = card.geometry()
    drag(card, blocks, 0)
    assert card.geometry() == home
    assert names(blocks) == ["B1", "B2", "A1", "A2", "A3"]
    assert "“A2” stands after the article: its rule says so" in stage.context.toasts.label.text()
    mouse(card, QEvent.Type.MouseButtonPress, QPoint(20, 12))
    mouse(card, QEvent.Type.MouseMove, QPoint(20, 72))
    assert card.geometry() != home
    qtbot.keyClick(card, Qt.Key.Key_Escape)
    assert card.geometry() == home
    with qtbot.assertNotEmitted(room.template_requested):
        mouse(card, QEvent.Type.MouseButtonRelease, QPoint(20, 12))
    assert desk.rules.of_article(story(room)).arrangement is None


def test_a_card_that_moves_stays_itself_and_tab_follows(
    blocks: BlocksList, room: InspectorRoom, stage: Stage
) -> None:
    before = list(blocks.cards)
    bar = room.details.verticalScrollBar()
    bar.setValue(bar.maximum())
    place = bar.value()
    blocks._move(blocks.cards[4], 2)
    read_again(room, stage)
    assert blocks.cards == [before[number] for number in (0, 1, 4, 2, 3)]
    assert bar.value() >= place
    pane = room.details
    wanted = [pane.form.texts["note_to_editors"], *blocks.cards, blocks.add.button]
    wanted += [pane.corrections.text, pane.corrections.add]
    at, seen = wanted[0], list[object]()
    while at is not wanted[-1]:
        seen.append(at)
        at = at.nextInFocusChain()
    assert [stop for stop in [*seen, at] if stop in wanted] == wanted


def test_keys_move_a_card_and_keep_the_focus(
    room: InspectorRoom, blocks: BlocksList, desk: Any, stage: Stage, qtbot: Any
) -> None:
    alt = Qt.KeyboardModifier.AltModifier
    blocks.cards[0].setFocus()
    qtbot.keyClick(blocks.cards[0], Qt.Key.Key_Down, alt)
    assert names(blocks)[:2] == ["B2", "B1"]
    assert blocks.cards[1].hasFocus()
    qtbot.keyClick(blocks.cards[1], Qt.Key.Key_Down, alt)
    assert "“B1” stands before the article" in stage.context.toasts.label.text()
    read_again(room, stage)
    assert names(blocks) == ["B2", "B1", "A1", "A2", "A3"]
    blocks.by_rules.click()
    read_again(room, stage)
    assert names(blocks) == ["B1", "B2", "A1", "A2", "A3"]
    assert desk.rules.of_article(story(room)).arrangement is None


def test_an_order_may_be_given_a_reason(
    room: InspectorRoom, blocks: BlocksList, desk: Any, stage: Stage, qtbot: Any
) -> None:
    assert blocks.say_why.isHidden()
    blocks._move(blocks.cards[1], 0)
    read_again(room, stage)
    blocks.say_why.click()
    qtbot.keyClick(blocks.reason.line, Qt.Key.Key_Escape)
    assert not blocks.say_why.isHidden()
    blocks.say_why.click()
    qtbot.keyClicks(blocks.reason.line, "The gravest first")
    qtbot.keyClick(blocks.reason.line, Qt.Key.Key_Return)
    read_again(room, stage)
    assert names(blocks)[:2] == ["B2", "B1"]
    assert blocks.order.text().endswith("on 23 November 2026: “The gravest first”")
    assert blocks.say_why.isHidden()
    laid = desk.rules.of_article(story(room)).arrangement
    assert laid is not None
    assert laid.reason == "The gravest first"


def test_an_order_that_is_refused_is_read_again(
    room: InspectorRoom, blocks: BlocksList, desk: Any, stage: Stage
) -> None:
    gone = desk.rules.of(blocks.cards[2].key)[0]
    desk.rules.remove(gone.id)
    blocks._move(blocks.cards[2], 3)
    read_again(room, stage)
    assert "“A1” does not stand on this article" in stage.context.toasts.label.text()
    assert names(blocks) == ["B1", "B2", "A2", "A3"]


def test_a_reason_that_is_typed_survives_a_change_elsewhere(
    room: InspectorRoom, blocks: BlocksList, desk: Any, stage: Stage
) -> None:
    blocks.cards[1].ask_why("Half a sen")
    made(desk, "A4")
    read_again(room, stage)
    assert names(blocks)[-1] == "A4"
    assert blocks.cards[1].reason.asking
    assert blocks.cards[1].reason.line.text() == "Half a sen"


def test_a_version_that_is_kept_says_so_and_is_released(
    room: InspectorRoom, desk: Any, stage: Stage
) -> None:
    key = made(desk, "General")
    desk.templates.save_wording(key, "Other words.", "Shorter")
    reason = "Agreed with their lawyers"
    hold = Hold(HoldId(new_id()), key, story(room), 1, reason, "Ida Brandt", desk.clock.now())
    with desk.library.write() as unit:
        unit.holds.put(hold)
    blocks = details(room, stage).blocks
    (card,) = blocks.cards
    assert "v1, older than v2" in said(card)
    assert f"version 1 kept here: {reason}." in said(card)
    button(card, "Release v1").click()
    read_again(room, stage)
    assert "Disclaimer · v2" in said(blocks.cards[0])
    stage.context.toasts.button.click()
    read_again(room, stage)
    assert "v1, older than v2" in said(blocks.cards[0])


def test_nothing_can_be_changed_where_all_is_for_reading(
    room: InspectorRoom, blocks: BlocksList, stage: Stage, qtbot: Any
) -> None:
    room._draft.read_only = True
    read_again(room, stage)
    card = blocks.cards[0]
    assert [b.text() for b in card.acts.findChildren(QPushButton)] == ["Open template"]
    qtbot.keyClick(card, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert names(blocks)[:2] == ["B1", "B2"]
    assert not blocks.add.button.isEnabled()


def test_another_look_draws_the_cards_anew(blocks: BlocksList, stage: Stage) -> None:
    before = blocks.cards[0]
    stage.context.look.wear("dark", 14)
    assert blocks.cards[0] is not before
    stage.context.look.wear("light", 14)
