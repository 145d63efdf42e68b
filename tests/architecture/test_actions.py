"""Every action has a name, an icon that is there, a tip, and no key of another."""

import re
from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence

from editor_app.resources import locate
from editor_app.ui.actions import ACTIONS, MENUS, ActionSpec

UI = Path(__file__).parents[2] / "editor_app" / "ui"
ICONS = sorted(locate("icons").glob("*.svg"))


@pytest.mark.parametrize("spec", ACTIONS, ids=lambda spec: spec.name)
def test_it_is_described(spec: ActionSpec) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", spec.name)
    assert spec.text[:1].isupper()
    assert spec.tip[:1].isupper()
    assert spec.menu in MENUS
    assert locate(f"icons/{spec.icon}.svg").is_file()
    if spec.shortcut:
        assert QKeySequence(spec.shortcut).toString() == spec.shortcut


def test_names_and_keys_are_unique() -> None:
    assert len({spec.name for spec in ACTIONS}) == len(ACTIONS)
    keys = Counter(spec.shortcut for spec in ACTIONS if spec.shortcut)
    assert [key for key, number in keys.items() if number > 1] == []


def test_every_action_is_done_somewhere() -> None:
    source = "\n".join(file.read_text(encoding="utf-8") for file in UI.rglob("*.py"))
    table = (UI / "actions.py").read_text(encoding="utf-8")
    rest = source.replace(table, "")
    missing = [spec.name for spec in ACTIONS if f'"{spec.name}"' not in rest]
    assert missing == []


@pytest.mark.parametrize("file", ICONS, ids=lambda file: file.stem)
def test_icons_are_of_one_set(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    if file.stem != "logo":
        assert 'viewBox="0 0 24 24"' in text
        assert 'stroke="currentColor"' in text
        assert 'stroke-width="1.75"' in text
