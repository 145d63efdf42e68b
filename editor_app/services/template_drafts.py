"""Wordings of templates that were typed and not saved as a version yet."""

from typing import TYPE_CHECKING

from editor_app.domain.ids import TemplateId
from editor_app.domain.tidy import sound_text

if TYPE_CHECKING:
    from editor_app.services.desk import Desk

_NAME = "template-draft:"


class TemplateDrafts:
    """Keeps at most one unsaved wording a template, in the workspace itself."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def get(self, template_id: TemplateId) -> str:
        """Return the wording that was kept, empty when there is none."""
        with self._desk.library.read() as unit:
            return unit.settings.get(_NAME + template_id)

    def keep(self, template_id: TemplateId, text: str) -> None:
        """Keep a wording whether or not it could be saved; an empty one forgets.

        So does the one in force: a draft that comes after its own save is no draft any more.
        """
        text = sound_text(text)
        with self._desk.library.write() as unit:
            template = unit.templates.get(template_id)
            saved = template is not None and template.text == text.strip("\n")
            unit.settings.put(_NAME + template_id, "" if saved else text)
