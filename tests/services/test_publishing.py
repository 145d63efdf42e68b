"""Publishing: the site at a folder, whole, and no more than what changed."""

import json
import re
import shutil
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from editor_app.domain.correction import CorrectionKind
from editor_app.domain.errors import (
    AddressTaken,
    AlreadyThere,
    Cancelled,
    NotAllowed,
    NotFound,
    StorageFull,
    TargetUnusable,
    WorkspaceReadOnly,
)
from editor_app.domain.ids import PublicationId, TargetId, TemplateId
from editor_app.domain.plan import PageChange
from editor_app.domain.progress import Silent
from editor_app.domain.rule import Effect
from editor_app.domain.site import HousePage
from editor_app.domain.status import Status
from editor_app.domain.template import Placement, TemplateKind
from editor_app.export import staging
from editor_app.services import making, second_press, setting
from editor_app.services.desk import Desk, new_desk, open_desk
from tests.conftest import FixedClock
from tests.services.press import ADDRESS, Press, broken_links, paths, photograph, reasons, tree


@pytest.fixture
def press(desk: Desk, tmp_path: Path, clock: FixedClock) -> Press:
    made = Press(desk, tmp_path / "site")
    made.furnish()
    return made


def _three(press: Press, clock: FixedClock) -> list:
    """Publish three stories, a minute apart."""
    keys = []
    for headline in ("Pilots vote", "Ferry returns", "Storm light"):
        keys.append(press.story(headline))
        press.publish()
        clock.advance(seconds=60)
    return keys


FEEDS = {
    f"{folder}{form}"
    for folder in ("", "world/", "author/ana-okafor/")
    for form in ("feed.xml", "atom.xml", "feed.json")
}


def test_the_whole_site_stands_with_every_link_alive(press: Press, clock: FixedClock) -> None:
    name = press.desk.pictures.add(photograph(), "ferry.jpg").created
    picture = press.desk.pictures.get(name)
    key = press.story(
        "Pilots vote",
        "See [the ferry](article:ferry-returns) and [corrections](/corrections/).\n\n![A ferry](ferry.jpg)",
    )
    press.story("Ferry returns", lead_picture=picture.name, section=press.science)
    result = press.publish()
    files = tree(press.site)
    assert {
        "index.html",
        "404.html",
        "robots.txt",
        "feed.xml",
        "atom.xml",
        "feed.json",
        "sitemap.xml",
        "news-sitemap.xml",
        "world/index.html",
        "world/feed.xml",
        "science/feed.xml",
        "world/pilots-vote/index.html",
        "science/ferry-returns/index.html",
        "corrections/index.html",
        "author/ana-okafor/index.html",
        "tag/harbour/index.html",
    } <= set(files)
    assert broken_links(press.site) == []
    assert 'href="../../science/ferry-returns/"' in press.text("world/pilots-vote/index.html")
    assert result.publication == 1
    assert result.written == len(files)
    whole = press.desk.ledger.publication(PublicationId(1))
    assert {p.path: p.sha256 for p in whole.pages} == {
        path: sha256(data).hexdigest() for path, data in files.items()
    }
    assert whole.finished == clock.now()
    page = next(p for p in whole.pages if p.path == "world/pilots-vote/index.html")
    assert (page.article, page.article_id, page.revision) == (
        "pilots-vote",
        key,
        press.article(key).pinned,
    )
    assert {t.name: t.text for t in page.templates} == {
        "Footer": "© 2026",
        "General": "For information only.",
    }
    assert press.article(key).status is Status.PUBLISHED
    assert press.article(key).published == clock.now()
    assert not (press.site / ".offstone/staging").exists()
    copy = json.loads((press.site / ".offstone/manifest.json").read_text())
    assert {entry["path"] for entry in copy["files"]} == set(files)
    assert press.desk.ledger.faults() == []


def test_nothing_changed_is_nothing_written(press: Press, clock: FixedClock) -> None:
    _three(press, clock)
    press.publish()
    before = {p: p.stat().st_mtime_ns for p in press.site.rglob("*")}
    clock.advance(seconds=3600)
    count = len(press.desk.ledger.publications())
    result = press.publish()
    assert (result.publication, result.written) == (0, 0)
    assert {p.change for p in result.plan.pages} == {PageChange.SAME}
    assert {p: p.stat().st_mtime_ns for p in press.site.rglob("*")} == before
    assert len(press.desk.ledger.publications()) == count


def test_one_edit_rewrites_only_the_pages_that_show_it(press: Press, clock: FixedClock) -> None:
    first, second, _ = _three(press, clock)
    press.edit(second, body="Another text altogether.")
    result = press.publish()
    # The text alone stands on the page, in the feeds, and its date in the sitemap.
    assert paths(result, PageChange.CHANGED) == {
        "world/ferry-returns/index.html",
        *FEEDS,
        "search/2026-words.js",
        "sitemap.xml",
    }
    assert press.article(second).revised == clock.now()
    clock.advance(seconds=60)
    press.edit(first, headline="Pilots strike")
    result = press.publish()
    assert paths(result, PageChange.CHANGED) == {
        "world/pilots-vote/index.html",
        # The next newer story leads on to it.
        "world/ferry-returns/index.html",
        "index.html",
        "world/index.html",
        "author/ana-okafor/index.html",
        "tag/harbour/index.html",
        "archive/2026/11/index.html",
        *FEEDS,
        "search/2026.js",
        "sitemap.xml",
        "news-sitemap.xml",
    }
    told = reasons(result)
    assert told["world/pilots-vote/index.html"] == "text revised; date"
    assert told["world/ferry-returns/index.html"] == "continue reading"
    assert told["world/index.html"] == "lists 2 of them"
    assert told["feed.xml"] == "lists them"


def test_stories_in_many_batches(press: Press, monkeypatch) -> None:
    monkeypatch.setattr(making, "_BATCH", 2)
    for number in range(5):
        press.story(f"Story {number}", f"Text of number {number}.")
    press.publish()
    for number in range(5):
        assert f"Text of number {number}" in press.text(f"world/story-{number}/index.html")
    assert broken_links(press.site) == []


def test_a_plan_says_the_same_and_composes_nothing(press: Press, clock: FixedClock) -> None:
    _three(press, clock)
    plan = press.desk.publishing.plan(press.site)
    assert plan.of(PageChange.CHANGED) == plan.of(PageChange.NEW) == ()
    press.story("New one")
    plan = press.desk.publishing.plan(press.site)
    assert [p.path for p in plan.of(PageChange.NEW)] == ["world/new-one/index.html"]
    assert plan.of(PageChange.NEW)[0].reason == "article ready"
    assert plan.of(PageChange.NEW)[0].article == "new-one"


def test_a_dry_run_writes_nothing(press: Press) -> None:
    press.story("Pilots vote")
    dry = press.publish(dry_run=True)
    assert list(press.site.iterdir()) == []
    assert press.desk.ledger.publications() == ()
    assert press.desk.publishing.targets() == ()
    wet = press.publish()
    assert dry.plan == wet.plan
    assert (dry.publication, dry.written) == (0, 0)


SECRETS = ("Zebra", "Quagga", "Okapi", "Gnu", "Eland", "Kudu")


def test_only_approved_texts_ever_leave(press: Press, clock: FixedClock) -> None:
    press.desk.pictures.add(photograph(10), "okapi-okapi.jpg")
    press.draft("Zebra in draft", "Zebra text", lead_picture="okapi-okapi.jpg")
    press.story("Quagga under embargo", "Quagga text", embargo=clock.now() + timedelta(hours=1))
    trashed = press.story("Gnu in the trash", "Gnu text")
    press.desk.articles.trash([trashed])
    typed = press.story(
        "Approved wording", "Approved text with [one](article:zebra-in-draft) link."
    )
    press.edit(typed, ready=False, headline="Eland typed on", body="Eland text", dateline="Eland")
    review = press.draft("Kudu in review", "Kudu text")
    press.desk.articles.set_status(review, Status.REVIEW)
    result = press.publish()
    everything = b"".join(tree(press.site).values()).decode("utf-8", "replace").lower()
    paths_too = " ".join(tree(press.site)).lower()
    for secret in SECRETS:
        assert secret.lower() not in everything
        assert secret.lower() not in paths_too
    assert "approved text" in everything
    assert [(h.slug, h.must_fix) for h in result.plan.held] == [("quagga-under-embargo", False)]
    assert press.article(typed).status is Status.PUBLISHED
    # An hour later the embargo has passed by itself.
    clock.advance(seconds=3601)
    result = press.publish()
    assert "world/quagga-under-embargo/index.html" in paths(result, PageChange.NEW)
    assert result.plan.held == ()


def test_what_must_be_fixed_is_held_and_the_rest_goes_out(press: Press, clock: FixedClock) -> None:
    key = press.story("Pilots vote")
    press.story("Half done", "The mayor said TK yesterday.")
    result = press.publish()
    assert [(h.slug, h.must_fix) for h in result.plan.held] == [("half-done", True)]
    assert not (press.site / "world/half-done").exists()
    assert "Half done" not in press.text("index.html")
    clock.advance(seconds=60)
    # One that ran keeps its page as it stands, and lists show what ran.
    before = press.text("world/pilots-vote/index.html")
    press.edit(key, headline="Pilots TK strike")
    press.desk.site.save(replace(press.desk.site.get(), tagline="Another tagline"))
    result = press.publish()
    assert press.text("world/pilots-vote/index.html") == before
    assert "Another tagline" in press.text("index.html")
    assert "Pilots vote" in press.text("index.html")
    assert "TK" not in press.text("index.html")
    assert reasons(result)["world/pilots-vote/index.html"] == "kept as it stands"
    assert press.article(key).status is Status.READY
    assert broken_links(press.site) == []
    press.edit(key, headline="Pilots strike")
    result = press.publish()
    assert "Pilots strike" in press.text("world/pilots-vote/index.html")
    assert [h.slug for h in result.plan.held] == ["half-done"]


def test_articles_can_be_left_out(press: Press, clock: FixedClock) -> None:
    key = press.story("Pilots vote")
    press.publish()
    clock.advance(seconds=60)
    press.edit(key, headline="Pilots strike")
    press.story("Second")
    before = tree(press.site)
    result = press.publish(leave_out=frozenset({"pilots-vote", "second"}))
    assert tree(press.site) == before
    assert {h.slug for h in result.plan.held} == {"pilots-vote", "second"}
    assert result.publication == 0


def test_a_withdrawn_story_leaves_a_notice(press: Press, clock: FixedClock) -> None:
    first, second, _ = _three(press, clock)
    press.desk.articles.set_status(second, Status.WITHDRAWN)
    result = press.publish()
    assert reasons(result)["world/ferry-returns/index.html"] == "withdrawn: leaves a notice"
    assert "A week of talks" not in press.text("world/ferry-returns/index.html")
    assert "Ferry returns" not in press.text("feed.xml")
    assert broken_links(press.site) == []
    press.desk.articles.trash([first])
    result = press.publish()
    assert "world/pilots-vote/index.html" in paths(result, PageChange.REMOVED)
    assert reasons(result)["world/pilots-vote/index.html"] == "article taken off the site"
    assert not (press.site / "world/pilots-vote").exists()
    assert broken_links(press.site) == []
    assert press.desk.ledger.publications()[0].removed >= 1


def test_a_changed_address_leaves_a_redirect(press: Press, clock: FixedClock) -> None:
    first, *_ = _three(press, clock)
    press.edit(first, slug="pilots-strike")
    result = press.publish()
    assert "world/pilots-strike/index.html" in paths(result, PageChange.NEW)
    assert "../pilots-strike/" in press.text("world/pilots-vote/index.html")
    assert "pilots-vote" not in press.text("sitemap.xml")
    assert broken_links(press.site) == []
    guid = re.search(r"urn:uuid:" + first, press.text("feed.xml"))
    assert guid is not None


def test_corrections_and_templates_are_reasons(press: Press, clock: FixedClock) -> None:
    key = press.story("Pilots vote")
    press.publish()
    clock.advance(seconds=60)
    press.desk.articles.correct(key, CorrectionKind.CORRECTION, "It was Monday, not Tuesday.")
    disclaimer = press.desk.templates.by_name("General")
    press.desk.templates.save_wording(disclaimer.id, "For information only, no advice.", "law")
    result = press.publish()
    assert reasons(result)["world/pilots-vote/index.html"] == "correction added; disclaimer v2"
    assert "It was Monday" in press.text("corrections/index.html")
    assert "no advice" in press.text("world/pilots-vote/index.html")
    assert "It was Monday" in press.text("feed.xml")
    pages = press.desk.ledger.of_article("pilots-vote")[0].pages
    assert "no advice" in next(t.text for t in pages[0].templates if t.name == "General")


def test_pictures_leave_clean_and_only_when_shown(press: Press) -> None:
    for number, name in enumerate(("lead", "body", "unused", "hidden")):
        key = press.desk.pictures.add(photograph(number * 20), f"{name}.jpg").created
        picture = press.desk.pictures.get(key)
        press.desk.pictures.save(replace(picture, credit="Photo: Ana Okafor", alt=name))
    press.story(
        "Pilots vote", "![b](body.jpg)\n\n<!-- ![h](hidden.jpg) -->", lead_picture="lead.jpg"
    )
    press.publish()
    shown = {path: data for path, data in tree(press.site).items() if path.startswith("media/")}
    assert {path.partition("-")[0] for path in shown} == {"media/body", "media/lead"}
    assert all(path.endswith((".jpg", "-64.webp")) for path in shown)
    assert len(shown) == 4
    from PIL import Image

    for path, data in shown.items():
        assert b"Secret" not in data
        assert b"xmpmeta" not in data
        with Image.open(press.site / path) as opened:
            exif = opened.getexif()
        assert dict(exif.get_ifd(0x8825)) == {}
        assert exif[0x013B] == "Photo: Ana Okafor"
    # A new credit writes that picture again, and the pages that show it.
    picture = next(p for p in press.desk.pictures.all() if p.name == "body.jpg")
    press.desk.pictures.save(replace(picture, credit="Photo: Ben Li"))
    result = press.publish()
    assert {p.partition("-")[0] for p in paths(result, PageChange.CHANGED)} >= {
        "media/body",
        "world/pilots",
    }
    assert reasons(result)["world/pilots-vote/index.html"] == "picture"
    assert b"Ben Li" in next(d for p, d in tree(press.site).items() if p.startswith("media/body"))


def test_a_lost_picture_holds_its_story(press: Press) -> None:
    press.desk.pictures.add(photograph(), "ferry.jpg")
    press.story("Pilots vote", lead_picture="ferry.jpg")
    for file in press.desk.media_folder.iterdir():
        file.unlink()
    result = press.publish()
    assert [(h.slug, h.must_fix) for h in result.plan.held] == [("pilots-vote", True)]
    assert "missing" in result.plan.held[0].reason


def test_a_hand_at_the_target_is_named_and_gives_way_when_asked(press: Press) -> None:
    press.story("Pilots vote")
    press.publish()
    before = tree(press.site)
    (press.site / "index.html").write_text("<h1>Hacked</h1>")
    (press.site / "world/pilots-vote/index.html").unlink()
    (press.site / "theirs.txt").write_text("not ours")
    assert "by hand" in {p.path: p.reason for p in press.plan().pages}["index.html"]
    with pytest.raises(AddressTaken, match=r"somebody has changed “index\.html”") as caught:
        press.publish()
    assert "--adopt" in caught.value.advice
    assert press.text("index.html") == "<h1>Hacked</h1>"
    result = press.publish(adopt=True)
    (rescued,) = press.desk.folder.rglob("rescued/*/index.html")
    assert rescued.read_text() == "<h1>Hacked</h1>"
    assert str(rescued.parent) in result.rescued
    told = reasons(result)
    assert told["index.html"] == "changed by hand at the target"
    assert told["world/pilots-vote/index.html"] == "deleted by hand at the target"
    assert tree(press.site) == before | {"theirs.txt": b"not ours"}


def test_files_of_others_are_refused_by_name_or_saved(press: Press) -> None:
    (press.site / "index.html").write_text("theirs")
    (press.site / "notes.txt").write_text("theirs too")
    (press.site / "world").write_text("a file")
    press.story("Pilots vote")
    assert press.desk.publishing.plan(press.site).of(PageChange.NEW)
    with pytest.raises(AddressTaken, match=r"index\.html") as caught:
        press.publish()
    assert "“world”" in caught.value.message
    assert len(tree(press.site)) == 3
    assert press.desk.ledger.publications() == ()
    press.publish(adopt=True)
    assert press.text("notes.txt") == "theirs too"
    assert broken_links(press.site) == []
    rescued = {p.name: p.read_text() for p in press.desk.folder.rglob("rescued/*/*")}
    assert rescued == {"index.html": "theirs", "world": "a file"}


class _Stop(Silent):
    def __init__(self, after: int) -> None:
        self.left = after

    def cancelled(self) -> bool:
        self.left -= 1
        return self.left < 0


@pytest.mark.parametrize("after", [0, 1, 5, 12])
def test_cancel_leaves_the_old_site_untouched(press: Press, clock: FixedClock, after: int) -> None:
    key = press.story("Pilots vote")
    press.publish()
    clock.advance(seconds=60)
    before = tree(press.site)
    press.edit(key, headline="Pilots strike")
    with pytest.raises(Cancelled):
        press.publish(reporter=_Stop(after))
    assert tree(press.site) == before
    assert not (press.site / ".offstone/staging").exists()
    assert len(press.desk.ledger.publications()) == 1
    assert press.publish().publication == 2


def test_a_full_disk_leaves_the_old_site_untouched(press: Press, monkeypatch) -> None:
    key = press.story("Pilots vote")
    press.publish()
    before = tree(press.site)
    press.edit(key, headline="Pilots strike")
    written = 0

    def write(handle: int, data: bytes) -> None:
        nonlocal written
        written += 1
        if written == 3:
            raise OSError(28, "No space left on device")
        whole(handle, data)

    whole = staging._write
    monkeypatch.setattr(staging, "_write", write)
    with pytest.raises(StorageFull, match="full") as caught:
        press.publish()
    assert "untouched" in caught.value.advice
    assert tree(press.site) == before
    assert len(press.desk.ledger.publications()) == 1
    monkeypatch.undo()
    assert press.publish().publication == 2


def test_without_an_address(press: Press) -> None:
    press.desk.site.save(replace(press.desk.site.get(), address=""))
    press.story("Pilots vote")
    result = press.publish()
    files = tree(press.site)
    assert not {p for p in files if "feed" in p or "atom" in p or "sitemap" in p}
    assert "Sitemap" not in press.text("robots.txt")
    assert "canonical" not in press.text("world/pilots-vote/index.html")
    assert "feed.xml" not in press.text("index.html")
    assert any("no address" in message for message in result.messages)
    assert broken_links(press.site) == []
    press.desk.site.save(replace(press.desk.site.get(), address=ADDRESS))
    result = press.publish()
    assert "feed.xml" in paths(result, PageChange.NEW)
    assert f'rel="canonical" href="{ADDRESS}/world/pilots-vote/"' in press.text(
        "world/pilots-vote/index.html"
    )


def test_targets(press: Press, tmp_path: Path, clock: FixedClock) -> None:
    publishing = press.desk.publishing
    assert publishing.last_target() is None
    key = publishing.add_target(press.site, "The web").created
    assert publishing.last_target() == press.site
    with pytest.raises(AlreadyThere):
        publishing.add_target(press.site)
    press.story("Pilots vote")
    press.publish()
    (tmp_path / "other").mkdir()
    clock.advance(seconds=60)
    result = publishing.publish(tmp_path / "other")
    assert result.publication == 2
    assert reasons(result)["world/pilots-vote/index.html"] == "not yet at this target"
    assert tree(tmp_path / "other") == tree(press.site)
    assert publishing.last_target() == tmp_path / "other"
    assert {t.name for t in publishing.targets()} == {"The web", "other"}
    # Forgotten and found again by the copy at the target: nothing is written twice.
    publishing.remove_target(TargetId(key))
    before = tree(press.site)
    assert press.publish().publication == 0
    assert tree(press.site) == before
    with pytest.raises(NotFound):
        publishing.remove_target(TargetId(key))


def test_a_site_that_was_copied_is_published_again_and_again(
    press: Press, tmp_path: Path, clock: FixedClock
) -> None:
    key = press.story("Ferry")
    press.story("Harbour")
    press.publish()
    whole = {file.relative_to(press.site) for file in press.site.rglob("*") if file.is_file()}
    press.site = Path(shutil.copytree(press.site, tmp_path / "copied"))
    for body in ("Another text.", "A third text."):
        clock.advance(seconds=60)
        press.edit(key, body=body)
        result = press.publish()
        assert "world/ferry/index.html" in paths(result, PageChange.CHANGED)
        assert "world/harbour/index.html" not in paths(result, PageChange.CHANGED)
    assert press.publish().written == 0
    assert {f.relative_to(press.site) for f in press.site.rglob("*") if f.is_file()} == whole


def test_the_site_of_another_workspace_is_refused(press: Press, tmp_path: Path) -> None:
    press.story("Pilots vote")
    press.publish()
    with new_desk(tmp_path / "second", name="Second") as other:
        with pytest.raises(AddressTaken, match="another workspace"):
            other.publishing.publish(press.site)
        other.publishing.publish(press.site, adopt=True)
        assert len(list((tmp_path / "second").rglob("rescued/*/index.html"))) == 1


def test_places_that_cannot_be(press: Press, tmp_path: Path) -> None:
    for folder in (tmp_path / "gone" / "deeper", press.desk.folder / "media"):
        for act in (press.desk.publishing.publish, press.desk.publishing.plan):
            with pytest.raises(TargetUnusable):
                act(folder)
    with pytest.raises(TargetUnusable):
        press.desk.publishing.add_target(tmp_path / "gone" / "deeper")


def test_lists_in_pages_of_one(press: Press, clock: FixedClock) -> None:
    press.desk.site.save(replace(press.desk.site.get(), page_size=1))
    _three(press, clock)
    files = tree(press.site)
    assert {"world/page/2/index.html", "world/page/3/index.html"} <= set(files)
    assert broken_links(press.site) == []
    press.story("Fourth")
    result = press.publish()
    # Numbered pages count from the oldest: those that are full stay as they are.
    assert "world/page/2/index.html" not in paths(result, PageChange.CHANGED)
    assert "world/page/4/index.html" in paths(result, PageChange.NEW)


def test_two_pages_at_one_address_are_refused(press: Press) -> None:
    page = HousePage("World", "world", "Ours.")
    with press.desk.library.write() as unit:
        unit.site.put(replace(unit.site.get(), pages=(page,)))
    with pytest.raises(TargetUnusable, match="Two pages"):
        press.publish()


def test_the_pages_of_the_house_and_the_trending_list(press: Press, clock: FixedClock) -> None:
    first, *_ = _three(press, clock)
    pages = (
        HousePage("Privacy", "privacy", "We keep nothing. See [pilots](article:pilots-vote)."),
    )
    press.desk.site.save(replace(press.desk.site.get(), pages=pages, trending=(first,)))
    result = press.publish()
    assert 'href="../world/pilots-vote/"' in press.text("privacy/index.html")
    assert broken_links(press.site) == []
    assert reasons(result)["privacy/index.html"] == "page of the house"
    press.desk.site.save(replace(press.desk.site.get(), trending=()))
    told = reasons(press.publish())
    assert told["world/pilots-vote/index.html"] == "trending list"
    assert told["author/ana-okafor/index.html"] == "nothing it shows has changed"


def test_a_story_that_others_lead_to_is_taken_off(press: Press, clock: FixedClock) -> None:
    keys = _three(press, clock)
    for headline in ("Fourth", "Fifth", "Sixth"):
        clock.advance(seconds=60)
        keys.append(press.story(headline))
        press.publish()
    press.desk.articles.trash([keys[2]])
    result = press.publish()
    assert broken_links(press.site) == []
    assert "a story it leads to goes" in reasons(result).values()


def test_a_damaged_picture_holds_its_story_and_is_left_out_of_every_other_page(
    press: Press,
) -> None:
    press.desk.pictures.add(photograph(), "ferry.jpg")
    (file,) = press.desk.media_folder.iterdir()
    # As long as it was, and a picture still.
    file.write_bytes(file.read_bytes()[:-3] + b"\0\xff\xd9")
    press.story("Pilots vote", "Before.\n\n![A ferry](ferry.jpg)")
    about = HousePage("About", "about", "![A ferry](ferry.jpg)")
    press.desk.site.save(replace(press.desk.site.get(), pages=(about,)))
    result = press.publish()
    (held,) = result.plan.held
    assert held.must_fix
    assert "“ferry.jpg” has a file that is damaged" in held.reason
    assert any("ferry.jpg is left out" in message for message in result.messages)
    assert not [p for p in tree(press.site) if p.startswith("media/")]
    assert broken_links(press.site) == []


def test_templates_come_and_go(press: Press, clock: FixedClock) -> None:
    press.story("Pilots vote")
    press.publish()
    press.template("Law", TemplateKind.DISCLOSURE, "We own shares.", Placement.AFTER_PARAGRAPHS)
    press.template("Feed", TemplateKind.NOTICE, "Only in feeds.", Placement.FEED)
    told = reasons(press.publish())
    assert told["world/pilots-vote/index.html"] == "disclosure added; notice added"
    assert "We own shares" in press.text("feed.xml")
    assert "Only in feeds" in press.text("feed.xml")
    assert "Only in feeds" not in press.text("world/pilots-vote/index.html")
    # What stands in feeds alone is proved by their rows of the ledger.
    ran = {page.path: page.templates for page in press.desk.ledger.all()[0].pages}
    for feed in ("feed.xml", "atom.xml", "feed.json", "world/feed.xml"):
        assert [text.text for text in ran[feed]] == ["Only in feeds."]
    law = press.desk.templates.by_name("Law")
    for rule in press.desk.rules.of(law.id):
        press.desk.rules.remove(rule.id)
    told = reasons(press.publish())
    assert told["world/pilots-vote/index.html"] == "disclosure taken off"


def test_where_a_template_goes_the_order_is_no_further_reason(press: Press) -> None:
    article = press.story("Pilots vote")
    law = TemplateId(press.template("Law", TemplateKind.NOTICE, "Noted.", Placement.AFTER))
    (rule,) = press.desk.rules.of(law)
    press.desk.rules.set(replace(rule, effect=Effect.ADD))
    press.publish()
    press.desk.rules.take_off(article, law, "Not in this one")
    told = reasons(press.publish())
    assert told["world/pilots-vote/index.html"] == "notice taken off"


def test_a_label_that_moves_leaves_redirects(press: Press) -> None:
    press.story("Pilots vote")
    press.publish()
    labels = press.desk.labels
    world = next(s for s in labels.sections() if s.id == press.world)
    for slug in ("abroad", "far-away"):
        labels.save_section(replace(world, slug=slug))
    (author,), (tag,) = labels.authors(), labels.tags()
    labels.save_author(replace(author, slug="ana"))
    labels.save_tag(replace(tag, slug="port"))
    press.publish()
    for old, new in (
        ("world", "../far-away/"),
        ("world/pilots-vote", "../../far-away/pilots-vote/"),
        ("author/ana-okafor", "../ana/"),
        ("tag/harbour", "../port/"),
    ):
        assert f"url={new}" in press.text(f"{old}/index.html")
    assert not (press.site / "abroad").exists()
    assert broken_links(press.site) == []
    labels.save_section(world)
    press.publish()
    assert "Pilots vote" in press.text("world/index.html")
    assert "url=../../world/pilots-vote/" in press.text("far-away/pilots-vote/index.html")


def test_a_site_with_system_faces_ships_none(press: Press) -> None:
    press.desk.site.save(replace(press.desk.site.get(), own_faces=False))
    press.story("Pilots vote")
    press.publish()
    assets = [path for path in tree(press.site) if path.startswith("assets/")]
    assert [path.partition("-")[0] for path in assets] == ["assets/search", "assets/site"]
    assert "faces" not in press.text("index.html")
    assert broken_links(press.site) == []


def test_a_desk_opened_for_reading_can_plan_but_not_publish(press: Press) -> None:
    press.story("Pilots vote")
    with open_desk(press.desk.folder, write=False) as reading:
        assert reading.publishing.plan(press.site).of(PageChange.NEW)
        assert reading.publishing.publish(press.site, dry_run=True).plan.pages
        with pytest.raises(WorkspaceReadOnly):
            reading.publishing.publish(press.site)
        assert not reading.publishing.settle()


def test_publishing_in_a_process_of_its_own(press: Press) -> None:
    told: list[str] = []

    class Listening(Silent):
        def report(self, done: int, total: int, doing: str) -> None:
            told.append(doing)

    press.story("Pilots vote")
    result = press.desk.publishing.publish_apart(press.site, reporter=Listening())
    assert result.publication == 1
    assert broken_links(press.site) == []
    assert "Making pages" in told
    assert press.desk.ledger.publications()[0].by == "Ida Brandt"
    with pytest.raises(TargetUnusable):
        press.desk.publishing.publish_apart(press.site / "gone" / "deep", reporter=Silent())


def test_what_left_can_never_be_deleted(press: Press) -> None:
    key = press.story("Pilots vote")
    press.publish()
    press.desk.articles.trash([key])
    with pytest.raises(NotAllowed, match="ledger"):
        press.desk.articles.delete([key])


def test_the_ledger_service(press: Press) -> None:
    with pytest.raises(NotFound):
        press.desk.ledger.publication(PublicationId(1))
    press.story("Pilots vote")
    press.publish()
    assert [p.id for p in press.desk.ledger.all()] == [1]
    assert [p.article for p in press.desk.ledger.of_article("pilots-vote")[0].pages] == [
        "pilots-vote"
    ]


def test_two_processes_make_the_same_site_as_one(press: Press, monkeypatch) -> None:
    for name in ("ferry.jpg", "pier.jpg", "portrait.jpg"):
        press.desk.pictures.add(photograph(len(name)), name)
    for number in range(12):
        press.story(
            f"Story {number}",
            f"Text {number} with [another](article:story-{number // 2}).\n\n![A ferry](ferry.jpg)",
            lead_picture="pier.jpg" if number % 3 else "",
            section=press.world if number % 2 else press.science,
        )
    press.publish()
    alone = tree(press.site)
    monkeypatch.setattr(setting, "WORTH_IT", 1)
    monkeypatch.setattr(setting, "_TOGETHER", 2)
    press.site = press.site.with_name("again")
    press.site.mkdir()
    press.publish()
    assert tree(press.site) == alone
    assert press.desk.ledger.faults() == []


def test_a_second_process_that_fails_costs_time_only(press: Press, monkeypatch) -> None:
    for number in range(8):
        press.story(f"Story {number}")
    press.publish()
    alone = tree(press.site)
    monkeypatch.setattr(setting, "WORTH_IT", 1)
    monkeypatch.setattr(setting, "_TOGETHER", 1)
    monkeypatch.setattr(second_press, "_DEADLINE", 0.0)
    monkeypatch.setattr(second_press, "START_LIMIT", 0.0)
    press.site = press.site.with_name("again")
    press.site.mkdir()
    press.publish()
    assert tree(press.site) == alone
