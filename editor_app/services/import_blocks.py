"""The templates that come in with articles: known ones stay the desk’s own, others are made."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from editor_app.domain.article import Article
from editor_app.domain.block_fence import FencedBlock
from editor_app.domain.clock import Clock
from editor_app.domain.ids import RuleId, TemplateId, new_id
from editor_app.domain.language import speaks_of
from editor_app.domain.rule import Effect, Rule, Scope
from editor_app.domain.template import Placement, Template, TemplateKind, TemplateVersion
from editor_app.rendering.finished_text import as_wording
from editor_app.services.attaching import Attachments

if TYPE_CHECKING:
    from editor_app.store.unit import Unit


# The templates that one import made, by the name they left under, their kind and their text.
Arrived = dict[tuple[str, TemplateKind, str], TemplateId]


class BlockBook:
    """Keeps what was made while one batch is stored; `arrived` is that of the whole import."""

    def __init__(self, unit: "Unit", clock: Clock, *, by: str, arrived: Arrived) -> None:
        self._unit, self._clock, self._by, self._arrived = unit, clock, by, arrived
        self._attached: Attachments | None = None
        self.made: list[Template] = []
        self.rules: list[RuleId] = []

    def take(
        self, article: Article, blocks: Iterable[FencedBlock], file: str, *, new: bool
    ) -> tuple[str, ...]:
        """Have the blocks of a file stand on its article; return sentences about those that do not.

        On an article that was here before, the desk’s rules decide about templates it knows.
        """
        notes: list[str] = []
        for number, block in enumerate(blocks):
            template = self._known(block, article)
            fresh = template is None
            if template is None:
                template = self._make(block, article, file)
            if self._stands(article, template):
                continue
            note = self._against(article, template, new=new or fresh)
            if note:
                notes.append(note)
            else:
                self._attach(article, template, block, number, file)
        return tuple(notes)

    def _known(self, block: FencedBlock, article: Article) -> Template | None:
        """Return the desk’s template, by id or by name and kind; None for one to be made.

        What this import made holds the words of one article. Another one whose blanks were filled
        otherwise, such as the bio of another author, gets a template of its own.
        """
        text = as_wording(block.text)
        for standing in self._now_attached().on(article.id, article.content):
            if standing.text == text and _named_after(standing.template, block):
                return standing.template
        found = self._unit.templates.get(TemplateId(block.template))
        if found is None:
            named = self._unit.templates.by_name(block.name)
            found = named if named is not None and named.kind is block.kind else None
        if found is None or found.id not in self._arrived.values():
            return found
        alike = self._arrived.get((block.name, block.kind, text))
        return self._unit.templates.get(alike) if alike is not None else None

    def _make(self, block: FencedBlock, article: Article, file: str) -> Template:
        key = TemplateId(block.template)
        if not _is_id(key) or self._unit.templates.get(key) is not None:
            key = TemplateId(new_id())
        language = article.content.language
        template = Template(
            key,
            self._name_for(block.name),
            block.kind,
            1,
            as_wording(block.text),
            # What is written in the article’s language may serve articles in any; one that names
            # no language is now in the site’s, whatever that of the site was that it left.
            "" if not language or speaks_of(block.language, language) else block.language,
            placement=block.placement,
            topic=block.topic,
        )
        self._unit.templates.put(template)
        self._unit.templates.add_version(
            TemplateVersion(
                key,
                1,
                template.text,
                self._now(),
                self._by,
                f"Came with an article in “{file}”",
                template.language,
            )
        )
        self.made.append(template)
        self._arrived[block.name, block.kind, template.text] = key
        self._attached = None
        return template

    def _name_for(self, wanted: str) -> str:
        names = {template.name.casefold() for template in self._unit.templates.all()}
        number, name = 1, wanted
        while name.casefold() in names:
            number += 1
            name = f"{wanted} ({number})"
        return name

    def _stands(self, article: Article, template: Template) -> bool:
        blocks = self._now_attached().on(article.id, article.content)
        return any(block.template.id == template.id for block in blocks)

    def _against(self, article: Article, template: Template, *, new: bool) -> str:
        """Say why a template does not come onto an article, nothing when it does."""
        name = f"“{template.name}”"
        if template.retired:
            return f"{name} stood on it when it left; here that template is retired."
        own = (rule for rule in self._now_attached().rules if rule.template == template.id)
        decided = any(r.scope is Scope.ARTICLE and r.subject == article.id for r in own)
        if decided or not new:
            return f"{name} stood on it when it left; here the desk’s rules keep it off."
        return ""

    def _attach(
        self, article: Article, template: Template, block: FencedBlock, number: int, file: str
    ) -> None:
        rule = Rule(
            RuleId(new_id()),
            template.id,
            Effect.ADD,
            Scope.ARTICLE,
            article.id,
            placement=block.placement,
            # Older documents do not tell after how many.
            paragraphs=max(block.paragraphs, int(block.placement is Placement.AFTER_PARAGRAPHS)),
            order=number,
            reason=f"Came with it in “{file}”",
            by=self._by,
            time=self._now(),
        )
        self._unit.rules.put(rule)
        self.rules.append(rule.id)
        self._attached = None

    def _now_attached(self) -> Attachments:
        self._attached = self._attached or Attachments.read(self._unit, self._clock)
        return self._attached

    def _now(self) -> datetime:
        return self._clock.now()


def _named_after(template: Template, block: FencedBlock) -> bool:
    """Whether a template has the name and kind of a block, a number behind the name aside."""
    named = template.name == block.name or template.name.startswith(f"{block.name} (")
    return named and template.kind is block.kind


def _is_id(text: str) -> bool:
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False
