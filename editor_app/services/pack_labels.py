"""The sections, tags and authors that a pack's rules name: found at the desk, or made."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from editor_app.domain.changes import Changes
from editor_app.domain.ids import new_id
from editor_app.domain.pack import LABEL_SCOPES, MissingSubject, PackedRule, PackedTemplate
from editor_app.domain.rule import Scope
from editor_app.importing.incoming import Named
from editor_app.services.import_labels import LabelBook

if TYPE_CHECKING:
    from editor_app.store.unit import Unit

Key = tuple[Scope, str, str]


class PackLabels:
    """Knows the ids of what rules speak of; those that are missing are known once they are made."""

    def __init__(self, unit: "Unit") -> None:
        self._unit = unit
        self._slugs: dict[tuple[Scope, str], str] = {}
        self._names: dict[tuple[Scope, str], str] = {}
        self._made: dict[Key, str] = {}
        shelves = (
            (Scope.SECTION, unit.sections.all()),
            (Scope.TAG, unit.tags.all()),
            (Scope.AUTHOR, unit.authors.all()),
        )
        for scope, labels in shelves:
            for label in labels:
                self._slugs[scope, label.slug] = label.id
                self._names.setdefault((scope, label.name.casefold()), label.id)

    def subject(self, rule: PackedRule) -> str | None:
        """Return what a rule of the desk holds as its subject, None when the desk lacks it."""
        if rule.scope not in LABEL_SCOPES:
            return rule.subject
        return (
            self._slugs.get((rule.scope, rule.subject))
            or self._names.get((rule.scope, rule.subject_name.casefold()))
            or self._made.get(_key(rule))
        )

    def missing(self, templates: Iterable[PackedTemplate]) -> tuple[MissingSubject, ...]:
        """Return what the desk lacks, each with the templates whose rules name it."""
        lacking: dict[Key, dict[str, None]] = {}
        for template in templates:
            for rule in template.rules:
                if self.subject(rule) is None:
                    lacking.setdefault(_key(rule), {})[template.name] = None
        return tuple(
            MissingSubject(scope, slug, name, tuple(named))
            for (scope, slug, name), named in sorted(lacking.items())
        )

    def suppose(self, missing: Iterable[MissingSubject]) -> None:
        """Go on as if what is missing were made."""
        for one in missing:
            self._made[one.scope, one.slug, one.name] = new_id()

    def make(self, missing: Iterable[MissingSubject]) -> Changes:
        """Make what is missing, by the name it has where the pack comes from."""
        book = LabelBook(self._unit)
        for one in missing:
            named = Named(one.name or one.slug, slug=one.slug)
            if one.scope is Scope.SECTION:
                key = book.section(named) or ""
            else:
                (key,) = book.tags((named,)) if one.scope is Scope.TAG else book.authors((named,))
            self._made[one.scope, one.slug, one.name] = key
        sections, authors, tags = book.made
        return Changes(
            sections=frozenset(section.id for section in sections),
            authors=frozenset(author.id for author in authors),
            tags=frozenset(tag.id for tag in tags),
        )


def _key(rule: PackedRule) -> Key:
    return rule.scope, rule.subject, rule.subject_name
