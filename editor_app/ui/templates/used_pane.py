"""Used by: the articles that a template stands on, by section, each a way to its text."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QStackedWidget, QVBoxLayout, QWidget

from editor_app.domain.impact import NOTHING, Impact
from editor_app.ui.templates.impact_model import ImpactModel, published_only
from editor_app.ui.templates.impact_tree import ImpactTree
from editor_app.ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from editor_app.ui.appearance.look import Look


class UsedPane(QWidget):
    """Tells which article is to be opened."""

    article_wanted = Signal(str)

    def __init__(self, look: "Look", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._impact: Impact = NOTHING
        self.published = QCheckBox("Only those that are published", self)
        self.model = ImpactModel(self)
        self.view = ImpactTree(self.model, look, self)
        self.view.setAccessibleName("Articles with this template, by section")
        self.view.setToolTip("Enter or a double click opens the article")
        self.empty = EmptyState("", "", self)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.view)
        self.stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(8)
        top = QVBoxLayout()
        top.setContentsMargins(14, 0, 14, 0)
        top.addWidget(self.published)
        column.addLayout(top)
        column.addWidget(self.stack, 1)
        self.published.toggled.connect(self._filter)
        self.view.article_wanted.connect(self.article_wanted)

    def show_impact(self, impact: Impact) -> None:
        """Show what the template stands on."""
        self._impact = impact
        self._filter()

    def show_published(self, *, only: bool) -> None:
        """Leave out those that are not published, unless that leaves none."""
        self.published.setChecked(only and bool(published_only(self._impact.groups)))
        self.view.setFocus()

    def _filter(self) -> None:
        groups = self._impact.groups
        shown = published_only(groups) if self.published.isChecked() else groups
        self.model.show_groups(shown)
        self.stack.setCurrentIndex(0 if shown else 1)
        if not groups:
            self.empty.say("On no article yet", "Add a rule under “Where it applies”.")
        elif not shown:
            self.empty.say("None is published", "The next publication takes them with it.")
