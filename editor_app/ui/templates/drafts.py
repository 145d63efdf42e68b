"""Unsaved wordings on their way to the disk: kept while one types and looks around."""

from typing import TYPE_CHECKING

from editor_app.domain.ids import TemplateId
from editor_app.services.template_drafts import TemplateDrafts

if TYPE_CHECKING:
    from editor_app.ui.room_context import RoomContext

# No wording: what is on the disk is not known after a save that failed.
_UNKNOWN = "\0"


class DraftKeeper:
    """Writes what changed since it was last kept."""

    def __init__(self, context: "RoomContext") -> None:
        self._context = context
        self._drafts = TemplateDrafts(context.desk)
        self._kept: dict[tuple[TemplateId, str], str] = {}

    def know(self, template: TemplateId, drafts: dict[str, str]) -> None:
        """Note what is on the disk."""
        for key in [key for key in self._kept if key[0] == template]:
            del self._kept[key]
        self._kept.update({(template, language): text for language, text in drafts.items()})

    def forget(self, template: TemplateId, language: str) -> None:
        """Note that a wording was saved, so that nothing of it is on the disk any more."""
        self._kept[template, language] = ""

    def keep(
        self,
        template: TemplateId,
        language: str,
        text: str,
        failed: list[Exception] | None = None,
    ) -> None:
        """Keep a wording; an empty one forgets. What fails is noted in `failed`."""
        key = (template, language)
        if self._context.desk.read_only or text == self._kept.get(key, ""):
            return
        self._kept[key] = text

        def note(error: Exception) -> None:
            self._kept[key] = _UNKNOWN
            if failed is not None:
                failed.append(error)
            self._context.report(error)

        keep = self._drafts.keep
        self._context.lane.run(lambda: keep(template, text, language), None, note, first=True)
