"""The editor: one story, written, saved and given to the next hand."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from editor_app.domain.article import Article, Content
from editor_app.domain.changes import Changes
from editor_app.domain.errors import NotFound, OffstoneError
from editor_app.domain.ids import ArticleId
from editor_app.domain.listing import Listing
from editor_app.domain.status import Status
from editor_app.services.settings import Settings
from editor_app.ui.background import Newest
from editor_app.ui.draft import Draft
from editor_app.ui.editor.commands import Commands
from editor_app.ui.editor.elsewhere import ask_where, write_elsewhere
from editor_app.ui.editor.facts import meta_line
from editor_app.ui.editor.find_bar import FindBar
from editor_app.ui.editor.footer import Footer
from editor_app.ui.editor.link_dialog import LinkDialog
from editor_app.ui.editor.saving import Saver, Stored
from editor_app.ui.editor.sheet import Sheet
from editor_app.ui.editor.toolbar import Toolbar
from editor_app.ui.picture_intake import PictureIntake
from editor_app.ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from editor_app.ui.room_context import RoomContext

_PATIENCE = 5000
_NEXT = {
    Status.DRAFT: Status.REVIEW,
    Status.REVIEW: Status.READY,
    Status.READY: Status.READY,
    Status.PUBLISHED: Status.READY,
    Status.WITHDRAWN: Status.DRAFT,
}


class EditorRoom(QWidget):
    """Toolbar, sheet and footer over the shared draft."""

    cursor_line_moved = Signal(int)
    checks_wanted = Signal()
    publish_wanted = Signal()
    arrived = Signal()

    def __init__(self, context: "RoomContext", draft: Draft) -> None:
        super().__init__()
        self.setObjectName("EditorRoom")
        self._context, self.draft = context, draft
        self.sheet = Sheet(self)
        self.commands = Commands(self.sheet.body)
        self.pictures = PictureIntake(context, self, self.commands.picture, self._tell_failure)
        self.toolbar = Toolbar(context.actions, self)
        self.find_bar = FindBar(self.sheet.body, self)
        self.footer = Footer(self)
        self.empty = EmptyState("No story is open", "Choose one in the list, or begin a new one.")
        new = context.actions["new-article"]
        self.empty.say(self.empty.title.text(), self.empty.text.text(), "New article", new.trigger)
        self.saver = Saver(draft, self._store, self._run_save, parent=self)
        self._opening, self._fresh = Newest(context.readers.run), Newest(context.readers.run)
        self._linking = Newest(context.readers.run)
        self._coming = ""
        self._counting = QTimer(self, singleShot=True, interval=250)
        self.stage = QStackedWidget(self)
        self.stage.addWidget(self.sheet)
        self.stage.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.toolbar, self.find_bar, self.stage, self.footer):
            column.addWidget(widget, 1 if widget is self.stage else 0)
        self._connect()
        self._bind_actions()
        self._wear(context.preferences.settings)
        self._show_article(None)

    def show_article(self, article_id: str) -> bool:
        """Open a story after saving the one before; False when that could not be saved."""
        if self.draft.article is not None and self.draft.article.id == article_id:
            self._opening.forget()
            self._coming = ""
            return True
        if not self.flush():
            return False
        articles = self._context.desk.articles
        self._coming = article_id
        self._opening.ask(
            lambda: articles.get(ArticleId(article_id)), self.draft.open, self._fail_to_open
        )
        return True

    def close_article(self) -> bool:
        """Show no story; False when the open one could not be saved."""
        if not self.flush():
            return False
        self.draft.open(None)
        return True

    def flush(self) -> bool:
        """Save and wait; False when the disk refuses."""
        self._note_cursor()
        saved = self.saver.flush()
        if saved:
            self.saver.keep_cursor()
        return saved

    def focus_text(self) -> None:
        """Let the next key be written into the story; keys wait while it is on its way."""
        self._await_story()
        empty = not self.sheet.headline.toPlainText()
        (self.sheet.headline if empty else self.sheet.body).setFocus()

    def go_to(self, field: str, start: int, end: int) -> None:
        """Show a place in the story."""
        if field == "body":
            self.sheet.body.go_to(start, end)
        elif field in {"headline", "standfirst"}:
            (self.sheet.headline if field == "headline" else self.sheet.standfirst).setFocus()

    def show_checks(self, count: int) -> None:
        """Say in the footer how many findings there are."""
        self.footer.show_checks(count)

    def set_status(self, status: Status) -> None:
        """Give the story to the next hand, after saving it."""
        article, articles = self.draft.article, self._context.desk.articles
        if article is None or not self.flush():
            return

        def work() -> Stored:
            changes = articles.set_status(article.id, status)
            return Stored(changes, articles.get(article.id))

        self._context.lane.run(work, self._take_status, self._tell_failure)

    def _connect(self) -> None:
        self.sheet.edited.connect(self._take_edit)
        self.sheet.body.pictures_dropped.connect(self.pictures.take)
        self.sheet.body.cursorPositionChanged.connect(self._tell_line)
        self.draft.opened.connect(self._show_article)
        self.draft.edited.connect(self._show_edit)
        self.draft.refreshed.connect(self._show_facts)
        self.draft.turning.connect(self._begin_sitting)
        self.saver.state_changed.connect(self.footer.show_state)
        self.saver.saved.connect(self._announce_save)
        self.footer.retry_wanted.connect(self.saver.save_now)
        self.footer.elsewhere_wanted.connect(self._save_elsewhere)
        self.footer.checks_wanted.connect(self.checks_wanted)
        self.toolbar.status_chosen.connect(self.set_status)
        self.find_bar.closed.connect(self.sheet.body.setFocus)
        self._counting.timeout.connect(self._count)
        self._context.hub.announced.connect(self._hear)
        self._context.names.changed.connect(self._show_facts)
        self._context.preferences.changed.connect(self._wear)

    def _bind_actions(self) -> None:
        actions = self._context.actions
        for name, command in self.commands.table_of(self._ask_link, self.pictures.ask).items():
            actions.on(name, command)
        for name, act in (
            ("find", self.find_bar.open),
            ("undo", self.sheet.undo),
            ("redo", self.sheet.redo),
            ("save", self.saver.save_now),
            ("next-step", self._take_next_step),
        ):
            actions.on(name, act)
        for spec, action in actions.all():
            if spec.menu == "Format":
                self.addAction(action)

    def _take_edit(self, fields: dict[str, str]) -> None:
        self._note_cursor()
        self.draft.change(self.sheet, **fields)

    def _await_story(self) -> None:
        """Wait for the story that is on its way, so that no key goes into the one before."""
        limit = QTimer(self, singleShot=True)
        limit.start(_PATIENCE)
        while self._coming and limit.isActive():
            loop = QEventLoop()
            self.arrived.connect(loop.quit)
            limit.timeout.connect(loop.quit)
            loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        limit.deleteLater()

    def _show_article(self, article: Article | None) -> None:
        content = article.content if article else Content()
        read_only = article is None or self._context.desk.read_only or article.trashed is not None
        self.draft.read_only = read_only
        self.sheet.load(content.headline, content.standfirst, content.body, content.dateline)
        self.sheet.set_read_only(read_only=read_only)
        self.stage.setCurrentWidget(self.empty if article is None else self.sheet)
        for part in (self.toolbar, self.footer):
            part.setVisible(article is not None)
        if article is not None:
            self.sheet.body.set_position(article.cursor)
        self._count()
        self._show_facts()
        self._coming = ""
        self.arrived.emit()

    def _show_edit(self, content: Content, origin: object) -> None:
        self._counting.start()
        if origin is self.sheet:
            return
        body = self.sheet.body
        if content.body != body.toPlainText():
            cursor = body.textCursor()
            cursor.select(cursor.SelectionType.Document)
            cursor.insertText(content.body)
        for field, text in (
            (self.sheet.headline, content.headline),
            (self.sheet.standfirst, content.standfirst),
        ):
            if field.toPlainText() != text:
                field.setPlainText(text)
        body.set_dateline(content.dateline)
        self._show_facts()

    def _show_facts(self, _: object = None) -> None:
        article, content = self.draft.article, self.draft.content
        status = article.status if article else Status.DRAFT
        edited = article is not None and article.edited
        self.toolbar.show_status(status, edited=edited, enabled=not self.draft.read_only)
        known = self._context.names.known
        self.sheet.meta.setText(meta_line(content, known))
        self.footer.show_language(content.language or known.site.language)

    def _wear(self, settings: Settings) -> None:
        self.sheet.body.set_face(settings.editor_face, settings.editor_size, settings.line_width)
        self.saver.set_delay(settings.autosave)

    def _count(self) -> None:
        self.footer.show_text(self.draft.content.body)

    def _run_save(self, work: object, done: object, failed: object) -> None:
        self._context.lane.run(work, done, failed, first=True)  # type: ignore[arg-type]

    def _store(self, id_: ArticleId, content: Content, cursor: int, sitting: str) -> Stored:
        articles = self._context.desk.articles
        changes = articles.save(id_, content, cursor=cursor, sitting=sitting)
        return Stored(changes, articles.get(id_))

    def _begin_sitting(self) -> None:
        """Keep what stands now as a save of its own, before another state takes its place."""
        self.saver.flush()
        self.saver.new_sitting()

    def _announce_save(self, stored: Stored) -> None:
        self.draft.settle(stored.article)
        self._context.hub.announce(stored.changes, self)

    def _take_status(self, stored: Stored) -> None:
        self.saver.new_sitting()
        self._announce_save(stored)
        if stored.article.status is Status.READY:
            self._prepare(stored.article.id)

    def _prepare(self, article_id: ArticleId) -> None:
        """Let the approved text be rendered now, so that publishing need not wait for it."""
        desk = self._context.desk
        self._context.readers.run(
            lambda: desk.previewing.prepare([article_id]), lambda _: None, lambda _: None
        )

    def _hear(self, changes: Changes, origin: object) -> None:
        article, articles = self.draft.article, self._context.desk.articles
        touched = article is not None and (article.id in changes.articles or changes.everything)
        if article is not None and touched and origin is not self:
            self._fresh.ask(lambda: articles.get(article.id), self._take_fresh, self._fail_to_read)

    def _take_fresh(self, fresh: Article) -> None:
        article = self.draft.article
        if article is None or fresh.id != article.id:
            return
        if self.draft.dirty and fresh.content != article.content:
            self.footer.show_note("Changed elsewhere too: your words are kept and saved.")
        self.draft.refresh(fresh)

    def _take_next_step(self) -> None:
        article = self.draft.article
        if article is None:
            return
        if self.toolbar.primary.text() == "Go to Publish":
            if self.flush():
                self.publish_wanted.emit()
            return
        self.set_status(_NEXT[article.status])

    def _ask_link(self) -> None:
        articles = self._context.desk.articles
        self._linking.ask(
            lambda: [(row.headline, row.slug) for row in articles.rows(Listing(), None, 1000).rows],
            self._show_link_dialog,
            self._tell_failure,
        )

    def _show_link_dialog(self, stories: list[tuple[str, str]]) -> None:
        dialog = LinkDialog(self.sheet.body.selected(), [s for s in stories if s[0]], self)
        dialog.accepted.connect(lambda: self.commands.link(*dialog.link()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _save_elsewhere(self) -> None:
        file = ask_where(self.draft.content, self)
        if file is not None:
            try:
                write_elsewhere(self.draft.content, file)
            except OSError as error:
                self._tell_failure(error)

    def _note_cursor(self) -> None:
        self.draft.cursor = self.sheet.body.textCursor().position()

    def _tell_line(self) -> None:
        self.cursor_line_moved.emit(self.sheet.body.textCursor().blockNumber() + 1)

    def _fail_to_open(self, error: Exception) -> None:
        self.draft.open(None)
        self._tell_failure(error)

    def _fail_to_read(self, error: Exception) -> None:
        if isinstance(error, NotFound):
            text = "This story was removed elsewhere; what you write is kept here."
            self.footer.show_note(text)
        else:
            self._tell_failure(error)

    def _tell_failure(self, error: Exception) -> None:
        message = error.message if isinstance(error, OffstoneError) else str(error)
        self.footer.show_note(message)
        if isinstance(error, OffstoneError):
            self._context.report(error)
