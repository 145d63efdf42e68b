import json

import pytest

from editor_app.domain.errors import FileUnreadable
from editor_app.importing.incoming import Incoming
from editor_app.importing.json_file import read_json
from editor_app.importing.read_file import Raw, Refused, read_file, read_many


@pytest.mark.parametrize(
    ("name", "data", "headline"),
    [
        ("a.md", b"# One\r\n\r\nText", "One"),
        ("a.MARKDOWN", b"# One\rText", "One"),
        ("a.txt", b"One\nText", "One"),
        ("story", b"One\nText", "One"),
        ("a.htm", b"<h1>One</h1>", "One"),
        (
            "a.json",
            b'{"format": "offstone-article", "schema_version": 1, "headline": "One"}',
            "One",
        ),
    ],
)
def test_each_form(name: str, data: bytes, headline: str) -> None:
    found = read_file(Raw(name, data), "UTC")
    assert found.content.headline == headline
    assert "\r" not in found.content.body


def test_files_together_are_read_or_refused_each_by_itself() -> None:
    good, empty, binary = read_many(
        (Raw("a.md", b"# A"), Raw("b.md", b"  "), Raw("c.exe", b"MZ")), "UTC"
    )
    assert isinstance(good, Incoming)
    assert empty == Refused("It is empty.")
    assert isinstance(binary, Refused)
    assert "“.exe”" in binary.message


def test_sizes() -> None:
    with pytest.raises(FileUnreadable, match="20 MB"):
        read_file(Raw("a.md", b"x" * 20_000_001), "UTC")
    with pytest.raises(FileUnreadable, match="2,200,001 characters"):
        read_file(Raw("a.md", b"x" * 2_200_001), "UTC")


def test_a_guess_is_noted() -> None:
    assert read_file(Raw("a.txt", "Café".encode("cp1252")), "UTC").notes


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{", "no sound JSON"),
        ("[" * 100_000, "no sound JSON"),
        ("[]", "no article"),
        ('{"type": "text", "uri": "urn:x"}', "no article"),
        ('{"format": "offstone-article", "schema_version": 2}', "schema version 2"),
    ],
)
def test_json_of_others(text: str, sentence: str) -> None:
    with pytest.raises(FileUnreadable, match=sentence):
        read_json(text)


def test_values_of_a_wrong_type_count_as_missing() -> None:
    told = {
        "format": "offstone-article",
        "schema_version": 1,
        "id": 7,
        "headline": ["x"],
        "kind": "poem",
        "byline": "Ann",
        "tags": [1, {"name": "quay", "id": "no uuid"}],
        "section": [],
        "body": "text",
        "revision": {"number": "4"},
        "published": "2026-01-02T10:00:00",
        "corrections": [{"text": "x"}],
        "extra": 5,
    }
    found = read_json(json.dumps(told))
    assert found.content.headline == ""
    assert found.content.body == ""
    assert found.id == ""
    assert found.revision == 0
    assert [(tag.name, tag.id) for tag in found.tags] == [("quay", "")]
    assert found.section is None
    assert found.published is not None
    assert found.published.tzinfo is not None
    assert found.corrections == ()
