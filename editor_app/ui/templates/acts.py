"""What is done to templates and their rules, each with its dialog and its way back."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from editor_app.domain.changes import Changes
from editor_app.domain.rule import Rule
from editor_app.domain.template import Template, TemplateVersion
from editor_app.services.template_drafts import TemplateDrafts
from editor_app.ui.finding_articles import ArticleFinder
from editor_app.ui.templates.new_dialog import NewTemplateDialog
from editor_app.ui.templates.rule_dialog import RuleDialog, Surroundings
from editor_app.ui.templates.versions_dialog import VersionsDialog

if TYPE_CHECKING:
    from editor_app.ui.room_context import RoomContext


class TemplateActs:
    """Does it on the lane, tells the hub, and says what was done."""

    def __init__(self, context: "RoomContext", window: QWidget) -> None:
        self._context, self._desk, self._window = context, context.desk, window

    def save(self, template: Template, text: str, reason: str, then: Callable[[], object]) -> None:
        """Keep a wording as the next version and forget the draft of it."""

        def work() -> Changes:
            made = self._desk.templates.save_wording(template.id, text, reason)
            TemplateDrafts(self._desk).keep(template.id, "")
            return made

        def say(_changes: Changes) -> None:
            then()
            self._say(f"{template.name} is saved as v{template.version + 1}.")

        self._write(work, say)

    def ask_new(self, then: Callable[[str], object]) -> None:
        """Ask for a name and a kind, and make a template."""
        dialog = NewTemplateDialog(self._window)
        if dialog.exec():
            name, kind = dialog.name, dialog.kind
            self._write(
                lambda: self._desk.templates.add(name, kind), lambda made: then(made.created)
            )

    def ask_versions(self, template: Template) -> None:
        """Show every wording; one that is chosen becomes a new version."""

        def show(versions: tuple[TemplateVersion, ...]) -> None:
            dialog = VersionsDialog(template, versions, self._context.look, self._window)
            dialog.back.setVisible(not self._desk.read_only)
            if dialog.exec() and dialog.restored is not None:
                self.restore(dialog.restored)

        self._context.readers.run(
            lambda: self._desk.templates.versions(template.id), show, self._context.report
        )

    def restore(self, version: TemplateVersion) -> None:
        """Make an old wording the newest version."""
        reason = f"Restored from v{version.number}"
        self._write(
            lambda: self._desk.templates.save_wording(version.template, version.text, reason),
            lambda _made: self._say(f"{reason}; it is a new version."),
        )

    def retire_or_reinstate(self, template: Template) -> None:
        """Let a template attach no longer, or again."""
        there, back = self._desk.templates.retire, self._desk.templates.reinstate
        word = "is retired"
        if template.retired:
            there, back, word = back, there, "stands again"
        self._write(
            lambda: there(template.id),
            lambda _made: self._say(f"{template.name} {word}.", lambda: back(template.id)),
        )

    def save_details(self, template: Template, refused: Callable[[], object]) -> None:
        """Keep the fields; what cannot be kept is said, and then `refused` is called."""

        def say(error: Exception) -> None:
            self._context.report(error)
            refused()

        self._write(lambda: self._desk.templates.save_details(template), None, say)

    def ask_rule(self, template: Template, rule: Rule | None) -> None:
        """Ask for a new rule, or for changes to one."""
        around = Surroundings(self._context.names.known, ArticleFinder(self._context))
        dialog = RuleDialog(template, rule, around, self._window)
        if dialog.exec():
            kept = dialog.rule()
            self._write(lambda: self._desk.rules.set(kept))

    def remove_rule(self, rule: Rule) -> None:
        """Take a rule away."""
        self._write(
            lambda: self._desk.rules.remove(rule.id),
            lambda _made: self._say("The rule is removed.", lambda: self._desk.rules.set(rule)),
        )

    def _say(self, text: str, undo: Callable[[], Changes] | None = None) -> None:
        if undo is None:
            self._context.toasts.say(text)
        else:
            self._context.toasts.say(text, "Undo", lambda: self._write(undo))

    def _write(
        self,
        work: Callable[[], Changes],
        then: Callable[[Changes], object] | None = None,
        failed: Callable[[Exception], object] | None = None,
    ) -> None:
        def announce(changes: Changes) -> None:
            self._context.hub.announce(changes, self)
            if then is not None:
                then(changes)

        self._context.lane.run(work, announce, failed or self._context.report)
