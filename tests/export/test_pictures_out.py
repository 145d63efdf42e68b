"""Pictures as they leave, read byte by byte."""

import io
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from editor_app.domain.errors import PictureInvalid
from editor_app.domain.ids import PictureId
from editor_app.domain.picture import LONGEST, Picture
from editor_app.export import pictures_out
from editor_app.export.pictures_out import fingerprint, publish_picture
from editor_app.importing.picture_file import examine
from tests.services.pictures import photograph, snapshot_of_camera

NOW = datetime(2026, 11, 24, tzinfo=UTC)


def added(folder: Path, data: bytes, **fields: object) -> tuple[Path, Picture]:
    """Store a picture as the desk does."""
    facts = examine(data)
    file = folder / f"original{facts.suffix}"
    file.write_bytes(data)
    picture = Picture(
        PictureId("1"), f"boats{facts.published_suffix}", "ab", facts.suffix,
        facts.width, facts.height, len(data), NOW,
    )  # fmt: skip
    return file, replace(picture, **fields)  # type: ignore[arg-type]


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def test_nothing_of_the_camera_leaves_and_the_credit_does(tmp_path: Path) -> None:
    file, picture = added(tmp_path, snapshot_of_camera(), credit="Ida Brandt", rights="Courier")
    before = file.read_bytes()
    assert b"Secret" in before
    out = publish_picture(file, picture)
    for left in (b"Secret", b"GPS", b"xmpmeta", b"adobe:ns"):
        assert left not in out.data
    image = opened(out.data)
    exif = image.getexif()
    assert dict(exif) == {0x013B: "Ida Brandt", 0x8298: "Courier"}
    assert dict(exif.get_ifd(0x8825)) == {}
    assert image.info.get("comment") is None
    assert (out.media_type, out.width, out.height) == ("image/jpeg", 40, 60)
    assert file.read_bytes() == before


def test_it_stands_upright(tmp_path: Path) -> None:
    # Turned by a quarter to the right, the red upper half is at the right.
    file, picture = added(tmp_path, snapshot_of_camera(orientation=6))
    image = opened(publish_picture(file, picture).data).convert("RGB")
    assert image.size == (40, 60)
    red, blue = image.getpixel((35, 30)), image.getpixel((5, 30))
    assert red[0] > 200 > blue[0]  # type: ignore[index]
    assert opened(publish_picture(file, picture).data).getexif().get(0x0112) is None


@pytest.mark.parametrize(
    ("form", "mode", "kept"),
    [
        ("PNG", "RGBA", "RGBA"),
        ("PNG", "P", "RGB"),
        ("PNG", "LA", "RGBA"),
        ("WEBP", "RGB", "RGB"),
        ("JPEG", "CMYK", "RGB"),
        ("TIFF", "CMYK", "RGB"),
        ("JPEG", "L", "RGB"),
    ],
)
def test_every_form_leaves_for_the_screen(tmp_path: Path, form: str, mode: str, kept: str) -> None:
    file, picture = added(tmp_path, photograph(form=form, mode=mode), credit="Ida")
    out = publish_picture(file, picture)
    image = opened(out.data)
    assert image.mode == kept
    assert image.getexif()[0x013B] == "Ida"
    red = image.convert("RGB").getpixel((5, 5))
    assert red[0] > (200 if mode not in {"L", "LA"} else 60)  # type: ignore[index]


def test_sixteen_bits_become_eight(tmp_path: Path) -> None:
    out = io.BytesIO()
    Image.new("I;16", (60, 40), 65_535).save(out, "PNG")
    file, picture = added(tmp_path, out.getvalue())
    image = opened(publish_picture(file, picture).data)
    assert image.mode == "RGB"
    assert image.getpixel((5, 5)) == (255, 255, 255)


def test_clear_parts_become_white_where_the_form_has_none(tmp_path: Path) -> None:
    out = io.BytesIO()
    Image.new("RGBA", (8, 8), (255, 0, 0, 0)).save(out, "TIFF")
    file, picture = added(tmp_path, out.getvalue())
    assert picture.name.endswith(".jpg")
    assert opened(publish_picture(file, picture).data).getpixel((4, 4)) == (255, 255, 255)


def test_colours_are_brought_into_srgb(tmp_path: Path) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for given in (profile, b"no profile"):
        file, picture = added(tmp_path, photograph(icc_profile=given))
        out = publish_picture(file, picture)
        assert opened(out.data).info.get("icc_profile") is None


@pytest.mark.parametrize("form", ["GIF", "WEBP"])
def test_what_moves_goes_on_moving(tmp_path: Path, form: str) -> None:
    frames = [Image.new("RGB", (20, 10), colour) for colour in ("red", "blue", "green")]
    out = io.BytesIO()
    extra = {"comment": b"SecretComment"} if form == "GIF" else {"xmp": b"<x>SecretComment</x>"}
    frames[0].save(out, form, save_all=True, append_images=frames[1:], duration=70, loop=2, **extra)
    file, picture = added(tmp_path, out.getvalue())
    left = publish_picture(file, picture)
    image = opened(left.data)
    assert image.n_frames == 3  # type: ignore[attr-defined]
    assert b"Secret" not in left.data
    assert left.media_type == f"image/{form.lower()}"
    image.seek(1)
    assert image.convert("RGB").getpixel((5, 5))[2] > 200  # type: ignore[index]


def test_a_large_picture_leaves_smaller(tmp_path: Path) -> None:
    file, picture = added(tmp_path, photograph((LONGEST * 2, 100)))
    out = publish_picture(file, picture)
    assert (out.width, out.height) == opened(out.data).size == (LONGEST, 50)


def test_damage_is_named(tmp_path: Path) -> None:
    file, picture = added(tmp_path, photograph((400, 300)))
    file.write_bytes(file.read_bytes()[:600])
    with pytest.raises(PictureInvalid, match=r"boats\.jpg"):
        publish_picture(file, picture)
    file.unlink()
    with pytest.raises(PictureInvalid):
        publish_picture(file, picture)


def test_made_files_are_kept_by_what_decides_them(tmp_path: Path, monkeypatch) -> None:
    file, picture = added(tmp_path, photograph(), credit="Ida")
    cache = tmp_path / "cache"
    made = publish_picture(file, picture, cache)
    file.unlink()
    assert publish_picture(file, picture, cache) == made
    others = [replace(picture, credit="Jo"), replace(picture, name="boats.png")]
    assert len({fingerprint(p) for p in (picture, *others)}) == 3
    with pytest.raises(PictureInvalid):
        publish_picture(file, others[0], cache)


def test_a_cache_that_fails_costs_time_only(tmp_path: Path, monkeypatch) -> None:
    file, picture = added(tmp_path, photograph())

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", refuse)
    assert publish_picture(file, picture, tmp_path / "cache").data
    assert list((tmp_path / "cache").iterdir()) == []
    assert pictures_out.VERSION
