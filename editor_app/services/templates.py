"""Templates: kept in numbered wordings, attached by rules, never lost."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from editor_app.domain.article import ArticleRow
from editor_app.domain.changes import Changes
from editor_app.domain.errors import AlreadyThere, InvalidValue, NotFound, TemplateInvalid
from editor_app.domain.ids import ArticleId, TemplateId, new_id
from editor_app.domain.resolution import Subject
from editor_app.domain.rule import Rule, Scope
from editor_app.domain.status import Status
from editor_app.domain.template import Placement, Template, TemplateKind, TemplateVersion
from editor_app.domain.tidy import is_language, sound_line, sound_text
from editor_app.services.attaching import Attachments

if TYPE_CHECKING:
    from editor_app.services.desk import Desk
    from editor_app.store.unit import Unit

MAX_TEXT = 50_000


@dataclass(frozen=True, slots=True)
class TemplateRow:
    """A line of the Templates screen; `every_page` when it stands on lists too."""

    template: Template
    articles: int
    every_page: bool


@dataclass(frozen=True, slots=True)
class Impact:
    """What a template touches: articles, and how many of them are published."""

    articles: tuple[ArticleRow, ...]
    published: int


class Templates:
    """What a journalist can do with templates; their rules are asked for in `rules`."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def rows(self, text: str = "") -> tuple[TemplateRow, ...]:
        """Return every template whose name or wording holds `text`, with what it touches."""
        wanted = text.casefold().split()
        with self._desk.library.read() as unit:
            attached = Attachments.read(unit, self._desk.clock)
            subjects = _subjects(unit, attached)
        everywhere = {
            block.template.id
            for block in attached.of_site()
            if block.placement is Placement.PAGE_FOOTER
        }
        return tuple(
            TemplateRow(template, len(_touched(attached, template.id, subjects)), key in everywhere)
            for key, template in attached.templates.items()
            if all(word in f"{template.name} {template.text}".casefold() for word in wanted)
        )

    def get(self, template_id: TemplateId) -> Template:
        """Return a template; NotFound when there is none."""
        with self._desk.library.read() as unit:
            return existing_template(unit, template_id)

    def by_name(self, name: str) -> Template:
        """Return the template of that name, whatever its case."""
        with self._desk.library.read() as unit:
            found = unit.templates.by_name(name.strip())
            names = ", ".join(template.name for template in unit.templates.all())
        if found is None:
            raise NotFound(f"There is no template “{name}”.", f"The templates are: {names}.")
        return found

    def versions(self, template_id: TemplateId) -> tuple[TemplateVersion, ...]:
        """Return every wording of a template, newest first."""
        with self._desk.library.read() as unit:
            existing_template(unit, template_id)
            return unit.templates.versions(template_id)

    def add(self, name: str, kind: TemplateKind, text: str = "") -> Changes:
        """Make a template; its first wording is version 1."""
        text = self._sound_wording(text)
        placement = Placement.PAGE_FOOTER if kind is TemplateKind.FOOTER else Placement.AFTER
        template = Template(
            TemplateId(new_id()), sound_line(name), kind, 1, text, placement=placement
        )
        with self._desk.library.write() as unit:
            _check_name(unit, template)
            unit.templates.put(template)
            unit.templates.add_version(self._version(template, "First wording"))
        return Changes(templates=frozenset({template.id}), created=template.id)

    def save_wording(self, template_id: TemplateId, text: str, reason: str = "") -> Changes:
        """Keep a wording as the next version; the same text again makes none.

        TemplateInvalid names line and mistake, and the version in force stays.
        """
        text = self._sound_wording(text)
        with self._desk.library.write() as unit:
            old = existing_template(unit, template_id)
            if old.text == text:
                return Changes()
            fresh = replace(old, version=old.version + 1, text=text)
            unit.templates.put(fresh)
            unit.templates.add_version(self._version(fresh, sound_line(reason)))
        return Changes(templates=frozenset({template_id}))

    def save_details(self, template: Template) -> Changes:
        """Keep a template's fields other than its wording."""
        with self._desk.library.write() as unit:
            old = existing_template(unit, template.id)
            fresh = replace(
                template,
                name=sound_line(template.name),
                language=sound_line(template.language),
                notes=sound_text(template.notes),
                owner=sound_line(template.owner),
                version=old.version,
                text=old.text,
            )
            if fresh.language and not is_language(fresh.language):
                raise InvalidValue(f"“{fresh.language}” is no language tag such as en or de.")
            _check_name(unit, fresh)
            unit.templates.put(fresh)
        return Changes(templates=frozenset({template.id}))

    def retire(self, template_id: TemplateId) -> Changes:
        """Let a template attach no longer; it stays in the ledger and can be reinstated."""
        return self._set_retired(template_id, retired=True)

    def reinstate(self, template_id: TemplateId) -> Changes:
        """Let a retired template attach again."""
        return self._set_retired(template_id, retired=False)

    def impact(self, template_id: TemplateId) -> Impact:
        """Return the articles that a template stands on."""
        with self._desk.library.read() as unit:
            existing_template(unit, template_id)
            attached = Attachments.read(unit, self._desk.clock)
            touched = _touched(attached, template_id, _subjects(unit, attached))
            rows = tuple(unit.articles.briefs([ArticleId(s.article) for s in touched]))
        return Impact(rows, sum(row.status is Status.PUBLISHED for row in rows))

    def _sound_wording(self, text: str) -> str:
        from editor_app.rendering.filling import check_template

        text = sound_text(text).strip("\n")
        if len(text) > MAX_TEXT:
            raise TemplateInvalid(f"The template has more than {MAX_TEXT:,} characters.")
        mistakes = self._desk.host.run(check_template, text)
        if mistakes:
            first = mistakes[0]
            raise TemplateInvalid(f"Line {first.line}: {first.message}", line=first.line)
        return text

    def _version(self, template: Template, reason: str) -> TemplateVersion:
        return TemplateVersion(
            template.id,
            template.version,
            template.text,
            self._desk.clock.now(),
            self._desk.by,
            reason,
        )

    def _set_retired(self, template_id: TemplateId, *, retired: bool) -> Changes:
        with self._desk.library.write() as unit:
            unit.templates.put(replace(existing_template(unit, template_id), retired=retired))
        return Changes(templates=frozenset({template_id}))


def existing_template(unit: "Unit", template_id: TemplateId) -> Template:
    """Return a template; NotFound when there is none."""
    template = unit.templates.get(template_id)
    if template is None:
        raise NotFound("This template does not exist any more.")
    return template


def rule_counts(desk: "Desk", template_id: TemplateId) -> dict[str, int]:
    """Return how many articles each rule of a template speaks of."""
    from editor_app.domain.resolution import matches

    with desk.library.read() as unit:
        attached = Attachments.read(unit, desk.clock).only(template_id)
        subjects = _subjects(unit, attached)
    return {rule.id: sum(matches(rule, s) for s in subjects) for rule in attached.rules}


def _subjects(unit: "Unit", attached: Attachments) -> list[Subject]:
    language = attached.site.language
    return [s if s.language else replace(s, language=language) for s in unit.articles.subjects()]


def _touched(
    attached: Attachments, template_id: TemplateId, subjects: Collection[Subject]
) -> list[Subject]:
    own = attached.only(template_id)
    if _site_wide_alone(own.rules):
        return list(subjects) if subjects and own.on_subject(next(iter(subjects))) else []
    return [
        subject
        for subject in subjects
        if any(not block.missing for block in own.on_subject(subject))
    ]


def _site_wide_alone(rules: tuple[Rule, ...]) -> bool:
    return bool(rules) and all(rule.scope is Scope.SITE for rule in rules)


def _check_name(unit: "Unit", template: Template) -> None:
    if not template.name:
        raise InvalidValue("The template has no name.", "Give it one.")
    known = unit.templates.by_name(template.name)
    if known is not None and known.id != template.id:
        raise AlreadyThere(f"There is a template “{template.name}” already.")
