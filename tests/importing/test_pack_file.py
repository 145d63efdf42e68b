"""Packs of others: what is not as the format says ends in a sentence that names its place."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from editor_app.domain.errors import FileUnreadable
from editor_app.export.pack_document import pack_document
from editor_app.importing.pack_file import read_pack
from editor_app.resources import read_text
from tests.export.packs import FULL

VALIDATOR = Draft202012Validator(
    json.loads(read_text("schemas/offstone-pack-1.json")),
    format_checker=Draft202012Validator.FORMAT_CHECKER,
)
Where = tuple[str | int, ...]
TEMPLATE: Where = ("templates", 1)
WORDING: Where = (*TEMPLATE, "wordings", 1)
RULE: Where = (*TEMPLATE, "rules", 0)


def _changed(where: Where, value: Any) -> str:
    document = json.loads(pack_document(FULL))
    *way, last = where
    at = document
    for step in way:
        at = at[step]
    at[last] = value
    return json.dumps(document)


def test_a_pack_that_has_everything_is_read() -> None:
    found = read_pack(pack_document(FULL))
    by_name = {template.name: template for template in FULL.templates}
    for template in found.templates:
        told = by_name[template.name]
        assert (template.wordings, template.notes, template.topic, template.review_by) == (
            told.wordings,
            told.notes,
            told.topic,
            told.review_by,
        )
        assert set(template.rules) == set(told.rules)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "no sound JSON"),
        ("[1, 2", "no sound JSON"),
        ("9" * 10_000, "no sound JSON"),
        ("[" * 100_000, "nested too deeply"),
        ('{"a":' * 100_000, "nested too deeply"),
        ("null", "no pack of templates"),
        ('{"format": "offstone-article"}', "no pack of templates"),
        ('{"format": "offstone-pack", "schema_version": 2}', "has format 2"),
        ('{"format": "offstone-pack", "schema_version": true}', "has format True"),
        ('{"format": "offstone-pack", "schema_version": 1}', "The pack lacks “name”"),
    ],
)
def test_what_is_no_pack_is_told(text: str, sentence: str) -> None:
    with pytest.raises(FileUnreadable, match=sentence):
        read_pack(text)


@pytest.mark.parametrize(
    ("where", "value", "sentence"),
    [
        (("name",), " \n", "The pack has no name"),
        (("surprise",), 1, "The pack has a field “surprise”, which is not known"),
        (("templates",), {}, "“templates” that are no list"),
        (("templates",), [None] * 501, "more than 500 templates"),
        (TEMPLATE, 7, "The pack, template 2 is no object"),
        ((*TEMPLATE, "name"), 7, "template 2 has a “name” that is no text"),
        ((*TEMPLATE, "name"), "", "template 2 has no name"),
        ((*TEMPLATE, "name"), "COPYRIGHT line", "two templates called “Copyright line”"),
        ((*TEMPLATE, "kind"), "poem", "“Sponsored content” has the kind “poem”; there are dis"),
        ((*TEMPLATE, "topic"), "correction", "is a disclosure and cannot be about “correction”"),
        ((*TEMPLATE, "notes"), "a\0b", "“notes” with characters that no text can have"),
        ((*TEMPLATE, "notes"), "x" * 20_001, "“notes” of more than 20,000 characters"),
        ((*TEMPLATE, "review_by"), "soon", "“review_by” that is no day"),
        ((*TEMPLATE, "review_by"), "2027-W05-1", "“review_by” that is no day"),
        ((*TEMPLATE, "order"), True, "“order” that is no whole number"),
        ((*TEMPLATE, "order"), 10**30, "“order” that is not between"),
        ((*TEMPLATE, "wordings"), [], "has no wording"),
        ((*WORDING, "language"), "EN", "two wordings in one language"),
        ((*WORDING, "language"), "two words", "wording 2 is in “two words”"),
        ((*WORDING, "language"), "", "for every language that does not stand first"),
        ((*WORDING, "text"), "\ud800", "characters that no text can have"),
        ((*WORDING, "text"), "x" * 50_001, "more than 50,000 characters"),
        ((*RULE, "effect"), "allow", "rule 1 has the effect “allow”; there are add"),
        ((*RULE, "scope"), "article", "in packs there are site, language"),
        ((*RULE, "scope"), "kind", "speaks of the kind “en-GB”"),
        ((*RULE, "scope"), "site", "speaks of the whole site and names something"),
        ((*RULE, "subject"), "", "is no language tag"),
        ((*TEMPLATE, "rules", 4, "subject"), "", "does not say which author"),
        ((*RULE, "placement"), "after-paragraphs", "after how many paragraphs"),
        ((*RULE, "placement"), "page-footer", "the whole site’s alone"),
        ((*RULE, "paragraphs"), -1, "“paragraphs” that is not between 0 and 1000"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(where: Where, value: Any, sentence: str) -> None:
    text = _changed(where, value)
    with pytest.raises(FileUnreadable, match=sentence) as caught:
        read_pack(text)
    assert "Nothing was taken" in caught.value.advice


def test_lines_that_end_like_windows_are_taken() -> None:
    found = read_pack(_changed((*WORDING, "text"), "\none\r\ntwo\n"))
    assert found.templates[1].wordings[1].text == "one\ntwo"


def _places(value: Any, so_far: Where = ()) -> list[Where]:
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    found: list[Where] = []
    for key, one in inner:
        found.append((*so_far, key))
        if isinstance(one, dict | list):
            found += _places(one, (*so_far, key))
    return found


_ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=6,
)


@given(st.sampled_from(_places(json.loads(pack_document(FULL)))), _ANYTHING)
def test_whatever_stands_at_any_place_ends_in_a_sentence(where: Where, value: Any) -> None:
    text = _changed(where, value)
    try:
        read_pack(text)
    except FileUnreadable:
        return
    assert VALIDATOR.is_valid(json.loads(text))
