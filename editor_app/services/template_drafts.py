"""Wordings of templates that were typed and not saved as a version yet."""

from typing import TYPE_CHECKING

from editor_app.domain.ids import TemplateId
from editor_app.domain.template import Template
from editor_app.domain.tidy import sound_text

if TYPE_CHECKING:
    from editor_app.services.desk import Desk
    from editor_app.store.unit import Unit

_NAME, _TAGS = "template-draft:", "template-draft-languages:"


class TemplateDrafts:
    """Keeps at most one unsaved wording a template and language, in the workspace itself.

    As everywhere, no language means that of the first wording.
    """

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def of(self, template_id: TemplateId) -> dict[str, str]:
        """Return the wordings that were kept, by language."""
        with self._desk.library.read() as unit:
            tags = ("", *unit.settings.get(_TAGS + template_id).split())
            kept = {tag: unit.settings.get(_name(template_id, tag)) for tag in tags}
        return {tag: text for tag, text in kept.items() if text}

    def keep(self, template_id: TemplateId, text: str, language: str = "") -> None:
        """Keep a wording whether or not it could be saved; an empty one forgets.

        So does the one in force: a draft that comes after its own save is no draft any more.
        """
        text = sound_text(text)
        with self._desk.library.write() as unit:
            template = unit.templates.get(template_id)
            if template is not None and text.strip("\n") == _in_force(template, language):
                text = ""
            unit.settings.put(_name(template_id, language), text)
            if language:
                _note(unit, template_id, language, kept=bool(text))


def _name(template_id: TemplateId, language: str) -> str:
    return f"{_NAME}{template_id}:{language}" if language else _NAME + template_id


def _in_force(template: Template, language: str) -> str | None:
    if not language:
        return template.text
    texts = {wording.language: wording.text for wording in template.variants}
    return texts.get(language)


def _note(unit: "Unit", template_id: TemplateId, language: str, *, kept: bool) -> None:
    """Remember which languages have a draft."""
    tags = dict.fromkeys(unit.settings.get(_TAGS + template_id).split())
    if kept == (language in tags):
        return
    if kept:
        tags[language] = None
    else:
        del tags[language]
    unit.settings.put(_TAGS + template_id, " ".join(tags))
