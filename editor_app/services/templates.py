"""Templates: kept in numbered wordings, attached by rules, never lost."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from editor_app.domain.changes import Changes
from editor_app.domain.errors import InvalidValue, NotAllowed, NotFound, TemplateInvalid
from editor_app.domain.hold import Keep
from editor_app.domain.ids import TemplateId, new_id
from editor_app.domain.resolution import Block
from editor_app.domain.rewording import reworded, without_language, wording_for
from editor_app.domain.template import (
    MAX_TEXT,
    Placement,
    Template,
    TemplateKind,
    TemplateVersion,
    Topic,
    Wording,
)
from editor_app.domain.tidy import sound_line, sound_text
from editor_app.domain.word_changes import WordChange, word_changes
from editor_app.services.attaching import Attachments
from editor_app.services.keeping import Keeping
from editor_app.services.likeness import Likeness
from editor_app.services.template_details import (
    check_name,
    check_topic,
    sound_details,
    sound_language,
)
from editor_app.services.template_drafts import TemplateDrafts
from editor_app.services.template_uses import check_language_may_go, check_may_go

if TYPE_CHECKING:
    from editor_app.services.desk import Desk
    from editor_app.store.unit import Unit


@dataclass(frozen=True, slots=True)
class TemplateRow:
    """A line of the Templates screen; `every_page` when it stands on lists too."""

    template: Template
    articles: int
    every_page: bool


class Templates:
    """What a journalist can do with templates; their rules are asked for in `rules`."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def rows(self, text: str = "") -> tuple[TemplateRow, ...]:
        """Return every template whose name or wordings hold `text`, with what it touches."""
        wanted = text.casefold().split()
        with self._desk.library.read() as unit:
            attached = Attachments.read(unit, self._desk.clock)
            alike = Likeness(_standing, attached)
            met = Counter(alike.of(filing) for filing in unit.articles.filings())
        counts: Counter[TemplateId] = Counter()
        for standing, articles in met.items():
            counts.update(dict.fromkeys(standing, articles))
        everywhere = {
            block.template.id
            for block in attached.of_site()
            if block.placement is Placement.PAGE_FOOTER
        }
        return tuple(
            TemplateRow(template, counts[key], key in everywhere)
            for key, template in attached.templates.items()
            if all(word in _words(template) for word in wanted)
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

    def compare(self, template_id: TemplateId, one: int, other: int) -> tuple[WordChange, ...]:
        """Return word by word what version `other` changes in version `one`."""
        with self._desk.library.read() as unit:
            template = existing_template(unit, template_id)
            before, after = (existing_version(unit, template, n) for n in (one, other))
        return word_changes(before.text, after.text)

    def add(
        self,
        name: str,
        kind: TemplateKind,
        text: str = "",
        *,
        topic: Topic | None = None,
        language: str = "",
    ) -> Changes:
        """Make a template; its first wording is version 1."""
        text = self._sound_wording(text)
        check_topic(kind, topic)
        template = Template(
            TemplateId(new_id()),
            sound_line(name),
            kind,
            1,
            text,
            language=sound_language(language),
            placement=Placement.PAGE_FOOTER if kind is TemplateKind.FOOTER else Placement.AFTER,
            topic=topic,
        )
        with self._desk.library.write() as unit:
            check_name(unit, template)
            unit.templates.put(template)
            self._keep_version(unit, template, template.wordings[0], "First wording")
        return Changes(templates=frozenset({template.id}), created=template.id)

    def save_wording(
        self,
        template_id: TemplateId,
        text: str,
        reason: str = "",
        *,
        language: str = "",
        keep: Sequence[Keep] = (),
    ) -> Changes:
        """Keep a wording as the next version; the same text again makes none.

        A language that the template did not have is a wording more; none means the first wording.
        `keep` are articles on which stays what stands there now. TemplateInvalid names line and
        mistake, and the version in force stays.
        """
        text, language = self._sound_wording(text), sound_language(language)
        if not text.strip():
            raise InvalidValue(
                "The wording is empty.", "Retire the template to let it stand nowhere."
            )
        with self._desk.library.write() as unit:
            old = existing_template(unit, template_id)
            before = wording_for(old, language)
            if before is not None and before.text == text:
                return Changes()
            held = Keeping(self._desk, unit, old).as_it_stands(keep)
            spoken = before.language if before else language
            wording = Wording(spoken, unit.templates.last_number(template_id) + 1, text)
            unit.templates.put(reworded(old, wording))
            self._keep_version(unit, old, wording, sound_line(reason))
        return Changes(articles=held, templates=frozenset({template_id}))

    def restore(
        self, template_id: TemplateId, number: int, reason: str = "", *, keep: Sequence[Keep] = ()
    ) -> Changes:
        """Keep an earlier text as the next version; one that is in force makes none."""
        with self._desk.library.read() as unit:
            template = existing_template(unit, template_id)
            old = existing_version(unit, template, number)
        told = sound_line(reason) or f"Version {number} restored"
        return self.save_wording(template_id, old.text, told, language=old.language, keep=keep)

    def take_language(self, template_id: TemplateId, language: str) -> Changes:
        """Let a language have no wording of its own any more; its versions stay on record.

        NotAllowed for the only wording, and where articles require one in that language.
        """
        with self._desk.library.write() as unit:
            old = existing_template(unit, template_id)
            wording = wording_for(old, language) if language else None
            if wording is None:
                raise NotFound(f"“{old.name}” has no wording in “{language}”.")
            if len(old.wordings) == 1:
                raise NotAllowed(
                    f"“{old.name}” has no other wording.", "Retire the template instead."
                )
            fresh = without_language(old, wording.language)
            check_language_may_go(self._desk, unit, old, fresh)
            unit.templates.put(fresh)
        return Changes(templates=frozenset({template_id}))

    def save_details(self, template: Template) -> Changes:
        """Keep a template's fields and the languages of its wordings, but not their texts."""
        with self._desk.library.write() as unit:
            fresh = sound_details(existing_template(unit, template.id), template)
            check_name(unit, fresh)
            unit.templates.put(fresh)
        return Changes(templates=frozenset({template.id}))

    def retire(self, template_id: TemplateId) -> Changes:
        """Let a template attach no longer; it stays in the ledger and can be reinstated."""
        return self._set_retired(template_id, retired=True)

    def reinstate(self, template_id: TemplateId) -> Changes:
        """Let a retired template attach again."""
        return self._set_retired(template_id, retired=False)

    def remove(self, template_id: TemplateId) -> Changes:
        """Remove a template that never ran and stands nowhere, with its wordings and rules."""
        with self._desk.library.write() as unit:
            template = existing_template(unit, template_id)
            check_may_go(self._desk, unit, template)
            rules = frozenset(rule.id for rule in unit.rules.of(template_id))
            unit.templates.remove(template_id)
        drafts = TemplateDrafts(self._desk)
        for language in drafts.of(template_id):
            drafts.keep(template_id, "", language)
        return Changes(templates=frozenset({template_id}), rules=rules)

    def _sound_wording(self, text: str) -> str:
        from editor_app.rendering.trial import PATIENCE, try_wording

        text = sound_text(text).strip("\n")
        if len(text) > MAX_TEXT:
            raise TemplateInvalid(f"The template has more than {MAX_TEXT:,} characters.")
        mistakes = self._desk.host.run(try_wording, text, deadline=PATIENCE)
        if mistakes:
            first = mistakes[0]
            raise TemplateInvalid(first.sentence, line=first.line)
        return text

    def _keep_version(
        self, unit: "Unit", template: Template, wording: Wording, reason: str
    ) -> None:
        unit.templates.add_version(
            TemplateVersion(
                template.id,
                wording.version,
                wording.text,
                self._desk.clock.now(),
                self._desk.by,
                reason,
                wording.language,
            )
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


def existing_version(unit: "Unit", template: Template, number: int) -> TemplateVersion:
    """Return a version of a template; NotFound when it never had one of that number."""
    found = unit.templates.wordings([(template.id, number)])
    if not found:
        newest = unit.templates.last_number(template.id)
        raise NotFound(f"“{template.name}” has no version {number}.", f"Its newest is {newest}.")
    return found[0]


def _standing(blocks: Sequence[Block]) -> frozenset[TemplateId]:
    return frozenset(block.template.id for block in blocks if not block.missing)


def _words(template: Template) -> str:
    return " ".join((template.name, *(one.text for one in template.wordings))).casefold()
