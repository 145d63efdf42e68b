import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from editor_app.domain.correction import CorrectionKind
from editor_app.domain.errors import Cancelled, InvalidValue
from editor_app.domain.site import HousePage
from editor_app.domain.status import Status
from editor_app.services import importing
from editor_app.services.desk import Desk, new_desk
from tests.conftest import FixedClock


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    return folder


def _write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def _picture(path: Path, colour: str = "red") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (40, 30), colour).save(path)
    return path


STORY = "---\ntitle: Harbour opens\nauthor: Ann Smith\nsection: News\ntags: [quay]\n---\nText.\n"


def test_a_folder_comes_in_and_labels_are_made(desk: Desk, inbox: Path) -> None:
    _write(inbox, "a.md", STORY)
    _write(inbox, "deep/b.txt", "Ferry sails\n\nAt nine.")
    _write(inbox, ".hidden/c.md", STORY)
    result = desk.importing.import_paths([inbox])
    assert [file.slug for file in result.imported] == ["harbour-opens", "ferry-sails"]
    assert result.imported[0].path == str(inbox / "a.md")
    assert result.made_sections == ("News",)
    assert result.made_authors == ("Ann Smith",)
    assert result.made_tags == ("quay",)
    assert result.changes.articles == {file.id for file in result.imported}
    assert len(result.changes.sections) == 1
    article = desk.articles.by_slug("harbour-opens")
    assert article.status is Status.DRAFT
    assert article.content.section == desk.labels.sections()[0].id
    assert article.content.byline == (desk.labels.authors()[0].id,)


def test_what_cannot_be_read_is_named_and_the_rest_taken(desk: Desk, inbox: Path) -> None:
    _write(inbox, "good.md", STORY)
    _write(inbox, "line.md", "x" * 10_000_000)
    _write(inbox, "broken.md", '---\ntitle: "x\n---\nText')
    _write(inbox, "empty.txt", " \n")
    _write(inbox, "other.json", '{"type": "text"}')
    _write(inbox, "word.docx", "x")
    (inbox / "nul.md").write_bytes(b"One\0two")
    (inbox / "latin.txt").write_bytes("Café opens".encode("windows-1252"))
    result = desk.importing.import_paths([inbox, inbox / "gone.md", inbox / "good.md"])
    assert [file.slug for file in result.imported] == ["harbour-opens", "cafe-opens"]
    reasons = {Path(skipped.path).name: skipped.reason for skipped in result.skipped}
    assert set(reasons) == {
        *("line.md", "broken.md", "empty.txt", "other.json", "word.docx", "nul.md", "gone.md"),
    }
    assert "10,000,000 characters" in reasons["line.md"]
    assert "line 3" in reasons["broken.md"] or "line 2" in reasons["broken.md"]
    assert "no such file" in reasons["gone.md"]
    assert "Save it as HTML" in reasons["word.docx"]
    assert [note.note for note in result.notes] == ["not UTF-8, read as Windows-1252"]


def test_a_file_that_is_too_much_for_the_host_is_skipped_alone(
    desk: Desk, inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "_DEADLINE", 2.0)
    bomb = "".join(f"x{n}: &x{n} [{', '.join([f'*x{n - 1}'] * 9)}]\n" for n in range(1, 12))
    _write(inbox, "bomb.md", f"---\ntitle: A\nx0: &x0 [lol]\n{bomb}---\nText")
    _write(inbox, "good.md", STORY)
    result = desk.importing.import_paths([inbox])
    assert [file.slug for file in result.imported] == ["harbour-opens"]
    assert len(result.skipped) == 1
    assert "Shorten" in result.skipped[0].reason


def test_an_unchanged_file_makes_nothing(desk: Desk, inbox: Path) -> None:
    file = _write(inbox, "a.md", STORY)
    first = desk.importing.import_paths([file])
    again = desk.importing.import_paths([file])
    assert (again.imported, again.updated, again.skipped) == ((), (), ())
    assert [one.id for one in again.unchanged] == [one.id for one in first.imported]
    assert not again.changes
    assert len(desk.history.rows(first.imported[0].id)) == 1


def test_a_changed_file_updates_and_keeps_the_state_before(desk: Desk, inbox: Path) -> None:
    file = _write(inbox, "a.md", STORY)
    key = desk.importing.import_paths([file]).imported[0].id
    _write(inbox, "a.md", STORY.replace("Harbour opens", "Harbour shuts").replace("quay", "pier"))
    result = desk.importing.import_paths([file])
    assert [one.id for one in result.updated] == [key]
    assert result.made_tags == ("pier",)
    content = desk.articles.get(key).content
    assert (content.headline, content.slug) == ("Harbour shuts", "harbour-opens")
    rows = desk.history.rows(key)
    assert rows[0].note == "Imported from a.md"
    assert desk.history.get(rows[1].id).content.headline == "Harbour opens"


def test_edited_at_the_desk_since(desk: Desk, inbox: Path) -> None:
    file = _write(inbox, "a.md", STORY)
    key = desk.importing.import_paths([file]).imported[0].id
    ours = replace(desk.articles.get(key).content, body="Ours.")
    desk.articles.save(key, ours)
    assert desk.importing.import_paths([file]).unchanged
    assert desk.importing.import_paths([file], section="News").unchanged
    _write(inbox, "a.md", STORY.replace("Text.", "Theirs."))
    (skipped,) = desk.importing.import_paths([file]).skipped
    assert "edited at the desk" in skipped.reason
    assert "--overwrite" in skipped.reason
    assert desk.articles.get(key).content.body == "Ours."
    assert desk.importing.import_paths([file], overwrite=True).updated
    assert desk.articles.get(key).content.body == "Theirs.\n"


def test_the_same_path_with_another_slug_is_another_article(desk: Desk, inbox: Path) -> None:
    one = STORY.replace("title", "slug: first\ntitle")
    file = _write(inbox, "a.md", one)
    desk.importing.import_paths([file])
    _write(inbox, "a.md", one.replace("first", "second"))
    assert [f.slug for f in desk.importing.import_paths([file]).imported] == ["second"]
    _write(inbox, "b.md", one)
    assert [f.slug for f in desk.importing.import_paths([inbox / "b.md"]).imported] == ["first-2"]
    _write(inbox, "b.md", one + "More.")
    assert [f.slug for f in desk.importing.import_paths([inbox / "b.md"]).updated] == ["first-2"]


def test_ready_pins_and_a_file_ready_again_pins_again(desk: Desk, inbox: Path) -> None:
    file = _write(inbox, "a.md", STORY)
    key = desk.importing.import_paths([file]).imported[0].id
    assert desk.importing.import_paths([file], status=Status.READY).updated
    assert desk.articles.get(key).pinned is not None
    assert desk.importing.import_paths([file], status=Status.READY).unchanged
    _write(inbox, "a.md", STORY + "More.")
    desk.importing.import_paths([file], status=Status.READY)
    article = desk.articles.get(key)
    assert article.pinned == article.revision
    assert not article.edited
    assert desk.importing.import_paths([file], status=Status.REVIEW).updated
    with pytest.raises(InvalidValue):
        desk.importing.import_paths([file], status=Status.WITHDRAWN)


def test_what_is_in_the_trash_stays_there(desk: Desk, inbox: Path) -> None:
    file = _write(inbox, "a.md", STORY)
    key = desk.importing.import_paths([file]).imported[0].id
    desk.articles.trash([key])
    _write(inbox, "a.md", STORY + "More.")
    assert "trash" in desk.importing.import_paths([file]).skipped[0].reason


def test_dates_past_and_ahead(desk: Desk, inbox: Path) -> None:
    _write(inbox, "a.md", STORY.replace("title", "date: 2026-01-02\nlastmod: 2026-01-03\ntitle"))
    _write(inbox, "b.md", STORY.replace("title: H", "date: 2027-01-02\ntitle: New h"))
    desk.importing.import_paths([inbox])
    past = desk.articles.by_slug("harbour-opens")
    assert past.published is not None
    assert past.revised is not None
    ahead = desk.articles.by_slug("new-harbour-opens")
    assert ahead.published is None
    assert ahead.content.embargo is not None
    assert ahead.content.embargo.year == 2027


def test_a_section_that_comes_in_leaves_a_page_its_address(desk: Desk, inbox: Path) -> None:
    page = HousePage("The news", "news", "We write it.")
    desk.site.save(replace(desk.site.get(), pages=(page,)))
    desk.importing.import_paths([_write(inbox, "harbour.md", STORY)])
    assert [section.slug for section in desk.labels.sections()] == ["news-2"]


def test_a_section_for_all_is_found_by_name_or_slug(desk: Desk, inbox: Path) -> None:
    file = _write(inbox, "a.md", STORY)
    result = desk.importing.import_paths([file], section="World news")
    assert result.made_sections == ("World news",)
    result = desk.importing.import_paths([file], section="world-news")
    assert result.made_sections == ()
    assert result.unchanged


def test_a_field_that_cannot_be_is_named(desk: Desk, inbox: Path) -> None:
    file = _write(inbox, "a.md", STORY.replace("title", "lang: n€\ntitle"))
    assert "language" in desk.importing.import_paths([file]).skipped[0].reason


def test_pictures_beside_a_text_are_taken_in(desk: Desk, inbox: Path) -> None:
    _picture(inbox / "img/Old Harbour.png")
    _picture(inbox / "static/quay.jpg", "blue")
    (inbox / "bad.jpg").write_bytes(b"no picture")
    (inbox.parent / "secret.png").write_bytes((inbox / "img/Old Harbour.png").read_bytes())
    body = (
        "![a](img/Old%20Harbour.png) ![b](/quay.jpg) ![c](bad.jpg) ![d](../secret.png)\n"
        "![e](gone.jpg) ![f](https://example.org/a.jpg) ![g](data:image/png;base64,xx)"
        " ![again](<img/Old Harbour.png>)"
    )
    file = _write(inbox, "a.md", STORY.replace("title", "image: img/Old Harbour.png\ntitle") + body)
    result = desk.importing.import_paths([file])
    content = desk.articles.by_slug("harbour-opens").content
    assert content.lead_picture == "old-harbour.png"
    assert "![a](old-harbour.png) ![b](quay.jpg) ![c](bad.jpg) ![d](../secret.png)" in content.body
    assert "![again](<old-harbour.png>)" in content.body
    assert len(desk.pictures.all()) == 2
    assert len(result.changes.pictures) == 2
    notes = " ".join(note.note for note in result.notes)
    for word in ("bad.jpg", "../secret.png", "gone.jpg", "on the web", "no file"):
        assert word in notes
    assert desk.importing.import_paths([file]).unchanged


def test_pictures_known_to_the_library_keep_their_names(desk: Desk, inbox: Path) -> None:
    desk.pictures.add(_picture(inbox / "x/boats.png"), "harbour boats")
    file = _write(inbox, "x/a.md", STORY + "![a](boats.png) ![b](harbour-boats.png)")
    assert desk.importing.import_paths([file]).notes == ()
    body = desk.articles.by_slug("harbour-opens").content.body
    assert "![a](harbour-boats.png) ![b](harbour-boats.png)" in body


def test_a_lead_picture_on_the_web_is_kept_with_the_rest(desk: Desk, inbox: Path) -> None:
    web = "https://example.org/a.jpg"
    file = _write(inbox, "a.md", STORY.replace("title", f"cover: {web}\ntitle"))
    desk.importing.import_paths([file])
    content = desk.articles.by_slug("harbour-opens").content
    assert content.lead_picture == ""
    assert content.extra == (("image", json.dumps(web)),)
    file = _write(inbox, "b.md", STORY.replace("title: H", "cover: gone.jpg\ntitle: New h"))
    desk.importing.import_paths([file])
    assert desk.articles.by_slug("new-harbour-opens").content.lead_picture == "gone.jpg"


class _Watching:
    def __init__(self, stop_after: int = 10**9) -> None:
        self.seen: list[tuple[int, int, str]] = []
        self._left = stop_after

    def report(self, done: int, total: int, doing: str) -> None:
        self.seen.append((done, total, doing))

    def cancelled(self) -> bool:
        self._left -= 1
        return self._left < 0


def test_many_files_in_batches(desk: Desk, inbox: Path) -> None:
    number_of_files = 2 * importing.BATCH + 1
    for number in range(number_of_files):
        _write(inbox, f"{number:04}.txt", f"Story {number}\n\nText of {number}.")
    watching = _Watching()
    result = desk.importing.import_paths([inbox], reporter=watching)
    assert len(result.imported) == number_of_files
    assert desk.articles.counts().all == number_of_files
    assert watching.seen[-1] == (number_of_files, number_of_files, "Importing")
    assert [done for done, _, _ in watching.seen] == list(range(number_of_files + 1))


def test_stopping_keeps_the_batches_that_are_in(desk: Desk, inbox: Path) -> None:
    for number in range(201):
        _write(inbox, f"{number:04}.txt", f"Story {number}")
    with pytest.raises(Cancelled) as caught:
        desk.importing.import_paths([inbox], reporter=_Watching(stop_after=1))
    assert "200 of 201" in caught.value.message
    assert desk.articles.counts().all == 200


def test_apart_under_the_lock_of_this_desk(desk: Desk, inbox: Path) -> None:
    _write(inbox, "a.md", STORY)
    result = desk.importing.import_paths_apart([inbox], status=Status.READY)
    assert [file.slug for file in result.imported] == ["harbour-opens"]
    assert desk.articles.by_slug("harbour-opens").status is Status.READY


def _export(desk: Desk, out: Path, form: str, slug: str) -> Path:
    desk.exporting.export(out, form, slugs=[slug])  # type: ignore[arg-type]
    return out


@pytest.fixture
def told(desk: Desk, inbox: Path, clock: FixedClock) -> Desk:
    """A desk with one story that has everything."""
    _picture(inbox / "boats.png")
    text = STORY.replace("title", "image: boats.png\nlayout: [1, {a: no}]\ntype: opinion\ntitle")
    desk.importing.import_paths([_write(inbox, "a.md", text + "![b](boats.png)")])
    article = desk.articles.by_slug("harbour-opens")
    desk.pictures.save(replace(desk.pictures.all()[0], alt="Boats", credit="Ann Smith"))
    desk.articles.correct(article.id, CorrectionKind.CORRECTION, "Ten boats, not nine.")
    desk.articles.set_status(article.id, Status.READY)
    clock.advance(seconds=60)
    return desk


@pytest.mark.parametrize("form", ["json", "markdown"])
def test_what_left_comes_back_to_its_own_desk(told: Desk, tmp_path: Path, form: str) -> None:
    before = told.articles.by_slug("harbour-opens")
    out = _export(told, tmp_path / "out", form, "harbour-opens")
    result = told.importing.import_paths([out])
    assert [file.id for file in result.unchanged] == [before.id]
    assert (result.imported, result.updated, result.skipped) == ((), (), ())
    assert told.articles.by_slug("harbour-opens") == before
    assert len(told.pictures.all()) == 1


@pytest.mark.parametrize("form", ["json", "markdown"])
def test_what_left_comes_in_elsewhere_with_the_same_ids(
    told: Desk, tmp_path: Path, clock: FixedClock, form: str
) -> None:
    out = _export(told, tmp_path / "out", form, "harbour-opens")
    before = told.articles.by_slug("harbour-opens")
    other = new_desk(tmp_path / "other", name="Other", by="Bo Lee", clock=clock)
    with other:
        first = other.importing.import_paths([out])
        assert [file.id for file in first.imported] == [before.id]
        came = other.articles.get(before.id)
        kept = ("headline", "body", "slug", "kind", "lead_picture", "extra")
        assert all(getattr(came.content, k) == getattr(before.content, k) for k in kept)
        assert other.articles.corrections(came.id) == told.articles.corrections(before.id)
        assert came.corrected
        if form == "json":
            assert came.content == before.content
            assert other.labels.authors() == told.labels.authors()
            assert other.pictures.all()[0].alt == "Boats"
        assert other.importing.import_paths([out]).unchanged
        assert other.articles.counts().all == 1


def test_our_own_document_changed_outside(told: Desk, tmp_path: Path) -> None:
    out = _export(told, tmp_path / "out", "json", "harbour-opens")
    file = out / "harbour-opens.json"
    document = json.loads(file.read_text())
    document["headline"] = "Harbour shuts"
    file.write_text(json.dumps(document))
    assert told.importing.import_paths([out]).updated
    document["headline"] = "Harbour gone"
    file.write_text(json.dumps(document))
    article = told.articles.by_slug("harbour-opens")
    told.articles.save(article.id, replace(article.content, body="Ours."))
    assert "edited at the desk" in told.importing.import_paths([out]).skipped[0].reason


def test_an_old_document_of_ours_brings_nothing_back(told: Desk, tmp_path: Path) -> None:
    out = _export(told, tmp_path / "out", "json", "harbour-opens")
    article = told.articles.by_slug("harbour-opens")
    told.articles.save(article.id, replace(article.content, body="Newer."))
    result = told.importing.import_paths([out])
    assert result.unchanged
    assert told.articles.get(article.id).content.body == "Newer."


def test_another_revision_is_unknown_here(told: Desk, tmp_path: Path) -> None:
    out = _export(told, tmp_path / "out", "json", "harbour-opens")
    file = out / "harbour-opens.json"
    document = json.loads(file.read_text())
    document["revision"]["number"] = 99
    document["headline"] = "Harbour shuts"
    file.write_text(json.dumps(document))
    with told.library.write() as unit:
        unit._connection.exec_driver_sql("DELETE FROM import_source")
    assert told.importing.import_paths([out]).skipped


def test_only_what_cannot_be_read(desk: Desk, inbox: Path) -> None:
    os.mkfifo(inbox / "pipe.md")
    (inbox / "disk.md").symlink_to("/proc/self/mem")
    result = desk.importing.import_paths([inbox / "pipe.md", inbox / "gone.md", inbox / "disk.md"])
    reasons = [skipped.reason for skipped in result.skipped]
    assert "no ordinary file" in reasons[0]
    assert "no such file" in reasons[1]
    assert "cannot be read" in reasons[2]


def test_pictures_that_the_disk_refuses(desk: Desk, inbox: Path, monkeypatch) -> None:
    _picture(inbox / "boats.png")
    file = _write(inbox, "a.md", STORY + f"![a](boats.png) ![b]({'x' * 300}.png)")

    def fail(_: Path) -> bytes:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "read_bytes", fail)
    result = desk.importing.import_paths([file])
    assert result.imported
    assert "Input/output error" in result.notes[0].note
    assert "…" in result.notes[1].note


def test_a_published_story_is_not_pinned_without_a_change(desk: Desk, inbox: Path) -> None:
    file = _write(inbox, "a.md", STORY)
    key = desk.importing.import_paths([file], status=Status.READY).imported[0].id
    with desk.library.write() as unit:
        article = unit.articles.get(key)
        assert article is not None
        unit.articles.put(replace(article, status=Status.PUBLISHED, published=desk.clock.now()))
    assert desk.importing.import_paths([file], status=Status.READY).unchanged
    assert desk.articles.get(key).status is Status.PUBLISHED
    _write(inbox, "a.md", STORY + "More.")
    desk.importing.import_paths([file], status=Status.READY)
    assert desk.articles.get(key).status is Status.READY


def test_an_author_made_from_our_json_keeps_the_role(desk: Desk, tmp_path: Path) -> None:
    told = {
        "format": "offstone-article",
        "schema_version": 1,
        "headline": "Harbour",
        "byline": [{"name": "Lena Okafor", "role": "Port reporter"}],
    }
    file = tmp_path / "one.json"
    file.write_text(json.dumps(told), encoding="utf-8")
    desk.importing.import_paths([file])
    assert [author.role for author in desk.labels.authors()] == ["Port reporter"]


def test_translations_find_their_original_whatever_comes_first(desk: Desk, inbox: Path) -> None:
    _write(inbox, "a.md", "---\ntitle: Le vote\nlang: fr\ntranslation_of: the-vote\n---\nTexte.\n")
    _write(inbox, "b.md", "---\ntitle: The vote\nslug: the-vote\n---\nText.\n")
    _write(inbox, "c.md", "---\ntitle: Verloren\nlang: de\ntranslation_of: nowhere\n---\nText.\n")
    result = desk.importing.import_paths([inbox], status=Status.READY)
    original = desk.articles.by_slug("the-vote")
    french = desk.articles.by_slug("le-vote")
    assert (french.content.translates, french.edited) == (original.id, False)
    assert desk.articles.by_slug("verloren").content.translates is None
    assert [note.note for note in result.notes] == [
        "It translates “nowhere”, which is not in this library."
    ]


def test_translations_keep_their_original_from_desk_to_desk(
    desk: Desk, inbox: Path, tmp_path: Path
) -> None:
    test_translations_find_their_original_whatever_comes_first(desk, inbox)
    original = desk.articles.by_slug("the-vote").id
    for sort in ("json", "markdown"):
        out = tmp_path / sort
        desk.exporting.export(out, sort, slugs=["le-vote"])
        with new_desk(tmp_path / f"other-{sort}", name="Other") as other:
            result = other.importing.import_paths([out])
            # The original may come in later: its id is known.
            assert other.articles.by_slug("le-vote").content.translates == original
            assert result.notes == ()
