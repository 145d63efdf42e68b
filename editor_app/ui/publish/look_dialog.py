"""Before and after: any file of the plan as it stands and as it would be written."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QStackedWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from editor_app.domain.errors import NotFound, OffstoneError
from editor_app.domain.file_look import FileLook
from editor_app.domain.plan import PlannedPage
from editor_app.ui.background import Newest
from editor_app.ui.page_view.page_pair import PagePair
from editor_app.ui.publish.change_words import as_pages, difference_html, words_html
from editor_app.ui.publish.groups import address
from editor_app.ui.publish.run import Order
from editor_app.ui.widgets.plain_words import words
from editor_app.ui.widgets.segmented_tabs import SegmentedTabs

if TYPE_CHECKING:
    from editor_app.domain.word_changes import WordChange
    from editor_app.services.plan_look import PlanLook
    from editor_app.ui.room_context import RoomContext

SIZE, EDGE = (1240, 760), 48
PAGE, WORDS, SOURCE = "Page", "Words", "Source"


@dataclass(frozen=True, slots=True)
class _Seen:
    """A file that was looked at, the survey it came from, and what is told of it."""

    survey: "PlanLook"
    look: FileLook
    changed: "tuple[WordChange, ...]"
    difference: tuple[str, ...]


class LookDialog(QDialog):
    """The files at the left, what becomes of the chosen one at the right; nothing is written."""

    def __init__(
        self, context: "RoomContext", order: Order, pages: tuple[PlannedPage, ...], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Before and after")
        self._context, self._order, self._files = context, order, pages
        self._looks = Newest(context.readers.run)
        self._survey: PlanLook | None = None
        self.title, self.why = words(role="heading"), words(tone="muted")
        self.files = QListWidget(self)
        self.tabs = SegmentedTabs((PAGE, WORDS, SOURCE), self)
        self.pages = PagePair(self._source, self)
        self.pages.name("Now", "After publishing")
        self.changed, self.source = QTextBrowser(self), QTextBrowser(self)
        self.stack = QStackedWidget(self)
        window = parent.window().size()
        self.resize(min(SIZE[0], window.width() - EDGE), min(SIZE[1], window.height() - EDGE))
        self._lay_out()
        self._connect()

    def show_file(self, number: int) -> None:
        """Look at a file of the list."""
        self.files.setCurrentRow(number)
        self.files.setFocus()

    def done(self, result: int, /) -> None:
        self._looks.forget()
        self.pages.close_views()
        super().done(result)

    def _lay_out(self) -> None:
        for page in self._files:
            item = QListWidgetItem(address(page), self.files)
            item.setToolTip(f"{page.change.value}: {page.reason}")
            item.setSizeHint(QSize(120, 30))
        self.files.setAccessibleName("Files of the plan")
        self.files.setUniformItemSizes(True)
        self.files.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.files.setMinimumWidth(200)
        self.changed.setAccessibleName("Words that change")
        self.source.setAccessibleName("Lines of the file that change")
        self.source.setLineWrapMode(QTextBrowser.LineWrapMode.NoWrap)
        for pane in (self.pages, self.changed, self.source):
            self.stack.addWidget(pane)
        head = QHBoxLayout()
        head.setContentsMargins(20, 14, 16, 10)
        told = QVBoxLayout()
        told.setSpacing(2)
        told.addWidget(self.title)
        told.addWidget(self.why)
        head.addLayout(told, 1)
        head.addWidget(self.tabs)
        right = QWidget(self)
        side = QVBoxLayout(right)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(0)
        side.addLayout(head)
        side.addWidget(self.stack, 1)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        left = QWidget(self)
        beside = QVBoxLayout(left)
        beside.setContentsMargins(8, 12, 8, 8)
        beside.addWidget(self.files)
        split.addWidget(left)
        split.addWidget(right)
        split.setStretchFactor(1, 1)
        split.setSizes([260, 980])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(split)

    def _connect(self) -> None:
        self.tabs.chosen.connect(self._show_tab)
        self.files.currentRowChanged.connect(self._look)

    def sizeHint(self) -> QSize:
        return QSize(*SIZE)

    def _source(self) -> "PlanLook | _Nothing":
        return self._survey or _Nothing()

    def _show_tab(self, name: str) -> None:
        self.stack.setCurrentIndex((PAGE, WORDS, SOURCE).index(name))

    def _look(self, number: int) -> None:
        """Make the chosen file, behind the screen; the target is surveyed once."""
        page = self._files[number]
        self.title.setText(address(page))
        self.why.setText(f"{page.change.value}: {page.reason}")
        self.pages.say("Both pages are being made…")
        kept, order, desk = self._survey, self._order, self._context.desk

        def work() -> _Seen:
            from editor_app.services.plan_look import words_changed

            survey = kept or desk.publishing.look(order.folder, leave_out=order.leave_out)
            look = survey.file(page.path)
            changed = words_changed(look) if look.is_page else ()
            return _Seen(survey, look, changed, tuple(look.difference()))

        self._looks.ask(work, self._show, self._say_why)

    def _show(self, seen: _Seen) -> None:
        self._survey, look = seen.survey, seen.look
        tokens = self._context.look.tokens
        self.pages.show_pages(*as_pages(look))
        self.pages.say(look.message)
        self.changed.setHtml(words_html(look, seen.changed, tokens))
        self.source.setHtml(difference_html(look, seen.difference, tokens))
        seen_as = {PAGE: look.is_page or look.is_picture, WORDS: look.is_page, SOURCE: True}
        for name, fits in seen_as.items():
            self.tabs.buttons[name].setEnabled(fits)
        if not seen_as[self.tabs.current]:
            first = next(name for name, fits in seen_as.items() if fits)
            self.tabs.show_chosen(first)
        self._show_tab(self.tabs.current)

    def _say_why(self, error: Exception) -> None:
        if not isinstance(error, OffstoneError):
            raise error
        self.pages.say(f"{error.message} {error.advice}".strip())


def open_look(
    context: "RoomContext", order: Order, files: tuple[PlannedPage, ...], parent: QWidget
) -> LookDialog:
    """Open the dialog over a room."""
    dialog = LookDialog(context, order, files, parent)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


class _Nothing:
    """What there is to load before the target was surveyed: nothing."""

    def picture(self, name: str) -> bytes:
        """Return no picture."""
        raise NotFound(name)

    asset = picture
