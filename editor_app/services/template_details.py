"""The fields of a template other than its wordings, made sound before they are kept."""

from dataclasses import replace
from typing import TYPE_CHECKING

from editor_app.domain.errors import AlreadyThere, InvalidValue
from editor_app.domain.template import TOPICS, Template, TemplateKind, Topic, Wording
from editor_app.domain.tidy import is_language, sound_line, sound_text

if TYPE_CHECKING:
    from editor_app.store.unit import Unit


def sound_details(old: Template, asked: Template) -> Template:
    """Return the template with the fields that are asked for and the wordings it has.

    Wordings keep their texts and may be given other languages; InvalidValue names what is wrong.
    """
    check_topic(asked.kind, asked.topic)
    first, *variants = _relabelled(old, asked)
    return replace(
        asked,
        name=sound_line(asked.name),
        notes=sound_text(asked.notes),
        owner=sound_line(asked.owner),
        version=first.version,
        text=first.text,
        language=first.language,
        variants=tuple(sorted(variants, key=lambda wording: wording.language)),
    )


def check_name(unit: "Unit", template: Template) -> None:
    """Refuse a template without a name, or with that of another."""
    if not template.name:
        raise InvalidValue("The template has no name.", "Give it one.")
    known = unit.templates.by_name(template.name)
    if known is not None and known.id != template.id:
        raise AlreadyThere(f"There is a template “{template.name}” already.")


def check_topic(kind: TemplateKind, topic: Topic | None) -> None:
    """Refuse a topic that templates of a kind do not have."""
    if topic is None or topic in TOPICS.get(kind, ()):
        return
    having = next(other for other, topics in TOPICS.items() if topic in topics)
    raise InvalidValue(
        f"“{topic.label}” is no topic of a {kind.label.lower()}.",
        f"Make it a {having.label.lower()}, or choose no topic.",
    )


def sound_language(tag: str) -> str:
    """Return a language tag fit to be kept; empty stays empty."""
    tag = sound_line(tag)
    if tag and not is_language(tag):
        raise InvalidValue(f"“{tag}” is no language tag such as en or de.")
    return tag


def _relabelled(old: Template, asked: Template) -> list[Wording]:
    languages = {one.version: one.language for one in asked.variants}
    languages[old.version] = asked.language
    found = [
        replace(one, language=sound_language(languages.get(one.version, one.language)))
        for one in old.wordings
    ]
    _check_apart(found)
    return found


def _check_apart(found: list[Wording]) -> None:
    seen: set[str] = set()
    for at, wording in enumerate(found):
        if at and not wording.language:
            raise InvalidValue("Only the first wording may serve every language.")
        if wording.language.casefold() in seen:
            raise AlreadyThere(f"There is a wording in “{wording.language}” already.")
        seen.add(wording.language.casefold())
