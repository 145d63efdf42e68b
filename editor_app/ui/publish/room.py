"""Publish: what would leave for a target and why, what stays behind, and the run itself."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from editor_app.domain.changes import Changes
from editor_app.domain.errors import AddressTaken, Cancelled, OffstoneError
from editor_app.domain.ids import ArticleId
from editor_app.domain.plan import Plan, PlannedPage, PublishResult
from editor_app.domain.site import Target
from editor_app.ui.background import Newest
from editor_app.ui.place import Place, articles
from editor_app.ui.publish.checks_pane import ChecksPane, Note
from editor_app.ui.publish.groups import groups, moving_count
from editor_app.ui.publish.header import PublishHeader
from editor_app.ui.publish.look_dialog import open_look
from editor_app.ui.publish.outcome_line import OutcomeLine
from editor_app.ui.publish.past_pane import PastPane
from editor_app.ui.publish.plan_model import PlanModel
from editor_app.ui.publish.plan_view import PlanView
from editor_app.ui.publish.run import Order, PublicationRun
from editor_app.ui.publish.showing import SiteShower
from editor_app.ui.publish.summary import button_words, outcome, summary
from editor_app.ui.publish.survey import Surveyed, held_words, survey, worth_a_look
from editor_app.ui.publish.target_acts import TargetActs
from editor_app.ui.publish.verified_pane import VerifiedPane
from editor_app.ui.widgets.empty_state import EmptyState
from editor_app.ui.widgets.plain_words import set_tone, words
from editor_app.ui.widgets.progress_line import ProgressLine
from editor_app.ui.widgets.remembered_split import RememberedSplit
from editor_app.ui.widgets.side_pane import SidePane, scrolled
from editor_app.ui.writes import Writes

if TYPE_CHECKING:
    from editor_app.ui.room_context import RoomContext

CHECKS, SITE, LEDGER = "Checks", "Site", "Ledger"
_LAST = "publish target"


class PublishRoom(QWidget):
    """The plan is read anew when the desk changes, and never holds the window."""

    place_chosen = Signal(object)
    planned = Signal()
    published = Signal(object)

    def __init__(self, context: "RoomContext") -> None:
        super().__init__()
        self._context, self._desk = context, context.desk
        self._write = Writes(context, self)
        self._targets, self._plans, self._looks = (Newest(context.readers.run) for _ in range(3))
        self.surveyed: Surveyed | None = None
        self.left_out: dict[str, PlannedPage] = {}
        # What the last publication left to be done; its success is told until that changes.
        self._left: Plan | None = None
        self._stale = True
        self.shower = SiteShower()
        self.destroyed.connect(self.shower.close)
        self.header = PublishHeader(self)
        self.choice, self.publish = self.header.choice, self.header.publish
        self.said = words(tone="muted", parent=self)
        self.model = PlanModel(context.look, self)
        self.model.writable = not self._desk.read_only
        self.view = PlanView(self.model, context.look, self)
        self.progress = ProgressLine(self)
        self.outcome = OutcomeLine(self)
        self.run = PublicationRun(context, self.progress, self)
        self.checks, self.past = ChecksPane(), PastPane()
        self.verified = VerifiedPane(context)
        self.side = SidePane((CHECKS, SITE, LEDGER))
        self.targets = TargetActs(self._desk.publishing, self._write, self, self.read_targets)
        self.empty = EmptyState("", "", self)
        self.stack = QStackedWidget(self)
        self._soon = QTimer(self, singleShot=True, interval=300)
        # An embargo may end while one looks.
        self._minute = QTimer(self, interval=60_000)
        self._lay_out()
        self._connect()
        self._show_state()
        self.read_targets()

    def show_subject(self, _subject: str) -> None:
        """Let the keys go along the plan, or to the button that chooses where the site goes."""
        self.setFocusProxy(self.view if self.choice.folder else self.empty.button)

    def may_leave(self) -> bool:
        """A publication goes on while one is elsewhere in the window."""
        return True

    def may_close(self) -> bool:
        """Ask a publication that is on its way to stop; the desk cannot be closed under it."""
        if not self.run.busy:
            self.verified.reading.cancel()
            return True
        self.run.cancel()
        self._context.toasts.say(
            "The publication is being stopped, or finished where it has begun. Then you can quit."
        )
        return False

    def read_targets(self, wanted: str = "") -> None:
        """Read where the site can go."""

        def work() -> tuple[tuple[Target, ...], str]:
            last = self._desk.publishing.last_target()
            return self._desk.publishing.targets(), str(last or "")

        self._targets.ask(work, lambda found: self._take_targets(*found, wanted), self._fail)

    def read_plan(self) -> None:
        """Plan anew for the target that is chosen."""
        folder, left_out = self.choice.folder, frozenset(self.left_out)
        if folder is None or self.run.busy:
            return
        self._stale = False
        if self.surveyed is None:
            self._say("Looking at what has changed…")
        self._plans.ask(
            lambda: survey(self._desk, folder, left_out), self._take_plan, self._refuse_plan
        )

    def begin(self, *, adopt: bool = False) -> None:
        """Publish what is ticked."""
        folder = self.choice.folder
        if folder is not None and not self.run.busy and not self._desk.read_only:
            self.outcome.hide()
            self.run.begin(Order(folder, frozenset(self.left_out), adopt=adopt))
            self._show_state()

    def look_at_row(self, index: QModelIndex) -> None:
        """Show the files of a line before and after, one by one."""
        files, number = self.model.files_around(index)
        if files and self.choice.folder is not None and not self.run.busy:
            order = Order(self.choice.folder, frozenset(self.left_out))
            open_look(self._context, order, files, self).show_file(number)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._soon.start()

    def _publish_ticked(self) -> None:
        self.begin()

    def _lay_out(self) -> None:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        for widget in (self.said, self.progress, self.outcome):
            column.addWidget(widget)
        column.addWidget(self.view, 1)
        self.stack.addWidget(self.empty)
        self.stack.addWidget(page)
        left = QWidget(self)
        left.setMinimumWidth(480)
        outside = QVBoxLayout(left)
        outside.setContentsMargins(26, 18, 26, 20)
        outside.setSpacing(14)
        outside.addWidget(self.header)
        outside.addWidget(self.stack, 1)
        for pane in (self.checks, self.verified, self.past):
            self.side.add(scrolled(pane))
        split = RememberedSplit(self._context.preferences, "publish", self)
        split.addWidget(left)
        split.addWidget(self.side)
        split.lay_out([820, 420], 0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(split)

    def _connect(self) -> None:
        self.choice.chosen.connect(self._choose_target)
        self.choice.add_wanted.connect(self.targets.ask_folder)
        self.choice.zip_wanted.connect(self.targets.ask_zip)
        self.header.folder_wanted.connect(self._open_folder)
        self.header.browser_wanted.connect(self._open_browser)
        self.header.verify_wanted.connect(self._verify)
        self.header.rename_wanted.connect(lambda: self._with_target(self.targets.rename))
        self.header.forget_wanted.connect(lambda: self._with_target(self.targets.forget))
        self.verified.faults_told.connect(self._count_faults)
        self.header.export.clicked.connect(self._context.actions["export"].trigger)
        self.publish.clicked.connect(self._publish_ticked)
        self.model.ticked.connect(self._tick)
        self.view.look_wanted.connect(self.look_at_row)
        self.run.done.connect(self._take_result)
        self.run.failed.connect(self._take_failure)
        self.checks.story_wanted.connect(self._go_to_story)
        self.past.ledger_wanted.connect(self._open_ledger)
        self._soon.timeout.connect(self.read_plan)
        self._minute.timeout.connect(self._look_at_clock)
        self._context.hub.announced.connect(self._hear)

    def _take_targets(self, targets: tuple[Target, ...], last: str, wanted: str) -> None:
        kept = self._context.preferences.settings.window_state(self._key())
        before = str(self.choice.folder or "")
        choices = (wanted, before, kept, last)
        known = {target.folder for target in targets}
        chosen = next((folder for folder in choices if folder in known), "")
        self.choice.show_targets(targets, chosen)
        self.stack.setCurrentIndex(1 if targets else 0)
        if not targets:
            act = None if self._desk.read_only else self.targets.ask_folder
            self.empty.say(
                "Where should the site stand?",
                "Choose a folder: one that your web server shows, or one that you upload from.",
                "Add folder…" if act else "",
                act,
            )
        self.show_subject("")
        if self.isVisible() and self.header.export.hasFocus():
            self.setFocus()
        if str(self.choice.folder or "") != before:
            self._choose_target(str(self.choice.folder or ""))
        self._show_state()

    def _key(self) -> str:
        return f"{_LAST} {self._desk.workspace.id}"

    def _choose_target(self, folder: str) -> None:
        settings = self._context.preferences.settings
        self._context.preferences.take(settings.with_window(self._key(), folder))
        self.surveyed = None
        self.left_out = {}
        self.outcome.hide()
        self.model.show_groups(())
        self.checks.clear()
        self.side.tabs.set_count(CHECKS, 0)
        self.verified.show_target(self.choice.folder)
        self.read_plan()
        self._show_state()

    def _with_target(self, act: Callable[[Target], None]) -> None:
        if self.choice.target is not None:
            act(self.choice.target)

    def _count_faults(self, count: int) -> None:
        self.side.tabs.set_count(SITE, count)

    def _verify(self) -> None:
        if self.choice.folder is not None:
            self.side.show_pane(SITE)
            self.verified.begin(self.choice.folder)

    def _take_plan(self, surveyed: Surveyed) -> None:
        self.surveyed = surveyed
        now = self._desk.clock.now()
        if self._left is None:
            self._left = surveyed.plan
        elif sum(moving_count(surveyed.plan)) and surveyed.plan != self._left:
            self.outcome.forget_success()
        self._say(summary(surveyed.plan, surveyed.last, now))
        self._show_groups()
        told = [
            replace(held, reason=held_words(held, now))
            for held in surveyed.plan.held
            if held.must_fix or held.until
        ]
        self.checks.show_held(tuple(told))
        self.side.tabs.set_count(CHECKS, self.checks.must_fix)
        self.past.show_rows(surveyed.past, now)
        self._looks.ask(
            lambda: worth_a_look(self._desk, surveyed.plan), self._take_looks, self._fail
        )
        waits = any(held.until for held in surveyed.plan.held)
        self._minute.start() if waits else self._minute.stop()
        self._show_state()
        self.planned.emit()

    def _take_looks(self, looks: tuple[Note, ...]) -> None:
        self.checks.show_looks(looks)

    def _refuse_plan(self, error: Exception) -> None:
        if not isinstance(error, OffstoneError):
            raise error
        self.surveyed = None
        self.model.show_groups(())
        self.checks.clear()
        self._say(f"{error.message} {error.advice}".strip(), "red")
        self._show_state()
        self.planned.emit()

    def _say(self, text: str, tone: str = "muted") -> None:
        self.said.setText(text)
        set_tone(self.said, tone)

    def _tick(self, slug: str, leaves: bool) -> None:
        if leaves:
            self.left_out.pop(slug, None)
        elif self.surveyed is not None:
            for page in self.surveyed.plan.pages:
                if page.article == slug:
                    self.left_out[slug] = page
        self._show_groups()
        self.read_plan()

    def _show_groups(self) -> None:
        if self.surveyed is not None:
            self.model.show_groups(groups(self.surveyed.plan, tuple(self.left_out.values())))
            self.view.show_sizes()

    def _take_result(self, result: PublishResult) -> None:
        pages, parts = moving_count(result.plan)
        held = sum(held.must_fix for held in result.plan.held)
        text = outcome(pages or parts, result.written, result.seconds, held)
        acts = (("Open in browser", self._open_browser), ("Open folder", self._open_folder))
        self.outcome.say(f"{text} {result.rescued}".strip(), "green", acts)
        self.left_out = {}
        self._left = None
        self.published.emit(result)
        if self.choice.folder is not None and result.publication:
            self.verified.begin(self.choice.folder)
        self.read_plan()

    def _take_failure(self, error: Exception) -> None:
        self._show_state()
        if isinstance(error, Cancelled):
            self.outcome.say("Stopped. The site at the target is as it was.", "", ())
        elif isinstance(error, AddressTaken):
            text = (
                f"{error.message} Nothing was touched. Adopt writes our own in its place; what "
                "stands there now is kept in the folder “rescued” of this workspace."
            )
            self.outcome.say(text, "amber", (("Adopt", lambda: self.begin(adopt=True)),))
        elif isinstance(error, OffstoneError):
            self.outcome.say(f"{error.message} {error.advice}".strip(), "red", ())
        self.read_plan()
        if not isinstance(error, OffstoneError):
            raise error

    def _open_browser(self) -> None:
        if self.choice.folder is not None:
            try:
                self.shower.open_browser(self.choice.folder)
            except OffstoneError as error:
                self._fail(error)

    def _open_folder(self) -> None:
        if self.choice.folder is not None:
            self.shower.open_folder(self.choice.folder)

    def _open_ledger(self, publication: str) -> None:
        self.place_chosen.emit(Place("ledger", publication))

    def _go_to_story(self, slug: str) -> None:
        self._context.readers.run(
            lambda: self._desk.articles.by_slug(slug).id, self._show_story, self._fail
        )

    def _show_story(self, article_id: ArticleId) -> None:
        self.place_chosen.emit(articles(subject=article_id))

    def _show_state(self) -> None:
        plan = self.surveyed.plan if self.surveyed else None
        some = plan is not None and sum(moving_count(plan)) > 0
        here = self.choice.folder is not None
        self.publish.setText(button_words(plan) if plan or not here else "Publish")
        self.publish.setEnabled(some and not self.run.busy and not self._desk.read_only)
        self.model.writable = not self.run.busy and not self._desk.read_only
        writable = not self._desk.read_only
        self.header.show_state(here=here, busy=self.run.busy, writable=writable)
        self.side.setVisible(here)

    def _look_at_clock(self) -> None:
        if self.isVisible():
            self.read_plan()

    def _hear(self, changes: Changes, _origin: object) -> None:
        if changes.targets or changes.everything:
            self.read_targets()
        if changes == Changes(settings=True) or changes == Changes(searches=changes.searches):
            return
        self._stale = True
        if self.isVisible():
            self._soon.start()

    def _fail(self, error: Exception) -> None:
        self._context.report(error)
