"""Packs that are hostile or damaged end in sentences, and nothing of them is taken."""

import json
from pathlib import Path
from typing import Any

import pytest

from editor_app.domain.errors import (
    FileUnreadable,
    OffstoneError,
    TargetUnusable,
    TemplateInvalid,
)
from editor_app.domain.template import TemplateKind
from editor_app.services import packs
from editor_app.services.desk import Desk


def _pack(*texts: str, **more: Any) -> str:
    templates = [
        {
            "name": f"Note {number}",
            "kind": "notice",
            "topic": None,
            "wordings": [{"language": "", "text": "Fine."}, {"language": "de", "text": text}],
            "notes": "",
            "owner": "",
            "review_by": None,
            "expires": None,
            "placement": "after",
            "order": 0,
            "rules": [],
        }
        | more
        for number, text in enumerate(texts, 1)
    ]
    return json.dumps(
        {"format": "offstone-pack", "schema_version": 1, "name": "P", "templates": templates}
    )


def _refused(desk: Desk, text: str) -> OffstoneError:
    desk.templates.add("Ours", TemplateKind.NOTICE, "Ours.")
    before = desk.packs.export()
    for act in (desk.packs.plan, desk.packs.take):
        with pytest.raises(OffstoneError) as caught:
            act(text)
    assert desk.packs.export() == before
    return caught.value


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{{ site.nme }}", "“Note 2”, “de”: Line 1, column 4: There is no blank “site.nme”"),
        ("One\n\n{% if article.section %}x", "“Note 2”, “de”: Line 3"),
        ("{% include 'x' %}", "cannot do “include”"),
    ],
)
def test_a_mistaken_wording_is_named_with_its_line(desk: Desk, text: str, sentence: str) -> None:
    error = _refused(desk, _pack("Fine.", text))
    assert isinstance(error, TemplateInvalid)
    assert sentence in error.message
    assert "Nothing was taken" in error.advice


@pytest.mark.parametrize(
    "bomb",
    [
        "{{ 'a' * 10**9 }}",
        "{{ site.name * 10**9 }}",
        "".join(f"{{% for a{n} in article.tags %}}" for n in range(16)) + "x" + "{% endfor %}" * 16,
        "{{ " + "(" * 20_000 + "1" + ")" * 20_000 + " }}",
    ],
)
def test_a_bomb_is_stopped_and_named(desk: Desk, bomb: str) -> None:
    error = _refused(desk, _pack("Fine.", bomb))
    assert error.message.startswith("“Note 2”, “de”")
    assert desk.packs.plan(_pack("Fine.")).changes


def test_what_only_an_article_can_fill_is_no_mistake(desk: Desk) -> None:
    text = (
        "{% for one in article.authors %}{{ one.name }}{% endfor %} {{ article.published | date }}"
    )
    assert desk.packs.take(_pack(text)).plan.changes


def test_what_is_no_pack_is_told(desk: Desk) -> None:
    for text, sentence in (
        ("{", "no sound JSON"),
        ("[" * 900_000, "nested too deeply"),
        (_pack("a\0b"), "characters that no text can have"),
        (_pack("Fine.", kind=["notice"]), "“kind” that is no text"),
    ):
        with pytest.raises(FileUnreadable, match=sentence):
            desk.packs.plan(text)


def test_a_pack_that_is_too_much_to_read_is_told(desk: Desk, monkeypatch) -> None:
    monkeypatch.setattr(packs, "_READING", 0.0)
    error = _refused(desk, _pack("Fine.").replace('"P"', "[" + '{"":{}},' * 600_000 + "{}]"))
    assert isinstance(error, FileUnreadable)
    assert "too much to read" in error.message


def test_wordings_that_take_too_long_together_are_told(desk: Desk, monkeypatch) -> None:
    monkeypatch.setattr(packs, "_TRYING_ALL", -1.0)
    with pytest.raises(FileUnreadable, match="take too long"):
        desk.packs.plan(_pack("Fine."))


def test_files_that_cannot_be_packs_are_told(desk: Desk, tmp_path: Path) -> None:
    large, wide, zeros = tmp_path / "large.json", tmp_path / "wide.json", tmp_path / "zeros.json"
    large.write_bytes(b" " * 10_000_000)
    wide.write_text(_pack("Fine."), encoding="utf-16")
    zeros.write_bytes(b'{"a": "\0"}')
    assert desk.packs.plan(desk.packs.read(wide)).changes
    for path, sentence in (
        (large, "larger than 5 MB"),
        (zeros, "NUL"),
        (tmp_path, "no ordinary file"),
        (tmp_path / "moon.json", "is not there"),
        (tmp_path / ("x" * 300), "cannot be read"),
    ):
        with pytest.raises(FileUnreadable, match=sentence):
            desk.packs.read(path)
    with pytest.raises(FileUnreadable, match="larger than 5 MB"):
        desk.packs.plan(" " * 5_000_001)


def test_a_pack_that_cannot_be_written_is_told(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(OffstoneError):
        desk.packs.write("{}", tmp_path / "file" / "pack.json")
    with pytest.raises(OffstoneError):
        desk.packs.write("{}", tmp_path / ("x" * 300 + ".json"))
    with pytest.raises(TargetUnusable, match="no ordinary file"):
        desk.packs.write("{}", tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["desk", "file"]
