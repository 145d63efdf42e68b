"""Remembers which stories passed the checks, by all that decides whether they may leave."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from editor_app.checks.run import VERSION
from editor_app.domain.article import PinnedArticle
from editor_app.domain.ids import ArticleId
from editor_app.export.recipe import digest
from editor_app.services.recipes import Recipes

if TYPE_CHECKING:
    from editor_app.services.desk import Desk


class Passed:
    """The memory of one survey, in the user's cache folder; a story that is not known is checked.

    A recipe holds the text, its labels and pictures, and each template with what fills it. What
    else can hold a story back is added: what a rule requires, and the state of pictures' files.
    """

    def __init__(self, desk: "Desk", recipes: Recipes, soundness: Callable[[str], str]) -> None:
        self._cache, self._workspace = desk.body_cache, desk.workspace.id
        self._recipes, self._soundness = recipes, soundness

    def keys(
        self, stories: Iterable[PinnedArticle], recipe_of: Mapping[ArticleId, str]
    ) -> dict[ArticleId, str]:
        """Return what decides whether each story may leave, as a key."""
        return {story.id: self._key(story, recipe_of[story.id]) for story in stories}

    def unknown(
        self, stories: Sequence[PinnedArticle], keys: Mapping[ArticleId, str]
    ) -> list[PinnedArticle]:
        """Return the stories of which nothing is known."""
        known = self._cache.get_many(keys.values())
        return [story for story in stories if keys[story.id] not in known]

    def keep(self, keys: Iterable[str]) -> None:
        """Remember that these passed."""
        self._cache.put_many(dict.fromkeys(keys, ""))

    def _key(self, story: PinnedArticle, recipe: str) -> str:
        required = [block.template.id for block in self._recipes.blocks(story) if block.required]
        pictures = sorted(self._recipes.pictures_of(story))
        states = [(name, self._soundness(name)) for name in pictures]
        made = digest(recipe, story.content.slug, required, states)
        return f"passed {VERSION} {self._workspace} {story.id} {made}"
