import pytest

from editor_app.domain.errors import FileUnreadable
from editor_app.importing.front_matter import plain, split


def test_yaml_words_stay_what_their_writers_meant() -> None:
    block = (
        "---\ntitle: no\nlang: no\nopens: 10:30\nday: 2026-11-01\nanswer: yes\nswitch: on\n"
        "count: 3\nshare: 0.5\nfalse: x\nempty:\nlisted: [a, true, ~]\noctal: 012\n---\nText\n"
    )
    found = split(block)
    assert found.body == "Text\n"
    assert found.fields == {
        "title": "no",
        "lang": "no",
        "opens": "10:30",
        "day": "2026-11-01",
        "answer": "yes",
        "switch": "on",
        "count": 3,
        "share": 0.5,
        "False": "x",
        "empty": None,
        "listed": ["a", True, None],
        "octal": "012",
    }


def test_toml_json_and_pelican() -> None:
    toml = split('+++\ntitle = "A"\ndate = 2026-01-02T03:04:05Z\nn = inf\n+++\nText')
    assert toml.fields == {"title": "A", "date": "2026-01-02T03:04:05+00:00", "n": "inf"}
    assert split('{"title": "A", "tags": ["b"]}\nText').fields == {"title": "A", "tags": ["b"]}
    assert split('{"title": "A"}\nText').body == "Text"
    pelican = split("Title: A: b\nAuthors: Ann Smith; Bo Lee\nTags: x, y\n z\n\nText\n")
    assert pelican.fields == {
        "title": "A: b",
        "authors": ["Ann Smith", "Bo Lee"],
        "tags": ["x", "y z"],
    }
    assert pelican.body == "Text\n"


@pytest.mark.parametrize(
    "text",
    [
        "No front matter\n\nTitle: x",
        "Note: this begins like a field\n\nbut is text",
        "---\nA rule, then text\n---\nmore",
        "---\n\nA rule alone",
        "----\ntitle: x\n----\n",
        "{ not json }",
        "Title: x\nand a line that is no field\n\nText",
    ],
)
def test_text_that_only_looks_like_fields_stays_text(text: str) -> None:
    found = split(text)
    assert (found.fields, found.body) == ({}, text)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('---\ntitle: "open\nx: y\n---\nText', "line 3"),
        ("---\ntitle: x\n\nText", "never ends"),
        ("---\ntitle: [a\nb: }\n---\nText", "mistake in line"),
        ("+++\ntitle = \n+++\nText", "mistake"),
        ("+++\ntitle = 1\nText", "never ends"),
        ('{"title": \nText', "mistake"),
        ("---\n{a, b: !!python/object:os.system x}\n---\n", "mistake"),
        ("---\ntitle: a\x01\n---\n", "cannot be read"),
        ("---\n? [a, b]\n: c\n---\n", "unhashable"),
    ],
)
def test_a_mistake_is_named(text: str, sentence: str) -> None:
    with pytest.raises(FileUnreadable) as caught:
        split(text)
    assert sentence in caught.value.message
    assert caught.value.advice


def test_a_block_of_no_fields_is_refused() -> None:
    with pytest.raises(FileUnreadable, match="holds no fields"):
        split('---\n"two\nlines: b"\n---\nText')
    assert split("---\n# only a remark\n---\nText").fields == {}
    with pytest.raises(FileUnreadable, match="larger"):
        split(f"---\ntitle: {'x' * 300_000}\n---\n")


def test_plain_values() -> None:
    assert plain({1: {"a"}, "b": (float("nan"), 1.5)}) == {"1": ["a"], "b": ["nan", 1.5]}
    assert plain(object()).startswith("<object")
