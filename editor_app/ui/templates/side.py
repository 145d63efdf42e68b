"""The right column: the wording in context, where it is used, what changed, and the blanks."""

from typing import TYPE_CHECKING

from editor_app.ui.templates.blanks_pane import BlanksPane
from editor_app.ui.templates.compare_pane import ComparePane
from editor_app.ui.templates.context_pane import ContextPane
from editor_app.ui.templates.facts import TemplateFacts
from editor_app.ui.templates.looks import Looked
from editor_app.ui.templates.used_pane import UsedPane
from editor_app.ui.widgets.side_pane import SidePane, scrolled

if TYPE_CHECKING:
    from editor_app.ui.room_context import RoomContext

CONTEXT, USED, COMPARE, BLANKS = "In context", "Used by", "Compare", "Blanks"


class TemplateSide(SidePane):
    """Shows one template and what was found in its wording."""

    def __init__(self, context: "RoomContext") -> None:
        super().__init__((CONTEXT, USED, COMPARE, BLANKS))
        self.context_pane, self.used = ContextPane(context), UsedPane(context.look)
        self.compare, self.blanks = ComparePane(context.look), BlanksPane(context.look)
        for pane in (scrolled(self.context_pane), self.used, scrolled(self.compare), self.blanks):
            self.add(pane)

    def show_facts(self, facts: TemplateFacts) -> None:
        """Show where the template is used."""
        self.used.show_impact(facts.impact)
        self.tabs.set_count(USED, facts.impact.articles)

    def show_texts(self, before: str, after: str, version: int) -> None:
        """Compare the wording on screen with the one in force."""
        self.compare.show_texts(before, after, version)
        self.tabs.buttons[COMPARE].setText(f"{COMPARE} v{version}" if version else COMPARE)

    def show_looks(self, looked: Looked) -> None:
        """Show the wording in context, or say why it cannot be."""
        shown = looked.shown
        if shown is not None:
            self.blanks.show_blanks(shown.blanks, shown.headline)
        if looked.mistakes:
            self.context_pane.say("The wording has a mistake; mended, it shows here.")
        elif shown is not None:
            self.context_pane.show_filled(shown)

    def show_used(self, *, published: bool) -> None:
        """Show the articles, or those alone that stand on published pages."""
        self.show_pane(USED)
        self.used.show_published(only=published)
