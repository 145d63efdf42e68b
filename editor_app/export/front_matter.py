"""Front matter in our own flavour: YAML that every reader, of 1.1 or 1.2, understands alike."""

import json
from collections.abc import Iterable
from typing import Any

import yaml

# Names that have a meaning of their own here; an extra field called so is kept under `extra`.
RESERVED = frozenset(
    {
        *("offstone", "id", "revision", "status", "draft", "title", "headline", "subtitle"),
        *("standfirst", "subhead", "subheadline", "deck", "dek", "slug", "authors", "author"),
        *("byline", "dateline", "located", "section", "category", "categories", "tags", "tag"),
        *("keywords", "kind", "type", "genre", "language", "lang", "locale", "date", "pubdate"),
        *("publishdate", "published", "published_at", "lastmod", "modified", "updated"),
        *("updateddate", "last_modified_at", "embargo", "embargoed", "embargoed_until"),
        *("image", "lead_picture", "heroimage", "cover", "featured_image", "feature_image"),
        *("image_caption", "lead_caption", "feature_image_caption", "caption", "seo_title"),
        *("meta_title", "linktitle", "description", "seo_description", "summary", "excerpt"),
        *("meta_description", "social_title", "og_title", "canonical", "canonical_url"),
        *("canonicalurl", "source", "credit", "note_to_editors", "ednote", "corrections"),
        *("uuid", "extra", "blocks", "translation_of", "translation_of_id"),
    }
)


class _Quoted(yaml.SafeDumper):
    """Quotes every text, so that `no`, `10:30` and `@home` stay what they are."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        super().increase_indent(flow, False)


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"')


_Quoted.add_representer(str, _text)


def front_matter(fields: Iterable[tuple[str, Any]], extra: Iterable[tuple[str, str]]) -> str:
    """Return the block with its fences; fields that are empty are left out."""
    told = {name: value for name, value in fields if value not in ("", None, [], {})}
    hidden: dict[str, Any] = {}
    for key, text in extra:
        place = hidden if _is_reserved(key) else told
        place[key] = json.loads(text)
    if hidden:
        told["extra"] = hidden
    lines = [_line(key, value) for key, value in told.items()]
    return "---\n" + "".join(lines) + "---\n"


def _is_reserved(key: str) -> bool:
    return key.lower() in RESERVED


def _line(key: str, value: Any) -> str:
    """Return one field; its key is bare when every reader takes it for a word."""
    dumped = yaml.dump(
        {key: value}, Dumper=_Quoted, allow_unicode=True, sort_keys=False, width=10**9
    )
    quoted = json.dumps(key)
    bare = key.isascii() and key.isidentifier() and key.lower() not in _NOT_WORDS
    return key + dumped[len(quoted) :] if bare and dumped.startswith(quoted) else dumped


_NOT_WORDS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
