"""Home: what leads, what is pinned and the blocks of the home page, seen at once beside it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from editor_app.domain.changes import Changes
from editor_app.domain.home import Home
from editor_app.domain.ids import ArticleId, SectionId
from editor_app.domain.site import Site
from editor_app.services.home import HomeState
from editor_app.services.look_stage import LookStage
from editor_app.ui.background import Newest
from editor_app.ui.finding_articles import ArticleFinder
from editor_app.ui.site.home_blocks import HomeBlocks
from editor_app.ui.site.live_page import LivePage
from editor_app.ui.site.page import SitePage
from editor_app.ui.widgets.checked_field import CheckedField
from editor_app.ui.widgets.choice_field import ChoiceField
from editor_app.ui.widgets.ordered_list import OrderedList

if TYPE_CHECKING:
    from editor_app.services.pins import Pin
    from editor_app.ui.room_context import RoomContext

_WIDEST_FORM = 430


@dataclass(frozen=True, slots=True)
class _Known:
    site: Site
    state: HomeState
    stage: LookStage


class HomePage(SitePage):
    """What is chosen is kept at once; a pin that readers do not see says why."""

    def __init__(self, context: "RoomContext") -> None:
        super().__init__(
            context,
            "Home",
            "What stands on the home page, and in which order. No story stands there twice, "
            "Trending aside. Published pages change when you publish.",
        )
        self._known: _Known | None = None
        self._newest = Newest(context.readers.run)
        self.lead = ChoiceField("The newest story", ArticleFinder(context), self)
        self.finder = ChoiceField("Pin a story…", ArticleFinder(context), self)
        self.pinned = OrderedList("Pinned stories", self)
        self.pinned.items.setFixedHeight(120)
        self.blocks = HomeBlocks(self)
        self.live = LivePage(context, self)
        self.fields = {
            "lead": CheckedField("What leads", self.lead, "Empty it to let the newest lead."),
            "pinned": CheckedField(
                "Pinned below it",
                self._pinning(),
                "The newest stories fill the row behind them.",
            ),
        }
        self._lay_out()
        self._connect()
        self.read()

    def read(self) -> None:
        """Read what was chosen, and show the page anew."""
        self._newest.ask(self._all, self._show, self.context.report)

    def close_view(self) -> None:
        """Let go of Chromium."""
        self.live.close_view()

    def _pinning(self) -> QWidget:
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.finder)
        column.addWidget(self.pinned)
        return holder

    def _lay_out(self) -> None:
        self.inside.setMaximumWidth(16_777_215)
        left = QWidget(self)
        left.setMaximumWidth(_WIDEST_FORM)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        for field in self.fields.values():
            column.addWidget(field)
        column.addWidget(self.blocks)
        column.addStretch(1)
        both = QHBoxLayout()
        both.setSpacing(24)
        both.addWidget(left, 2, Qt.AlignmentFlag.AlignTop)
        both.addWidget(self.live, 3)
        self.column.addLayout(both, 1)
        left.setEnabled(self.writable)

    def _connect(self) -> None:
        self.lead.chosen.connect(self._lead)
        self.lead.cleared.connect(self._lead)
        self.finder.chosen.connect(self._pin)
        self.pinned.moved.connect(self._order_pinned)
        self.pinned.remove_wanted.connect(self._unpin)
        self.blocks.changed.connect(self._set_block)
        self.blocks.moved.connect(self._order_blocks)
        self.blocks.remove_wanted.connect(self._remove_block)
        self.blocks.menu_wanted.connect(self._follow_menu)

    def _all(self) -> _Known:
        desk = self.desk
        return _Known(desk.site.get(), desk.home.state(), desk.themes.stage())

    def _show(self, known: _Known) -> None:
        if self.writes.pending:
            # The change that is on its way brings a newer reading.
            return
        self._known = known
        state = known.state
        lead = state.lead
        if not self.lead.hasFocus():
            self.lead.show_choice(lead.article if lead else "", lead.headline if lead else "")
        self.fields["lead"].refuse(f"Not shown. {lead.hidden}" if lead and lead.hidden else "")
        pairs = [(pin.article, _line(pin)) for pin in state.pinned]
        self.pinned.show_items(pairs, writable=self.writable)
        self.pinned.setVisible(bool(pairs))
        self.blocks.show_state(state, writable=self.writable)
        self.live.show_page(known.stage, known.site, "home")

    def _lead(self, key: str = "") -> None:
        article = ArticleId(key) if key else None
        old = self._known.state.home.lead if self._known else None
        if article != old:
            self.writes(lambda: self.desk.home.set_lead(article))

    def _pin(self, key: str, name: str) -> None:
        self.finder.show_choice("", "")
        pinned = self._known.state.home.pinned if self._known else ()
        self.pinned.choose(key)
        if key in pinned:
            self.context.toasts.say(f"“{name}” is pinned already.")
            return
        self.writes(lambda: self.desk.home.pin(ArticleId(key)))

    def _unpin(self, key: str) -> None:
        self._with_undo(lambda: self.desk.home.unpin(ArticleId(key)), "Taken off the home page.")

    def _order_pinned(self, keys: Sequence[ArticleId]) -> None:
        self.writes(lambda: self.desk.home.order_pinned(keys))

    def _set_block(self, section: SectionId, stories: int, shown: bool) -> None:
        self.writes(lambda: self.desk.home.set_block(section, stories=stories, shown=shown))

    def _order_blocks(self, sections: Sequence[SectionId]) -> None:
        self.writes(lambda: self.desk.home.order_blocks(sections))

    def _remove_block(self, section: SectionId) -> None:
        self._with_undo(lambda: self.desk.home.remove_block(section), "The block is taken off.")

    def _follow_menu(self) -> None:
        self._with_undo(self.desk.home.follow_menu, "Every section has its block again.")

    def _with_undo(self, act: Callable[[], Changes], said: str) -> None:
        """Do something that takes something away, with the way back."""
        home = self.desk.home
        before: list[Home] = []

        def work() -> Changes:
            # What is on the screen may be older than what was just kept.
            before.append(home.get())
            return act()

        self.writes(work, lambda _made: self.writes.say(said, lambda: home.save(before[0])))


def _line(pin: "Pin") -> str:
    return f"{pin.headline} · not shown: {pin.hidden}" if pin.hidden else pin.headline
