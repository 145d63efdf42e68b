"""Texts in batches, as the host takes them: what runs in the child, and how much at once."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Protocol, TypeVar

from editor_app.domain.errors import TookTooLong
from editor_app.isolation.outcomes import Done, Failed, attempt
from editor_app.rendering.filled_block import FillJob, fill_block
from editor_app.rendering.links import marked
from editor_app.rendering.markdown_body import Body, BodyBlock, BodyContext, render_body

MOST_TOGETHER = 40
MOST_CHARACTERS = 300_000
# A shelf of novels: longer texts are not even tried.
LONGEST = 5_000_000
_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")


@dataclass(frozen=True, slots=True)
class BodyJob:
    """A text to be rendered, and what surrounds it."""

    text: str
    context: BodyContext = field(default_factory=BodyContext)


class _HasText(Protocol):
    @property
    def text(self) -> str: ...


Job = TypeVar("Job", bound=_HasText)


def batches(jobs: Sequence[Job]) -> Iterator[list[Job]]:
    """Yield jobs in their order, so many at once that others wait for the host only briefly."""
    batch: list[Job] = []
    size = 0
    for job in jobs:
        if batch and (len(batch) >= MOST_TOGETHER or size + len(job.text) > MOST_CHARACTERS):
            yield batch
            batch, size = [], 0
        batch.append(job)
        size += len(job.text)
    if batch:
        yield batch


def render_all(jobs: Sequence[BodyJob]) -> list[Done | Failed]:
    """Render bodies, each for itself; runs in the child."""
    return [attempt(lambda job=job: _render(job)) for job in jobs]


def _render(job: BodyJob) -> Body:
    if len(job.text) > LONGEST:
        raise TookTooLong(f"The text has more than {LONGEST:,} characters.")
    return render_body(job.text, job.context)


def fill_all(jobs: Sequence[FillJob]) -> list[Done | Failed]:
    """Fill templates, each for itself; runs in the child."""
    return [attempt(lambda job=job: fill_block(job)) for job in jobs]


def plain_body(text: str, *, markers: bool) -> Body:
    """Return a text as escaped paragraphs, for one that cannot be rendered."""
    blocks: list[BodyBlock] = []
    line = at = 0
    for match in _PARAGRAPH.finditer(text.replace("\r\n", "\n")):
        line += match.string.count("\n", at, match.start())
        last = line + match[0].count("\n")
        html = f"<p>{escape(match[0].strip(), quote=False)}</p>"
        shown = marked(html, line + 1, last + 1) if markers else html
        blocks.append(BodyBlock(line + 1, last + 1, shown + "\n"))
        line, at = last, match.end()
    return Body(tuple(blocks))
