"""Before and after of any file of a plan, which publishing then makes true."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from editor_app.domain.errors import NotFound
from editor_app.domain.plan import PageChange
from editor_app.domain.status import Status
from editor_app.domain.word_changes import Fate
from editor_app.services.desk import Desk
from editor_app.services.plan_look import words_changed
from tests.conftest import FixedClock
from tests.sample import Samples

FERRY = "night-ferry-returns"
PAGE = f"world/{FERRY}/index.html"


@pytest.fixture
def newsroom(samples: Samples, tmp_path: Path, clock: FixedClock) -> Iterator[Desk]:
    with samples.open(tmp_path / "desk", address="https://courier.example", clock=clock) as desk:
        yield desk


@pytest.fixture
def target(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    folder.mkdir()
    return folder


def revise(desk: Desk, **fields: object) -> None:
    article = desk.articles.by_slug(FERRY)
    desk.articles.save(article.id, replace(article.content, **fields))
    desk.articles.set_status(article.id, Status.READY)


def test_what_a_first_publication_brings_is_as_it_is_written_then(
    newsroom: Desk, target: Path
) -> None:
    survey = newsroom.publishing.look(target)
    paths = [Path(page.path) for page in newsroom.publishing.plan(target).pages]
    # One of each kind in each folder: every look makes what it shows anew.
    some = {(path.parts[0], path.suffix, len(path.parts)): path for path in paths}
    looks = [survey.file(path.as_posix()) for path in some.values()]
    assert not list(target.iterdir())
    newsroom.publishing.publish(target)
    for look in looks:
        assert look.before is None
        assert look.after == (target / look.path).read_bytes(), look.path
        assert look.message == ""


def test_a_page_that_changes(newsroom: Desk, target: Path) -> None:
    newsroom.publishing.publish(target)
    revise(newsroom, body="Entirely fresh words.")
    survey = newsroom.publishing.look(target)
    look = survey.file(f"/world/{FERRY}")
    assert (look.path, look.change) == (PAGE, PageChange.CHANGED)
    assert look.before == (target / PAGE).read_bytes()
    fresh = " ".join(one.text for one in words_changed(look) if one.fate is Fate.NEW)
    assert "Entirely fresh words" in fresh
    assert any(line.startswith("+") and "Entirely fresh" in line for line in look.difference())
    assert survey.file(PAGE) == look
    newsroom.publishing.publish(target)
    assert look.after == (target / PAGE).read_bytes()


def test_a_page_that_stays_and_one_that_goes(newsroom: Desk, target: Path) -> None:
    newsroom.publishing.publish(target)
    article = newsroom.articles.by_slug(FERRY)
    newsroom.articles.trash([article.id])
    survey = newsroom.publishing.look(target)
    same, gone = survey.file("404.html"), survey.file(PAGE)
    assert same.change is PageChange.SAME
    assert same.before == same.after
    assert list(same.difference()) == []
    assert gone.change is PageChange.REMOVED
    assert (gone.before, gone.after) == ((target / PAGE).read_bytes(), None)


def test_pages_find_their_pictures_and_styles(newsroom: Desk, target: Path) -> None:
    survey = newsroom.publishing.look(target)
    survey.file(PAGE)
    newsroom.publishing.publish(target)
    picture = next(path.name for path in (target / "media").glob("night-ferry*"))
    style = next((target / "assets").glob("site*.css"))
    assert survey.asset(style.name) == style.read_bytes()
    assert survey.picture(picture) == (target / "media" / picture).read_bytes()
    with pytest.raises(NotFound):
        survey.picture("nothing.jpg")


def test_a_story_that_is_left_out(newsroom: Desk, target: Path) -> None:
    survey = newsroom.publishing.look(target, leave_out=frozenset({FERRY}))
    with pytest.raises(NotFound, match="has no"):
        survey.file(PAGE)
