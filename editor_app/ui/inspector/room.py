"""The inspector: the page, the details, the checks and the history of the open story."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from editor_app.domain.article import Article
from editor_app.domain.changes import Changes
from editor_app.domain.correction import CorrectionKind
from editor_app.domain.errors import OffstoneError
from editor_app.domain.finding import Finding
from editor_app.ui.draft import Draft
from editor_app.ui.inspector.details_pane import DetailsPane, Known
from editor_app.ui.inspector.findings_pane import FindingsPane
from editor_app.ui.inspector.history_pane import HistoryPane

if TYPE_CHECKING:
    from editor_app.ui.room_context import RoomContext

TABS = ("Preview", "Details", "Checks", "History")


class InspectorRoom(QWidget):
    """Four tabs over the shared draft; the preview is given, since rooms are strangers."""

    place_chosen = Signal(str, int, int)
    template_requested = Signal(str)
    findings_counted = Signal(int)
    width_chosen = Signal(str)
    failed = Signal(str)

    def __init__(self, context: "RoomContext", draft: Draft, preview: QWidget) -> None:
        super().__init__()
        self.setObjectName("InspectorRoom")
        self._context, self._draft = context, draft
        self._known = Known()
        self.details = DetailsPane(self)
        self.findings = FindingsPane(self)
        self.history = HistoryPane(self._read_revision, self)
        self.stack = QStackedWidget(self)
        for pane in (preview, self.details, self.findings, self.history):
            self.stack.addWidget(pane)
        self.tabs = [self._tab(number, name) for number, name in enumerate(TABS)]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header())
        column.addWidget(self.stack, 1)
        self._checking = QTimer(self, singleShot=True, interval=400)
        self._connect()
        self.show_tab("Preview")

    def show_tab(self, name: str) -> None:
        """Show one of the tabs."""
        number = TABS.index(name)
        self.stack.setCurrentIndex(number)
        for place, tab in enumerate(self.tabs):
            tab.setChecked(place == number)
        self.width_menu.setVisible(number == 0)
        if name == "History":
            self._read_history()
        elif name == "Details":
            self._read_details()

    def _header(self) -> QWidget:
        bar = QWidget(self)
        bar.setObjectName("InspectorHeader")
        bar.setFixedHeight(44)
        row = QHBoxLayout(bar)
        row.setContentsMargins(12, 0, 16, 0)
        for tab in self.tabs:
            row.addWidget(tab)
        row.addStretch(1)
        self.width_menu = QToolButton(bar)
        self.width_menu.setText("Desktop ▾")
        self.width_menu.setAutoRaise(True)
        self.width_menu.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.width_menu)
        for name in ("Desktop", "Tablet", "Phone"):
            action = menu.addAction(name)
            action.triggered.connect(lambda _=False, chosen=name: self._choose_width(chosen))
        self.width_menu.setMenu(menu)
        row.addWidget(self.width_menu)
        return bar

    def _tab(self, number: int, name: str) -> QToolButton:
        tab = QToolButton(self)
        tab.setObjectName("InspectorTab")
        tab.setText(name)
        tab.setCheckable(True)
        tab.setAutoRaise(True)
        tab.setAccessibleName(name)
        tab.clicked.connect(lambda: self.show_tab(TABS[number]))
        return tab

    def _connect(self) -> None:
        self._draft.opened.connect(self._show_article)
        self._draft.edited.connect(self._show_edit)
        self._draft.refreshed.connect(lambda: self._show_content())
        self._checking.timeout.connect(self._check)
        self._context.hub.announced.connect(self._hear)
        self.details.edited.connect(self._take_edit)
        self.details.new_label.connect(self._make_label)
        self.details.blocks.add_wanted.connect(lambda key: self._change_blocks("add_to", key))
        self.details.blocks.take_off_wanted.connect(
            lambda key: self._change_blocks("take_off", key)
        )
        self.details.blocks.template_requested.connect(self.template_requested)
        self.details.corrections.correct_wanted.connect(self._correct)
        self.details.corrections.strike_wanted.connect(self._strike)
        self.findings.place_chosen.connect(self._go_there)
        self.history.bring_back_wanted.connect(self._bring_back)

    def _show_article(self, article: Article | None) -> None:
        self.setEnabled(article is not None)
        self.details.set_read_only(read_only=self._draft.read_only)
        self.history.set_read_only(read_only=self._draft.read_only)
        self._read_names()
        self.show_tab(TABS[self.stack.currentIndex()])
        self._checking.start()

    def _show_edit(self, _content: object, origin: object) -> None:
        if origin is not self.details:
            self._show_content()
        self._checking.start()

    def _show_content(self) -> None:
        if self.stack.currentIndex() == 1:
            self.details.show_content(self._draft.content, self._known)

    def _take_edit(self, fields: dict[str, Any]) -> None:
        article = self._draft.article
        if article is not None and fields.get("slug"):
            trouble = self._context.desk.articles.slug_trouble(fields["slug"], article.id)
            self.details.show_trouble(trouble)
        self._draft.change(self.details, **fields)
        if set(fields) & {"byline", "tags", "embargo", "section"}:
            self._show_content()
        if set(fields) & {"byline", "tags", "section", "kind", "language"}:
            self._read_blocks()

    def _read_names(self) -> None:
        desk = self._context.desk
        labels = getattr(desk, "labels", None)
        if labels is None:
            return
        self._known = Known(
            {a.id: a.name for a in labels.authors()},
            {s.id: s.name for s in labels.sections()},
            {t.id: t.name for t in labels.tags()},
            desk.site.get().time_zone,
        )

    def _read_details(self) -> None:
        self._show_content()
        self._read_blocks()
        article = self._draft.article
        if article is None:
            return
        corrections = self._context.desk.articles.corrections(article.id)
        writable = not self._draft.read_only
        self.details.corrections.show_corrections(corrections, writable=writable)

    def _read_blocks(self) -> None:
        article, templates = self._draft.article, getattr(self._context.desk, "templates", None)
        if article is None or templates is None:
            return
        blocks = templates.blocks(article.id, self._draft.content)
        there = {block.template.id for block in blocks}
        rows = (row.template for row in templates.rows())
        others = [(t.id, t.name) for t in rows if t.id not in there and not t.retired]
        self.details.blocks.show_blocks(blocks, others, writable=not self._draft.read_only)

    def _read_history(self) -> None:
        article, history = self._draft.article, getattr(self._context.desk, "history", None)
        if article is not None and history is not None:
            self.history.show_rows(history.rows(article.id))

    def _read_revision(self, number: int) -> Any:
        return self._context.desk.history.get(number)

    def _check(self) -> None:
        article, checks = self._draft.article, getattr(self._context.desk, "checks", None)
        if article is None or checks is None:
            return
        content = self._draft.content
        self._context.readers.run(
            lambda: checks.article(article.id, content), self._show_findings, self._tell_failure
        )

    def _show_findings(self, findings: tuple[Finding, ...]) -> None:
        self.findings.show_findings(findings)
        self.tabs[2].setText(f"Checks {len(findings)}" if findings else "Checks")
        self.findings_counted.emit(len(findings))

    def _go_there(self, where: str, start: int, end: int) -> None:
        if where in {"body", "headline", "standfirst"}:
            self.place_chosen.emit(where, start, end)
            return
        self.show_tab("Details")
        line = self.details.lines.get(where)
        if line is not None:
            line.setFocus()
            self.details.ensureWidgetVisible(line)

    def _make_label(self, kind: str, name: str) -> None:
        labels = self._context.desk.labels
        make: Callable[[str], Changes] = getattr(labels, f"add_{kind}")
        self._context.lane.run(
            lambda: make(name), lambda changes: self._take_label(kind, changes), self._tell_failure
        )

    def _take_label(self, kind: str, changes: Changes) -> None:
        self._read_names()
        content, made = self._draft.content, changes.created
        self._context.hub.announce(changes, self)
        if kind == "section":
            self._take_edit({"section": made})
            return
        field = "byline" if kind == "author" else "tags"
        there: tuple[str, ...] = getattr(content, field)
        self._take_edit({field: tuple(dict.fromkeys((*there, made)))})

    def _change_blocks(self, how: str, template_id: str) -> None:
        article = self._draft.article
        if article is not None:
            change = getattr(self._context.desk.templates, how)
            self._write(lambda: change(article.id, template_id))

    def _correct(self, kind: CorrectionKind, text: str) -> None:
        article = self._draft.article
        if article is not None:
            self._write(lambda: self._context.desk.articles.correct(article.id, kind, text))

    def _strike(self, correction: Any, reason: str) -> None:
        self._write(lambda: self._context.desk.articles.strike(correction, reason))

    def _bring_back(self, number: int) -> None:
        """Take an old state as the newest edit: the saves in between stay, and undo works."""
        content = self._read_revision(number).content
        names = [name for name in content.__dataclass_fields__ if name != "slug"]
        self._draft.change(self.history, **{name: getattr(content, name) for name in names})

    def _write(self, work: Callable[[], Changes]) -> None:
        self._context.lane.run(
            work, lambda changes: self._context.hub.announce(changes, self), self._tell_failure
        )

    def _hear(self, changes: Changes, _origin: object) -> None:
        if changes.authors or changes.sections or changes.tags or changes.everything:
            self._read_names()
        if self._draft.article is not None:
            self.show_tab(TABS[self.stack.currentIndex()])
            self._checking.start()

    def _choose_width(self, name: str) -> None:
        self.width_menu.setText(f"{name} ▾")
        self.width_chosen.emit(name)

    def _tell_failure(self, error: Exception) -> None:
        self.failed.emit(error.message if isinstance(error, OffstoneError) else str(error))
