"""The four questions of the ledger, each answered as soon as it is whole."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from editor_app.domain.article import Article
from editor_app.domain.ids import ArticleId, PublicationId
from editor_app.domain.ledger import Answer, Under
from editor_app.ui.ledger.choices import (
    ANY,
    OLDER,
    PlaceFinder,
    PublicationFinder,
    TemplateChoice,
)
from editor_app.ui.widgets.choice_field import ChoiceField
from editor_app.ui.widgets.day_field import DayField
from editor_app.ui.widgets.plain_words import words

if TYPE_CHECKING:
    from editor_app.ui.room_context import RoomContext

Ask = Callable[[], Answer]


class QuestionsPane(QWidget):
    """Tells a question as the work that answers it."""

    asked = Signal(object)

    def __init__(self, context: "RoomContext") -> None:
        super().__init__()
        self._context = context
        self.article = ChoiceField("Article, or /address/…", PlaceFinder(context), self)
        self.day = DayField(self)
        self.day.setAccessibleName("Day")
        self.day.show_day(datetime.now().astimezone().date())
        self.carried = TemplateChoice(context, older=True)
        self.first = ChoiceField("From publication…", PublicationFinder(context), self)
        self.second = ChoiceField("To publication…", PublicationFinder(context), self)
        self.ran = TemplateChoice(context, older=False)
        self.refused = words(tone="red")
        self.refused.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 12, 16)
        column.setSpacing(10)
        for title, ask, fields in (
            ("What ran on that day", self.ask_day, (self.article, self.day, self.refused)),
            ("Which pages still carry a text", self.ask_carrying, (self.carried,)),
            ("What changed in between", self.ask_between, (self.first, self.second)),
            ("Everything under a template", self.ask_under, (self.ran,)),
        ):
            column.addWidget(_card(title, ask, fields))
        column.addStretch(1)
        self.article.chosen.connect(self.ask_day)
        self.day.changed.connect(self.ask_day)
        self.day.refused.connect(self._refuse)
        self.carried.chosen.connect(self.ask_carrying)
        self.first.chosen.connect(self.ask_between)
        self.second.chosen.connect(self.ask_between)
        self.ran.chosen.connect(self.ask_under)

    def read(self) -> None:
        """Read what can be chosen."""
        self.carried.read()
        self.ran.read()

    def ask_day(self) -> None:
        """Ask what ran on the day, as soon as there is an article and a day."""
        key, day, desk = self.article.key, self.day.day, self._context.desk
        if not key or day is None:
            return

        def answer() -> Answer:
            asked = key if "/" in key else _slug(desk.articles.get(ArticleId(key)))
            return desk.ledger.ran_on(asked, day)

        self.asked.emit(answer)

    def ask_carrying(self) -> None:
        """Ask which pages carry the template now."""
        asked, ledger = self.carried.asked(), self._context.desk.ledger
        if asked is not None:
            template, _, version = asked
            number, older = version if version > ANY else None, version == OLDER
            self.asked.emit(lambda: ledger.carrying(template, number, older=older))

    def ask_between(self) -> None:
        """Ask what changed, as soon as there are two publications."""
        if self.first.key and self.second.key:
            first, second = (PublicationId(int(f.key)) for f in (self.first, self.second))
            ledger = self._context.desk.ledger
            self.asked.emit(lambda: ledger.between(first, second))

    def ask_under(self) -> None:
        """Ask what ran under the template."""
        asked = self.ran.asked()
        if asked is not None:
            template, name, version = asked
            self.asked.emit(lambda: Under(template, name, version or None))

    def _refuse(self, sentence: str) -> None:
        self.refused.setText(sentence)
        self.refused.setVisible(bool(sentence))


def _slug(article: Article) -> str:
    return article.content.slug


def _card(title: str, ask: Callable[[], None], fields: tuple[QWidget, ...]) -> QFrame:
    card = QFrame()
    card.setObjectName("Card")
    column = QVBoxLayout(card)
    column.setContentsMargins(12, 10, 12, 8)
    column.setSpacing(6)
    column.addWidget(words(title, role="strong"))
    for field in fields:
        column.addWidget(field)
    button = QPushButton("Show", card)
    button.setProperty("link", True)
    button.setAccessibleName(f"{title}: show")
    button.clicked.connect(ask)
    column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
    return card
