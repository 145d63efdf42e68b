"""A site published edit by edit has the bytes of one that is published at once."""

import random
from dataclasses import replace
from pathlib import Path

import pytest

from editor_app.domain.correction import CorrectionKind
from editor_app.domain.status import Status
from editor_app.services import setting
from editor_app.services.desk import Desk
from tests.conftest import FixedClock
from tests.services.press import Press, broken_links, tree

EDITS = 6


@pytest.mark.parametrize("seed", [3, 11])
def test_edits_one_by_one_and_all_at_once(
    desk: Desk, tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    chance = random.Random(seed)
    press = Press(desk, tmp_path / "site")
    press.furnish()
    keys = []
    for number in range(9):
        keys.append(press.story(f"Story {number}", f"Text [a](article:story-{number // 2})."))
        clock.advance(seconds=60)
    press.publish()
    for number in range(EDITS):
        clock.advance(seconds=60)
        for _ in range(chance.randint(1, 3)):
            _change(press, chance, keys, f"{seed} {number} {chance.random()}")
        press.publish()
        assert broken_links(press.site) == []
    _make_related_anew(press, clock, keys)
    whole = tree(press.site)
    monkeypatch.setattr(setting, "WORTH_IT", 1)
    press.site = tmp_path / "whole"
    press.site.mkdir()
    press.publish()
    assert tree(press.site) == whole
    assert desk.ledger.faults() == []


def _make_related_anew(press: Press, clock: FixedClock, keys: list) -> None:
    """Change every story: *Related* stays as published until the article itself changes."""
    clock.advance(seconds=60)
    for key in keys:
        if press.article(key).status is not Status.WITHDRAWN:
            press.edit(key, body=press.article(key).content.body + " Last words.")
    press.publish()


def _change(press: Press, chance: random.Random, keys: list, word: str) -> None:
    key = chance.choice(keys)
    out = press.article(key).status is not Status.WITHDRAWN
    desk = press.desk
    match chance.randrange(7):
        case 0 if out:
            press.edit(key, body=f"Another text, {word}.")
        case 1 if out:
            press.edit(key, headline=f"Headline {word}")
        case 2:
            keys.append(press.story(f"New {word}", "See [one](article:story-1)."))
        case 3:
            desk.site.save(replace(desk.site.get(), trending=tuple(chance.sample(keys, 2))))
        case 4 if out:
            desk.articles.correct(key, CorrectionKind.CORRECTION, f"We were wrong, {word}.")
        case 5 if out and len(keys) > 5:
            desk.articles.set_status(key, Status.WITHDRAWN)
        case _:
            desk.site.save(replace(desk.site.get(), tagline=f"Tagline {word}"))
