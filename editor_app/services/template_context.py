"""A wording shown on an article, filled as publication fills it, before it is saved."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from editor_app.domain.article import Article
from editor_app.domain.ids import ArticleId, TemplateId
from editor_app.domain.listing import Listing
from editor_app.domain.resolution import Block
from editor_app.domain.template import Placement, Template
from editor_app.services.article_states import working_text
from editor_app.services.attaching import Attachments
from editor_app.services.snapshot import read_facts
from editor_app.services.templates import existing_template

if TYPE_CHECKING:
    from editor_app.rendering.site_facts import SiteFacts
    from editor_app.services.desk import Desk
    from editor_app.store.unit import Unit

# What stands around the text of a paragraph in Markdown.
_MARKS = re.compile(r"!\[[^\]]*\]\([^)]*\)|\]\([^)]*\)|\[\^[^\]]*\]|[*_`\[\]]|\{[^}]*\}")
_NO_PARAGRAPH = ("#", ">", "-", "+", "|", "!", "`", "~", "[^", "*[", "<", ":", "1.")
LONGEST = 220


@dataclass(frozen=True, slots=True)
class Mistake:
    """Something wrong at a line and column, both from 1; column 0 means the whole line."""

    line: int
    column: int
    message: str


@dataclass(frozen=True, slots=True)
class ShownTemplate:
    """The filled wording as HTML between the words of the article next to it.

    `why` says why it stands there, or that it does not; `message` what is worth a look.
    """

    article: str
    headline: str
    html: str
    before: str
    after: str
    why: str
    message: str


class TemplateContext:
    """What the Templates screen asks while a wording is typed."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def blanks(self) -> tuple[tuple[str, str], ...]:
        """Return every blank that a wording can have, each with what it means."""
        from editor_app.rendering.blanks import BLANKS

        return tuple((blank.name, blank.meaning) for blank in BLANKS)

    def mistakes(self, text: str) -> tuple[Mistake, ...]:
        """Return what is wrong with a wording, with line and column."""
        from editor_app.rendering.filling import check_template

        found = self._desk.host.run(check_template, text)
        return tuple(Mistake(one.line, one.column, one.message) for one in found)

    def shown(
        self,
        template_id: TemplateId,
        text: str,
        article_id: ArticleId | None = None,
        *,
        mistaken: bool = False,
    ) -> ShownTemplate:
        """Return a wording on an article, or on the newest one when none is named."""
        with self._desk.library.read() as unit:
            template = existing_template(unit, template_id)
            article = unit.articles.get(article_id) if article_id else None
            article = article or _newest(unit)
            if article is None:
                return ShownTemplate("", "", "", "", "", "", "Write an article to see it on one.")
            attached = Attachments.read(unit, self._desk.clock)
            facts = read_facts(unit)
            block = _block(attached, article, template_id)
        if mistaken:
            return _framed(article, template, block, ("", ""))
        return _framed(article, template, block, self._filled(text, article, facts))

    def _filled(self, text: str, article: Article, facts: "SiteFacts") -> tuple[str, str]:
        from editor_app.rendering.blanks import blanks_of
        from editor_app.rendering.filled_block import FillJob
        from editor_app.services.texts import Texts

        story = working_text(article)
        year = (article.published or article.updated).year
        language = facts.language_of(article.content)
        blanks = blanks_of(facts, story, year)
        (made,) = Texts(self._desk).filled([FillJob(text, blanks, language, facts.pictures)])
        empty = ", ".join(made.block.empty)
        told = f"Empty on this article: {empty}." if empty else ""
        if text.strip() and not made.block.markdown.strip():
            told = "On this article it is filled to nothing, so it does not stand there."
        return made.block.html, made.message or told


def _framed(
    article: Article, template: Template, block: Block | None, filled: tuple[str, str]
) -> ShownTemplate:
    html, message = filled
    placement = block.placement if block else template.placement
    paragraphs = _paragraphs(article.content.body)
    number = block.paragraphs if block else 0
    before = after = ""
    if placement is Placement.AFTER and paragraphs:
        before = f"…{_cut(paragraphs[-1], last=True)}"
    elif placement is Placement.BEFORE and paragraphs:
        after = f"{_cut(paragraphs[0])}…"
    elif placement is Placement.AFTER_PARAGRAPHS and paragraphs:
        before = f"…{_cut(paragraphs[min(number, len(paragraphs)) - 1], last=True)}"
        after = f"{_cut(paragraphs[number])}…" if number < len(paragraphs) else ""
    headline = article.content.headline or article.content.slug or "Untitled"
    return ShownTemplate(article.id, headline, html, before, after, _why(block), message)


def _why(block: Block | None) -> str:
    if block is None:
        return "No rule puts it on this article; this is how it would stand there."
    where = f", {block.placement.label}"
    if block.missing:
        return f"Missing here: {block.missing} ({block.why})."
    return f"Why here: {block.why.removeprefix('by ')}{where}"


def _block(attached: Attachments, article: Article, template_id: TemplateId) -> Block | None:
    blocks = attached.on(article.id, article.content)
    return next((block for block in blocks if block.template.id == template_id), None)


def _newest(unit: "Unit") -> Article | None:
    rows = unit.articles.rows(Listing(), None, 1).rows
    return unit.articles.get(rows[0].id) if rows else None


def _paragraphs(body: str) -> list[str]:
    """Return the paragraphs of a body as plain words, good enough to know the place by."""
    parts = (part.strip() for part in re.split(r"\n\s*\n", body))
    plain = (_MARKS.sub("", part) for part in parts if not part.startswith(_NO_PARAGRAPH))
    return [" ".join(text.split()) for text in plain if text.strip()]


def _cut(text: str, *, last: bool = False) -> str:
    """Return the first words of a paragraph, or its last ones."""
    if len(text) <= LONGEST:
        return text
    return text[-LONGEST:].partition(" ")[2] if last else text[:LONGEST].rpartition(" ")[0]
