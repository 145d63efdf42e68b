"""A template on a page: filled, then Markdown, then sanitised."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from editor_app.rendering.figures import BodyPicture, Known
from editor_app.rendering.filling import fill
from editor_app.rendering.markdown_body import BodyContext, render_fragment

VERSION = "1"


@dataclass(frozen=True, slots=True)
class FillJob:
    """A wording, the values of its blanks, and what surrounds it."""

    text: str
    blanks: Mapping[str, object]
    language: str
    pictures: Known = field(default_factory=dict[str, BodyPicture])


@dataclass(frozen=True, slots=True)
class FilledBlock:
    """The filled Markdown, as the ledger keeps it, its HTML, and blanks that leave a hole."""

    markdown: str
    html: str
    empty: tuple[str, ...] = ()


def fill_block(job: FillJob) -> FilledBlock:
    """Return a template as a page carries it; TemplateInvalid when it cannot be filled."""
    filled = fill(job.text, job.blanks, job.language)
    html = render_fragment(filled.markdown, BodyContext(job.language, job.pictures))
    return FilledBlock(filled.markdown, html, filled.empty)
