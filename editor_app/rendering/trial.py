"""A wording tried out: what is wrong with it, and one filling that shows whether it comes to an
end. Runs in the host, whose limits stop the ones that do not."""

from contextlib import suppress

from editor_app.domain.errors import TemplateInvalid
from editor_app.rendering.blanks import GROUPS
from editor_app.rendering.filling import check_template, fill
from editor_app.rendering.template_mistakes import TemplateMistake

_WORDS = {group: dict.fromkeys(sorted(fields), "Word") for group, fields in GROUPS.items()}


def try_wording(text: str) -> list[TemplateMistake]:
    """Return what is wrong with a wording, in the order of its lines.

    What cannot be worked out with these words may be with those of an article: no mistake.
    """
    found = check_template(text)
    if not found:
        with suppress(TemplateInvalid):
            fill(text, _WORDS, "en")
    return found
