"""Every action of the program in one table, and the QActions made from it."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid

from editor_app.ui.icons import icon


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action: `menu` names where it stands; `local` keys work in their own room only."""

    name: str
    text: str
    icon: str
    shortcut: str
    tip: str
    menu: str
    local: bool = False


def _a(name: str, text: str, icon: str, shortcut: str, tip: str) -> tuple[str, ...]:
    return name, text, icon, shortcut, tip


_TABLE: dict[str, tuple[tuple[str, ...], ...]] = {
    "Desk": (
        _a("new-desk", "New desk…", "desk", "", "Begin a desk in a folder of its own"),
        _a("open-desk", "Open a desk…", "open", "Ctrl+O", "Open the folder of another desk"),
        _a("settings", "Settings…", "settings", "Ctrl+,", "Appearance, faces, saving, defaults"),
        _a("quit", "Quit", "quit", "Ctrl+Q", "Save everything and quit"),
    ),
    "Article": (
        _a("new-article", "New article", "new", "Ctrl+N", "Begin a story"),
        _a("save", "Save now", "save", "Ctrl+S", "Write the words to the disk at once"),
        _a("next-step", "Next step", "next-step", "Ctrl+Return", "Give the story to the next hand"),
        _a("import", "Import…", "import", "Ctrl+Shift+O", "Take in Markdown, text, HTML or JSON"),
        _a("import-folder", "Import a folder…", "import", "", "Take in all texts of a folder"),
        _a("duplicate", "Duplicate", "duplicate", "Ctrl+D", "Begin a draft from this story"),
        _a("export", "Export…", "export", "Ctrl+E", "Write this story, several or all to files"),
        _a("copy-html", "Copy as HTML", "copy-html", "Ctrl+Shift+C", "For pasting into a CMS"),
        _a("pin", "Pin on the home page", "pin", "", "Let this story follow what leads there"),
        _a("trash", "Move to the trash", "trash", "Ctrl+Shift+Backspace", "It can be put back"),
        _a("put-back", "Put back", "put-back", "", "Take it out of the trash"),
        _a("delete", "Delete for good", "delete", "", "Remove it from the trash for ever"),
    ),
    "Format": (
        _a("undo", "Undo", "undo", "", "Take back the last change"),
        _a("redo", "Redo", "redo", "", "Do it again"),
        _a("bold", "Bold", "bold", "Ctrl+B", "Bold"),
        _a("italic", "Italic", "italic", "Ctrl+I", "Italic"),
        _a("heading", "Heading", "heading", "Ctrl+H", "Heading"),
        _a("heading-1", "Large heading", "heading-1", "Ctrl+1", "Heading of the first level"),
        _a("heading-2", "Middle heading", "heading-2", "Ctrl+2", "Heading of the second level"),
        _a("heading-3", "Small heading", "heading-3", "Ctrl+3", "Heading of the third level"),
        _a("quote", "Quote", "quote", "Ctrl+Shift+Q", "Quote"),
        _a("bullets", "List with bullets", "bullets", "Ctrl+Shift+L", "List with bullets"),
        _a("numbers", "Numbered list", "numbers", "Ctrl+Shift+N", "Numbered list"),
        _a("link", "Link…", "link", "Ctrl+K", "Link to a page or a story"),
        _a("picture", "Picture…", "picture", "Ctrl+Shift+I", "Put in a picture"),
        _a("table", "Table", "table", "Ctrl+Shift+T", "Put in a table"),
        _a("footnote", "Footnote", "footnote", "Ctrl+Alt+F", "Put in a footnote"),
        _a("pull-quote", "Pull quote", "pull-quote", "Ctrl+Alt+Q", "Words to stand out in large"),
        _a("gallery", "Gallery", "gallery", "Ctrl+Alt+G", "Pictures side by side"),
        _a("find", "Find and replace…", "find", "Ctrl+F", "Find and replace in this story"),
    ),
    "View": (
        _a("fold-places", "Places", "places", "Ctrl+Alt+1", "Show or fold the places"),
        _a("fold-list", "Article list", "list", "Ctrl+Alt+2", "Show or fold the article list"),
        _a("fold-inspector", "Inspector", "inspector", "Ctrl+Alt+3", "Show or fold the inspector"),
        _a("write-only", "Only the text", "focus", "F9", "Fold everything but the text"),
        _a("full-screen", "Full screen", "full-screen", "F11", "Use the whole screen"),
        _a("show-preview", "Preview", "preview", "Alt+1", "Show the page beside the text"),
        _a("show-details", "Details", "details", "Alt+2", "Show every field of the story"),
        _a("show-checks", "Checks", "checks", "Alt+3", "Show what is to mend"),
        _a("show-history", "History", "history", "Alt+4", "Show the saves of the story"),
    ),
    "Page": (
        _a("page-back", "Back", "page-back", "Alt+Left", "The page that was shown before"),
        _a("page-forward", "Forward", "page-forward", "Alt+Right", "The page after this one"),
        _a("page-reload", "Reload", "page-reload", "F5", "Make this page of the site anew"),
        _a("page-home", "Front page", "page-home", "Alt+Home", "The front page of the site"),
    ),
    "Go": (
        _a("palette", "Do anything…", "palette", "Ctrl+Shift+P", "Find an action or a story"),
        _a("search-all", "Search everything…", "search-all", "Ctrl+Shift+F", "Full text of all"),
        _a("keep-search", "Keep this search…", "keep", "", "Keep the search among the places"),
        _a("filter-list", "Search the list", "search", "Ctrl+L", "Search the list of articles"),
        _a("articles", "Articles", "articles", "Ctrl+Alt+A", "Show all articles"),
        _a("media", "Media", "media", "Ctrl+Alt+M", "Pictures of the desk"),
        _a("templates", "Templates", "templates", "Ctrl+Alt+T", "Disclaimers, footers, notices"),
        _a("browse", "Look at the site", "globe", "Ctrl+Alt+W", "The site as it would be now"),
        _a("site", "Site", "site", "Ctrl+Alt+S", "Name, sections, people, pages"),
        _a("publish", "Publish", "publish", "Ctrl+Alt+P", "Put the site at its target"),
        _a("ledger", "Ledger", "ledger", "Ctrl+Alt+L", "What was published, and when"),
    ),
    "Help": (
        _a("keys", "Keys", "keys", "F1", "Every action and its key"),
        _a("about", "About Offstone", "about", "", "Which edition this is"),
    ),
}
_LOCAL = {"Format", "Page"}
ACTIONS = tuple(
    ActionSpec(*row, menu=menu, local=menu in _LOCAL)
    for menu, rows in _TABLE.items()
    for row in rows
)
MENUS = tuple(_TABLE)
# Keys that every field of text does itself.
_OF_TEXT = {"undo", "redo"}
_FIELDS = (QLineEdit, QTextEdit, QPlainTextEdit)


class Actions(QObject):
    """The QActions by name; rooms say what each does with `on`."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._acts: dict[str, Callable[[], object]] = {}
        self._by_name = {spec.name: self._made(spec, window) for spec in ACTIONS}

        self._keys = {
            action.shortcut().toString(): action
            for spec, action in self.all()
            if spec.shortcut and spec.name not in _OF_TEXT
        }
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._watch)

    def __getitem__(self, name: str) -> QAction:
        return self._by_name[name]

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """Keep fields of text from taking keys that are ours: Ctrl+E and Ctrl+K on X11."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            action = self._keys.get(QKeySequence(event.keyCombination()).toString())
            if action is not None and action.isEnabled():
                event.ignore()
                return True
        return super().eventFilter(watched, event)

    def on(self, name: str, act: Callable[[], object]) -> QAction:
        """Let an action do this from now on, and nothing that it did before."""
        self._acts[name] = act
        self._by_name[name].setEnabled(True)
        return self._by_name[name]

    def forget(self, keep: Collection[str]) -> None:
        """Let actions do nothing any more, except those to keep, as when a desk is closed."""
        for name, action in self._by_name.items():
            if name not in keep:
                self._acts.pop(name, None)
                action.setEnabled(False)

    def enable(self, names: tuple[str, ...], *, enabled: bool) -> None:
        """Let actions be chosen, or not."""
        for name in names:
            self._by_name[name].setEnabled(enabled)

    def fill(self, menu: QMenu, title: str) -> None:
        """Put the actions of one menu into a menu."""
        for spec in ACTIONS:
            if spec.menu == title:
                menu.addAction(self._by_name[spec.name])

    def tint(self) -> None:
        """Draw the icons anew for another appearance."""
        for spec in ACTIONS:
            self._by_name[spec.name].setIcon(icon(spec.icon))

    def all(self) -> tuple[tuple[ActionSpec, QAction], ...]:
        """Return every action with its line of the table."""
        return tuple((spec, self._by_name[spec.name]) for spec in ACTIONS)

    def _watch(self, before: QWidget | None, now: QWidget | None) -> None:
        if isinstance(before, _FIELDS) and isValid(before):
            before.removeEventFilter(self)
        if isinstance(now, _FIELDS):
            now.installEventFilter(self)

    def _made(self, spec: ActionSpec, window: QWidget) -> QAction:
        action = QAction(icon(spec.icon), spec.text, self)
        action.setObjectName(spec.name)
        action.setEnabled(False)
        action.triggered.connect(lambda _=False: self._acts[spec.name]())
        key = QKeySequence(spec.shortcut).toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{spec.tip} ({key})" if key else spec.tip)
        if spec.shortcut:
            action.setShortcut(QKeySequence(spec.shortcut))
        if spec.local:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        else:
            window.addAction(action)
        return action
