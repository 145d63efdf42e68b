"""Trending: the editors' own list of stories, in their order."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from editor_app.domain.changes import Changes
from editor_app.domain.errors import NotFound
from editor_app.domain.ids import ArticleId
from editor_app.ui.background import Newest
from editor_app.ui.finding_articles import ArticleFinder
from editor_app.ui.site.page import SitePage
from editor_app.ui.widgets.choice_field import ChoiceField
from editor_app.ui.widgets.ordered_list import OrderedList
from editor_app.ui.widgets.plain_words import words

if TYPE_CHECKING:
    from editor_app.ui.room_context import RoomContext


class TrendingPage(SitePage):
    """Stories are found by name, dragged into order, and taken off again."""

    def __init__(self, context: "RoomContext") -> None:
        super().__init__(
            context,
            "Trending",
            "The editors’ list. It stands on the home page, on section fronts and beside the "
            "newest stories; only published ones are shown there.",
        )
        self._newest = Newest(context.readers.run)
        self._stories: dict[str, str] = {}
        self.finder = ChoiceField("Add a story…", ArticleFinder(context), self)
        self.list = OrderedList("Trending", self)
        self.list.setMinimumHeight(280)
        self.empty = words(
            "No story yet. Find one above; the list can be left empty.", tone="muted"
        )
        self.column.addWidget(self.finder)
        self.column.addWidget(self.empty)
        self.column.addWidget(self.list, 1)
        self.finder.setEnabled(self.writable)
        self.finder.chosen.connect(self._add)
        self.list.moved.connect(self._keep)
        self.list.remove_wanted.connect(self._remove)
        self.read()

    def read(self) -> None:
        """Read the list and the headlines on it."""
        self._newest.ask(self._all, self._show, self.context.report)

    def _all(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for key in self.desk.site.get().trending:
            try:
                content = self.desk.articles.get(key).content
            except NotFound:
                continue
            found[key] = content.headline or content.slug
        return found

    def _show(self, stories: dict[str, str]) -> None:
        self._stories = stories
        self.list.show_items(list(stories.items()), writable=self.writable)
        self.empty.setVisible(not stories)
        self.list.setVisible(bool(stories))

    def _add(self, key: str, name: str) -> None:
        self.finder.show_choice("", "")
        if key in self._stories:
            self.context.toasts.say(f"“{name}” is on the list already.")
            self.list.choose(key)
            return
        self._keep([*self._stories, key])

    def _remove(self, key: str) -> None:
        before = list(self._stories)
        self.writes(
            lambda: self._save([other for other in before if other != key]),
            lambda _made: self.writes.say("Taken off the list.", lambda: self._save(before)),
        )

    def _keep(self, keys: Sequence[str]) -> None:
        self.writes(lambda: self._save(keys))

    def _save(self, keys: Sequence[str]) -> Changes:
        site = self.desk.site.get()
        return self.desk.site.save(replace(site, trending=tuple(ArticleId(key) for key in keys)))
