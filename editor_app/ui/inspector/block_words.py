"""What Details says of a template on the article: its version, its place, why it is there."""

from datetime import datetime

from editor_app.domain.resolution import Block
from editor_app.domain.rule import Rule
from editor_app.domain.template import Template, place_words
from editor_app.ui.widgets.moments import full_day


def heading_of(block: Block) -> str:
    """Where on the page it stands, as a heading."""
    label = place_words(block.placement, block.paragraphs)
    return label[:1].upper() + label[1:]


def kind_words(template: Template) -> str:
    """What kind of template it is, with its topic."""
    topic = f", {template.topic.label}" if template.topic else ""
    return f"{template.kind.label}{topic}"


def version_in_force(block: Block) -> int:
    """Return the newest version in the language of the block."""
    same = [w.version for w in block.template.wordings if w.language == block.language]
    return max(same, default=block.template.newest)


def version_words(block: Block) -> str:
    """Which version stands here, and whether a newer one is in force."""
    newest = version_in_force(block)
    older = f", older than v{newest}" if block.version < newest else ""
    return f"v{block.version}{older}"


def why_words(block: Block) -> str:
    """Why it is there, in one sentence, or what is missing."""
    why = f"Here {block.why}".rstrip(".") + "."
    return f"Missing: {block.missing}. {why}" if block.missing else why


def decided_words(rule: Rule) -> str:
    """Return the reason of a rule with who gave it and when; empty when there is none."""
    return f"“{rule.reason}” {by_words(rule.by, rule.time)}".strip() if rule.reason else ""


def by_words(by: str, time: datetime | None) -> str:
    """Who did something, and on which day."""
    day = full_day(time.astimezone()) if time else ""
    return " · ".join(part for part in (by, day) if part)
