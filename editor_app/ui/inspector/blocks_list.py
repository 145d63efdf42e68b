"""Blocks on this page: each template in page order, why it is there, and what may be done."""

from collections.abc import Iterable
from functools import partial
from itertools import groupby

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from editor_app.domain.finding import Finding
from editor_app.domain.resolution import Block
from editor_app.services.deciding import ArticleBlocks
from editor_app.ui.inspector.add_template import AddTemplate
from editor_app.ui.inspector.block_card import BlockCard
from editor_app.ui.inspector.block_words import heading_of
from editor_app.ui.inspector.card_drag import CardDrag
from editor_app.ui.inspector.kept_off import KeptOffList
from editor_app.ui.widgets.moments import full_day
from editor_app.ui.widgets.plain_words import words
from editor_app.ui.widgets.reason_line import ReasonLine


class BlocksList(QWidget):
    """Cards under the places where they stand; within a place their order can be changed."""

    add_wanted = Signal(str, str)
    take_off_wanted = Signal(str, str)
    put_back_wanted = Signal(str, str)
    release_wanted = Signal(object)
    arranged = Signal(object, str)
    rules_wanted = Signal()
    refused = Signal(str)
    dragged_to = Signal(int)
    template_requested = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.cards: list[BlockCard] = []
        self._labels: list[QLabel] = []
        self._found, self._writable = ArticleBlocks(), True
        self._none = words("No templates stand on this page.", tone="muted", parent=self)
        self._places = QVBoxLayout()
        self._places.setSpacing(8)
        self.order = words(role="small", parent=self)
        self.by_rules = _link("Let the rules decide the order", self)
        self.say_why = _link("Say why…", self)
        self.reason = ReasonLine("Keep the reason", self, about="their order")
        self.add, self.kept_off = AddTemplate(self), KeptOffList(self)
        self._drag = CardDrag(self)
        self._troubles: dict[str, Finding] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._none)
        column.addLayout(self._places)
        column.addWidget(self.order)
        column.addLayout(_left(self.by_rules, self.say_why))
        column.addWidget(self.reason)
        column.addWidget(self.add)
        column.addWidget(self.kept_off)
        self.by_rules.clicked.connect(self.rules_wanted)
        self.say_why.clicked.connect(self._ask_why)
        self.reason.given.connect(self._give_reason)
        self.reason.left.connect(self._show_order)
        self.add.add_wanted.connect(self.add_wanted)
        self.kept_off.put_back_wanted.connect(self.put_back_wanted)
        self._show_order()

    def show_blocks(self, found: ArticleBlocks, *, writable: bool) -> None:
        """Show what stands on the article; a reason that is typed just now stays."""
        if (found, writable) == (self._found, self._writable):
            return
        self._found, self._writable = found, writable
        self._lay_cards()
        self._show_order()
        self.add.offer(found.others, writable=writable)
        self.kept_off.show_rows(found.kept_off, writable=writable)

    def show_findings(self, findings: Iterable[Finding]) -> None:
        """Show on each card what the checks found of its template."""
        self._troubles = {found.template: found for found in findings if found.template}
        for card in self.cards:
            card.show_trouble(self._troubles.get(card.key))

    def go_to(self) -> QWidget:
        """Return what to go to: the first card with a trouble, or the way to add a template."""
        troubled = (card for card in self.cards if card.key in self._troubles)
        return next(troubled, self.add.button)

    def stops(self) -> list[QWidget]:
        """Return where Tab stops, in the order of the eye."""
        cards = [stop for card in self.cards for stop in card.stops()]
        order = [self.by_rules, self.say_why, *self.reason.stops()]
        return [*cards, *order, *self.add.stops(), *self.kept_off.stops()]

    def forget(self) -> None:
        """Show nothing, as when another story is opened."""
        self.add.forget()
        self.show_blocks(ArticleBlocks(), writable=self._writable)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.cards:
            self._lay_cards(anew=True)

    def _lay_cards(self, *, anew: bool = False) -> None:
        """Lay the cards under their places; those that say the same as before stay themselves."""
        before = {card.key: card for card in self.cards}
        kept = {} if anew else before
        for label in self._labels:
            self._places.removeWidget(label)
            label.deleteLater()
        self.cards, self._labels = [], []
        for place, group in groupby(self._found.blocks, heading_of):
            blocks = list(group)
            label = words(place, role="label", parent=self)
            self._labels.append(label)
            self._places.addWidget(label)
            for block in blocks:
                card = self._card(block, kept.get(block.template.id), movable=len(blocks) > 1)
                self.cards.append(card)
                self._places.addWidget(card)
        self._none.setVisible(not self.cards)
        for card in self.cards:
            if (old := before.get(card.key)) is not None and old is not card:
                card.take_over(old)
        for old in before.values():
            if old not in self.cards:
                self._places.removeWidget(old)
                old.hide()
                old.deleteLater()

    def _card(self, block: Block, known: BlockCard | None, *, movable: bool) -> BlockCard:
        shown = (block, self._writable, movable)
        if known is not None and known.shown == shown:
            return known
        card = BlockCard(block, self, writable=self._writable, movable=movable)
        card.opened.connect(self.template_requested)
        card.take_off_wanted.connect(self.take_off_wanted)
        card.release_wanted.connect(lambda: self.release_wanted.emit(block.hold))
        card.stepped.connect(partial(self._step, card))
        card.dragged.connect(partial(self._follow, card))
        card.dropped.connect(partial(self._drop, card))
        card.drag_left.connect(lambda: self._drag.end(card))
        card.show_trouble(self._troubles.get(card.key))
        return card

    def _show_order(self) -> None:
        laid = self._found.arrangement
        if laid is not None:
            reason = f": “{laid.reason}”" if laid.reason else "."
            day = full_day(laid.time.astimezone())
            self.order.setText(f"{laid.by} set their order for this article on {day}{reason}")
        self.order.setVisible(laid is not None)
        self.by_rules.setVisible(laid is not None and self._writable)
        unsaid = laid is not None and not laid.reason and self._writable
        self.say_why.setVisible(unsaid and not self.reason.asking)
        if not unsaid:
            self.reason.hide()

    def _ask_why(self) -> None:
        self.say_why.hide()
        self.reason.ask()

    def _give_reason(self, reason: str) -> None:
        laid = self._found.arrangement
        keys = [block.template.id for block in self._found.blocks]
        if laid is not None:
            self.arranged.emit([key for key in keys if key in laid.templates], reason)

    def _group(self, card: BlockCard) -> range:
        """Return the numbers of the cards that stand at the same place of the page."""
        place = heading_of(card.block)
        same = [n for n, one in enumerate(self.cards) if heading_of(one.block) == place]
        return range(same[0], same[-1] + 1)

    def _step(self, card: BlockCard, step: int) -> None:
        self._move(card, self.cards.index(card) + step)

    def _follow(self, card: BlockCard, y: int) -> None:
        self._drag.follow(card, self.cards, y, may=self._group(card))
        self.dragged_to.emit(y)

    def _drop(self, card: BlockCard, y: int) -> None:
        self._drag.end(card)
        self._move(card, self._drag.place(card, self.cards, y))

    def _move(self, card: BlockCard, place: int) -> None:
        """Show the new order at once and tell it; what cannot be snaps back with a sentence."""
        now, group = self.cards.index(card), self._group(card)
        if not self._writable or place == now:
            return
        if place not in group:
            name, where = card.block.template.name, heading_of(card.block).lower()
            self.refused.emit(
                f"“{name}” stands {where}: its rule says so. Change the rule on the "
                "Templates screen to move it elsewhere."
            )
            return
        blocks = list(self._found.blocks)
        blocks.insert(place, blocks.pop(now))
        found = self._found
        self.show_blocks(
            ArticleBlocks(tuple(blocks), found.kept_off, found.others, found.arrangement),
            writable=self._writable,
        )
        self.arranged.emit([blocks[number].template.id for number in group], "")


def _left(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row


def _link(text: str, parent: QWidget) -> QPushButton:
    button = QPushButton(text, parent)
    button.setObjectName("FlushLink")
    button.setProperty("link", True)
    return button
