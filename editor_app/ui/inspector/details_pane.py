"""Details: every field of the open story, the blocks on its page, its corrections."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from editor_app.domain.article import Article
from editor_app.domain.changes import Changes
from editor_app.domain.correction import Correction, CorrectionKind
from editor_app.domain.ids import ArticleId, CorrectionId, TemplateId
from editor_app.domain.resolution import Block
from editor_app.ui.background import Newest
from editor_app.ui.draft import Draft
from editor_app.ui.inspector.article_form import ArticleForm
from editor_app.ui.inspector.blocks_list import BlocksList
from editor_app.ui.inspector.corrections_list import CorrectionsList
from editor_app.ui.picture_intake import PictureIntake
from editor_app.ui.thumbnails import Thumbnails
from editor_app.ui.widgets.plain_words import words

if TYPE_CHECKING:
    from editor_app.ui.room_context import RoomContext

# Fields by which rules find an article.
_MATCHED = frozenset({"byline", "tags", "section", "kind", "language"})
_Blocks = tuple[tuple[Block, ...], tuple[tuple[str, str], ...]]


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
        column = QVBoxLayout(sheet)
        column.setContentsMargins(20, 16, 20, 24)
        column.setSpacing(8)
        column.addWidget(self.form)
        for title, widget in (
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
        self._connect()

    def read(self) -> None:
        """Show the draft's fields, and read what stands beside it in the store."""
        article = self._draft.article
        if article is None or not self.isVisible():
            return
        self._show_content()
        self._read_blocks()
        key, articles = article.id, self._context.desk.articles
        self._marks.ask(
            lambda: articles.corrections(key), self._show_corrections, self._context.report
        )

    def go_to(self, field: str) -> None:
        """Bring a field into view, ready to be typed in."""
        self.read()
        line = self.form.field(field)
        if line is None and field in {"templates", "blocks", "template"}:
            line = self.blocks.add
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
        self.blocks.add_wanted.connect(self._put_on)
        self.blocks.take_off_wanted.connect(self._take_off)
        self.blocks.template_requested.connect(self.template_requested)
        self.corrections.correct_wanted.connect(self._correct)
        self.corrections.strike_wanted.connect(self._strike)

    def _read_soon(self) -> None:
        self._soon.start()

    def _show_article(self, article: Article | None) -> None:
        self.form.set_writable(writable=article is not None and not self._draft.read_only)
        self.form.show_trouble("")
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

        def work() -> _Blocks:
            blocks = desk.rules.blocks(key, content)
            there = {block.template.id for block in blocks}
            rows = (row.template for row in desk.templates.rows())
            others = [(t.id, t.name) for t in rows if t.id not in there and not t.retired]
            return blocks, tuple(others)

        self._blocks.ask(work, self._show_blocks, self._context.report)

    def _show_blocks(self, found: _Blocks) -> None:
        blocks, others = found
        self.blocks.show_blocks(blocks, others, writable=not self._draft.read_only)

    def _show_corrections(self, found: tuple[Correction, ...]) -> None:
        self.corrections.show_corrections(found, writable=not self._draft.read_only)

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

    def _put_on(self, template_id: str) -> None:
        article, rules = self._draft.article, self._context.desk.rules
        if article is not None:
            self._write(lambda: rules.add_to(article.id, TemplateId(template_id)))

    def _take_off(self, template_id: str) -> None:
        article, rules = self._draft.article, self._context.desk.rules
        if article is None:
            return
        key = TemplateId(template_id)
        self._write(
            lambda: rules.take_off(article.id, key),
            lambda: self._context.toasts.say(
                "Taken off this article.",
                "Undo",
                lambda: self._write(lambda: rules.add_to(article.id, key)),
            ),
        )

    def _correct(self, kind: CorrectionKind, text: str) -> None:
        article, articles = self._draft.article, self._context.desk.articles
        if article is not None:
            key: ArticleId = article.id
            self._write(lambda: articles.correct(key, kind, text))

    def _strike(self, correction: str, reason: str) -> None:
        articles = self._context.desk.articles
        self._write(lambda: articles.strike(CorrectionId(correction), reason))

    def _write(self, work: Callable[[], Changes], then: Callable[[], object] | None = None) -> None:
        def announce(changes: Changes) -> None:
            self._context.hub.announce(changes, self)
            self._soon.start()
            if then is not None:
                then()

        self._context.lane.run(work, announce, self._context.report)

    def _hear(self, changes: Changes, _origin: object) -> None:
        if changes.pictures:
            self._thumbnails.forget()
        shown = changes.templates or changes.rules or changes.corrections
        if shown or changes.pictures or changes.everything:
            self._soon.start()
