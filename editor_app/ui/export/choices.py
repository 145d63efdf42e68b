"""What can be exported, and as what."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from editor_app.domain.errors import OffstoneError
from editor_app.domain.ids import ArticleId
from editor_app.domain.plan import Held

if TYPE_CHECKING:
    from editor_app.services.desk import Desk
    from editor_app.services.exporting import Form

FORMS: "dict[Form, tuple[str, str]]" = {
    "page": ("HTML page", "One page that stands by itself, as the site would show it."),
    "json": ("JSON", "Everything the desk knows of the story, in Offstone’s own lossless form."),
    "ninjs": ("ninjs", "The IPTC standard for news in JSON, version 3.2."),
    "markdown": ("Markdown", "The text with its front matter; it can be imported again."),
}
THIS, CHOSEN, ALL = "this", "chosen", "all"


@dataclass(frozen=True, slots=True)
class Offer:
    """What the dialog can take: the open story, those marked in the list, all finished ones."""

    headline: str = ""
    this: tuple[str, ...] = ()
    chosen: tuple[str, ...] = ()
    embargoed: tuple[Held, ...] = ()
    problem: str = ""


def read_offer(desk: "Desk", open_story: ArticleId | None, chosen: tuple[ArticleId, ...]) -> Offer:
    """Read the slugs behind ids, and which finished stories an embargo keeps here."""
    headline, this = "", ()
    if open_story is not None:
        content = desk.articles.get(open_story).content
        headline, this = content.headline or content.slug, (content.slug,)
    slugs = tuple(desk.articles.get(key).content.slug for key in chosen)
    try:
        embargoed, problem = desk.exporting.held(), ""
    except OffstoneError as error:
        embargoed, problem = (), f"{error.message} {error.advice}".strip()
    return Offer(headline, this, slugs, embargoed, problem)
