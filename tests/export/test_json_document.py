import json
from dataclasses import replace

from hypothesis import given, settings
from jsonschema import Draft202012Validator

from editor_app.domain.article import Content
from editor_app.domain.status import Status
from editor_app.export.article_facts import ArticleFacts, FilePicture
from editor_app.export.json_document import json_document
from editor_app.importing.incoming import Incoming, Named
from editor_app.importing.read_file import Raw, read_file
from editor_app.resources import read_text
from tests.export.stories import EXTRA, PICTURE, contents, facts

SCHEMA = json.loads(read_text("schemas/offstone-article-1.json"))
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)


def _back(told: ArticleFacts) -> Incoming:
    text = json_document(told)
    VALIDATOR.validate(json.loads(text))
    return read_file(Raw("x.json", text.encode()), "UTC")


def test_the_schema_is_sound_and_strict() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    document = json.loads(json_document(facts()))
    assert VALIDATOR.is_valid(document)
    for broken in ({"surprise": 1}, {"schema_version": 2}, {"created": "soon"}, {"id": "7"}):
        assert not VALIDATOR.is_valid(document | broken)
    for name in document:
        assert not VALIDATOR.is_valid({k: v for k, v in document.items() if k != name}), name


def test_an_article_that_has_everything_comes_back() -> None:
    told = facts()
    found = _back(told)
    assert found.content == told.content
    assert found.authors[0] == Named("Lena Okafor", told.byline[0].id, "lena-okafor", "Reporter")
    assert found.section == Named("World", told.section.id if told.section else "", "world")
    assert [tag.name for tag in found.tags] == ["no", "häfen"]
    assert (found.id, found.revision, found.own) == (told.id, 4, True)
    assert (found.published, found.revised) == (told.published, told.revised)
    assert [c.id for c in found.corrections] == [c.id for c in told.corrections]
    (picture,) = found.pictures
    assert (picture.name, picture.file, picture.sha256) == (
        "boats.jpg",
        "media/boats.jpg",
        "a" * 64,
    )
    assert (picture.alt, picture.credit, picture.decorative) == ("Boats", "Ann Smith", False)


@settings(max_examples=40)
@given(contents(), EXTRA)
def test_any_article_comes_back(content: Content, extra: dict[str, object]) -> None:
    kept = tuple((key, json.dumps(value, ensure_ascii=False)) for key, value in extra.items())
    told = facts(replace(content, extra=kept))
    assert _back(told).content == told.content


def test_a_bare_draft() -> None:
    told = facts(
        Content(),
        byline=(),
        section=None,
        tags=(),
        corrections=(),
        blocks=(),
        pictures=(FilePicture(PICTURE),),
        published=None,
        revised=None,
        status=Status.DRAFT,
    )
    document = json.loads(json_document(told))
    VALIDATOR.validate(document)
    assert document["draft"] is True
    assert document["slug"] == "untitled"
    assert document["language"] == "en"
    assert document["published"] is None
