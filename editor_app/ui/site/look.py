"""Look: the theme of the site and how the site departs from it, seen at once beside it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from editor_app.domain.changes import Changes
from editor_app.domain.site import Site
from editor_app.domain.theme_override import Overrides
from editor_app.services.look import look_mistakes, tidied_look
from editor_app.services.look_stage import KINDS, LookStage
from editor_app.ui.background import Newest
from editor_app.ui.site.live_page import LivePage
from editor_app.ui.site.look_form import LookForm
from editor_app.ui.site.own_files import OwnFiles
from editor_app.ui.site.page import SitePage

if TYPE_CHECKING:
    from editor_app.ui.room_context import RoomContext

_WIDEST_FORM = 430


@dataclass(frozen=True, slots=True)
class _Known:
    site: Site
    themes: dict[str, str]
    own: Overrides
    stage: LookStage


class LookPage(SitePage):
    """What is set is kept at once, unless readers could not read it: then it says so."""

    def __init__(self, context: "RoomContext") -> None:
        super().__init__(
            context, "Look", "How readers see the site. Published pages change when you publish."
        )
        self._known: _Known | None = None
        self._newest = Newest(context.readers.run)
        self.form, self.own = LookForm(context, self), OwnFiles(self)
        self.kind, self.live = QComboBox(self), LivePage(context, self)
        for key, name in KINDS.items():
            self.kind.addItem(name, key)
        self.kind.setAccessibleName("Kind of page to look at")
        self._lay_out()
        self._connect()
        self.form.setEnabled(self.writable)
        self.read()

    def read(self) -> None:
        """Read the site and its theme, and show it anew."""
        self._newest.ask(self._all, self._show, self.context.report)

    def close_view(self) -> None:
        """Let go of Chromium."""
        self.live.close_view()

    def _lay_out(self) -> None:
        self.inside.setMaximumWidth(16_777_215)
        left = QWidget(self)
        left.setMaximumWidth(_WIDEST_FORM)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.form)
        column.addWidget(self.own)
        column.addStretch(1)
        self.live.bar.insertWidget(0, self.kind)
        both = QHBoxLayout()
        both.setSpacing(24)
        both.addWidget(left, 2, Qt.AlignmentFlag.AlignTop)
        both.addWidget(self.live, 3)
        self.column.addLayout(both, 1)

    def _connect(self) -> None:
        self.form.theme_chosen.connect(self._wear)
        self.form.changed.connect(self._take)
        self.kind.activated.connect(self._show_page)
        self.own.look_wanted.connect(self.read)
        self.own.accept_wanted.connect(lambda: self._decide(self.desk.themes.accept))
        self.own.turn_off_wanted.connect(lambda: self._decide(self.desk.themes.turn_off))

    def _all(self) -> _Known:
        site, themes = self.desk.site.get(), self.desk.themes
        return _Known(site, themes.names(), themes.overrides(site.theme), themes.stage())

    def _show(self, known: _Known) -> None:
        if self.writes.pending:
            # The change that is on its way brings a newer reading.
            return
        self._known = known
        self.form.show_site(known.site, known.themes)
        self.own.show_overrides(known.own)
        self._show_page()

    def _show_page(self) -> None:
        known, kind = self._known, str(self.kind.currentData())
        if known is not None:
            self.live.show_page(known.stage, known.site, kind)

    def _wear(self, theme: str) -> None:
        """Change the theme; colours that cannot be read in it give way, and are told."""
        if self._known is None or theme == self._known.site.theme:
            return
        told: list[str] = []

        def wear() -> Changes:
            changes, sentences = self.desk.site.wear(theme)
            told.extend(sentences)
            return changes

        self.writes(wear, lambda _made: self.writes.say(" ".join(told)) if told else None)

    def _take(self, name: str, value: object) -> None:
        """Keep one field of the look, unless it cannot be: then it says why."""
        if self._known is None or not self.writable:
            return
        site = self._known.site
        look = tidied_look(replace(site.look, **{name: value}))  # pyright: ignore[reportArgumentType]
        before = {mistake.sentence for mistake in look_mistakes(site)}
        found = look_mistakes(replace(site, look=look))
        new = next((one for one in found if one.sentence not in before), None)
        self.form.refuse(name, new)
        if new is None and look != site.look:
            self._known = replace(self._known, site=replace(site, look=look))
            self._show_page()
            self.writes(
                lambda: self._kept(name, getattr(look, name)), self._read_again, self._refuse
            )

    def _kept(self, name: str, value: object) -> Changes:
        site = self.desk.site.get()
        look = replace(site.look, **{name: value})  # pyright: ignore[reportArgumentType]
        return self.desk.site.save(replace(site, look=look))

    def _read_again(self, _made: Changes) -> None:
        """Read in the place of whatever was being read before the change was kept."""
        self.read()

    def _refuse(self, error: Exception) -> None:
        self.context.report(error)
        self.read()

    def _decide(self, act: Callable[[str], Changes]) -> None:
        if self._known is not None:
            theme = self._known.site.theme
            self.writes(lambda: act(theme), lambda _made: self.read())
