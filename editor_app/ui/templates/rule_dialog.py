"""Asks for a rule: what it does, what it speaks of, and where the template then stands."""

from dataclasses import dataclass, replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from editor_app.domain.article import Kind
from editor_app.domain.ids import RuleId, new_id
from editor_app.domain.rule import Effect, Rule, Scope
from editor_app.domain.template import Placement, Template
from editor_app.ui.languages import language_choices, language_name
from editor_app.ui.names import Known
from editor_app.ui.templates.rules_model import EFFECTS, SCOPES
from editor_app.ui.widgets.choice_field import ChoiceField, Find
from editor_app.ui.widgets.form_rows import FormRows
from editor_app.ui.widgets.number_field import NumberField
from editor_app.ui.widgets.plain_words import words

_HINTS = {
    Scope.SECTION: "The desk has no sections yet; make one on the Site screen.",
    Scope.TAG: "The desk has no tags yet; make one on the Site screen.",
    Scope.AUTHOR: "The desk has no authors yet; make one on the Site screen.",
}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a rule can name: labels of the desk, and a way to find articles."""

    known: Known
    find: Find


class RuleDialog(QDialog):
    """Gives a rule in `rule()` when it was accepted."""

    def __init__(
        self, template: Template, rule: Rule | None, around: Surroundings, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Rule" if rule else "New rule")
        self.setMinimumWidth(460)
        self._template, self._around = template, around
        self._old = rule
        self.effect, self.scope = QComboBox(self), QComboBox(self)
        self.subject = QComboBox(self)
        self.article = ChoiceField("Find an article…", around.find, self)
        self.subjects = QStackedWidget(self)
        self.subjects.addWidget(self.subject)
        self.subjects.addWidget(self.article)
        self.placement = QComboBox(self)
        self.paragraphs, self.order = NumberField(1, 99, self), NumberField(0, 999, self)
        self.reason = QLineEdit(self)
        self.reason.setPlaceholderText("Why, in a few words")
        self.hint = words(role="small", parent=self)
        self.cancel = QPushButton("Cancel", self)
        self.keep = QPushButton("Keep the rule", self)
        self.keep.setProperty("primary", True)
        self.keep.setDefault(True)
        self._fill()
        self._lay_out()
        self._connect()
        self._show(rule)

    def rule(self) -> Rule:
        """Return the rule as it was put together."""
        scope = Scope(self.scope.currentData())
        old = self._old or Rule(
            RuleId(new_id()), self._template.id, Effect.ADD, scope, order=self._template.order
        )
        placement = Placement(self.placement.currentData())
        within = placement is Placement.AFTER_PARAGRAPHS
        return replace(
            old,
            effect=Effect(self.effect.currentData()),
            scope=scope,
            subject=self._subject(scope),
            subject_name="",
            placement=placement,
            paragraphs=self.paragraphs.value() if within else 0,
            order=self.order.value(),
            reason=self.reason.text().strip(),
        )

    def _fill(self) -> None:
        for effect, (word, tip) in EFFECTS.items():
            self.effect.addItem(word, effect.value)
            self.effect.setItemData(self.effect.count() - 1, tip, Qt.ItemDataRole.ToolTipRole)
        for scope, word in SCOPES.items():
            self.scope.addItem(word, scope.value)
        for placement in Placement:
            label = placement.label
            self.placement.addItem(label[0].upper() + label[1:], placement.value)

    def _lay_out(self) -> None:
        form = FormRows()
        form.add("What it does", self.effect)
        form.add("Where", self.scope)
        self._subject_label = form.add("Which", self.subjects)
        self._placement_label = form.add("Placement", self.placement)
        self._paragraphs_label = form.add("Paragraphs before it", self.paragraphs)
        self._order_label = form.add("Order among others", self.order)
        form.add("Reason", self.reason)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(words(f"When “{self._template.name}” stands on a page", role="heading"))
        column.addLayout(form)
        column.addWidget(self.hint)
        column.addStretch(1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.keep)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.effect.currentIndexChanged.connect(self._show_state)
        self.scope.currentIndexChanged.connect(self._change_scope)
        self.placement.currentIndexChanged.connect(self._show_state)
        self.subject.currentIndexChanged.connect(self._show_state)
        self.article.chosen.connect(self._show_state)
        self.article.cleared.connect(self._show_state)
        self.keep.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)

    def _show(self, rule: Rule | None) -> None:
        template = self._template
        shown = rule or Rule(
            RuleId(""), template.id, Effect.ADD, Scope.SITE, placement=template.placement
        )
        self.effect.setCurrentIndex(self.effect.findData(shown.effect.value))
        self.scope.setCurrentIndex(self.scope.findData(shown.scope.value))
        self._change_scope()
        if shown.scope is Scope.ARTICLE:
            self.article.show_choice(shown.subject, shown.subject_name or shown.subject)
        elif shown.subject:
            if self.subject.findData(shown.subject) < 0:
                self.subject.addItem(shown.subject_name or shown.subject, shown.subject)
            self.subject.setCurrentIndex(self.subject.findData(shown.subject))
        self.placement.setCurrentIndex(self.placement.findData(shown.placement.value))
        self.paragraphs.setValue(shown.paragraphs or 3)
        self.order.setValue(shown.order)
        self.reason.setText(shown.reason)
        self._show_state()

    def _change_scope(self) -> None:
        scope = Scope(self.scope.currentData())
        self.subject.clear()
        for key, name in self._choices(scope):
            self.subject.addItem(name, key)
        self.subjects.setCurrentIndex(1 if scope is Scope.ARTICLE else 0)
        self._show_state()

    def _choices(self, scope: Scope) -> list[tuple[str, str]]:
        known = self._around.known
        labels = {Scope.SECTION: known.sections, Scope.TAG: known.tags, Scope.AUTHOR: known.authors}
        if scope in labels:
            return list(labels[scope].items())
        if scope is Scope.KIND:
            return [(kind.value, kind.label) for kind in Kind]
        if scope is Scope.LANGUAGE:
            own = known.site.language
            others = [pair for pair in language_choices().items() if pair[0] != own]
            return [(own, language_name(own)), *others] if own else others
        return []

    def _subject(self, scope: Scope) -> str:
        if scope is Scope.SITE:
            return ""
        if scope is Scope.ARTICLE:
            return self.article.key
        return str(self.subject.currentData() or "")

    def _show_state(self) -> None:
        scope, effect = Scope(self.scope.currentData()), Effect(self.effect.currentData())
        keeps_off = effect is Effect.EXCEPT
        within = Placement(self.placement.currentData()) is Placement.AFTER_PARAGRAPHS
        named = scope is not Scope.SITE
        for widget in (self._subject_label, self.subjects):
            widget.setVisible(named)
        for widget in (self._placement_label, self.placement, self._order_label, self.order):
            widget.setVisible(not keeps_off)
        for widget in (self._paragraphs_label, self.paragraphs):
            widget.setVisible(within and not keeps_off)
        missing = named and not self._subject(scope)
        hint = EFFECTS[effect][1]
        if missing:
            hint = _HINTS.get(scope, "Choose which one.")
        self.hint.setText(hint)
        self.keep.setEnabled(not missing)
