"""What the commands of `offstone templates` tell of a template: a document, or a line."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from editor_app.cli.output import print_json, print_line
from editor_app.domain.rule import Rule
from editor_app.domain.template import Template, Wording


def described(template: Template) -> dict[str, Any]:
    """Return a template's fields as `--json` prints them."""
    return {
        "id": template.id,
        "name": template.name,
        "kind": template.kind.value,
        "topic": template.topic.value if template.topic else None,
        "version": template.version,
        "newest": template.newest,
        "language": template.language,
        "languages": [wording.language for wording in template.wordings],
        "owner": template.owner,
        "notes": template.notes,
        "review_by": _day(template.review_by),
        "expires": _day(template.expires),
        "retired": template.retired,
        "placement": template.placement.value,
        "order": template.order,
    }


def described_rule(rule: Rule) -> dict[str, Any]:
    """Return a rule's fields as `--json` prints them."""
    return {
        "id": rule.id,
        "effect": rule.effect.value,
        "scope": rule.scope.word,
        "subject": rule.subject,
        "subject_name": rule.subject_name,
        "placement": rule.placement.value,
        "paragraphs": rule.paragraphs,
        "order": rule.order,
        "reason": rule.reason,
        "by": rule.by,
        "time": rule.time.isoformat() if rule.time else None,
        "why": rule.named,
    }


def tell(template: Template, *, as_json: bool, wording: Wording | None = None) -> None:
    """Print where a template stands after a change, by the wording that changed."""
    standing = wording or template.wordings[0]
    if as_json:
        print_json({"id": template.id, "version": standing.version})
        return
    spoken = f" in “{standing.language}”" if wording and standing.language else ""
    print_line(f"“{template.name}”{spoken} stands at version {standing.version}{state(template)}.")


def state(template: Template) -> str:
    """Return the words that tell that a template is retired."""
    return ", retired" if template.retired else ""


def spoken(languages: Iterable[str]) -> str:
    """Return the languages of wordings on a line; an empty one stands for every language."""
    return ", ".join(language or "every" for language in languages)


def articles(count: int) -> str:
    """Return a number of articles in words."""
    return "1 article" if count == 1 else f"{count} articles"


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
