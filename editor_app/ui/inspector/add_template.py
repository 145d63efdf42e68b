"""Adds a template to the article: a menu of those that are not on it, then the reason."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from editor_app.domain.template import Template, TemplateKind
from editor_app.ui.widgets.plain_words import words
from editor_app.ui.widgets.reason_line import ReasonLine


class AddTemplate(QWidget):
    """A button with a menu by kind; the reason is asked below it."""

    add_wanted = Signal(str, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._chosen = ""
        self.button = QPushButton("Add a template ▾", self)
        self.menu = QMenu(self.button)
        self.button.setMenu(self.menu)
        self.question = words(role="small", parent=self)
        self.question.hide()
        self.reason = ReasonLine("Add it", self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.question)
        column.addWidget(self.reason)
        self.reason.given.connect(self._tell)
        self.reason.left.connect(self._close)

    def offer(self, templates: Sequence[Template], *, writable: bool) -> None:
        """Offer these templates, those of a kind together."""
        self.menu.clear()
        for kind in TemplateKind:
            some = sorted((t for t in templates if t.kind is kind), key=lambda t: t.name.casefold())
            if some and not self.menu.isEmpty():
                self.menu.addSeparator()
            for template in some:
                action = self.menu.addAction(template.name.replace("&", "&&"))
                action.triggered.connect(lambda _=False, chosen=template: self._ask(chosen))
        self.button.setEnabled(bool(templates) and writable)
        self.button.setToolTip("" if templates else "Every template of the desk is spoken of here.")
        if self._chosen not in {template.id for template in templates}:
            self.forget()

    def forget(self) -> None:
        """Ask nothing any more, as when another story is opened."""
        self._chosen = ""
        self.question.hide()
        self.reason.hide()

    def stops(self) -> list[QWidget]:
        """Return where Tab stops."""
        return [self.button, *self.reason.stops()]

    def _ask(self, template: Template) -> None:
        self._chosen = template.id
        self.question.setText(f"“{template.name}” on this article:")
        self.question.show()
        self.reason.name("Add it", template.name)
        self.reason.ask()

    def _tell(self, reason: str) -> None:
        chosen = self._chosen
        self.forget()
        self.add_wanted.emit(chosen, reason)

    def _close(self) -> None:
        self.forget()
        self.button.setFocus()
