"""The wordings of a template by language: one is shown, others are added and switched to."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QPushButton, QWidget

from editor_app.domain.template import Wording
from editor_app.ui.languages import language_choices, language_name

EVERY = "Every language"
# The key of the first wording, whatever its language is.
FIRST = ""


class LanguageRow(QWidget):
    """Tells the language that is to be shown, added, or given to the first wording."""

    chosen = Signal(str)
    add_wanted = Signal(str)
    named = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: object = None
        self.choice = QComboBox(self)
        self.choice.setAccessibleName("Language of the wording")
        self.choice.setMinimumWidth(120)
        self.add = QPushButton("Languages ▾", self)
        self.add.setAccessibleName("Add a language, or name that of the first wording")
        self.menu = QMenu(self.add)
        self.more = self.menu.addMenu("Add a wording in")
        self.first = self.menu.addMenu("The first wording is in")
        for menu in (self.more, self.first):
            # One column that scrolls: several would cover the window.
            menu.setStyleSheet("QMenu { menu-scrollable: 1; }")
        self.add.setMenu(self.menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.choice, 1)
        row.addWidget(self.add)
        self.setFocusProxy(self.choice)
        self.choice.activated.connect(self._choose)

    def show_wordings(
        self,
        wordings: Sequence[Wording],
        current: str,
        *,
        unsaved: Collection[str],
        writable: bool,
    ) -> None:
        """Show the wordings by language, the first one without; `unsaved` are not saved yet."""
        shown = (tuple(wordings), current, frozenset(unsaved), writable)
        if shown == self._shown:
            return
        self._shown = shown
        first, *others = wordings
        versions = {FIRST: first.version} | {one.language: one.version for one in others}
        keys = dict.fromkeys((*versions, *unsaved, current))
        self.choice.clear()
        for key in keys:
            name = language_words(key or first.language)
            label = _label(name, versions.get(key), unsaved=key in unsaved)
            self.choice.addItem(label, key)
        self.choice.setCurrentIndex(self.choice.findData(current))
        self.add.setEnabled(writable)
        taken = {first.language, *keys}
        names = language_choices()
        self._fill(self.more, {tag: name for tag, name in names.items() if tag not in taken})
        free = {tag: name for tag, name in names.items() if tag not in keys}
        self._fill_first({"": EVERY, **free}, first.language)

    def _fill(self, menu: QMenu, names: dict[str, str]) -> None:
        menu.clear()
        for tag, name in names.items():
            menu.addAction(name, lambda tag=tag: self.add_wanted.emit(tag))

    def _fill_first(self, names: dict[str, str], own: str) -> None:
        self.first.clear()
        for tag, name in names.items():
            action = self.first.addAction(name, lambda tag=tag: self.named.emit(tag))
            action.setCheckable(True)
            action.setChecked(tag == own)

    def _choose(self) -> None:
        self.chosen.emit(str(self.choice.currentData() or FIRST))


def language_words(tag: str) -> str:
    """Return the name of a language; none means every one."""
    return language_name(tag) if tag else EVERY


def _label(name: str, version: int | None, *, unsaved: bool) -> str:
    if not version:
        return f"{name} · new"
    return f"{name} · unsaved" if unsaved else f"{name} · v{version}"
