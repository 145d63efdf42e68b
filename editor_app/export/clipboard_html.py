"""An article as clean HTML for pasting into a content system: words, links and pictures alone."""

from collections.abc import Sequence
from functools import cache
from html import escape
from itertools import groupby

import nh3

from editor_app.domain.template import Placement
from editor_app.rendering.insertion import split_after, with_dateline
from editor_app.rendering.links import Places, place
from editor_app.rendering.page_values import ArticlePage, ShownBlock

_NAMES = (
    "a abbr b blockquote br cite code dd del dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img "
    "ins kbd li ol p pre q s strong sub sup table tbody td tfoot th thead tr u ul"
)
_TAGS = set(_NAMES.split())
_ATTRIBUTES = {
    "a": {"href", "rel"},
    "img": {"alt", "src"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
}


def clipboard_html(page: ArticlePage, places: Places) -> str:
    """Return headline, standfirst, byline, text with its blocks, and corrections."""
    parts = [
        f"<h1>{escape(page.headline, quote=False)}</h1>",
        _paragraph(f"<em>{escape(page.standfirst, quote=False)}</em>" if page.standfirst else ""),
        _paragraph(escape(_names([link.name for link in page.byline]), quote=False)),
        _lead(page),
        *_blocks(page, Placement.BEFORE),
        _body(page),
        *(_correction(kind, texts) for kind, texts in _corrections(page)),
        *_blocks(page, Placement.AFTER),
    ]
    html = place("\n".join(part for part in parts if part), places)
    return _cleaner().clean(html).strip() + "\n"


def _body(page: ArticlePage) -> str:
    within = [b for b in page.blocks if b.placement is Placement.AFTER_PARAGRAPHS]
    groups = [(n, list(bs)) for n, bs in groupby(within, key=lambda block: block.paragraphs)]
    pieces = split_after(with_dateline(page.body, page.dateline), [n for n, _ in groups])
    blocks: Sequence[Sequence[ShownBlock]] = [*(bs for _, bs in groups), ()]
    return "".join(
        piece + "".join(block.html for block in after)
        for piece, after in zip(pieces, blocks, strict=True)
    )


def _blocks(page: ArticlePage, placement: Placement) -> list[str]:
    return [block.html for block in page.blocks if block.placement is placement]


def _lead(page: ArticlePage) -> str:
    lead = page.lead
    if lead is None:
        return ""
    words = " ".join(escape(text, quote=False) for text in (lead.caption, lead.credit) if text)
    caption = f"<figcaption>{words}</figcaption>" if words else ""
    image = f'<img src="media:{escape(lead.name)}" alt="{escape(lead.alt)}">'
    return f"<figure>{image}{caption}</figure>"


def _corrections(page: ArticlePage) -> list[tuple[str, tuple[str, ...]]]:
    return [(f"{c.kind.label}, {c.time.day}", c.paragraphs) for c in page.corrections]


def _correction(title: str, paragraphs: tuple[str, ...]) -> str:
    texts = [escape(text, quote=False) for text in paragraphs]
    head = f"<p><strong>{escape(title, quote=False)}:</strong> {' '.join(texts[:1])}</p>"
    return "\n".join([head, *(f"<p>{text}</p>" for text in texts[1:])])


def _paragraph(html: str) -> str:
    return f"<p>{html}</p>" if html else ""


def _names(names: list[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]] if names[1:] else names)


@cache
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "mailto", "data"},
        link_rel=None,
    )
