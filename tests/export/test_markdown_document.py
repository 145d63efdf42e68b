import json
from dataclasses import replace

import pytest
import yaml
from hypothesis import given, settings

from editor_app.domain.article import Content
from editor_app.domain.correction import Correction
from editor_app.domain.status import Status
from editor_app.export.article_facts import FilePicture
from editor_app.export.front_matter import RESERVED, front_matter
from editor_app.export.markdown_document import markdown_document
from editor_app.importing.incoming import Incoming, Named
from editor_app.importing.known_fields import is_known
from editor_app.importing.read_file import Raw, read_file
from tests.export.stories import CORRECTION, EXTRA, NOW, PICTURE, contents, facts


def _back(text: str) -> Incoming:
    return read_file(Raw("x.md", text.encode()), "Europe/Berlin")


def _without_article(correction: Correction) -> Correction:
    return replace(correction, article="")  # type: ignore[arg-type]


def test_an_article_that_has_everything_comes_back() -> None:
    struck = replace(
        CORRECTION, struck=True, struck_reason="Wrong story", struck_by="Bo", struck_at=NOW
    )
    old = replace(CORRECTION, struck=True, struck_reason="Before that was kept")
    told = facts(corrections=(CORRECTION, struck, old))
    text = markdown_document(told)
    found = _back(text)
    content = told.content
    assert "![b](media/boats.jpg)" in text
    assert found.content.lead_picture == "media/boats.jpg"
    assert replace(found.content, body=content.body, lead_picture="boats.jpg", extra=()) == replace(
        content, extra=()
    )
    assert found.content.body == content.body.replace("boats.jpg", "media/boats.jpg")
    assert dict(found.content.extra) == dict(content.extra)
    assert found.authors == (Named("Lena Okafor"), Named("Smith, Ann"))
    assert found.section == Named("World")
    assert found.tags == (Named("no"), Named("häfen"))
    assert found.id == told.id
    assert found.revision == 4
    assert found.own
    assert (found.published, found.revised) == (told.published, told.revised)
    assert [block.text for block in found.blocks] == ["About *it*."]
    assert found.notes == ()
    assert found.corrections == tuple(map(_without_article, told.corrections))


@settings(max_examples=40)
@given(contents(), EXTRA)
def test_any_article_comes_back(content: Content, extra: dict[str, object]) -> None:
    kept = tuple((key, json.dumps(value, ensure_ascii=False)) for key, value in extra.items())
    told = facts(replace(content, extra=kept), pictures=(), corrections=(), status=Status.DRAFT)
    found = _back(markdown_document(told))
    assert replace(found.content, extra=()) == content
    assert {k: json.loads(v) for k, v in found.content.extra} == extra
    assert found.published == told.published


@given(EXTRA)
def test_every_reader_of_yaml_understands_the_same(extra: dict[str, object]) -> None:
    fields = {key: value for key, value in extra.items() if key.lower() not in RESERVED}
    block = front_matter([], [(key, json.dumps(value)) for key, value in fields.items()])
    inner = block.removeprefix("---\n").removesuffix("---\n")
    assert (yaml.safe_load(inner) or {}) == fields


def test_empty_fields_are_left_out_and_keys_are_bare() -> None:
    told = facts(
        Content(headline="A", slug="a", body="Text"),
        byline=(),
        section=None,
        tags=(),
        corrections=(),
        pictures=(),
        blocks=(),
        published=None,
        revised=None,
        status=Status.REVIEW,
        translates="",
    )
    assert markdown_document(told) == (
        '---\noffstone: 1\nid: "00000000-0000-4000-8000-000000000001"\nrevision: 4\n'
        'status: "review"\ndraft: true\ntitle: "A"\nslug: "a"\n---\n\nText\n'
    )


def test_keys_that_are_no_words_are_quoted() -> None:
    block = front_matter([], [("yes", "1"), ("a b", "2"), ("10:30", "3"), ("x", "null")])
    assert block == '---\n"yes": 1\n"a b": 2\n"10:30": 3\nx: null\n---\n'


def test_both_sides_know_the_same_names() -> None:
    ours = {"offstone", "revision", "corrections", "extra", "blocks"}
    assert {name for name in RESERVED if not is_known(name)} == ours


@pytest.mark.parametrize("name", ["boats.jpg", "media/boats.jpg"])
def test_pictures_that_cannot_leave_keep_their_name(name: str) -> None:
    told = facts(Content(body=f"![b]({name})"), pictures=(FilePicture(PICTURE),))
    assert f"![b]({name})" in markdown_document(told)
