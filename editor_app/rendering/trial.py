"""A wording tried out before it is kept: what is wrong with it, and whether it comes to an end.

Runs in the host, whose limits stop what does not; so nothing endless gets as far as publication.
"""

from datetime import UTC, datetime

from editor_app.domain.errors import TemplateInvalid
from editor_app.rendering.blanks import GROUPS, PARTS
from editor_app.rendering.filled_block import FillJob, fill_block
from editor_app.rendering.filling import check_template
from editor_app.rendering.template_mistakes import TemplateMistake

# In seconds, so that the sentence is there within two.
PATIENCE = 1.7
_WORDS = "Words that an article could hold"
_TIME = datetime(2026, 3, 1, 12, tzinfo=UTC)
_TIMES = ("article.published", "article.updated", "article.corrected")
_MANY = 4


def try_wording(text: str) -> list[TemplateMistake]:
    """Return what is wrong with a wording, in the order of its lines.

    A sound one is filled once, as an article with several of everything fills it.
    """
    found = check_template(text)
    if not found:
        try:
            fill_block(FillJob(text, _SAMPLE, "en"))
        except TemplateInvalid as error:
            said = error.message.removeprefix(f"Line {error.line}: ")
            return [TemplateMistake(max(1, error.line), 0, said)]
    return found


def _value(name: str) -> object:
    if name in PARTS:
        return [{part: _value(part) for part in PARTS[name]} for _ in range(_MANY)]
    if name in {"article.byline", "article.tags"}:
        return [f"{_WORDS} {number}" for number in range(_MANY)]
    if name == "site.year":
        return _TIME.year
    return _TIME if name in _TIMES or name == "time" else _WORDS


_SAMPLE = {
    group: {field: _value(f"{group}.{field}") for field in sorted(fields)}
    for group, fields in GROUPS.items()
}
