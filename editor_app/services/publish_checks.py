"""The checks over what would go out: approved texts, as the site would show them."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from editor_app.checks.facts import ArticleFacts, FilledState
from editor_app.checks.run import check_article
from editor_app.domain.article import PinnedArticle
from editor_app.domain.finding import Finding
from editor_app.domain.ids import ArticleId, TemplateId
from editor_app.domain.mentions import pictures_in
from editor_app.domain.resolution import Block
from editor_app.services.composing import Composer
from editor_app.services.pictures import soundness
from editor_app.services.texts import MadeBlock

if TYPE_CHECKING:
    from editor_app.services.desk import Desk
    from editor_app.services.snapshot import Snapshot


class PublishChecks:
    """Runs the checks over stories of one snapshot; what a picture's file is, is asked once."""

    def __init__(self, desk: "Desk", snapshot: "Snapshot") -> None:
        self._desk, self._snapshot = desk, snapshot
        self._composer = Composer(desk, snapshot)
        self._finished = frozenset(story.content.slug for story in snapshot.stories)
        self._sound: dict[str, str] = {}

    def findings(self, stories: Sequence[PinnedArticle]) -> dict[ArticleId, tuple[Finding, ...]]:
        """Return the findings of stories with their bodies."""
        filled = self._composer.fillings(stories)
        return {story.id: self._check(story, filled.get(story.id, {})) for story in stories}

    def _check(
        self, story: PinnedArticle, filled: Mapping[TemplateId, MadeBlock]
    ) -> tuple[Finding, ...]:
        content = story.content
        blocks = self._snapshot.attachments.on(story.id, content)
        names = {content.lead_picture, *(m.destination for m in pictures_in(content.body))}
        facts = ArticleFacts(
            article=story.id,
            content=content,
            now=self._snapshot.now,
            blocks=blocks,
            filled=_states(blocks, filled),
            pictures=self._snapshot.facts.pictures,
            unsound={name: state for name in names if (state := self._soundness(name))},
            slugs=self._finished,
            finished=self._finished,
        )
        return check_article(facts)

    def _soundness(self, name: str) -> str:
        picture = self._snapshot.facts.pictures.get(name)
        if picture is None:
            return ""
        if name not in self._sound:
            self._sound[name] = soundness(self._desk.media_folder, picture)
        return self._sound[name]


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
