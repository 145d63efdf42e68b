"""Pictures of a desk: taken in once, described, found again, never lost."""

from dataclasses import replace
from pathlib import Path

import pytest

from editor_app.domain.article import Content
from editor_app.domain.errors import (
    AlreadyThere,
    InvalidValue,
    NotAllowed,
    NotFound,
    PictureInvalid,
    StorageFailed,
)
from editor_app.domain.ids import AuthorId, PictureId
from editor_app.domain.picture import Picture
from editor_app.importing import picture_file
from editor_app.services.desk import Desk
from tests.services.pictures import photograph, snapshot_of_camera


def added(desk: Desk, data: bytes | Path, name: str = "") -> Picture:
    return desk.pictures.get(PictureId(desk.pictures.add(data, name).created))


def test_a_file_is_taken_in_with_what_it_says(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "Pilot Boats.JPG"
    file.write_bytes(snapshot_of_camera())
    picture = added(desk, file)
    assert picture.name == "pilot-boats.jpg"
    assert (picture.width, picture.height, picture.credit) == (40, 60, "Ida Brandt")
    assert desk.pictures.path("pilot-boats.jpg").read_bytes() == file.read_bytes()
    assert desk.pictures.soundness(picture) == ""
    assert desk.pictures.all("brandt PILOT") == (picture,)
    assert desk.pictures.all("nobody") == ()


def test_one_file_is_one_picture(desk: Desk) -> None:
    first = added(desk, photograph(), "boats.jpg")
    again = desk.pictures.add(photograph(), "other.jpg")
    assert again.created == first.id
    assert not again.pictures
    desk.pictures.path(first.name).unlink()
    mended = desk.pictures.add(photograph())
    assert mended.pictures == {first.id}
    assert desk.pictures.soundness(first) == ""
    assert added(desk, photograph((9, 9)), "boats.jpg").name == "boats-2.jpg"
    assert added(desk, photograph((8, 8))).name == "picture.jpg"


def test_a_picture_is_examined_before_anything_is_written(desk: Desk) -> None:
    examined = desk.pictures.examine(photograph(), "boats.jpg")
    assert desk.pictures.all() == ()
    assert not list(desk.media_folder.glob("*.jpg"))
    first = desk.pictures.get(PictureId(desk.pictures.take(examined).created))
    assert first.name == "boats.jpg"
    known = desk.pictures.examine(photograph(), "other.jpg")
    assert known.facts is None
    assert desk.pictures.take(known).created == first.id
    desk.pictures.path(first.name).unlink()
    assert desk.pictures.take(known).pictures == {first.id}
    assert desk.pictures.soundness(first) == ""


def test_what_is_no_picture_leaves_nothing(desk: Desk, tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "letter.jpg").write_text("mine")
    for source in (tmp_path / "letter.jpg", tmp_path / "gone.jpg", b"no picture"):
        with pytest.raises(PictureInvalid) as caught:
            desk.pictures.add(source)
        assert caught.value.advice
    monkeypatch.setattr(picture_file, "MAX_BYTES", 10)
    with pytest.raises(PictureInvalid, match="200 MB"):
        desk.pictures.add(photograph())
    assert desk.pictures.all() == ()
    assert list(desk.media_folder.iterdir()) == []


def test_a_disk_that_fails(desk: Desk) -> None:
    desk.media_folder.rmdir()
    desk.media_folder.write_text("a file in the way")
    with pytest.raises(StorageFailed):
        desk.pictures.add(photograph())
    assert desk.pictures.all() == ()


def test_words_are_kept_and_the_file_stays_what_it_is(desk: Desk) -> None:
    picture = added(desk, photograph(), "boats.jpg")
    desk.pictures.save(
        replace(picture, alt=" Two\nboats ", caption="Quay", sha256="other", width=1)
    )
    kept = desk.pictures.get(picture.id)
    assert (kept.alt, kept.caption) == ("Two boats", "Quay")
    assert (kept.sha256, kept.width) == (picture.sha256, picture.width)
    desk.pictures.save(replace(kept, name="two-boats.jpg"))
    assert desk.pictures.path("two-boats.jpg").is_file()
    with pytest.raises(NotFound):
        desk.pictures.path("boats.jpg")
    for name in ("Two Boats.jpg", "two-boats.png", "../two.jpg"):
        with pytest.raises(InvalidValue):
            desk.pictures.save(replace(kept, name=name))
    added(desk, photograph((9, 9)), "other.jpg")
    with pytest.raises(AlreadyThere):
        desk.pictures.save(replace(kept, name="other.jpg"))


def test_what_is_shown_is_neither_renamed_nor_removed(desk: Desk) -> None:
    picture = added(desk, photograph(), "boats.jpg")
    key = desk.articles.create(Content(headline="Lead", lead_picture="boats.jpg")).created
    desk.articles.create(Content(headline="Inside", body="![](boats.jpg)"))
    desk.articles.create(Content(headline="Only named", body="Look for boats.jpg"))
    assert {row.headline for row in desk.pictures.used_in(picture.id)} == {"Lead", "Inside"}
    with pytest.raises(NotAllowed, match="2 articles"):
        desk.pictures.remove(picture.id)
    with pytest.raises(NotAllowed):
        desk.pictures.save(replace(picture, name="other.jpg"))
    assert key
    second = added(desk, photograph((9, 9)), "face.jpg")
    author = desk.labels.add_author("Lena Okafor").created
    lena = next(a for a in desk.labels.authors() if a.id == AuthorId(author))
    desk.labels.save_author(replace(lena, picture="face.jpg"))
    with pytest.raises(NotAllowed, match="author"):
        desk.pictures.remove(second.id)


def test_a_removed_picture_comes_back(desk: Desk) -> None:
    picture = added(desk, photograph(), "boats.jpg")
    desk.pictures.remove(picture.id)
    assert desk.pictures.all() == ()
    assert (desk.media_folder / picture.file_name).is_file()
    desk.pictures.put_back(picture)
    assert desk.pictures.get(picture.id) == picture
    with pytest.raises(AlreadyThere):
        desk.pictures.put_back(picture)
    desk.pictures.remove(picture.id)
    for ask in (desk.pictures.get, desk.pictures.remove, desk.pictures.used_in):
        with pytest.raises(NotFound):
            ask(picture.id)


def test_thumbnails_are_made_once(desk: Desk) -> None:
    picture = added(desk, photograph(), "boats.jpg")
    made = desk.pictures.thumbnail("boats.jpg", 20)
    assert made.startswith(b"\x89PNG")
    (desk.media_folder / picture.file_name).unlink()
    assert desk.pictures.thumbnail("boats.jpg", 20) == made
    with pytest.raises(PictureInvalid):
        desk.pictures.thumbnail("boats.jpg", 30)


def test_a_form_that_no_browser_knows_is_shown_as_it_is_published(desk: Desk) -> None:
    for form, name, start in (("TIFF", "chart.tif", b"\xff\xd8"), ("PNG", "map.png", b"\x89PNG")):
        picture = desk.pictures.get(desk.pictures.add(photograph(form=form), name).created)
        assert desk.previewing.picture(picture.name).startswith(start)
    with pytest.raises(NotFound):
        desk.previewing.picture("nothing.jpg")
