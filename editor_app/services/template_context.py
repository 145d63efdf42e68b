"""A wording shown on an article, filled as publication fills it, before it is saved."""

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from editor_app.domain.article import Article
from editor_app.domain.ids import ArticleId, TemplateId
from editor_app.domain.listing import Listing
from editor_app.domain.resolution import Block
from editor_app.domain.template import Placement, Template, place_words
from editor_app.services.article_states import working_text
from editor_app.services.attaching import Attachments
from editor_app.services.snapshot import read_facts
from editor_app.services.templates import existing_template

if TYPE_CHECKING:
    from editor_app.domain.correction import Correction
    from editor_app.rendering.blanks import Fields
    from editor_app.rendering.filled_block import FillJob
    from editor_app.rendering.site_facts import SiteFacts
    from editor_app.services.desk import Desk
    from editor_app.store.unit import Unit

    Values = dict[str, Fields]

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
class Blank:
    """A blank by its name, what it stands for, and what it gives on the article shown."""

    name: str
    meaning: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class ShownTemplate:
    """The filled wording as HTML between the words of the article next to it.

    `why` says why it stands there, or that it does not; `message` what is worth a look; `blanks`
    gives every blank with its value there.
    """

    article: str
    headline: str
    html: str
    before: str
    after: str
    why: str
    message: str
    blanks: tuple[Blank, ...] = ()


class TemplateContext:
    """What the Templates screen asks while a wording is typed."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def blanks(self) -> tuple[Blank, ...]:
        """Return every blank that a wording can have, each with what it means."""
        from editor_app.rendering.blanks import BLANKS

        return tuple(Blank(blank.name, blank.meaning) for blank in BLANKS)

    def mistakes(self, text: str) -> tuple[Mistake, ...]:
        """Return what is wrong with a wording, with line and column."""
        from editor_app.rendering.trial import PATIENCE, try_wording

        found = self._desk.host.run(try_wording, text, deadline=PATIENCE)
        return tuple(Mistake(one.line, one.column, one.message) for one in found)

    def shown(
        self,
        template_id: TemplateId,
        text: str,
        article_id: ArticleId | None = None,
        *,
        language: str = "",
        mistaken: bool = False,
    ) -> ShownTemplate:
        """Return a wording on an article, or on the newest one when none is named.

        `language` is that of the wording, none that of the first one.
        """
        with self._desk.library.read() as unit:
            template = existing_template(unit, template_id)
            article = unit.articles.get(article_id) if article_id else None
            article = article or _newest(unit)
            if article is None:
                text = "Write an article to see it on one."
                return ShownTemplate("", "", "", "", "", "", text, self.blanks())
            attached = Attachments.read(unit, self._desk.clock)
            facts = read_facts(unit)
            block = _block(attached, article, template_id)
            corrections = unit.corrections.of(article.id)
        values = _values(article, facts, corrections)
        job = None if mistaken else _job(text, values, article, facts)
        html, message = self._filled(job) if job else ("", "")
        around = _around(article, template, block)
        why = _why(block, language or template.language)
        blanks = self._with_values(values, facts.language_of(article.content))
        headline = article.content.headline or article.content.slug or "Untitled"
        return ShownTemplate(article.id, headline, html, *around, why, message, blanks)

    def _filled(self, job: "FillJob") -> tuple[str, str]:
        from editor_app.services.texts import Texts

        (made,) = Texts(self._desk).filled([job], typing=True)
        empty = ", ".join(made.block.empty)
        told = f"Empty on this article: {empty}." if empty else ""
        if job.text.strip() and not made.block.markdown.strip():
            told = "On this article it is filled to nothing, so it does not stand there."
        return made.block.html, made.message or told

    def _with_values(self, values: "Values", language: str) -> tuple[Blank, ...]:
        from editor_app.rendering.blank_filters import in_words

        found: list[Blank] = []
        for blank in self.blanks():
            group, _, field = blank.name.partition(".")
            found.append(replace(blank, value=in_words(values[group][field], language)))
        return tuple(found)


def _values(
    article: Article, facts: "SiteFacts", corrections: tuple["Correction", ...]
) -> "Values":
    from editor_app.rendering.blanks import blanks_of

    year = (article.published or article.updated).year
    told = [correction for correction in corrections if correction.told]
    return blanks_of(facts, working_text(article), year, told)


def _job(text: str, values: "Values", article: Article, facts: "SiteFacts") -> "FillJob":
    from editor_app.rendering.filled_block import FillJob

    return FillJob(text, values, facts.language_of(article.content), facts.pictures)


def _around(article: Article, template: Template, block: Block | None) -> tuple[str, str]:
    """Return the words of the article before and after the place where the template stands."""
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
    return before, after


def _why(block: Block | None, language: str) -> str:
    if block is None:
        return "No rule puts it on this article; this is how it would stand there."
    if block.missing:
        return f"Missing here: {block.missing} ({block.why})."
    hold = block.hold
    kept = f", version {block.version} kept here: {hold.reason}" if hold else ""
    rules = block.why.removeprefix("by ").removesuffix(kept)
    why = f"Why here: {rules}, {place_words(block.placement, block.paragraphs)}"
    if hold is not None:
        return f"{why}. This article keeps v{block.version}: {hold.reason}"
    if block.language != language:
        stands = f"“{block.language}”" if block.language else "every language"
        return f"{why}. The wording for {stands} (v{block.version}) stands here, not this one"
    return why


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
