"""Policies: the pages of the house that the footer links to, in Markdown."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from editor_app.domain.changes import Changes
from editor_app.domain.errors import OffstoneError
from editor_app.domain.site import Policy
from editor_app.domain.slug import make_slug, slug_problem, unique_slug
from editor_app.ui.appearance.faces import serif
from editor_app.ui.background import Newest
from editor_app.ui.site.page import SitePage
from editor_app.ui.widgets.checked_field import CheckedField
from editor_app.ui.widgets.ordered_list import OrderedList
from editor_app.ui.widgets.plain_words import words
from editor_app.ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from editor_app.ui.room_context import RoomContext

Policies = tuple[Policy, ...]


class PoliciesPage(SitePage):
    """Imprint, privacy, ethics: a title, an address and a text each."""

    def __init__(self, context: "RoomContext") -> None:
        super().__init__(
            context, "Policies", "Pages of the house, linked from the foot of every page."
        )
        self._newest = Newest(context.readers.run)
        self._policies: Policies = ()
        self._shown = ""
        self.list = OrderedList("Policies", self)
        self.list.items.setMinimumWidth(180)
        self.add = QPushButton("New policy", self)
        self.title, self.slug = QLineEdit(self), QLineEdit(self)
        self.text = TextField(16, "The text of the page, in Markdown", self)
        self.text.setFont(serif(15))
        self.fields = {
            "title": CheckedField("Title", self.title),
            "slug": CheckedField("Address", self.slug),
            "text": CheckedField("Text", self.text),
        }
        self.form = QWidget(self)
        rows = QVBoxLayout(self.form)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(12)
        for field in self.fields.values():
            rows.addWidget(field)
        rows.addStretch(1)
        self.empty = words(
            "No policy yet. Readers look for an imprint, corrections and privacy.", tone="muted"
        )
        self._lay_out()
        self._connect()
        self.read()

    def read(self) -> None:
        """Read the policies anew."""
        self._newest.ask(lambda: self.desk.site.get().policies, self._show, self.context.report)

    def tell(self) -> None:
        """Keep what was typed."""
        self.text.tell()
        self._tell()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.add)
        left.addWidget(self.list, 1)
        right = QVBoxLayout()
        right.addWidget(self.form, 1)
        right.addWidget(self.empty)
        right.addStretch(0)
        both = QHBoxLayout()
        both.setSpacing(24)
        both.addLayout(left, 2)
        both.addLayout(right, 5)
        self.column.addLayout(both, 1)
        self.add.setEnabled(self.writable)
        self.form.setEnabled(self.writable)

    def _connect(self) -> None:
        self.add.clicked.connect(self._add)
        self.list.chosen.connect(self._show_policy)
        self.list.moved.connect(self._order)
        self.list.remove_wanted.connect(self._remove)
        for line in (self.title, self.slug):
            line.editingFinished.connect(self._tell)
        self.text.left.connect(self._tell)

    def _show(self, policies: Policies) -> None:
        self._policies = policies
        pairs = [(policy.slug, policy.title or policy.slug) for policy in policies]
        self.list.show_items(pairs, writable=self.writable)
        self.form.setVisible(bool(policies))
        self.empty.setVisible(not policies)
        self._show_policy(self.list.key())

    def _chosen(self) -> Policy | None:
        key = self.list.key()
        return next((policy for policy in self._policies if policy.slug == key), None)

    def _show_policy(self, _key: str) -> None:
        policy = self._chosen()
        if policy is None:
            return
        other, self._shown = policy.slug != self._shown, policy.slug
        for line, text in ((self.title, policy.title), (self.slug, policy.slug)):
            if other or not line.hasFocus():
                line.setText(text)
        if other or not self.text.hasFocus():
            self.text.show_text(policy.text)
        if other and self.title.hasFocus():
            self.title.selectAll()
        for field in self.fields.values():
            field.refuse("")

    def _add(self) -> None:
        taken = {policy.slug for policy in self._policies}
        slug = unique_slug(make_slug("New policy"), taken.__contains__)
        fresh = Policy("New policy", slug, "")
        self.list.choose(slug)
        self.writes(lambda: self._save(lambda old: (*old, fresh)), lambda _made: self._begin())

    def _begin(self) -> None:
        """Let the title be typed; the form shows the new policy as soon as it is read."""
        self.title.setFocus()
        self.title.selectAll()

    def _tell(self) -> None:
        old = self._chosen()
        if old is None or not self.writable:
            return
        title, slug = self.title.text().strip(), self.slug.text().strip()
        if old.slug.startswith("new-policy") and slug == old.slug and title != old.title:
            slug = make_slug(title)
        wanted = Policy(title, slug, self.text.toPlainText())
        others = {policy.slug for policy in self._policies if policy is not old}
        taken = "Another policy has this address." if slug in others else ""
        self.fields["title"].refuse("" if title else "The title is empty.")
        self.fields["slug"].refuse(slug_problem(slug) or taken)
        if wanted == old or not title or slug_problem(slug) or taken:
            return
        before = self._policies
        self._policies = tuple(wanted if policy is old else policy for policy in before)
        self.list.choose(slug)
        self.writes(
            lambda: self._save(
                lambda known: tuple(wanted if p.slug == old.slug else p for p in known)
            ),
            failed=lambda error: self._refuse(error, before, old),
        )

    def _refuse(self, error: Exception, before: Policies, old: Policy) -> None:
        """Say at the field what the desk would not keep; the policies are as they were."""
        if not isinstance(error, OffstoneError):
            raise error
        self.list.choose(old.slug)
        self._show(before)
        self.fields["slug"].refuse(f"{error.message} {error.advice}")

    def _order(self, slugs: Sequence[str]) -> None:
        places = {slug: place for place, slug in enumerate(slugs)}
        self.writes(
            lambda: self._save(
                lambda old: tuple(sorted(old, key=lambda p: places.get(p.slug, len(places))))
            )
        )

    def _remove(self, slug: str) -> None:
        before, gone = self._policies, self._chosen()
        if gone is not None:
            self.writes(
                lambda: self._save(lambda old: tuple(p for p in old if p.slug != slug)),
                lambda _made: self.writes.say(
                    f"{gone.title} is removed.", lambda: self._save(lambda _old: before)
                ),
            )

    def _save(self, change: Callable[[Policies], Policies]) -> Changes:
        site = self.desk.site.get()
        return self.desk.site.save(replace(site, policies=change(site.policies)))
