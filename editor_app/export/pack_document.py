"""A pack as JSON, as resources/schemas/offstone-pack-1.json describes it: same templates, same
bytes."""

import json
from typing import Any

from editor_app.domain.pack import FORMAT, SCHEMA_VERSION, Pack, PackedRule, PackedTemplate


def pack_document(pack: Pack) -> str:
    """Return a pack as one JSON document, in a fixed order and with a newline at its end."""
    ordered = sorted(pack.templates, key=lambda template: (template.name.casefold(), template.name))
    document = {
        "format": FORMAT,
        "schema_version": SCHEMA_VERSION,
        "name": pack.name,
        "templates": [_template(template) for template in ordered],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _template(template: PackedTemplate) -> dict[str, Any]:
    first, *others = template.wordings
    others.sort(key=lambda wording: wording.language)
    return {
        "name": template.name,
        "kind": template.kind.value,
        "topic": template.topic.value if template.topic else None,
        "wordings": [{"language": w.language, "text": w.text} for w in (first, *others)],
        "notes": template.notes,
        "owner": template.owner,
        "review_by": template.review_by.isoformat() if template.review_by else None,
        "expires": template.expires.isoformat() if template.expires else None,
        "placement": template.placement.value,
        "order": template.order,
        "rules": [_rule(rule) for rule in sorted(template.rules, key=_rule_order)],  # pyright: ignore,
    }


def _rule(rule: PackedRule) -> dict[str, Any]:
    return {
        "effect": rule.effect.value,
        "scope": rule.scope.word,
        "subject": rule.subject,
        "subject_name": rule.subject_name,
        "placement": rule.placement.value,
        "paragraphs": rule.paragraphs,
        "order": rule.order,
        "reason": rule.reason,
    }


def _rule_order(rule: PackedRule) -> tuple[int, str, str, str, int, str, int, str]:
    return (
        rule.scope,
        rule.subject,
        rule.subject_name,
        rule.effect,
        rule.order,
        rule.placement,
        rule.paragraphs,
        rule.reason,
    )
