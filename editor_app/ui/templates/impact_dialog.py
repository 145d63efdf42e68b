"""Impact first: what a change will do to articles and pages, before it is saved."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from editor_app.domain.hold import Keep
from editor_app.domain.ids import ArticleId, TemplateId
from editor_app.domain.impact import BeforeAfter, Impact
from editor_app.domain.proposal import Proposal
from editor_app.ui.background import Newest
from editor_app.ui.page_view.page_pair import PagePair
from editor_app.ui.templates.impact_model import ImpactModel, published_only
from editor_app.ui.templates.impact_tree import ImpactTree
from editor_app.ui.widgets.moments import number_of
from editor_app.ui.widgets.plain_words import set_tone, words

if TYPE_CHECKING:
    from editor_app.ui.room_context import RoomContext

SIZE, EDGE = (1240, 760), 48


@dataclass(frozen=True, slots=True)
class Asked:
    """A change that is looked at first: `deed` says what it is, `verb` what the button does."""

    template: TemplateId
    proposal: Proposal
    deed: str
    verb: str


class ImpactDialog(QDialog):
    """Tells with `agreed` that it is to be done, and what is held back."""

    agreed = Signal(object)

    def __init__(
        self, context: "RoomContext", asked: Asked, impact: Impact, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(asked.deed)
        self._context, self._asked, self.impact = context, asked, impact
        self._looked = Newest(context.readers.run)
        self._article = ""
        self._made = (ArticleId(""), BeforeAfter("", ""))
        self.title = words(f"{asked.deed}: {_first_lower(impact.sentence)}", role="heading")
        self.explained = words(_explained(impact), tone="muted")
        self.published = QCheckBox("Only those on published pages", self)
        self.model = ImpactModel(self, may_hold=True)
        self.tree = ImpactTree(self.model, context.look, self)
        self.tree.setAccessibleName("Articles that will change, by section")
        self.tree.setToolTip("Space or a click on the box holds an article back")
        self.pages = PagePair(lambda: context.desk.previewing, self)
        self.pages.name("Now", f"After “{asked.verb}”")
        self.held = words(role="small")
        self.reason = QLineEdit(self)
        self.reason.setPlaceholderText("Why they are held back")
        self.reason.setAccessibleName("Why articles are held back")
        self.cancel, self.agree = QPushButton("Cancel", self), QPushButton(asked.verb, self)
        self.agree.setProperty("primary", True)
        self.agree.setDefault(True)
        self._soon = QTimer(self, singleShot=True, interval=120)
        self._fit(parent.window().size())
        self._lay_out()
        self._connect()
        self.model.show_groups(impact.groups)
        self._show_held()
        self.tree.choose_first()
        self.tree.setFocus()

    def keeps(self) -> tuple[Keep, ...]:
        """Return the articles that are held back."""
        reason = self.reason.text().strip()
        return tuple(Keep(key, reason) for key in self.model.held)

    def done(self, result: int, /) -> None:
        self._looked.forget()
        self.pages.close_views()
        super().done(result)

    def _fit(self, window: QSize) -> None:
        self.resize(min(SIZE[0], window.width() - EDGE), min(SIZE[1], window.height() - EDGE))

    def _lay_out(self) -> None:
        left = QWidget(self)
        side = QVBoxLayout(left)
        side.setContentsMargins(0, 8, 0, 0)
        side.setSpacing(6)
        top = QHBoxLayout()
        top.setContentsMargins(14, 0, 14, 0)
        top.addWidget(self.published)
        side.addLayout(top)
        side.addWidget(self.tree, 1)
        left.setMinimumWidth(280)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        split.addWidget(left)
        split.addWidget(self.pages)
        split.setStretchFactor(1, 1)
        split.setSizes([340, 900])
        head = QVBoxLayout()
        head.setContentsMargins(20, 16, 20, 12)
        head.setSpacing(2)
        head.addWidget(self.title)
        head.addWidget(self.explained)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(split, 1)
        column.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 12, 20, 14)
        foot.setSpacing(8)
        foot.addWidget(self.held, 1)
        foot.addWidget(self.reason, 2)
        foot.addSpacing(8)
        foot.addWidget(self.cancel)
        foot.addWidget(self.agree)
        return foot

    def _connect(self) -> None:
        self.published.toggled.connect(self._narrow)
        self.published.setVisible(bool(self.impact.published))
        self.model.ticked.connect(self._show_held)
        self.model.ticked.connect(self._show_pages)
        self.reason.textEdited.connect(self._show_held)
        self.tree.article_chosen.connect(self._choose)
        self._soon.timeout.connect(self._look)
        self.cancel.clicked.connect(self.reject)
        self.agree.clicked.connect(self._agree)

    def _narrow(self) -> None:
        groups = self.impact.groups
        self.model.show_groups(published_only(groups) if self.published.isChecked() else groups)
        self.tree.choose_first()

    def _choose(self, article_id: str) -> None:
        self._article = article_id
        self._soon.start()

    def _look(self) -> None:
        """Make both pages of the chosen article, behind the screen."""
        key, proposal = ArticleId(self._article), self._asked.proposal
        impacts = self._context.desk.impacts
        if not self.pages.views:
            self.pages.say("Both pages are being made…")

        def take(made: BeforeAfter) -> None:
            self._made = (key, made)
            self._show_pages()

        self._looked.ask(lambda: impacts.before_after(key, proposal), take, self._say_why)

    def _show_pages(self) -> None:
        """Show both pages of the chosen article; one that is held back stays as it is."""
        key, made = self._made
        if key != self._article:
            return
        held = key in self.model.held
        after = made.before if held else made.after
        self.pages.show_pages(made.before, after, self._asked.template)
        self.pages.say("It is held back, so nothing changes on it." if held else made.message)

    def _say_why(self, error: Exception) -> None:
        message = getattr(error, "message", "")
        if not message:
            raise error
        self.pages.say(message)

    def _show_held(self) -> None:
        count = len(self.model.held)
        self.reason.setVisible(bool(count))
        set_tone(self.held, "")
        if not count:
            may = any(one.may_hold for group in self.impact.groups for one in group.articles)
            self.held.setText("Tick an article to hold it back." if may else "")
            return
        self.held.setText(f"{number_of(count, 'article')} held back.")

    def _agree(self) -> None:
        if self.model.held and not self.reason.text().strip():
            set_tone(self.held, "amber")
            self.held.setText("Say why they are held back.")
            self.reason.setFocus()
            return
        keeps = self.keeps()
        self.accept()
        self.agreed.emit(keeps)


def _explained(impact: Impact) -> str:
    if impact.published:
        return "Published pages keep what they carry until you publish again."
    return "None of it is published yet."


def _first_lower(text: str) -> str:
    return text[:1].lower() + text[1:]
