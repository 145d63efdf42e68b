"""Layouts are compiled once on a machine; a damaged cache only costs time."""

from dataclasses import replace
from pathlib import Path

import pytest

from editor_app.paths import cache_folder
from editor_app.rendering import layouts
from editor_app.rendering.layouts import LayoutEnvironment
from editor_app.rendering.theme import Theme, load_theme


@pytest.fixture
def cache() -> Path:
    return cache_folder() / "layouts"


def _theme(text: str, foreign: frozenset[str] = frozenset()) -> Theme:
    return replace(load_theme("courier"), layouts={"one.html": text}, foreign=foreign)


def _shown(theme: Theme) -> str:
    return LayoutEnvironment(theme).fill("one.html", {"word": "<b>"})


def test_a_layout_is_compiled_once(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    theme = _theme("<p>{{ word }}</p>")
    assert _shown(theme) == "<p>&lt;b&gt;</p>"
    assert len(list(cache.iterdir())) == 1
    monkeypatch.setattr(layouts.LayoutEnvironment, "compile", None)
    assert _shown(theme) == "<p>&lt;b&gt;</p>"


def test_another_text_is_another_layout(cache: Path) -> None:
    assert _shown(_theme("one {{ word }}")) == "one &lt;b&gt;"
    assert _shown(_theme("two {{ word }}")) == "two &lt;b&gt;"
    assert len(list(cache.iterdir())) == 2


@pytest.mark.parametrize("damage", [b"", b"no seal", b"x" * 400])
def test_a_damaged_cache_is_no_layout(cache: Path, damage: bytes) -> None:
    theme = _theme("<p>{{ word }}</p>")
    _shown(theme)
    (file,) = cache.iterdir()
    file.write_bytes(damage)
    assert _shown(theme) == "<p>&lt;b&gt;</p>"
    assert file.read_bytes() != damage


def test_what_came_from_elsewhere_leaves_no_code_behind(cache: Path) -> None:
    assert _shown(_theme("{{ word }}", frozenset({"one.html"}))) == "&lt;b&gt;"
    assert not cache.exists()
