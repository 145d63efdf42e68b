"""The preview beside the text: the page itself, why each block is on it, and the site around."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from editor_app.domain.article import Article, Content
from editor_app.domain.changes import Changes
from editor_app.domain.errors import OffstoneError
from editor_app.domain.ids import ArticleId
from editor_app.domain.resolution import Block
from editor_app.domain.staged_page import PageKind, StagedPage
from editor_app.logs import log
from editor_app.ui.background import Newest
from editor_app.ui.draft import Draft
from editor_app.ui.page_view.address_bar import AddressBar
from editor_app.ui.page_view.plain_view import PlainPreview
from editor_app.ui.page_view.probe import Probe
from editor_app.ui.page_view.scheme import register_scheme
from editor_app.ui.page_view.site_walk import Arrival, SiteWalk
from editor_app.ui.page_view.way_out import WayOut
from editor_app.ui.preview.block_strip import BlockStrip, told_of
from editor_app.ui.preview.requests import PreviewRequests

if TYPE_CHECKING:
    from editor_app.services.previewing import Previewing, Rendition
    from editor_app.services.site_stage import SiteStage
    from editor_app.ui.page_view.web_view import WebPreview
    from editor_app.ui.room_context import RoomContext

WIDTHS = {"Desktop": 1100, "Tablet": 768, "Phone": 390}
_LEAST_ZOOM = 0.6
_BLANK = "<!doctype html><title></title>"
_PLAIN = "Plain preview: Chromium cannot make its sandbox here (it never can for root)."


class PreviewRoom(QWidget):
    """Shows the draft's page; the view is made late, when it is first seen."""

    template_requested = Signal(str)
    article_requested = Signal(str)
    settled = Signal()

    def __init__(self, context: "RoomContext", draft: Draft) -> None:
        super().__init__()
        self._context, self._draft = context, draft
        self.view: WebPreview | PlainPreview | None = None
        self._width = "Desktop"
        self._shown: ArticleId | None = None
        self._line = 1
        self._probe = Probe(self)
        self._blocks = Newest(context.readers.run)
        self.requests = PreviewRequests(self._render, context.readers.run, self)
        self.message = QLabel(self, wordWrap=True)
        self.message.setObjectName("PreviewMessage")
        self.message.hide()
        self.message.setMargin(10)
        self.walk = SiteWalk(context.readers.run, self._key, self._site, self)
        self.bar = AddressBar(context.actions, self.walk, self)
        self.way_out = WayOut(self)
        # A page of the site that is shown in the place of the article in hand.
        self._away: StagedPage | None = None
        self._path = ""
        self.strip = BlockStrip(self)
        self.strip.linkActivated.connect(self.template_requested)
        self._stage = QHBoxLayout()
        self._stage.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.way_out)
        column.addWidget(self.message)
        column.addLayout(self._stage, 1)
        column.addWidget(self.strip)
        self._connect()

    def show_line(self, line: int) -> None:
        """Keep step with the cursor in the text."""
        self._line = line
        self._stepping.start()

    def set_width(self, name: str) -> None:
        """Show the page as on a desktop, a tablet or a phone."""
        self._width = name
        self._fit()

    def close_view(self) -> None:
        """Let go of Chromium, before the program quits."""
        self._probe.stop()
        if self.view is not None and not isinstance(self.view, PlainPreview):
            self.view.close_page()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.bar.take_over()
        if self.view is None:
            QTimer.singleShot(0, self, self._probe.start)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(280, 200)

    def _connect(self) -> None:
        self._stepping = QTimer(self, singleShot=True, interval=60)
        self._stepping.timeout.connect(self._step)
        self._probe.found.connect(self._make_view)
        self.requests.rendered.connect(self._show_rendition)
        self.requests.failed.connect(self._show_failure)
        self._draft.opened.connect(self._show_article)
        self._draft.edited.connect(self._come_back)
        self.walk.arrived.connect(self._show_site_page)
        self.walk.handed_back.connect(self._show_hand)
        self.walk.left.connect(self.way_out.tell)
        self.walk.failed.connect(self._show_failure)
        self.bar.edit_wanted.connect(self._request_article)
        for spec, action in self._context.actions.all():
            if spec.menu == "Page":
                self.addAction(action)
        self._context.hub.announced.connect(self._hear)

    def _make_view(self, works: bool) -> None:
        if self.view is not None:
            return
        if works:
            from editor_app.ui.page_view.web_view import WebPreview

            register_scheme()
            view = WebPreview(self._source, self)
            view.died.connect(lambda: self._say("The preview stopped. It starts again."))
            view.died.connect(self._start_over)
        else:
            view = PlainPreview(self._source, self)
            self._say(_PLAIN)
        self.view = view
        view.page_wanted.connect(self._start_over)
        view.said.connect(self.setToolTip)
        view.followed.connect(self.walk.follow)
        view.template_chosen.connect(self.template_requested)
        view.ready.connect(self.settled)
        view.patched.connect(self.settled)
        # The line may have been shown before it was on the page.
        view.ready.connect(self._step_again)
        view.patched.connect(self._step_again)
        self._stage.addWidget(view)
        self._fit()
        self._start_over()

    def _source(self) -> "Previewing":
        return self._context.desk.previewing

    def _render(
        self, article_id: ArticleId, content: Content, previous: "Rendition | None"
    ) -> "Rendition":
        return self._context.desk.previewing.render(article_id, content, previous=previous)

    def _key(self) -> tuple[ArticleId | None, Content | None]:
        article = self._draft.article
        return (article.id, self._draft.content) if article else (None, None)

    def _site(self, article_id: ArticleId | None, content: Content | None) -> "SiteStage":
        return self._context.desk.previewing.site(article_id, content)

    def _show_article(self, _article: Article | None) -> None:
        self.walk.begin_in_hand()
        self._show_hand()

    def _come_back(self) -> None:
        """Follow the words that are typed: away from the article its page comes back."""
        if self._away is not None:
            self.walk.go_to_hand()
            self._show_hand()
        else:
            self._ask()

    def _show_hand(self) -> None:
        """Show the article in hand; it is patched from now on."""
        self._away = None
        self.way_out.hide()
        self._start_over()

    def _show_site_page(self, arrival: Arrival) -> None:
        """Show a page of the site, unless it is that of the article in hand."""
        page, article = arrival.page, self._draft.article
        if self.view is None:
            return
        if article is not None and page.article == article.id and page.kind is PageKind.ARTICLE:
            self.walk.journey.stay_in_hand()
            self._show_hand()
            return
        same = self._away is not None and self._away.path == page.path and not arrival.visit.anchor
        top = self.view.top() if same else 0
        self._away = page
        self.requests.start_over()
        self.way_out.hide()
        self._say(arrival.told)
        self.view.explain({})
        self.view.outlined = False
        self.view.show_page(page.html, arrival.visit.anchor, top)
        self._show_place()

    def _show_place(self) -> None:
        """Show the address of the page, and below it only what stands on the article in hand."""
        page = self._away
        story = page is not None and page.article is not None
        self.bar.show_address(page.path if page else self._path, editable=story)
        self.strip.setVisible(page is None)

    def _request_article(self) -> None:
        if self._away is not None and self._away.article is not None:
            self.article_requested.emit(self._away.article)

    def _start_over(self) -> None:
        if self._away is None:
            self.requests.start_over()
            self._ask()
        else:
            self.walk.reload()

    def _ask(self) -> None:
        article = self._draft.article
        if self.view is not None and article is not None:
            self.requests.ask(article.id, self._draft.content)
            self._show_blocks()

    def _show_rendition(self, rendition: "Rendition") -> None:
        if self.view is None or self._away is not None:
            return
        self._shown, self._path = rendition.article, rendition.path
        self._show_place()
        if not isinstance(self.view, PlainPreview) or rendition.message:
            self._say(rendition.message)
        if rendition.page is not None:
            self.view.outlined = True
            self.view.show_page(rendition.page)
        else:
            self.view.patch([(patch.region, patch.html) for patch in rendition.patches])

    def _show_failure(self, error: Exception) -> None:
        """Say why; the page of another story must not stand under the name of this one."""
        article = self._draft.article
        away = self._away is not None
        if not away and self.view and article is not None and article.id != self._shown:
            self.view.show_page(_BLANK)
            self._shown = None
        if isinstance(error, OffstoneError):
            self._say(f"{error.message} {error.advice}".strip())
            return
        log.error("The page could not be made.", exc_info=error)
        self._say("The page could not be shown; the text is safe. The log tells more.")

    def _show_blocks(self) -> None:
        article = self._draft.article
        if article is None:
            return
        key, content, rules = article.id, self._draft.content, self._context.desk.rules
        self._blocks.ask(
            lambda: rules.blocks(key, content), self._take_blocks, self._context.report
        )

    def _take_blocks(self, blocks: tuple[Block, ...]) -> None:
        """Say why each block is there: at the foot, and on the page under the mouse."""
        standing = [block for block in blocks if not block.missing]
        if self.view is not None and self._away is None:
            self.view.explain({block.template.id: told_of(block) for block in standing})
        self.strip.show_blocks(standing)

    def _hear(self, changes: Changes, origin: object) -> None:
        del origin
        shown = (
            changes.templates | changes.rules | changes.pictures | changes.authors,
            changes.sections | changes.tags | changes.corrections,
        )
        own = self._draft.article
        elsewhere = changes.articles - ({own.id} if own else set())
        if changes.site or changes.everything or any(shown):
            self.walk.forget_stage()
            self._start_over()
        elif elsewhere:
            self.walk.forget_stage()

    def _step(self) -> None:
        if self.view is not None and self._away is None:
            self.view.show_line(self._line)

    def _step_again(self) -> None:
        if self._line > 1:
            self._stepping.start()

    def _say(self, text: str) -> None:
        self.message.setText(text)
        self.message.setVisible(bool(text))

    def _fit(self) -> None:
        """Scale the page so that the chosen width fits; a desktop too small to read is not."""
        if self.view is None:
            return
        room, wanted = max(1, self.width()), WIDTHS[self._width]
        zoom = min(1.0, room / wanted)
        if self._width == "Desktop" and zoom < _LEAST_ZOOM:
            zoom, wanted = 1.0, room
        spare = max(0, room - round(wanted * zoom)) if self._width != "Desktop" else 0
        self._stage.setContentsMargins(spare // 2, 0, spare // 2, 0)
        if not isinstance(self.view, PlainPreview):
            self.view.setZoomFactor(max(0.25, zoom))
