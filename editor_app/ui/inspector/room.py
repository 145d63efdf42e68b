"""The inspector: the page, the details, the checks and the history of the open story."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from editor_app.domain.article import Article
from editor_app.domain.changes import Changes
from editor_app.domain.finding import Finding
from editor_app.ui.background import Newest
from editor_app.ui.draft import Draft
from editor_app.ui.inspector.details_pane import DetailsPane
from editor_app.ui.inspector.findings_pane import FindingsPane
from editor_app.ui.inspector.history_pane import HistoryPane
from editor_app.ui.widgets.empty_state import EmptyState
from editor_app.ui.widgets.segmented_tabs import SegmentedTabs

if TYPE_CHECKING:
    from editor_app.ui.room_context import RoomContext

TABS = ("Preview", "Details", "Checks", "History")
WIDTHS = ("Desktop", "Tablet", "Phone")
_IN_TEXT = frozenset({"body", "headline", "standfirst"})


class InspectorRoom(QWidget):
    """Four tabs over the shared draft; the preview is given, since rooms are strangers."""

    place_chosen = Signal(str, int, int)
    template_requested = Signal(str)
    findings_counted = Signal(int)
    width_chosen = Signal(str)

    def __init__(self, context: "RoomContext", draft: Draft, preview: QWidget) -> None:
        super().__init__()
        self.setObjectName("InspectorRoom")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._context, self._draft = context, draft
        self._checks = Newest(context.readers.run)
        self.details = DetailsPane(context, draft, self)
        self.findings = FindingsPane(self)
        self.history = HistoryPane(context, draft, self)
        self.empty = EmptyState("The page stands here", "Open a story to see it.", self)
        self.stack = QStackedWidget(self)
        for pane in (preview, self.details, self.findings, self.history, self.empty):
            self.stack.addWidget(pane)
        self.tabs = SegmentedTabs(TABS, self)
        self._checking = QTimer(self, singleShot=True, interval=400)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header())
        column.addWidget(self.stack, 1)
        self._connect()
        self._show_article(draft.article)

    def show_tab(self, name: str) -> None:
        """Show one of the tabs."""
        self.tabs.show_chosen(name)
        there = self._draft.article is not None
        self.stack.setCurrentIndex(TABS.index(name) if there else len(TABS))
        self.width_menu.setVisible(name == "Preview")

    def minimumSizeHint(self) -> QSize:
        return QSize(320, 200)

    def _header(self) -> QWidget:
        bar = QWidget(self)
        bar.setObjectName("InspectorHeader")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        bar.setFixedHeight(44)
        row = QHBoxLayout(bar)
        row.setContentsMargins(12, 0, 10, 0)
        row.setSpacing(0)
        row.addWidget(self.tabs)
        row.addStretch(1)
        self.width_menu = QToolButton(bar)
        self.width_menu.setAccessibleName("Width of the preview")
        self.width_menu.setToolTip("Show the page as on a desktop, a tablet or a phone")
        self.width_menu.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.width_menu.setText("Desktop ▾")
        menu = QMenu(self.width_menu)
        for name in WIDTHS:
            action = menu.addAction(name)
            action.triggered.connect(lambda _=False, chosen=name: self._choose_width(chosen))
        self.width_menu.setMenu(menu)
        row.addWidget(self.width_menu)
        return bar

    def _connect(self) -> None:
        self.tabs.chosen.connect(self.show_tab)
        self._draft.opened.connect(self._show_article)
        self._draft.edited.connect(self._check_soon)
        self._checking.timeout.connect(self._check)
        self._context.hub.announced.connect(self._hear)
        self.details.template_requested.connect(self.template_requested)
        self.findings.place_chosen.connect(self._go_there)

    def _show_article(self, article: Article | None) -> None:
        self.tabs.setEnabled(article is not None)
        self.show_tab(self.tabs.current)
        if article is None:
            self._checks.forget()
            self._show_findings(())
        else:
            self._checking.start()

    def _check_soon(self) -> None:
        self._checking.start()

    def _check(self) -> None:
        article, checks = self._draft.article, self._context.desk.checks
        if article is None:
            return
        key, content = article.id, self._draft.content
        self._checks.ask(
            lambda: checks.article(key, content), self._show_findings, self._context.report
        )

    def _show_findings(self, findings: tuple[Finding, ...]) -> None:
        self.findings.show_findings(findings)
        self.details.blocks.show_findings(findings)
        self.tabs.set_count("Checks", len(findings))
        self.findings_counted.emit(len(findings))

    def _go_there(self, where: str, start: int, end: int) -> None:
        if where in _IN_TEXT:
            self.place_chosen.emit(where, start, end)
            return
        self.show_tab("Details")
        self.details.go_to(where)

    def _hear(self, changes: Changes, _origin: object) -> None:
        if self._draft.article is not None and changes:
            self._checking.start()

    def _choose_width(self, name: str) -> None:
        self.width_menu.setText(f"{name} ▾")
        self.width_chosen.emit(name)
