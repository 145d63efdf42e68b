"""A bio shows its author's picture; only pages with a bio depend on it."""

from dataclasses import replace
from pathlib import Path

import pytest

from editor_app.domain.plan import PageChange
from editor_app.domain.template import Placement, TemplateKind
from editor_app.services.desk import Desk
from tests.services.press import Press, photograph


@pytest.fixture
def press(desk: Desk, tmp_path: Path) -> Press:
    made = Press(desk, tmp_path / "site")
    made.furnish()
    return made


def test_a_bio_shows_its_author(press: Press, desk: Desk) -> None:
    desk.pictures.add(photograph(), "ana.jpg")
    (ana,) = (author for author in desk.labels.authors() if author.id == press.ana)
    press.story("The vote", section=press.world, byline=(press.ana,))
    press.publish()
    assert 'class="face"' not in press.text("world/the-vote/index.html")
    press.template("Bio", TemplateKind.BIO, "**{{ author.name }}** reports.", Placement.AFTER)
    press.publish()
    assert 'class="face"' not in press.text("world/the-vote/index.html")
    desk.labels.save_author(replace(ana, picture="ana.jpg"))
    press.publish()
    page = press.text("world/the-vote/index.html")
    assert '<div class="face"><' in page
    assert "media/ana-" in page
    picture = desk.pictures.all()[0]
    desk.pictures.save(replace(picture, alt="Ana at the quay"))
    changed = {p.path: p.reason for p in press.plan().pages if p.change is PageChange.CHANGED}
    assert changed["world/the-vote/index.html"] == "author’s entry"
