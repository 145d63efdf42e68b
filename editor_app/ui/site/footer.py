"""The foot of every page: which templates stand there, each a way to its wording."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from editor_app.domain.template import Template, TemplateKind
from editor_app.ui.background import Newest
from editor_app.ui.place import Place
from editor_app.ui.site.page import SitePage
from editor_app.ui.widgets.plain_words import words

if TYPE_CHECKING:
    from editor_app.ui.room_context import RoomContext


class FooterPage(SitePage):
    """The copyright line is a footer template like any other text of the house."""

    def __init__(self, context: "RoomContext") -> None:
        super().__init__(
            context,
            "Footer",
            "The copyright line, the site’s disclaimer and links to pages are footer "
            "templates: their wordings have versions, and the ledger keeps which one ran.",
        )
        self._newest = Newest(context.readers.run)
        self.cards = QVBoxLayout()
        self.cards.setSpacing(10)
        self.column.addLayout(self.cards)
        self.make = QPushButton("Open the Templates screen", self)
        self.make.clicked.connect(lambda: self.place_chosen.emit(Place("templates")))
        self.column.addWidget(self.make, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)
        self.read()

    def read(self) -> None:
        """Read the footers anew."""
        self._newest.ask(self._all, self._show, self.context.report)

    def _all(self) -> tuple[Template, ...]:
        rows = self.desk.templates.rows()
        footers = (row for row in rows if row.template.kind is TemplateKind.FOOTER)
        return tuple(row.template for row in footers if not row.template.retired)

    def _show(self, templates: tuple[Template, ...]) -> None:
        while (item := self.cards.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for template in templates:
            self.cards.addWidget(self._card(template))
        if not templates:
            self.cards.addWidget(
                words(
                    "No footer yet. Make a template of the kind Footer, with a rule for the "
                    "whole site, and write the copyright line: © {{ site.year }} {{ site.name }}.",
                    tone="muted",
                )
            )

    def _card(self, template: Template) -> QFrame:
        card = QFrame(self)
        card.setObjectName("Card")
        opener = QPushButton("Open", card)
        opener.setAccessibleName(f"Open {template.name}")
        opener.clicked.connect(lambda: self.place_chosen.emit(Place("templates", template.id)))
        head = QHBoxLayout()
        head.addWidget(words(template.name, role="heading"), 1)
        head.addWidget(words(f"v{template.version}", tone="muted"))
        head.addWidget(opener)
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 12, 12, 14)
        column.addLayout(head)
        column.addWidget(words(template.text, tone="muted"))
        return card
