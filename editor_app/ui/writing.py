"""The writing page: list, editor and inspector side by side, wired to each other."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QWidget

from editor_app.domain.article import Article
from editor_app.ui.draft import Draft
from editor_app.ui.editor.room import EditorRoom
from editor_app.ui.inspector.room import InspectorRoom
from editor_app.ui.library.room import LibraryRoom
from editor_app.ui.place import Place
from editor_app.ui.preview.room import PreviewRoom

if TYPE_CHECKING:
    from editor_app.ui.room_context import RoomContext

_TABS = {
    "show-preview": "Preview",
    "show-details": "Details",
    "show-checks": "Checks",
    "show-history": "History",
}


class WritingPage(QSplitter):
    """Rooms are strangers; here their signals meet."""

    place_chosen = Signal(object)
    article_opened = Signal(str)

    def __init__(self, context: "RoomContext") -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._context = context
        self.draft = Draft(self)
        self.library = LibraryRoom(context)
        self.editor = EditorRoom(context, self.draft)
        self.preview = PreviewRoom(context, self.draft)
        self.inspector = InspectorRoom(context, self.draft, self.preview)
        for number, column in enumerate((self.library, self.editor, self.inspector)):
            self.addWidget(column)
            self.setStretchFactor(number, number and 3 - number)
            self.setCollapsible(number, False)
        self.setHandleWidth(1)
        self.setSizes([272, 512, 452])
        self._wire()

    def show_place(self, place: Place) -> None:
        """Show a list, and an article of it."""
        if place.listing is not None and place.listing != self.library.model.listing:
            self.library.show_listing(place.listing)
        if place.subject:
            self.open_article(place.subject)

    def open_article(self, article_id: str) -> None:
        """Open an article in the editor and mark it in the list."""
        if self.editor.show_article(article_id):
            self.library.mark(article_id)
        elif self.draft.article is not None:
            self.library.mark(self.draft.article.id)

    def may_leave(self) -> bool:
        """Save what is open; False when the disk refuses."""
        return self.editor.flush()

    def column(self, name: str) -> QWidget:
        """Return a column by the name of the action that folds it."""
        return {"fold-list": self.library, "fold-inspector": self.inspector}[name]

    def _wire(self) -> None:
        self.library.article_chosen.connect(self.open_article)
        self.library.editor_wanted.connect(self.editor.focus_text)
        self.draft.opened.connect(self._tell_opened)
        self.editor.cursor_line_moved.connect(self.preview.show_line)
        self.editor.checks_wanted.connect(lambda: self._show_tab("Checks"))
        self.editor.publish_wanted.connect(lambda: self.place_chosen.emit(Place("publish")))
        self.inspector.width_chosen.connect(self.preview.set_width)
        self.preview.article_requested.connect(self.open_article)
        self.inspector.findings_counted.connect(self.editor.show_checks)
        self.inspector.place_chosen.connect(self.editor.go_to)
        for room in (self.inspector, self.preview):
            room.template_requested.connect(self._show_template)
        for action, tab in _TABS.items():
            self._context.actions.on(action, lambda name=tab: self._show_tab(name))

    def _show_tab(self, name: str) -> None:
        self.inspector.show()
        self._context.actions["fold-inspector"].setChecked(True)
        self.inspector.show_tab(name)
        self.inspector.tabs.buttons[name].setFocus()

    def _show_template(self, template_id: str) -> None:
        self.place_chosen.emit(Place("templates", template_id))

    def _tell_opened(self, article: Article | None) -> None:
        self.article_opened.emit(article.id if article else "")
