"""What a rule requires must stand on the page."""

from collections.abc import Iterator

from editor_app.checks.facts import ArticleFacts, FilledState
from editor_app.domain.finding import Finding


def template_missing(facts: ArticleFacts) -> Iterator[Finding]:
    """Find required templates that cannot stand, or that are filled to nothing."""
    for block in facts.blocks:
        if not block.required:
            continue
        reason = block.missing or _unfilled(facts.filled.get(block.template.id))
        if reason:
            found = facts.must_fix(
                "template-missing",
                "blocks",
                f"“{block.template.name}” is required ({block.why}), but {reason}.",
                "Mend the template or its rule on the Templates screen.",
            )
            yield facts.about(block, found)


def _unfilled(filled: FilledState | None) -> str:
    if filled is None:
        return ""
    if filled.mistake:
        return f"it cannot be filled: {filled.mistake}"
    return "it is filled to nothing here" if filled.nothing else ""
