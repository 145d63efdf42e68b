"""All that a check may know of an article, gathered before; checks ask for nothing themselves."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from urllib.parse import unquote

from editor_app.domain.article import Content
from editor_app.domain.finding import Finding, Severity
from editor_app.domain.ids import ArticleId, TemplateId
from editor_app.domain.mentions import line_of
from editor_app.domain.picture import Picture
from editor_app.domain.picture_places import name_in_library, picture_names
from editor_app.domain.resolution import Block


@dataclass(frozen=True, slots=True)
class FilledState:
    """What filling a block gave: nothing at all, blanks that were empty, or a mistake."""

    nothing: bool = False
    empty: tuple[str, ...] = ()
    mistake: str = ""


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """An article and what surrounds it; `unsound` maps a picture's name to *missing* or *damaged*.

    `slugs` are those of all articles, `finished` of those that are or will be on the site; of
    both, only those that the text links to need be known. `pages` are the site's other paths.
    """

    article: ArticleId
    content: Content
    now: datetime
    blocks: tuple[Block, ...] = ()
    filled: Mapping[TemplateId, FilledState] = field(default_factory=dict[TemplateId, FilledState])
    pictures: Mapping[str, Picture] = field(default_factory=dict[str, Picture])
    unsound: Mapping[str, str] = field(default_factory=dict[str, str])
    slugs: frozenset[str] = frozenset()
    finished: frozenset[str] = frozenset()
    pages: frozenset[str] = frozenset()
    slug_taken: bool = False

    def must_fix(self, check: str, where: str, message: str, advice: str) -> Finding:
        """Make a finding that holds the article back."""
        return Finding(check, Severity.MUST_FIX, where, message, advice, self.article)

    def look(self, check: str, where: str, message: str, advice: str) -> Finding:
        """Make a finding that does not hold the article back."""
        return Finding(check, Severity.WORTH_A_LOOK, where, message, advice, self.article)

    def about(self, block: Block, finding: Finding) -> Finding:
        """Return a finding that names the template it speaks of."""
        return replace(finding, template=block.template.id)

    def body_line(self, offset: int) -> int:
        """Return the line of the body on which an offset stands, from 1."""
        return line_of(self.content.body, offset)


def picture_named(destination: str) -> str:
    """Return the name in the library that a text means by a picture's address."""
    return name_in_library(unquote(destination)) or destination


def shown_names(content: Content) -> tuple[str, ...]:
    """Return the names of the pictures that an article shows, each once."""
    names = (content.lead_picture, *(picture_named(n) for n in picture_names(content.body)))
    return tuple(dict.fromkeys(name for name in names if name))
