import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from editor_app.domain.article import Content
from editor_app.domain.correction import CorrectionKind
from editor_app.domain.site import Site
from editor_app.domain.status import Status
from editor_app.domain.template import Topic
from editor_app.export.article_facts import FilePicture
from editor_app.export.ninjs_document import ninjs_document, plain_text
from tests.export.stories import CORRECTION, PICTURE, contents, facts

FOLDER = Path(__file__).with_name("ninjs")
GEO = json.loads((FOLDER / "GeoJSON-schema.json").read_text())
REGISTRY = Registry().with_resources(
    (address, Resource.from_contents(GEO))
    for address in (
        "https://geojson.org/schema/GeoJSON.json",
        "https://geojson.org/schema/GeoJSON.json#",
    )
)
VALIDATOR = Draft202012Validator(
    json.loads((FOLDER / "ninjs-schema_3.2.json").read_text()),
    registry=REGISTRY,
    format_checker=Draft202012Validator.FORMAT_CHECKER,
)


def _document(**given: object) -> dict:
    document = json.loads(ninjs_document(facts(**given)))  # type: ignore[arg-type]
    VALIDATOR.validate(document)
    return document


def test_the_validator_is_strict() -> None:
    document = _document()
    assert not VALIDATOR.is_valid(document | {"byline": "x"})
    assert not VALIDATOR.is_valid(document | {"versionCreated": "soon"})
    assert not VALIDATOR.is_valid(document | {"uri": "no uri"})


def test_an_article_that_has_everything() -> None:
    told = _document()
    assert told["uri"] == "urn:uuid:00000000-0000-4000-8000-000000000001"
    assert told["by"] == "Lena Okafor and Smith, Ann"
    assert told["pubStatus"] == "usable"
    assert told["located"] == "Port Salem"
    assert told["people"][0]["uri"] == "https://courier.example/author/lena-okafor/"
    assert {s["rel"]: s["name"] for s in told["subjects"][:2]} == {
        "section": "World",
        "keyword": "no",
    }
    assert told["subjects"][2] == {"name": "häfen", "rel": "keyword", "literal": "häfen"}
    assert [h["role"] for h in told["headlines"]] == ["main", "subhead", "seo", "social"]
    assert [d["role"] for d in told["descriptions"]] == ["summary", "correction"]
    assert told["bodies"][1]["value"] == "One.\nTwo & 3."
    assert told["edNote"].splitlines() == [
        *("Call Ann.", "Then Bo.", "Correction of 2026-11-23: Ten boats, not nine."),
    ]
    picture, block, original, translation = told["associations"]
    assert (original["name"], original["rel"], original["language"]) == (
        *("original", "translation", "de"),
    )
    assert original["renditions"][0]["href"] == "https://courier.example/world/hafen-offen/"
    assert (translation["name"], "renditions" in translation) == ("translation", False)
    assert {k: block[k] for k in ("name", "rel", "type", "version", "language", "uri")} == {
        "name": "Disclaimer",
        "rel": "disclaimer",
        "type": "text",
        "version": "2",
        "language": "en-GB",
        "uri": "urn:uuid:00000000-0000-4000-8000-000000000040",
    }
    assert block["altIds"] == [{"role": "sha256", "value": facts().blocks[0].text.sha256}]
    assert block["genres"] == [{"name": "Disclaimer", "literal": "disclaimer"}]
    assert [(b["role"], b["value"]) for b in block["bodies"]] == [
        ("main", "<p>About <em>it</em>.</p>"),
        ("plain", "About it."),
        ("source", "About *it*."),
    ]
    assert block["descriptions"][1] == {"role": "why", "value": "by rule"}
    assert picture["rel"] == "lead"
    assert picture["descriptions"][1] == {"role": "caption", "value": "The quay"}
    assert picture["digitalSourceType"]["uri"].endswith("/digitalCapture")
    assert picture["renditions"][0]["title"] == "media/boats.jpg"
    assert told["altIds"][1]["value"] == "https://example.org/a"


def test_a_block_without_a_topic_or_with_one() -> None:
    (plain,) = facts().blocks
    with_topic = replace(plain, topic=Topic.AFFILIATE)
    told = json.loads(ninjs_document(facts(blocks=(plain, with_topic))))
    VALIDATOR.validate(told)
    assert [block.get("subjects") for block in told["associations"][1:3]] == [
        None,
        [{"name": "Affiliate", "rel": "topic", "literal": "affiliate"}],
    ]


@pytest.mark.parametrize(
    ("status", "word"),
    [
        (Status.DRAFT, "withheld"),
        (Status.REVIEW, "withheld"),
        (Status.READY, "usable"),
        (Status.WITHDRAWN, "canceled"),
    ],
)
def test_status(status: Status, word: str) -> None:
    told = _document(status=status)
    assert told["pubStatus"] == word
    assert ("not approved" in told["edNote"]) is (word == "withheld")


def test_a_retraction_cancels_unless_it_was_struck() -> None:
    retraction = replace(CORRECTION, kind=CorrectionKind.RETRACTION)
    assert _document(corrections=(retraction,))["pubStatus"] == "canceled"
    struck = replace(retraction, struck=True)
    told = _document(corrections=(struck,))
    assert told["pubStatus"] == "usable"
    assert told["edNote"] == "Call Ann.\nThen Bo."


def test_a_bare_article_of_a_site_without_address() -> None:
    told = _document(
        content=Content(headline="A"),
        byline=(),
        section=None,
        tags=(),
        corrections=(),
        blocks=(),
        pictures=(FilePicture(replace(PICTURE, source_type="", alt="")),),
        site=Site("The Gulf Courier"),
        address="",
        published=None,
    )
    assert "trustIndicators" not in told
    assert "renditions" not in told["associations"][0]
    assert told["associations"][0]["rel"] == "inline"
    assert "by" not in told
    assert told["altIds"] == [{"role": "slug", "value": "untitled"}]


@settings(max_examples=40)
@given(contents())
def test_any_article_is_valid(content: Content) -> None:
    _document(content=content)


def test_plain_text() -> None:
    html = "<h2>A</h2>\n<p>One<br>two &lt;b&gt;</p><ul><li>x</li><li>y</li></ul>"
    assert plain_text(html) == "A\nOne\ntwo <b>\nx\ny"
