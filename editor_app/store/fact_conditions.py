"""What a search can ask of an article beside its words, as conditions on the article table."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Boolean, func, literal_column, not_, or_, select

from editor_app.domain.search_query import Fact
from editor_app.store.schema import article, picture

_c = article.c
# Also in a text that is typed in small letters; a name such as Tkachenko is another word.
_TK = (
    "(article.row IN (SELECT rowid FROM article_index WHERE article_index MATCH "
    "'{headline standfirst body} : (tk OR tktk OR tkk)'))"
)
_EDITED = "(article.row IN (SELECT e.row FROM article AS e WHERE e.edited = 1))"


def fact_condition(fact: Fact) -> Any:
    """Return a fact of the grammar as a condition."""
    made = _CONDITIONS[fact.verb, fact.what]()
    return not_(made) if fact.negative else made


def _ahead() -> Any:
    return func.coalesce(_c.embargo, "") > func.strftime("%Y-%m-%dT%H:%M:%S+00:00", "now")


def _placeholder() -> Any:
    return or_(literal_column(_TK, Boolean), _c.lead_caption.op("GLOB")("*TK*"))


def _shows_pictures() -> Any:
    return or_(_c.lead_picture != "", _c.body.contains("![", autoescape=True))


def _silent_picture() -> Any:
    """A picture without words of its own, shown where the text gives it none either."""
    bare = [func.instr(_c.body, f"![]({prefix}" + picture.c.name) > 0 for prefix in ("", "media:")]
    shown = or_(_c.lead_picture == picture.c.name, *bare)
    silent = (func.trim(picture.c.alt) == "") & (picture.c.decorative == 0)
    return select(picture.c.id).where(silent, shown).correlate(article).exists()


def _empty(column: Any, nothing: str = "") -> Callable[[], Any]:
    return lambda: column == nothing


def _filled(column: Any, nothing: str = "") -> Callable[[], Any]:
    return lambda: column != nothing


_CONDITIONS: dict[tuple[str, str], Callable[[], Any]] = {
    ("is", "edited"): lambda: literal_column(_EDITED, Boolean),
    ("is", "corrected"): lambda: _c.corrected == 1,
    ("is", "embargoed"): _ahead,
    ("has", "tk"): _placeholder,
    ("has", "picture"): _shows_pictures,
    ("has", "embargo"): lambda: _c.embargo.is_not(None),
    ("has", "note"): _filled(_c.note_to_editors),
    ("has", "standfirst"): _filled(_c.standfirst),
    ("has", "byline"): _filled(_c.byline, "[]"),
    ("has", "tag"): _filled(_c.tags, "[]"),
    ("missing", "alt"): _silent_picture,
    ("missing", "picture"): lambda: ~_shows_pictures(),
    ("missing", "standfirst"): _empty(_c.standfirst),
    ("missing", "byline"): _empty(_c.byline, "[]"),
    ("missing", "section"): lambda: _c.section.is_(None),
    ("missing", "tag"): _empty(_c.tags, "[]"),
    ("missing", "headline"): _empty(_c.headline),
}
