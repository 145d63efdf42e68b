"""Pages in the site's theme: made here, or in the host where a layout is not ours."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from editor_app.domain.errors import LayoutInvalid, OffstoneError, TookTooLong, TooMuchMemory
from editor_app.rendering.far_page import FarJob, FarPage, Question, far_page, learn_theme
from editor_app.rendering.links import Places
from editor_app.rendering.page_values import Page
from editor_app.rendering.pages import make_page
from editor_app.rendering.theme import Theme, built_in_files

if TYPE_CHECKING:
    from editor_app.services.desk import Desk

# A sentence must be there within two seconds; the host is asked to end what does not end itself.
DEADLINE, ENDED_AFTER = 1.8, 1.2
# Answers bring new questions, such as for a story that has somewhere to lead: rarely twice.
_ROUNDS = 6


class PageMaker:
    """Makes pages; a layout of the workspace's own that fails gives way to the built-in one."""

    def __init__(self, desk: "Desk", theme: Theme, messages: Iterable[str] = ()) -> None:
        self._desk = desk
        self.theme = theme
        self.messages = list(messages)

    def make(self, page: Page, places: Places, *, markers: bool = False) -> str:
        """Return a page as HTML, the same as `make_page` does for a theme of ours."""
        theme = self.theme
        while theme.foreign:
            try:
                return lay_out_far(self._desk, theme, page, places, markers=markers)
            except OffstoneError as error:
                theme = self._without(theme, error)
        return make_page(page, theme, places, markers=markers)

    def _without(self, theme: Theme, error: OffstoneError) -> Theme:
        """Return the theme without the layout that failed, and tell of it once."""
        named = isinstance(error, LayoutInvalid) and error.file in theme.foreign
        lost = {error.file} if named and isinstance(error, LayoutInvalid) else set(theme.foreign)
        said = f"{_told(error, lost)} {_in_its_place(lost)}"
        if said not in self.messages:
            self.messages.append(said)
        left = without_layouts(theme, lost)
        if not isinstance(error, LayoutInvalid):
            # It took all the time or memory there is: no other page may wait for that again.
            self.theme = left
        return left


def lay_out_far(
    desk: "Desk", theme: Theme, page: Page, places: Places, *, markers: bool = False
) -> str:
    """Return a page laid out in the host; errors of the host and LayoutInvalid are for the caller.

    The first try shows which places the layouts name; then they are told.
    """
    answers: dict[Question, str] = {}
    for _ in range(_ROUNDS):
        made = _asked(desk, theme, FarJob(page, dict(answers), markers, ENDED_AFTER))
        if not made.asked:
            return made.html
        answers |= {question: _answer(places, question) for question in made.asked}
    raise LayoutInvalid("The layouts of this workspace ask for places without end.")


def without_layouts(theme: Theme, names: set[str]) -> Theme:
    """Return a theme with its built-in layouts in the place of these."""
    own = built_in_files(theme.name)
    layouts = {name: text for name, text in theme.layouts.items() if name not in names}
    layouts |= {name: own[name].decode() for name in names if name in own}
    fingerprint = "-".join((theme.fingerprint, *sorted(names)))
    return replace(theme, layouts=layouts, foreign=theme.foreign - names, fingerprint=fingerprint)


def _asked(desk: "Desk", theme: Theme, job: FarJob) -> FarPage:
    """Ask the host for a page; it is told the theme when it does not know it yet."""
    for _ in range(2):
        made = desk.host.run(far_page, theme.fingerprint, job, deadline=DEADLINE)
        if made is not None:
            return made
        desk.host.run(learn_theme, replace(theme, assets={}), deadline=DEADLINE)
    raise LayoutInvalid("The layouts of this workspace could not be told to the helper process.")


def _answer(places: Places, question: Question) -> str:
    sort, name = question
    if sort == "article":
        return places.article(name)
    if sort == "media":
        return places.media(name)
    if sort == "renditions":
        return places.renditions(name)
    return places.page(name) if sort == "page" else places.asset(name)


def why(error: OffstoneError) -> str:
    """Return what ended a layout; the host speaks of texts, and here a layout was at work."""
    if isinstance(error, TookTooLong):
        return "it takes too long"
    if isinstance(error, TooMuchMemory):
        return "it asks for more memory than it may have"
    said = error.message.rstrip(".")
    return said.partition(" cannot be used: ")[2] or said


def _told(error: OffstoneError, lost: set[str]) -> str:
    if isinstance(error, LayoutInvalid):
        return error.message
    named = ", ".join(f"“{name}”" for name in sorted(lost))
    return f"A page could not be made with the workspace’s own {named}: {why(error)}."


def _in_its_place(lost: set[str]) -> str:
    if len(lost) == 1:
        return "The built-in layout serves in its place."
    return f"The built-in layouts serve in place of {', '.join(sorted(lost))}."
