"""A pack from another desk: read strictly, because what it holds ends up on published pages."""

import json

from editor_app.domain.article import Kind
from editor_app.domain.errors import FileUnreadable
from editor_app.domain.pack import (
    FORMAT,
    LABEL_SCOPES,
    MAX_TEMPLATES,
    SCHEMA_VERSION,
    Pack,
    PackedRule,
    PackedTemplate,
    PackedWording,
)
from editor_app.domain.rule import Effect, Scope
from editor_app.domain.template import MAX_TEXT, TOPICS, Placement, TemplateKind, Topic
from editor_app.domain.tidy import is_language
from editor_app.importing.json_values import Fields, an_object
from editor_app.importing.strict_json import StrictObject

_NAME, _LINE, _NOTES = 200, 500, 20_000
_WORDINGS, _RULES, _ORDER = 100, 500, 1_000_000
_PACK = ("format", "schema_version", "name", "templates")
_TEMPLATE = (
    *("name", "kind", "topic", "wordings", "notes", "owner", "review_by", "expires"),
    *("placement", "order", "rules"),
)
_WORDING = ("language", "text")
_RULE = (
    *("effect", "scope", "subject", "subject_name", "placement", "paragraphs", "order", "reason"),
)


def read_pack(text: str) -> Pack:
    """Return the pack in a document; FileUnreadable says what is wrong with it, and where."""
    try:
        found: object = json.loads(text)
    except (ValueError, RecursionError) as error:
        told = "it is nested too deeply" if isinstance(error, RecursionError) else str(error)
        raise FileUnreadable(f"The pack is no sound JSON: {told}.", "Ask for it again.") from error
    _check_format(an_object(found))
    pack = StrictObject(found, "The pack", _PACK)
    name = pack.line("name", _NAME)
    if not name:
        raise pack.trouble("has no name")
    templates = tuple(pack.each("templates", "template", MAX_TEMPLATES, _template))
    names = [template.name.casefold() for template in templates]
    for template in templates:
        if names.count(template.name.casefold()) > 1:
            raise pack.trouble(f"has two templates called “{template.name}”")
    return Pack(name, templates)


def _check_format(told: Fields) -> None:
    if told.get("format") != FORMAT:
        raise FileUnreadable(
            "This is no pack of templates.",
            "Packs are made by 'offstone templates WORKSPACE export', or on the Templates screen.",
        )
    version = told.get("schema_version")
    if type(version) is not int or version != SCHEMA_VERSION:
        raise FileUnreadable(
            f"The pack has format {str(version)[:40]}; this Offstone knows {SCHEMA_VERSION}.",
            "Install the newer Offstone to take it.",
        )


def _template(value: object, place: str) -> PackedTemplate:
    told = StrictObject(value, place, _TEMPLATE)
    name = told.line("name", _NAME)
    if not name:
        raise told.trouble("has no name")
    told = StrictObject(value, f"The template “{name}”", _TEMPLATE)
    kind = told.choice("kind", TemplateKind)
    topic = told.optional("topic", Topic)
    if topic is not None and topic not in TOPICS.get(kind, ()):
        raise told.trouble(f"is a {kind} and cannot be about “{topic}”")
    wordings = tuple(told.each("wordings", "wording", _WORDINGS, _wording))
    languages = [wording.language.lower() for wording in wordings]
    if not wordings or len(set(languages)) < len(languages):
        raise told.trouble("has two wordings in one language" if wordings else "has no wording")
    if "" in languages[1:]:
        raise told.trouble("has a wording for every language that does not stand first")
    return PackedTemplate(
        name,
        kind,
        wordings,
        topic,
        told.text("notes", _NOTES),
        told.line("owner", _NAME),
        told.day("review_by"),
        told.day("expires"),
        told.choice("placement", Placement),
        told.number("order", -_ORDER, _ORDER),
        tuple(told.each("rules", "rule", _RULES, _rule)),
    )


def _wording(value: object, place: str) -> PackedWording:
    told = StrictObject(value, place, _WORDING)
    language = told.line("language", 35)
    if language and not is_language(language):
        raise told.trouble(f"is in “{language}”, which is no language tag such as en or de")
    return PackedWording(language, told.text("text", MAX_TEXT).strip("\n"))


def _rule(value: object, place: str) -> PackedRule:
    told = StrictObject(value, place, _RULE)
    rule = PackedRule(
        told.choice("effect", Effect),
        _scope(told),
        told.line("subject", _NAME),
        told.line("subject_name", _NAME),
        told.choice("placement", Placement),
        told.number("paragraphs", 0, 1_000),
        told.number("order", -_ORDER, _ORDER),
        told.line("reason", _LINE),
    )
    trouble = _subject_trouble(rule) or _placement_trouble(rule)
    if trouble:
        raise told.trouble(trouble)
    return rule


def _scope(told: StrictObject) -> Scope:
    word = told.line("scope", 100)
    if word not in {scope.word for scope in Scope} or word == Scope.ARTICLE.word:
        known = ", ".join(scope.word for scope in Scope if scope is not Scope.ARTICLE)
        raise told.trouble(f"has the scope “{word}”; in packs there are {known}")
    return Scope.of(word)


def _subject_trouble(rule: PackedRule) -> str:
    if rule.scope is Scope.SITE:
        return "speaks of the whole site and names something" if rule.subject else ""
    if rule.scope is Scope.LANGUAGE and not is_language(rule.subject):
        return f"speaks of “{rule.subject}”, which is no language tag such as en or de"
    if rule.scope is Scope.KIND and rule.subject not in set(Kind):
        return f"speaks of the kind “{rule.subject}”; there are {', '.join(Kind)}"
    if rule.scope in LABEL_SCOPES and not rule.subject:
        return f"does not say which {rule.scope.word} it speaks of"
    return ""


def _placement_trouble(rule: PackedRule) -> str:
    if rule.placement is Placement.AFTER_PARAGRAPHS and rule.paragraphs < 1:
        return "does not say after how many paragraphs the template stands"
    if rule.placement is Placement.PAGE_FOOTER and rule.scope is not Scope.SITE:
        return "puts the template into the page footer, which is the whole site’s alone"
    return ""
