"""A page with a list on the left and the fields of what is chosen on the right."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from editor_app.domain.changes import Changes
from editor_app.domain.slug import slug_problem
from editor_app.ui.background import Newest
from editor_app.ui.site.page import SitePage
from editor_app.ui.widgets.checked_field import CheckedField
from editor_app.ui.widgets.ordered_list import OrderedList
from editor_app.ui.widgets.plain_words import words

if TYPE_CHECKING:
    from editor_app.domain.labels import Author, Section, Tag
    from editor_app.ui.room_context import RoomContext

Label = TypeVar("Label", "Author", "Section", "Tag")


@dataclass(frozen=True, slots=True)
class LabelActs(Generic[Label]):
    """What a desk does with one kind of label; `one` is the word for a single one."""

    one: str
    all: Callable[[], tuple[Label, ...]]
    make: Callable[[str], Changes]
    keep: Callable[[Label], Changes]
    remove: Callable[[str], Changes]


class LabelsPage(SitePage, Generic[Label]):
    """Sections, authors or tags, with the fields that they share."""

    def __init__(
        self,
        context: "RoomContext",
        acts: LabelActs[Label],
        title: str,
        about: str,
        *,
        ordered: bool = False,
    ) -> None:
        super().__init__(context, title, about)
        self.acts = acts
        self._newest = Newest(context.readers.run)
        self.labels: dict[str, Label] = {}
        self._shown = ""
        self.list = OrderedList(title, self, ordered=ordered)
        self.new_line = QLineEdit(self)
        self.new_line.setPlaceholderText(f"New {acts.one}…")
        self.new_line.setAccessibleName(f"Name of a new {acts.one}")
        self.add = QPushButton("Add", self)
        self.add.setEnabled(False)
        self.name, self.slug = QLineEdit(self), QLineEdit(self)
        self.fields = {
            "name": CheckedField("Name", self.name),
            "slug": CheckedField("Address", self.slug, "The last part of its page’s address."),
        }
        self.form = QWidget(self)
        self.rows = QVBoxLayout(self.form)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(12)
        for field in self.fields.values():
            self.rows.addWidget(field)
        self.nothing = words(f"Type a name to make the first {acts.one}.", tone="muted")
        self._lay_out()
        self._connect()

    def read(self) -> None:
        """Read the labels anew."""
        self._newest.ask(self.acts.all, self._take, self.context.report)

    def tell(self) -> None:
        """Keep what was typed."""
        if self.form.isVisible():
            self._tell()

    def show_fields(self, label: Label) -> None:
        """Show the fields that this kind of label has of its own."""

    def typed(self, label: Label) -> Label:
        """Return the label as its fields have it; a subclass adds those of its own."""
        return replace(label, name=self.name.text().strip(), slug=self.slug.text().strip())

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.new_line, 1)
        row.addWidget(self.add)
        left.addLayout(row)
        left.addWidget(self.list, 1)
        both = QHBoxLayout()
        both.setSpacing(24)
        both.addLayout(left, 2)
        right = QVBoxLayout()
        right.addWidget(self.form)
        right.addWidget(self.nothing)
        right.addStretch(1)
        both.addLayout(right, 3)
        self.column.addLayout(both, 1)
        self.list.setMinimumHeight(280)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.new_line.setEnabled(self.writable)
        self.form.setEnabled(self.writable)

    def _connect(self) -> None:
        self.new_line.textChanged.connect(self._show_add)
        self.new_line.returnPressed.connect(self._add)
        self.add.clicked.connect(self._add)
        self.list.chosen.connect(self._show)
        self.list.remove_wanted.connect(self._remove)
        for line in (self.name, self.slug):
            line.editingFinished.connect(self._tell)

    def _take(self, labels: tuple[Label, ...]) -> None:
        self.labels = {label.id: label for label in labels}
        self.list.show_items([(label.id, label.name) for label in labels], writable=self.writable)
        self.form.setVisible(bool(labels))
        self.nothing.setVisible(not labels)
        self._show(self.list.key())

    def _show(self, key: str) -> None:
        label = self.labels.get(key)
        if label is None:
            return
        other, self._shown = key != self._shown, key
        for line, text in ((self.name, label.name), (self.slug, label.slug)):
            if other or not line.hasFocus():
                line.setText(text)
                line.setCursorPosition(0)
        for field in self.fields.values():
            field.refuse("")
        self.show_fields(label)

    def _show_add(self) -> None:
        self.add.setEnabled(bool(self.new_line.text().strip()))

    def _add(self) -> None:
        name = self.new_line.text().strip()
        if name:
            self.writes(lambda: self.acts.make(name), self._show_new)

    def _show_new(self, changes: Changes) -> None:
        self.new_line.clear()
        self.list.choose(changes.created)
        self.read()

    def _tell(self) -> None:
        label = self.labels.get(self.list.key())
        if label is None or not self.writable:
            return
        wanted = self.typed(label)
        problems = {
            "name": "" if wanted.name else "The name is empty.",
            "slug": slug_problem(wanted.slug),
        }
        for name, problem in problems.items():
            self.fields[name].refuse(problem)
        if wanted == label or any(problems.values()):
            return
        self.labels[label.id] = wanted
        self.writes(lambda: self.acts.keep(wanted), None, self._refuse)

    def _refuse(self, error: Exception) -> None:
        """Say at the name what cannot be kept, or at the foot of the window what is no mistake."""
        message = getattr(error, "message", "")
        if not message:
            self.context.report(error)
        self.fields["name"].refuse(message)
        self._newest.ask(self.acts.all, self._note, self.context.report)

    def _note(self, labels: tuple[Label, ...]) -> None:
        self.labels = {label.id: label for label in labels}

    def _remove(self, key: str) -> None:
        label = self.labels.get(key)
        if label is not None:
            self.writes(
                lambda: self.acts.remove(key),
                lambda _made: self.writes.say(
                    f"{label.name} is removed.", lambda: self._again(label)
                ),
            )

    def _again(self, label: Label) -> Changes:
        """Undo the removal: make it anew and give it the fields it had."""
        made = self.acts.make(label.name)
        kept = self.acts.keep(_with_key(label, made.created))
        return made | kept


def _with_key(label: Label, key: str) -> Label:
    return replace(label, id=key)  # pyright: ignore[reportArgumentType]
