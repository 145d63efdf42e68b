"""Packs leave as the schema says, in one order, and come back as they were."""

import json
from dataclasses import replace

from hypothesis import given
from jsonschema import Draft202012Validator

from editor_app.domain.pack import Pack
from editor_app.export.pack_document import pack_document
from editor_app.importing.pack_file import read_pack
from editor_app.resources import read_text
from tests.export.packs import FULL, packs

SCHEMA = json.loads(read_text("schemas/offstone-pack-1.json"))
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)


def _unordered(pack: Pack) -> dict[str, tuple[object, ...]]:
    return {
        t.name: (
            replace(t, wordings=(), rules=()),
            t.wordings[0],
            set(t.wordings),
            sorted(map(repr, t.rules)),
        )
        for t in pack.templates
    }


def test_the_schema_is_sound_and_strict() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    document = json.loads(pack_document(FULL))
    assert VALIDATOR.is_valid(document)
    for broken in ({"surprise": 1}, {"schema_version": 2}, {"name": ""}, {"templates": {}}):
        assert not VALIDATOR.is_valid(document | broken)
    for name in document:
        assert not VALIDATOR.is_valid({k: v for k, v in document.items() if k != name}), name


def test_the_order_in_which_things_were_gathered_does_not_show() -> None:
    turned = replace(
        FULL,
        templates=tuple(replace(t, rules=t.rules[::-1]) for t in reversed(FULL.templates)),
    )
    assert pack_document(turned) == pack_document(FULL)
    assert [t["name"] for t in json.loads(pack_document(FULL))["templates"]] == [
        "Copyright line",
        "Sponsored content",
    ]


@given(packs)
def test_every_pack_fits_the_schema_and_comes_back(pack: Pack) -> None:
    text = pack_document(pack)
    VALIDATOR.validate(json.loads(text))
    found = read_pack(text)
    assert (found.name, _unordered(found)) == (pack.name, _unordered(pack))
    assert pack_document(found) == text
