"""Details: every field of the open story, the blocks on its page, its corrections."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from editor_app.domain.article import Article
from editor_app.domain.changes import Changes
from editor_app.domain.correction import Correction, CorrectionKind
from editor_app.domain.ids import ArticleId, CorrectionId, RevisionId
from editor_app.services.deciding import ArticleBlocks
from editor_app.ui.background import Newest
from editor_app.ui.draft import Draft
from editor_app.ui.inspector.article_form import ArticleForm
from editor_app.ui.inspector.block_acts import BlockActs
from editor_app.ui.inspector.blocks_list import BlocksList
from editor_app.ui.inspector.corrections_list import CorrectionsList
from editor_app.ui.inspector.translations_list import TranslationsList
from editor_app.ui.picture_intake import PictureIntake
from editor_app.ui.thumbnails import Thumbnails
from editor_app.ui.widgets.plain_words import words
from editor_app.ui.widgets.tab_order import tab_through
from editor_app.ui.writes import Writes

if TYPE_CHECKING:
    from editor_app.ui.room_context import RoomContext

# Fields by which rules find an article.
_MATCHED = frozenset({"byline", "tags", "section", "kind", "language"})
_Corrections = tuple[tuple[Correction, ...], dict[RevisionId, int]]


class DetailsPane(QScrollArea):
    """A form over the shared draft; what it writes beside the draft goes by the lane."""

    template_requested = Signal(str)

    def __init__(self, context: "RoomContext", draft: Draft, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._draft = context, draft
        self._slug, self._blocks, self._marks = (Newest(context.readers.run) for _ in range(3))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Details of the story")
        sheet = QWidget(self)
        self._thumbnails = Thumbnails(context.desk, context.readers)
        self.form = ArticleForm(self._thumbnails, sheet)
        self.pictures = PictureIntake(context, self, self._take_picture, context.report)
        self.blocks, self.corrections = BlocksList(sheet), CorrectionsList(sheet)
        self.translations = TranslationsList(context, draft, sheet)
        column = QVBoxLayout(sheet)
        column.setContentsMargins(20, 16, 20, 24)
        column.setSpacing(8)
        column.addWidget(self.form)
        for title, widget in (
            ("In other languages", self.translations),
            ("Blocks on this page", self.blocks),
            ("Corrections", self.corrections),
        ):
            column.addSpacing(16)
            column.addWidget(words(title, role="heading"))
            column.addWidget(widget)
        column.addStretch(1)
        self.setWidget(sheet)
        self._soon = QTimer(self, singleShot=True, interval=60)
        self._soon.timeout.connect(self.read)
        self._writes = Writes(context, self)
        self._acts = BlockActs(context, draft, self._read_again)
        self._connect()
        self._connect_blocks()

    def read(self) -> None:
        """Show the draft's fields, and read what stands beside it in the store."""
        article = self._draft.article
        if article is None or not self.isVisible():
            return
        self._show_content()
        self._read_blocks()
        self.translations.read()
        key, desk = article.id, self._context.desk

        def work() -> _Corrections:
            found = desk.articles.corrections(key)
            rows = desk.history.rows(key) if found else ()
            return found, {row.id: row.number for row in rows}

        self._marks.ask(work, self._show_corrections, self._context.report)

    def go_to(self, field: str) -> None:
        """Bring a field into view, ready to be typed in."""
        self.read()
        line = self.form.field(field)
        if line is None and field in {"templates", "blocks", "template"}:
            line = self.blocks.go_to()
        if line is not None:
            line.setFocus()
            self.ensureWidgetVisible(line, 0, 80)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.read()

    def _connect(self) -> None:
        self._draft.opened.connect(self._show_article)
        self._draft.edited.connect(self._show_edit)
        self._draft.refreshed.connect(self._read_soon)
        self._context.names.changed.connect(self._read_soon)
        self._context.hub.announced.connect(self._hear)
        self.form.edited.connect(self._take_edit)
        self.form.new_label.connect(self._make_label)
        self.form.picture.choose_wanted.connect(self.pictures.ask)
        self.corrections.correct_wanted.connect(self._correct)
        self.corrections.strike_wanted.connect(self._strike)

    def _connect_blocks(self) -> None:
        blocks, acts = self.blocks, self._acts
        blocks.add_wanted.connect(acts.put_on)
        blocks.take_off_wanted.connect(acts.take_off)
        blocks.put_back_wanted.connect(acts.let_stand)
        blocks.release_wanted.connect(acts.release)
        blocks.arranged.connect(acts.arrange)
        blocks.rules_wanted.connect(acts.arrange_by_rules)
        blocks.refused.connect(self._context.toasts.say)
        blocks.dragged_to.connect(self._keep_in_view)
        blocks.template_requested.connect(self.template_requested)

    def _read_soon(self) -> None:
        self._soon.start()

    def _show_article(self, article: Article | None) -> None:
        self.form.set_writable(writable=article is not None and not self._draft.read_only)
        self.form.show_trouble("")
        self.blocks.forget()
        self.verticalScrollBar().setValue(0)
        self.read()

    def _show_edit(self, _content: object, origin: object) -> None:
        if origin is not self and self.isVisible():
            self._soon.start()

    def _show_content(self) -> None:
        self.form.show_content(self._draft.content, self._context.names.known)

    def _take_edit(self, fields: dict[str, Any]) -> None:
        if fields.get("slug"):
            self._try_slug(str(fields["slug"]))
            return
        self._draft.change(self, **fields)
        if set(fields) & {"byline", "tags", "embargo", "section", "lead_picture", "slug"}:
            self._show_content()
        if set(fields) & _MATCHED:
            self._read_blocks()

    def _try_slug(self, slug: str) -> None:
        """Take a typed slug only when it can be: a save would silently make it another."""
        article = self._draft.article
        if article is None or slug == self._draft.content.slug:
            self.form.show_trouble("")
            return
        key, articles = article.id, self._context.desk.articles

        def take(trouble: str) -> None:
            self.form.show_trouble(trouble)
            if not trouble and self._draft.article is not None and self._draft.article.id == key:
                self._draft.change(self, slug=slug)

        self._slug.ask(lambda: articles.slug_trouble(slug, key), take, self._context.report)

    def _take_picture(self, name: str, _alt: str) -> None:
        self._draft.change(self, lead_picture=name)
        self._show_content()

    def _read_blocks(self) -> None:
        article, desk = self._draft.article, self._context.desk
        if article is None or not self.isVisible():
            return
        key, content = article.id, self._draft.content
        self._blocks.ask(
            lambda: desk.rules.of_article(key, content), self._show_blocks, self._context.report
        )

    def _show_blocks(self, found: ArticleBlocks) -> None:
        self.blocks.show_blocks(found, writable=not self._draft.read_only)
        self._lead_tab()

    def _lead_tab(self) -> None:
        """Let Tab go on below the form, where cards are made when they are read."""
        last = self.form.texts["note_to_editors"]
        others = self.translations.stops()
        tab_through([last, *others, *self.blocks.stops(), *self.corrections.stops()])

    def _read_again(self) -> None:
        """Show what the store has, in place of an order that it refused."""
        self.blocks.forget()
        self._soon.start()

    def _keep_in_view(self, y: int) -> None:
        self.ensureVisible(0, self.blocks.y() + y, 0, 60)

    def _show_corrections(self, found: _Corrections) -> None:
        corrections, numbers = found
        self.corrections.show_corrections(corrections, numbers, writable=not self._draft.read_only)
        self._lead_tab()

    def _make_label(self, kind: str, name: str) -> None:
        article, labels = self._draft.article, self._context.desk.labels
        make: Callable[[str], Changes] = getattr(labels, f"add_{kind}")

        def take(changes: Changes) -> None:
            self._context.hub.announce(changes, self)
            if kind == "section":
                self._context.toasts.say(f"“{name}” is a new section of the site.")
            now = self._draft.article
            if article is not None and now is not None and now.id == article.id:
                self._take_label(kind, changes.created)

        self._context.lane.run(lambda: make(name), take, self._context.report)

    def _take_label(self, kind: str, made: str) -> None:
        if kind == "section":
            self._draft.change(self, section=made)
        else:
            field = "byline" if kind == "author" else "tags"
            there: tuple[str, ...] = getattr(self._draft.content, field)
            self._draft.change(self, **{field: tuple(dict.fromkeys((*there, made)))})
        self._soon.start()

    def _correct(self, kind: CorrectionKind, text: str) -> None:
        article, articles = self._draft.article, self._context.desk.articles
        if article is not None:
            key: ArticleId = article.id
            self._writes(
                lambda: articles.correct(key, kind, text), lambda _: self.corrections.clear_form()
            )

    def _strike(self, correction: str, reason: str) -> None:
        articles = self._context.desk.articles
        self._writes(lambda: articles.strike(CorrectionId(correction), reason))

    def _hear(self, changes: Changes, _origin: object) -> None:
        if changes.pictures:
            self._thumbnails.forget()
        shown = changes.templates or changes.rules or changes.corrections
        if shown or changes.pictures or changes.everything:
            self._soon.start()
