"""A blank that stays empty leaves a hole in a sentence."""

from collections.abc import Iterator

from editor_app.checks.facts import ArticleFacts
from editor_app.domain.finding import Finding


def blank_empty(facts: ArticleFacts) -> Iterator[Finding]:
    """Find blanks of templates for which this article has no value."""
    for block in facts.blocks:
        filled = facts.filled.get(block.template.id)
        if block.missing or filled is None:
            continue
        if filled.empty:
            names = ", ".join(filled.empty)
            found = facts.look(
                "blank-empty",
                "blocks",
                f"“{block.template.name}” has a blank with no value here: {names}.",
                "Fill the field, or put the sentence into {% if … %} in the template.",
            )
            yield facts.about(block, found)
        elif filled.mistake and not block.required:
            found = facts.look(
                "blank-empty",
                "blocks",
                f"“{block.template.name}” cannot be filled: {filled.mistake}.",
                "Mend the template on the Templates screen.",
            )
            yield facts.about(block, found)
