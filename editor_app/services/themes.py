"""Themes: which there are, and what a site wears: built-in files, its own, and its look."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from editor_app.domain.changes import Changes
from editor_app.domain.errors import InvalidValue, NotFound
from editor_app.domain.picture import Picture
from editor_app.domain.site import Site
from editor_app.domain.theme_override import Overrides
from editor_app.rendering.theme import (
    Dress,
    fingerprint_of,
    load_theme,
    own_themes,
    words_in_the_box,
)
from editor_app.services.marks import made_marks, planned_marks
from editor_app.services.overrides import Overriding
from editor_app.services.page_making import PageMaker

if TYPE_CHECKING:
    from editor_app.services.desk import Desk
    from editor_app.services.look_stage import LookStage
    from editor_app.store.unit import Unit

Pictures = Mapping[str, Picture]
# What each theme in the box is for.
ABOUT = {
    "courier": "A daily: many stories at once, columns, Trending at the side.",
    "folio": "A magazine, or one writer: large pictures, one story at a time.",
}


class Themes:
    """What a journalist can ask about themes."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def names(self) -> dict[str, str]:
        """Return the themes that can be chosen, with what each is for."""
        own = {name: ABOUT.get(name, "") for name in own_themes()}
        others = (name for name in self._overriding.themes() if name not in own)
        return own | dict.fromkeys(others, "A theme of this workspace.")

    def stage(self) -> "LookStage":
        """Return the site as it would be published now, to be seen in another look."""
        from editor_app.services.look_stage import LookStage

        return LookStage(self._desk)

    def words(self, language: str = "") -> dict[str, str]:
        """Return the words of the page as they are in the box, by default in the site's tongue."""
        return dict(words_in_the_box(language or self._desk.site.get().language))

    def overrides(self, theme: str = "") -> Overrides:
        """Return the workspace's own files for a theme, by default the one that the site wears."""
        return self._overriding.state(theme or self._desk.site.get().theme).state

    def accept(self, theme: str = "") -> Changes:
        """Let the workspace's files for a theme be used, as they are now."""
        return self._decide(theme, use=True)

    def turn_off(self, theme: str = "") -> Changes:
        """Let the built-in files serve instead of the workspace's."""
        return self._decide(theme, use=False)

    def maker(self, site: Site, pictures: Pictures, *, with_faces: bool = True) -> PageMaker:
        """Return what makes the pages of a site in its theme."""
        judged = self._overriding.state(site.theme)
        marks, left_out = made_marks(self._desk, site.look, pictures)
        dress = Dress(judged.used, site.look, marks)
        theme = load_theme(site.theme, dress, with_faces=with_faces)
        # Pages are alike whether or not a file was found broken just now.
        whole = self._fingerprint(site, pictures, judged.state)
        theme = replace(theme, fingerprint=whole)
        return PageMaker(self._desk, theme, (*judged.sentences, *left_out))

    def fingerprint(self, site: Site, unit: "Unit") -> str:
        """Return the fingerprint of what a site wears, without making it or trying it out."""
        pictures = {picture.name: picture for picture in unit.pictures.all()}
        state = self._overriding.state(site.theme, try_out=False).state
        return self._fingerprint(site, pictures, state)

    def _fingerprint(self, site: Site, pictures: Pictures, state: Overrides) -> str:
        marks = planned_marks(site.look, pictures)
        own = {"": state.digest.encode()} if state.accepted else {}
        return fingerprint_of(site.theme, Dress(own, site.look, marks))

    @cached_property
    def _overriding(self) -> Overriding:
        return Overriding(self._desk)

    def _decide(self, theme: str, *, use: bool) -> Changes:
        theme = theme or self._desk.site.get().theme
        if theme not in self.names():
            raise NotFound(f"There is no theme “{theme}”.", f"Choose {', '.join(self.names())}.")
        if not self.overrides(theme).files:
            raise InvalidValue(
                f"This workspace has no files of its own for “{theme}”.",
                f"They belong into its folder “themes/{theme}”.",
            )
        (self._overriding.accept if use else self._overriding.turn_off)(theme)
        return Changes(site=True)
