"""What is done to templates, each act with its impact first and its way back."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from editor_app.domain.changes import Changes
from editor_app.domain.hold import Keep
from editor_app.domain.proposal import NewDetails, NewWording
from editor_app.domain.rewording import without_language
from editor_app.domain.template import Template, TemplateVersion
from editor_app.services.holds import HeldArticle
from editor_app.services.template_drafts import TemplateDrafts
from editor_app.ui.languages import language_name
from editor_app.ui.templates.facts import TemplateFacts
from editor_app.ui.templates.impact_dialog import Asked
from editor_app.ui.templates.impact_first import ImpactFirst
from editor_app.ui.templates.new_dialog import NewTemplateDialog
from editor_app.ui.templates.versions_dialog import VersionsDialog
from editor_app.ui.widgets.moments import number_of
from editor_app.ui.writes import Writes

if TYPE_CHECKING:
    from editor_app.ui.room_context import RoomContext


class TemplateActs:
    """Does it on the lane, tells the hub, and says what was done."""

    def __init__(self, context: "RoomContext", window: QWidget) -> None:
        self._context, self._desk, self._window = context, context.desk, window
        self.first = ImpactFirst(context, window)
        self.write = Writes(context, self)

    def save(
        self, facts: TemplateFacts, wording: NewWording, reason: str, then: Callable[[], object]
    ) -> None:
        """Keep a wording as the next version and forget the draft of it."""
        template, number, language = facts.template, facts.following, wording.language
        drafts = TemplateDrafts(self._desk)

        def save(keep: Sequence[Keep]) -> None:
            def work() -> Changes:
                made = self._desk.templates.save_wording(
                    template.id, wording.text, reason, language=language, keep=keep
                )
                drafts.keep(template.id, "", language)
                return made

            def say(_changes: Changes) -> None:
                then()
                self.write.say(f"{template.name} is saved as v{number}.{kept_words(keep)}")

            self.write(work, say)

        self.first(Asked(template.id, wording, f"Saving v{number}", f"Save v{number}"), save)

    def ask_new(self, then: Callable[[str], object]) -> None:
        """Ask for a name and a kind, and make a template."""
        dialog = NewTemplateDialog(self._window)
        if dialog.exec():
            name, kind, topic = dialog.name, dialog.kind, dialog.topic
            self.write(
                lambda: self._desk.templates.add(name, kind, topic=topic),
                lambda made: then(made.created),
            )

    def ask_versions(self, facts: TemplateFacts) -> None:
        """Show every wording; one that is chosen becomes a new version."""
        template = facts.template

        def show(versions: tuple[TemplateVersion, ...]) -> None:
            dialog = VersionsDialog(template, versions, self._context.look, self._window)
            if self._desk.read_only:
                dialog.forbid()
            if dialog.exec() and dialog.restored is not None:
                self.restore(facts, dialog.restored, dialog.reason)

        self._context.readers.run(
            lambda: self._desk.templates.versions(template.id), show, self._context.report
        )

    def restore(self, facts: TemplateFacts, version: TemplateVersion, reason: str) -> None:
        """Make an old wording the newest version."""
        key, number, old = facts.template.id, facts.following, version.number
        wording = NewWording(key, version.text, version.language)

        def restore(keep: Sequence[Keep]) -> None:
            said = f"v{old} is restored; it is v{number} now.{kept_words(keep)}"
            self.write(
                lambda: self._desk.templates.restore(key, old, reason, keep=keep),
                lambda _made: self.write.say(said),
            )

        asked = Asked(key, wording, f"Restoring v{old} as v{number}", f"Save v{number}")
        self.first(asked, restore)

    def retire_or_reinstate(self, template: Template) -> None:
        """Let a template attach no longer, or again."""
        there, back = self._desk.templates.retire, self._desk.templates.reinstate
        deed, verb, done = "Retiring", "Retire", "is retired"
        if template.retired:
            there, back, deed, verb, done = back, there, "Reinstating", "Reinstate", "stands again"

        def do(_keep: Sequence[Keep]) -> None:
            self.write(
                lambda: there(template.id),
                lambda _made: self.write.say(f"{template.name} {done}.", lambda: back(template.id)),
            )

        proposal = NewDetails(replace(template, retired=not template.retired))
        self.first(Asked(template.id, proposal, f"{deed} “{template.name}”", verb), do)

    def save_details(
        self, before: Template, template: Template, refused: Callable[[], object]
    ) -> None:
        """Keep the fields; what cannot be kept is said, and then `refused` is called."""

        def say(error: Exception) -> None:
            self._context.report(error)
            refused()

        def save(_keep: Sequence[Keep] = ()) -> None:
            self.write(lambda: self._desk.templates.save_details(template), None, say)

        if _on_pages(before) == _on_pages(template):
            save()
            return
        asked = Asked(template.id, NewDetails(template), f"Changing “{template.name}”", "Save")
        self.first(asked, save, refused)

    def remove(self, template: Template, then: Callable[[], object]) -> None:
        """Delete a template that never ran and is not in use; the way back is its pack.

        One that is retired travels in no pack, so it is gone.
        """
        packs, kept = self._desk.packs, list[str]()

        def work() -> Changes:
            if not template.retired:
                kept.append(packs.export((template.name,)).text)
            return self._desk.templates.remove(template.id)

        def say(_made: Changes) -> None:
            then()
            undo = (lambda: packs.take(kept[0]).changes) if kept else None
            self.write.say(f"{template.name} is deleted.", undo)

        self.write(work, say)

    def take_language(self, template: Template, language: str) -> None:
        """Let a template have no wording in a language any more; its versions stay."""

        def do(_keep: Sequence[Keep]) -> None:
            self.write(
                lambda: self._desk.templates.take_language(template.id, language),
                lambda _made: self.write.say("It is out of force; its versions are kept."),
            )

        proposal = NewDetails(without_language(template, language))
        deed = f"Without its wording in {language_name(language)}"
        self.first(Asked(template.id, proposal, deed, "Take it out of force"), do)

    def release(self, held: Sequence[HeldArticle]) -> None:
        """Let articles have the wording in force again."""
        hold = held[0].hold
        articles = [one.hold.article for one in held]
        again = [(one.hold.version, one.hold.article, one.hold.reason) for one in held]

        def undo() -> Changes:
            changes = Changes()
            for version, article, reason in again:
                changes |= self._desk.holds.hold(hold.template, [article], version, reason)
            return changes

        names = held[0].headline if len(held) == 1 else number_of(len(held), "article")
        self.write(
            lambda: self._desk.holds.release(hold.template, articles),
            lambda _made: self.write.say(f"Released: {names}.", undo),
        )


def kept_words(keep: Sequence[Keep]) -> str:
    """Say how many articles were held back."""
    return f" {number_of(len(keep), 'article')} held back." if keep else ""


def _on_pages(template: Template) -> tuple[object, ...]:
    """Return the fields that decide what pages show."""
    return template.kind, template.topic, template.language, template.expires
