"""The checks over stories as the site would show them: their blocks, pictures and links."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from editor_app.checks.facts import ArticleFacts, FilledState, shown_names
from editor_app.checks.run import check_article
from editor_app.domain.address import author_path, house_path, section_path, tag_path
from editor_app.domain.article import PinnedArticle
from editor_app.domain.finding import Finding
from editor_app.domain.ids import ArticleId, TemplateId
from editor_app.domain.resolution import Block
from editor_app.services.composing import Composer
from editor_app.services.picture_states import PictureStates
from editor_app.services.texts import MadeBlock

if TYPE_CHECKING:
    from editor_app.rendering.edition import Edition
    from editor_app.rendering.site_facts import SiteFacts
    from editor_app.services.desk import Desk
    from editor_app.services.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class KnownSlugs:
    """Which slugs are articles, which of them finished; `taken` asks for a story's own."""

    slugs: frozenset[str]
    finished: frozenset[str]
    taken: Callable[[PinnedArticle], bool] = lambda _story: False


class StoryChecks:
    """Runs the checks over stories of one snapshot; what a picture's file is, is asked once."""

    def __init__(
        self,
        desk: "Desk",
        snapshot: "Snapshot",
        known: KnownSlugs | None = None,
        edition: "Edition | None" = None,
    ) -> None:
        leaving = frozenset(story.content.slug for story in snapshot.stories)
        self._desk, self._snapshot = desk, snapshot
        self._known = known or KnownSlugs(leaving, leaving)
        self._composer = Composer(desk, snapshot, edition=edition)
        self._pages = _pages(snapshot.facts)
        self._states = PictureStates(desk)

    def findings(self, stories: Sequence[PinnedArticle]) -> dict[ArticleId, tuple[Finding, ...]]:
        """Return the findings of stories with their bodies."""
        filled = self._composer.fillings(stories)
        return {story.id: self._check(story, filled.get(story.id, {})) for story in stories}

    def soundness(self, name: str) -> str:
        """Return *missing* or *damaged* when a picture's file is; each is looked at once."""
        picture = self._snapshot.facts.pictures.get(name)
        return self._states.of(picture) if picture else ""

    def _check(
        self, story: PinnedArticle, filled: Mapping[TemplateId, MadeBlock]
    ) -> tuple[Finding, ...]:
        blocks = self._snapshot.attachments.on(story.id, story.content)
        names = shown_names(story.content)
        facts = ArticleFacts(
            article=story.id,
            content=story.content,
            now=self._snapshot.now,
            blocks=blocks,
            filled=_states(blocks, filled),
            pictures=self._snapshot.facts.pictures,
            unsound={name: state for name in names if (state := self.soundness(name))},
            slugs=self._known.slugs,
            finished=self._known.finished,
            pages=self._pages,
            slug_taken=self._known.taken(story),
        )
        return check_article(facts)


def _pages(facts: "SiteFacts") -> frozenset[str]:
    """Return the paths of all pages that are no articles, without their slashes."""
    paths = (
        "",
        "corrections/",
        *(section_path(section) for section in facts.sections.values()),
        *(author_path(author) for author in facts.authors.values()),
        *(tag_path(tag) for tag in facts.tags.values()),
        *(house_path(page) for page in facts.site.pages),
    )
    return frozenset(path.strip("/") for path in paths)


def _states(
    blocks: Sequence[Block], filled: Mapping[TemplateId, MadeBlock]
) -> dict[TemplateId, FilledState]:
    return {
        block.template.id: _state(filled[block.template.id])
        for block in blocks
        if block.template.id in filled
    }


def _state(made: MadeBlock) -> FilledState:
    block = made.block
    return FilledState(not block.html.strip(), block.empty, made.message)
