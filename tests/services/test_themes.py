"""Themes of a workspace: accepted first, laid out in isolation, never in the way of a page."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from editor_app.domain.errors import InvalidValue, NotAllowed, NotFound, StorageFailed
from editor_app.domain.look import Label, Look
from editor_app.domain.plan import PageChange
from editor_app.paths import settings_folder
from editor_app.rendering.links import strip_markers
from editor_app.services import acceptance
from editor_app.services.backups import backup, restore
from editor_app.services.desk import Desk, open_desk
from editor_app.services.look_stage import KINDS
from tests.conftest import FixedClock
from tests.services.pictures import photograph
from tests.services.press import Press, reasons, tree

CARD = '<article class="card"><h{{ level }}>{{ link(to_article(teaser.slug), teaser.headline) }}</h{{ level }}></article>'
NOTE = '<aside class="own">{{ placed(shown.html) }}</aside>'
LOOP = "{% for a in range(99999) %}{% for b in range(99999) %}\n{% endfor %}{% endfor %}"


@pytest.fixture
def press(desk: Desk, tmp_path: Path) -> Press:
    made = Press(desk, tmp_path / "site")
    made.furnish()
    return made


@pytest.fixture
def copy(desk: Desk, tmp_path: Path) -> Iterator[Desk]:
    """The desk as it comes to another place, with a layout of its own."""
    put(desk, "card.html", CARD)
    desk.close()
    shutil.copytree(desk.folder, tmp_path / "copy", ignore=shutil.ignore_patterns(".lock*"))
    with open_desk(tmp_path / "copy", by="Eve", clock=desk.clock) as opened:
        yield opened


def put(desk: Desk, name: str, text: str, theme: str = "courier") -> Path:
    file = desk.folder / "themes" / theme / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    return file


def home(site: Path) -> str:
    return (site / "index.html").read_text("utf-8")


def test_a_desk_made_here_uses_its_own_files_at_once(press: Press) -> None:
    press.story("Pilots vote")
    press.story("Ferry returns", section=press.science)
    press.publish()
    before = tree(press.site)
    put(press.desk, "card.html", CARD)
    put(press.desk, "site.css", "a { color: teal }")
    result = press.publish()
    assert '<article class="card"><h2><a href="' in home(press.site)
    assert "new look" in reasons(result)["world/pilots-vote/index.html"]
    assert result.messages == ()
    (style,) = (press.site / "assets").glob("site-*.css")
    assert "teal" in style.read_text("utf-8")
    own = press.desk.themes.overrides()
    assert (own.made_here, own.accepted, [f.name for f in own.files]) == (
        True,
        True,
        ["card.html", "site.css"],
    )
    press.desk.themes.turn_off()
    press.publish()
    assert tree(press.site) == before


def test_nothing_changed_is_known_at_a_glance_with_own_files_too(press: Press) -> None:
    press.story("Pilots vote")
    put(press.desk, "card.html", CARD)
    press.publish()
    again = press.publish()
    assert {page.change for page in again.plan.pages} == {PageChange.SAME}
    put(press.desk, "card.html", CARD + " ")
    assert "index.html" in {
        p.path for p in press.publish().plan.pages if p.change is not PageChange.SAME
    }


def test_a_copy_must_be_accepted_and_again_when_its_files_change(copy: Desk) -> None:
    own = copy.themes.overrides()
    assert (own.made_here, own.accepted) == (False, False)
    assert "off until you accept" in own.sentence
    copy.themes.accept()
    assert copy.themes.overrides().accepted
    put(copy, "card.html", CARD + "!")
    assert not copy.themes.overrides().accepted
    put(copy, "card.html", CARD)
    assert copy.themes.overrides().accepted
    copy.themes.turn_off()
    assert not copy.themes.overrides().accepted
    kept = json.loads((settings_folder() / "themes.json").read_text("utf-8"))
    assert list(kept["turned_off"]) == [f"{copy.workspace.id}/courier"]
    assert not any(copy.folder.rglob("themes.json"))


def test_what_is_not_accepted_is_never_compiled(
    copy: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("editor_app.services.overrides.file_fault", lambda *_: 1 / 0)
    put(copy, "home.html", "{% if %}")
    assert copy.themes.overrides().broken == ()
    with copy.library.read() as unit:
        assert copy.themes.fingerprint(copy.site.get(), unit)


def test_a_backup_that_is_restored_in_the_same_place_came_from_elsewhere(
    desk: Desk, tmp_path: Path
) -> None:
    put(desk, "card.html", CARD)
    file = backup(desk.folder, tmp_path / "desk.zip")
    key = desk.workspace.id
    desk.close()
    assert acceptance.was_made_here(key, desk.folder)
    shutil.rmtree(desk.folder)
    restore(file, desk.folder)
    assert not acceptance.was_made_here(key, desk.folder)
    restore(file, tmp_path / "elsewhere")
    with open_desk(desk.folder) as opened:
        assert not opened.themes.overrides().accepted


@pytest.mark.parametrize("text", ["[]", "{", '{"accepted": 1, "made_here": {"a": 2}}'])
def test_a_damaged_memory_accepts_nothing(desk: Desk, text: str) -> None:
    put(desk, "card.html", CARD)
    (settings_folder() / "themes.json").write_text(text, "utf-8")
    assert not desk.themes.overrides().accepted
    desk.themes.accept()
    assert desk.themes.overrides().accepted


def test_a_memory_that_cannot_be_kept_is_said(desk: Desk) -> None:
    put(desk, "card.html", CARD)
    file = settings_folder() / "themes.json"
    file.unlink()
    file.mkdir()
    with pytest.raises(StorageFailed, match="settings could not be saved"):
        desk.themes.accept()


def test_preview_and_publication_agree_with_layouts_of_the_desks_own(
    press: Press, clock: FixedClock
) -> None:
    picture = press.desk.pictures.get(press.desk.pictures.add(photograph(), "boats.jpg").created)
    press.story("Ferry returns")
    press.publish()
    clock.advance(seconds=60)
    key = press.story("Pilots vote", "See [it](article:ferry-returns).", lead_picture=picture.name)
    put(press.desk, "layouts/block.html", NOTE)
    put(press.desk, "words.toml", '[en]\ncontinue = "Go on"\n')
    press.publish()
    page = (press.site / "world" / "pilots-vote" / "index.html").read_text("utf-8")
    assert '<aside class="own"><p>For information only.</p>' in page
    assert "Go on:" in page
    assert list((press.site / "media").iterdir())
    clock.advance(seconds=60)
    story = press.desk.articles.get(key)
    made = press.desk.previewing.render(key, story.content, previous=None)
    assert made.message == ""
    body = strip_markers(made.page or "")
    assert body.count("<aside") == page.count("<aside")
    assert _words(body) == _words(page)


def _words(page: str) -> list[str]:
    import re

    return re.sub(r"<[^>]*>", " ", page.partition("<body")[2]).split()


def test_a_broken_file_is_named_and_the_built_in_one_serves(press: Press) -> None:
    press.story("Pilots vote")
    press.publish()
    before = tree(press.site)
    put(press.desk, "home.html", "one\n{{ page.nothing }}")
    put(press.desk, "list.html", "{% if %}")
    put(press.desk, "site.css", "a {\n")
    put(press.desk, "words.toml", "[en]\nby = ")
    own = press.desk.themes.overrides()
    assert {f.name: f.line for f in own.broken} == {
        "home.html": 2,
        "list.html": 1,
        "site.css": 1,
        "words.toml": 2,
    }
    result = press.publish()
    assert tree(press.site) == before
    said = " ".join(result.messages)
    assert "home.html, line 2: HomePage has no attribute 'nothing'." in said
    assert "The built-in file serves in its place." in said


def test_a_file_that_fails_on_one_page_only_gives_way_there(press: Press) -> None:
    press.story("Pilots vote")
    press.story("Ferry returns")
    put(press.desk, "article.html", "{{ 1 / 0 if page.slug == 'ferry-returns' }}own")
    result = press.publish()
    own = (press.site / "world" / "pilots-vote" / "index.html").read_text("utf-8")
    other = (press.site / "world" / "ferry-returns" / "index.html").read_text("utf-8")
    assert own.endswith("own\n")
    assert "<h1>Ferry returns</h1>" in other
    assert "line 1" in " ".join(result.messages)


def test_a_bomb_ends_in_a_sentence(desk: Desk) -> None:
    put(desk, "home.html", LOOP)
    put(desk, "list.html", "{{ ('%0' ~ 900000000 ~ 'd')|format(1) }}")
    broken = {file.name: file.problem for file in desk.themes.overrides().broken}
    assert broken["home.html"] == "it takes too long"
    assert "memory" in broken["list.html"]


def test_a_page_on_which_a_layout_never_ends_is_made_without_it(press: Press) -> None:
    press.story("Pilots vote")
    bomb = "{% if page.slug == 'pilots-vote' %}{{ ('%0' ~ 900000000 ~ 'd')|format(1) }}{% endif %}"
    put(press.desk, "article.html", bomb)
    result = press.publish()
    page = (press.site / "world" / "pilots-vote" / "index.html").read_text("utf-8")
    assert "<h1>Pilots vote</h1>" in page
    assert "memory" in " ".join(result.messages)


def test_a_theme_of_the_workspaces_own_can_be_worn(press: Press) -> None:
    press.story("Pilots vote")
    put(press.desk, "home.html", "mine", "broadsheet")
    put(press.desk, "card.html", CARD, "broadsheet")
    assert list(press.desk.themes.names()) == ["courier", "folio", "broadsheet"]
    assert {f.name: f.new for f in press.desk.themes.overrides("broadsheet").files} == {
        "home.html": False,
        "card.html": False,
    }
    press.desk.site.wear("broadsheet")
    press.publish()
    assert home(press.site) == "mine\n"
    with pytest.raises(InvalidValue, match="no theme “nowhere”"):
        press.desk.site.wear("nowhere")
    with pytest.raises(NotFound, match="no theme"):
        press.desk.themes.accept("nowhere")
    with pytest.raises(InvalidValue, match="no files of its own"):
        press.desk.themes.accept("folio")


def test_files_outside_the_folder_are_not_looked_at(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "secret.html").write_text("secret", "utf-8")
    (desk.folder / "themes" / "folio").symlink_to(tmp_path, target_is_directory=True)
    assert desk.themes.overrides("folio").files == ()
    assert desk.themes.overrides("../..").files == ()
    put(desk, "big.css", "x" * 5_000_001)
    (desk.folder / "themes" / "courier" / "a.css").write_bytes(b"\xff\xfe")
    (desk.folder / "themes" / "courier" / "link.css").symlink_to(tmp_path / "secret.html")
    problems = {f.name: f.problem for f in desk.themes.overrides().files}
    assert "larger than 5 MB" in problems["big.css"]
    assert "UTF-8" in problems["a.css"]
    assert "link" in problems["link.css"]


def test_colours_that_cannot_be_read_are_refused_or_give_way(desk: Desk) -> None:
    site = desk.site.get()
    with pytest.raises(InvalidValue, match=r"The accent #99bbee stands out only") as caught:
        desk.site.save(replace(site, look=Look(accent="#9BE")))
    assert caught.value.advice.startswith("The nearest that can be read is #")
    with pytest.raises(InvalidValue, match=r"The ground by night #808080 leaves"):
        desk.site.save(replace(site, look=Look(ground_dark="#808080")))
    with pytest.raises(InvalidValue, match="no colour such as") as caught:
        desk.site.save(replace(site, look=Look(accent="teal")))
    assert "Mend it" in caught.value.advice
    mended, told = desk.site.mended(replace(site, look=Look(accent="#9be", ground="#c0b090")))
    assert len(told) == 2
    desk.site.save(mended)
    assert desk.site.get().look.ground == mended.look.ground
    assert desk.site.problems(desk.site.get())[:-1] == ()


def test_a_theme_on_which_the_colours_fail_changes_them(desk: Desk) -> None:
    site, _ = desk.site.mended(replace(desk.site.get(), look=Look(accent="#9be")))
    desk.site.save(site)
    _, told = desk.site.wear("folio")
    assert desk.site.get().theme == "folio"
    assert "links need 4.5 to 1 to be read. It is #" in told[0]
    assert desk.site.get().look.accent != site.look.accent


@pytest.mark.parametrize(
    ("look", "said"),
    [
        (Look(page_width=10), "between 880 and 1600"),
        (Look(text_width=9000), "between 520 and 880"),
        (Look(labels=(Label("nothing", "x", "en"),)), "no word “nothing”"),
        (Look(labels=(Label("by", "x", "!!"),)), "no language tag"),
        (Look(labels=(Label("by", "x" * 301, "en"),)), "too long"),
        (Look(labels=(Label("page", "x", "en"),)), "holds {} once"),
        (Look(logo="lost.png"), "no picture “lost.png”"),
    ],
)
def test_what_cannot_be_in_a_look_is_said(desk: Desk, look: Look, said: str) -> None:
    with pytest.raises(InvalidValue, match=said):
        desk.site.save(replace(desk.site.get(), look=look))


def test_a_logo_and_an_icon_leave_as_small_pictures_with_nothing_in_them(press: Press) -> None:
    desk = press.desk
    press.story("Pilots vote")
    added = desk.pictures.add(photograph((1800, 600), form="PNG", mode="RGBA"), "mark.png")
    picture = desk.pictures.get(added.created)
    look = Look(logo=picture.name, logo_dark=picture.name, icon=picture.name)
    desk.site.save(replace(desk.site.get(), look=look))
    press.publish()
    page = home(press.site)
    assert 'width="288" height="96"' in page
    assert 'rel="apple-touch-icon"' in page
    names = sorted(file.name.partition("-")[0] for file in (press.site / "assets").glob("*.png"))
    assert names == ["icon", "logo", "logo", "touch"]
    with Image.open(press.site / "favicon.ico") as icon:
        assert (icon.format, icon.size) == ("ICO", (96, 96))
    with pytest.raises(NotAllowed, match="logo or the icon"):
        desk.pictures.remove(picture.id)
    kept = press.publish()
    assert {page.change for page in kept.plan.pages} == {PageChange.SAME}


def test_a_logo_whose_picture_is_lost_is_left_out_and_told(press: Press) -> None:
    desk = press.desk
    press.story("Pilots vote")
    picture = desk.pictures.get(desk.pictures.add(photograph(), "mark.jpg").created)
    desk.site.save(replace(desk.site.get(), look=Look(logo=picture.name)))
    (desk.media_folder / picture.file_name).unlink()
    result = press.publish()
    assert "“mark.jpg” is left out of the look of the site" in " ".join(result.messages)
    (desk.media_folder / picture.file_name).write_bytes(b"no picture")
    assert "is no picture" in " ".join(press.publish().messages)


@pytest.mark.parametrize("theme", ["courier", "folio"])
def test_every_kind_of_page_can_be_seen_in_a_look_that_is_not_kept(
    press: Press, theme: str
) -> None:
    stage = press.desk.themes.stage()
    wanted = replace(press.desk.site.get(), theme=theme, look=Look(accent="#7a2352"))
    for kind in KINDS:
        page, message = stage.page(wanted, kind)
        assert page.startswith("<!DOCTYPE html>"), kind
        assert message == ""
    assert b"#7a2352" in stage.asset("site.css")
    assert stage.asset("serif-400.woff2")
    with pytest.raises(NotFound):
        stage.asset("nothing.css")
    assert press.desk.site.get().look == Look()


def test_pages_of_the_desk_are_shown_where_it_has_some(press: Press) -> None:
    picture = press.desk.pictures.get(press.desk.pictures.add(photograph(), "boats.jpg").created)
    press.story(
        "Pilots vote", lead_picture=picture.name, byline=(press.ana,), tags=(press.harbour,)
    )
    stage = press.desk.themes.stage()
    site = press.desk.site.get()
    assert "Pilots vote" in stage.page(site, "home")[0]
    assert '<img src="/media/boats.jpg"' in stage.page(site, "article")[0]
    assert "Ana Okafor" in stage.page(site, "author")[0]
    assert "<h1>World</h1>" in stage.page(site, "section")[0]
    assert "<h1>Harbour</h1>" in stage.page(site, "tag")[0]
    assert stage.picture("boats.jpg")
