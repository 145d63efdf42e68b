"""What a wording being typed is looked at for: mistakes, its context, what saving would change."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from editor_app.domain.errors import OffstoneError
from editor_app.domain.ids import ArticleId
from editor_app.domain.impact import Impact
from editor_app.domain.proposal import NewWording
from editor_app.domain.template import Template
from editor_app.services.template_context import Mistake, ShownTemplate, TemplateContext
from editor_app.ui.background import Newest

if TYPE_CHECKING:
    from editor_app.ui.room_context import RoomContext


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found; `shown` is None when the wording was refused."""

    mistakes: tuple[Mistake, ...]
    shown: ShownTemplate | None


class WordingLooks:
    """Answers for the newest words only; what is refused is a mistake of the whole wording."""

    def __init__(self, context: "RoomContext") -> None:
        self._context = context
        self._texts = TemplateContext(context.desk)
        self._looked, self._asked = (Newest(context.readers.run) for _ in range(2))

    def look(
        self,
        template: Template,
        wording: NewWording,
        article: ArticleId,
        take: Callable[[Looked], object],
    ) -> None:
        """Look for mistakes, and fill the wording on an article."""
        texts, key, text, language = self._texts, template.id, wording.text, wording.language

        def work() -> Looked:
            try:
                mistakes = texts.mistakes(text)
            except OffstoneError as error:
                mistakes = (Mistake(0, 0, error.message),)
            mistaken = bool(mistakes)
            shown = texts.shown(key, text, article, language=language, mistaken=mistaken)
            return Looked(mistakes, shown)

        def fail(error: Exception) -> None:
            if not isinstance(error, OffstoneError):
                raise error
            take(Looked((Mistake(0, 0, error.message),), None))

        self._looked.ask(work, take, fail)

    def ask_impact(self, wording: NewWording, take: Callable[[Impact], object]) -> None:
        """Ask what saving a wording would change."""
        impacts = self._context.desk.impacts
        self._asked.ask(lambda: impacts.of(wording), take, self._context.report)
