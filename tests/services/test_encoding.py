"""Pictures of a publication: in renditions, once, and never in the way of Cancel."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from editor_app.domain import rendition
from editor_app.domain.errors import Cancelled
from editor_app.domain.plan import PageChange
from editor_app.domain.progress import Silent
from editor_app.paths import cache_folder
from editor_app.rendering import pages
from editor_app.rendering.picture_sources import with_sources
from editor_app.services import pulse, recipes
from editor_app.services.desk import Desk
from tests.conftest import FixedClock
from tests.services.press import ADDRESS, Press, broken_links, paths, photograph, tree


@pytest.fixture
def press(desk: Desk, tmp_path: Path) -> Press:
    made = Press(desk, tmp_path / "site")
    made.furnish()
    return made


def gradient(size: tuple[int, int], shade: int = 0) -> bytes:
    """Return a photograph that no other one is."""
    out = io.BytesIO()
    image = Image.linear_gradient("L").resize(size).point(lambda value: max(0, value - shade))
    image.convert("RGB").save(out, "JPEG")
    return out.getvalue()


def test_pictures_leave_in_renditions_that_are_made_once(press: Press, clock: FixedClock) -> None:
    press.desk.pictures.add(gradient((1500, 900)), "ferry.jpg")
    press.story("Pilots vote", lead_picture="ferry.jpg")
    result = press.publish()
    made = {p for p in paths(result, PageChange.NEW) if p.startswith("media/")}
    own = next(p for p in made if re.fullmatch(r"media/ferry-[0-9a-f]{8}\.jpg", p))
    stem = own.removesuffix(".jpg")
    endings = ("400.webp", "800.webp", "1200.webp", "1500.webp", "1200.jpg")
    assert made == {own, *(f"{stem}-{ending}" for ending in endings)}
    page = press.text("world/pilots-vote/index.html")
    assert f'<meta property="og:image" content="{ADDRESS}/{stem}-1200.jpg">' in page
    assert f"../../{stem}-1500.webp 1500w" in page
    assert broken_links(press.site) == []
    # Feeds and documents name one file.
    assert "srcset" not in press.text("feed.xml")
    clock.advance(seconds=60)
    press.story("Ferry returns")
    assert not [p for p in paths(press.publish(), PageChange.CHANGED) if p.startswith("media/")]
    # A file that somebody deleted comes back from the cache, without its original being decoded.
    (press.site / f"{stem}-800.webp").unlink()
    assert f"{stem}-800.webp" in paths(press.publish(), PageChange.CHANGED)
    assert (press.site / f"{stem}-800.webp").is_file()


@pytest.fixture
def forgetful() -> Iterator[None]:
    """Forget what pages were made with when other widths counted."""
    yield
    _forget()


def _forget() -> None:
    rendition.rendition_widths.cache_clear()
    with_sources.cache_clear()
    pages._MADE.clear()


@pytest.mark.usefixtures("forgetful")
def test_other_widths_publish_every_page_again(press: Press, monkeypatch) -> None:
    press.desk.pictures.add(photograph(), "ferry.jpg")
    press.story("Pilots vote", lead_picture="ferry.jpg")
    press.publish()
    for module in (recipes, pulse):
        monkeypatch.setattr(module, "OURS", "other widths")
    monkeypatch.setattr(rendition, "WIDTHS", (20,))
    _forget()
    result = press.publish()
    assert "world/pilots-vote/index.html" in paths(result, PageChange.CHANGED)
    assert "-20.webp 20w" in press.text("world/pilots-vote/index.html")
    assert {path[-8:] for path in paths(result, PageChange.NEW)} == {"-20.webp"}
    assert {path[-8:] for path in paths(result, PageChange.REMOVED)} == {"-64.webp"}


def test_several_pictures_are_encoded_side_by_side(press: Press) -> None:
    for shade in range(5):
        press.desk.pictures.add(gradient((500, 300), shade * 9), f"boat-{shade}.jpg")
        press.story(f"Story {shade}", lead_picture=f"boat-{shade}.jpg")
    press.publish()
    found = [path for path in tree(press.site) if path.startswith("media/")]
    assert len(found) == 5 * 3
    assert broken_links(press.site) == []


def test_without_a_cache_pictures_leave_all_the_same(press: Press) -> None:
    cache_folder().mkdir(parents=True, exist_ok=True)
    (cache_folder() / "pictures").write_text("in the way")
    press.desk.pictures.add(photograph(), "ferry.jpg")
    press.story("Pilots vote", lead_picture="ferry.jpg")
    press.publish()
    assert len([path for path in tree(press.site) if path.startswith("media/")]) == 2


def test_what_stands_there_stays_when_the_original_is_lost(press: Press) -> None:
    press.desk.pictures.add(photograph(), "ferry.jpg")
    press.story("Pilots vote", lead_picture="ferry.jpg")
    press.publish()
    before = {path: data for path, data in tree(press.site).items() if path.startswith("media/")}
    for file in press.desk.media_folder.iterdir():
        file.unlink()
    press.story("Ferry returns")
    press.publish()
    after = {path: data for path, data in tree(press.site).items() if path.startswith("media/")}
    assert after == before
    assert "ferry-" in press.text("world/index.html")
    assert broken_links(press.site) == []


def test_cancel_is_heard_while_a_page_waits_for_its_picture(press: Press) -> None:
    press.desk.pictures.add(gradient((3000, 2000)), "ferry.jpg")
    press.story("Pilots vote", lead_picture="ferry.jpg")

    class Impatient(Silent):
        def __init__(self) -> None:
            self.doing = ""

        def report(self, done: int, total: int, doing: str) -> None:
            self.doing = doing

        def cancelled(self) -> bool:
            return self.doing == "Making pictures"

    with pytest.raises(Cancelled):
        press.publish(reporter=Impatient())
    assert tree(press.site) == {}
