"""Pictures as they leave, read byte by byte."""

import io
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

from editor_app.domain.errors import PictureInvalid
from editor_app.domain.ids import PictureId
from editor_app.domain.picture import LONGEST, Picture
from editor_app.domain.rendition import rendition_endings
from editor_app.export.pictures_out import (
    OWN,
    fingerprint,
    kept_files,
    picture_files,
    prepare_files,
    publish_picture,
)
from editor_app.importing.picture_file import examine
from editor_app.isolation import picture_guard
from tests.services.pictures import photograph, snapshot_of_camera

NOW = datetime(2026, 11, 24, tzinfo=UTC)


def added(folder: Path, data: bytes, **fields: object) -> tuple[Path, Picture]:
    """Store a picture as the desk does."""
    facts = examine(data)
    file = folder / f"original{facts.suffix}"
    file.write_bytes(data)
    picture = Picture(
        PictureId("1"), f"boats{facts.published_suffix}",
        sha256(data).hexdigest(), facts.suffix,
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
    others = [
        replace(picture, credit="Jo"),
        replace(picture, name="boats.png"),
        replace(picture, source_type="trainedAlgorithmicMedia"),
    ]
    assert len({fingerprint(p) for p in (picture, *others)}) == 4
    with pytest.raises(PictureInvalid):
        publish_picture(file, others[0], cache)


def test_a_cache_that_fails_costs_time_only(tmp_path: Path, monkeypatch) -> None:
    file, picture = added(tmp_path, photograph())

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", refuse)
    assert publish_picture(file, picture, tmp_path / "cache").data
    assert list((tmp_path / "cache").iterdir()) == []


def every_file(file: Path, picture: Picture) -> dict[str, bytes]:
    """Return all that can leave of a picture, by its ending."""
    endings = [OWN, *rendition_endings(picture, shared=True)]
    return dict(picture_files(file, picture, endings))


def test_renditions_are_made_in_the_widths_that_were_said(tmp_path: Path) -> None:
    file, picture = added(tmp_path, photograph((2000, 1000)), credit="Ida")
    made = every_file(file, picture)
    assert list(made) == [OWN, "400.webp", "800.webp", "1200.webp", "1600.webp", "1200.jpg"]
    for ending, data in made.items():
        image = opened(data)
        width = int(ending.partition(".")[0] or 2000)
        assert image.size == (width, width // 2)
        assert image.format == ("WEBP" if ending.endswith("webp") else "JPEG")
        assert image.getexif()[0x013B] == "Ida"
        red, blue = (image.convert("RGB").getpixel((5, y)) for y in (5, image.height - 5))
        assert red[0] > 200 > 60 > red[2]  # type: ignore[index]
        assert blue[2] > 200 > 60 > blue[0]  # type: ignore[index]


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_turn_of_a_camera_is_made_good_in_every_rendition(
    tmp_path: Path, orientation: int
) -> None:
    # The corner at the top left is red when it is looked at, wherever the file has it.
    upright = Image.new("RGB", (1200, 600), "blue")
    upright.paste("red", (0, 0, 600, 300))
    turns = {
        2: [Image.Transpose.FLIP_LEFT_RIGHT],
        3: [Image.Transpose.ROTATE_180],
        4: [Image.Transpose.FLIP_TOP_BOTTOM],
        5: [Image.Transpose.TRANSPOSE],
        6: [Image.Transpose.ROTATE_90],
        7: [Image.Transpose.TRANSVERSE],
        8: [Image.Transpose.ROTATE_270],
    }
    stored = upright
    for turn in turns.get(orientation, []):
        stored = stored.transpose(turn)
    exif = Image.Exif()
    exif[0x0112] = orientation
    out = io.BytesIO()
    stored.save(out, "JPEG", exif=exif.tobytes())
    file, picture = added(tmp_path, out.getvalue())
    assert (picture.width, picture.height) == (1200, 600)
    for data in every_file(file, picture).values():
        image = opened(data)
        assert image.width == image.height * 2
        assert image.getexif().get(0x0112) is None
        corner = image.convert("RGB").getpixel((image.width // 8, image.height // 8))
        other = image.convert("RGB").getpixel((image.width * 7 // 8, image.height * 7 // 8))
        assert corner[0] > 200 > corner[2]  # type: ignore[index]
        assert other[2] > 200 > other[0]  # type: ignore[index]


def _planted(form: str) -> bytes:
    """Return a picture with everything planted that a file of its form can carry."""
    exif = Image.Exif()
    exif[0x010F] = "SecretMaker"
    exif[0x0131] = "SecretSoftware"
    exif[0x9286] = b"SecretUserComment"
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (57.0, 42.0, 0.0)
    exif.get_ifd(0x8825)[29] = "SecretGpsDate"
    exif.get_ifd(0x8769)[0x927C] = b"SecretMakerNote"
    exif.get_ifd(0x8769)[0xA431] = "SecretSerialNumber"
    packet = b"<x:xmpmeta><exif:GPSLatitude>SecretXmpPlace</exif:GPSLatitude></x:xmpmeta>"
    options: dict[str, object] = {"exif": exif.tobytes()}
    if form == "PNG":
        info = PngInfo()
        info.add_itxt("XML:com.adobe.xmp", packet.decode())
        info.add_text("Comment", "SecretText")
        info.add_text("Raw profile type exif", "SecretRaw", zip=True)
        info.add(b"tIME", b"Secretx")
        options["pnginfo"] = info
    else:
        options["xmp"] = packet
    if form == "JPEG":
        options["comment"] = b"SecretComment"
    data = photograph((1300, 700), form=form, **options)
    if form != "JPEG":
        return data
    # IPTC as Photoshop writes it, and an unknown block, both behind the first marker.
    blocks = (
        b"\xff\xed" + (2 + 40).to_bytes(2, "big") + b"Photoshop 3.0\x008BIM SecretIptc".ljust(40),
        b"\xff\xeb" + (2 + 20).to_bytes(2, "big") + b"SecretUnknown".ljust(20),
    )
    return data[:2] + b"".join(blocks) + data[2:] + b"SecretBehindTheEnd"


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF"])
def test_nothing_planted_is_found_in_any_byte_that_leaves(tmp_path: Path, form: str) -> None:
    data = _planted(form)
    assert b"Secret" in data
    file, picture = added(tmp_path, data, credit="Ida Brandt", rights="© Courier")
    for ending, left in every_file(file, picture).items():
        for planted in (b"Secret", b"GPS", b"xmpmeta", b"Photoshop", b"8BIM", b"Comment"):
            assert planted not in left, ending
        exif = opened(left).getexif()
        assert set(exif) == {0x013B, 0x8298}
        assert exif.get_ifd(0x8825) == exif.get_ifd(0x8769) == {}
        assert "© Courier".encode() in left


def test_how_a_picture_was_made_is_written_back_where_the_desk_says_so(tmp_path: Path) -> None:
    for form in ("JPEG", "PNG"):
        file, picture = added(
            tmp_path,
            _planted(form),
            source_type="trainedAlgorithmicMedia",
            credit="Zoë & Co",
            rights="© Courier",
        )
        for data in every_file(file, picture).values():
            assert b"digitalsourcetype/trainedAlgorithmicMedia" in data
            assert "Zoë &amp; Co".encode() in data
            assert b"Secret" not in data


def test_a_wide_gamut_is_brought_into_srgb(tmp_path: Path) -> None:
    plain = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    red, blue = plain.index(b"rXYZ"), plain.index(b"bXYZ")
    # A profile in which red and blue have changed places.
    plain[red : red + 4], plain[blue : blue + 4] = b"bXYZ", b"rXYZ"
    profile = bytes(plain)
    for form, mode in (("JPEG", "RGB"), ("PNG", "RGBA"), ("PNG", "P"), ("TIFF", "RGB")):
        file, picture = added(
            tmp_path, photograph((60, 40), form=form, mode=mode, icc_profile=profile)
        )
        for data in every_file(file, picture).values():
            image = opened(data)
            assert image.info.get("icc_profile") is None
            assert image.convert("RGB").getpixel((20, 5))[2] > 200  # type: ignore[index]


def test_grey_of_sixteen_bits_keeps_its_grey(tmp_path: Path) -> None:
    out = io.BytesIO()
    Image.new("I;16", (60, 40), 32_768).save(out, "PNG")
    file, picture = added(tmp_path, out.getvalue())
    assert opened(publish_picture(file, picture).data).getpixel((5, 5)) == (127, 127, 127)


def test_clear_parts_stay_clear_in_renditions_and_are_white_when_shared(tmp_path: Path) -> None:
    out = io.BytesIO()
    palette = Image.new("RGBA", (900, 500), (255, 0, 0, 0))
    palette.paste((0, 0, 255, 255), (450, 0, 900, 500))
    palette.quantize(8).save(out, "PNG")
    file, picture = added(tmp_path, out.getvalue())
    made = every_file(file, picture)
    assert list(made) == [OWN, "400.webp", "800.webp", "900.webp", "900.jpg"]
    for ending, data in made.items():
        image = opened(data)
        corner = image.convert("RGBA").getpixel((5, 5))
        assert corner == ((255, 255, 255, 255) if ending == "900.jpg" else corner)
        assert ending == "900.jpg" or corner[3] == 0  # type: ignore[index]


def test_line_art_stays_as_sharp_as_it_is(tmp_path: Path) -> None:
    chart = Image.new("RGB", (400, 300), "white")
    for x in range(0, 400, 8):
        chart.paste((200, 30, 30), (x, 0, x + 1, 300))
    out = io.BytesIO()
    chart.save(out, "PNG")
    file, picture = added(tmp_path, out.getvalue())
    made = picture_files(file, picture, ["400.webp"])
    assert opened(made["400.webp"]).convert("RGB").tobytes() == chart.tobytes()


@pytest.mark.parametrize("form", ["GIF", "WEBP"])
def test_what_moves_is_made_smaller_too_and_never_takes_all_memory(
    tmp_path: Path, form: str, monkeypatch
) -> None:
    frames = [Image.new("RGB", (3000, 12), colour) for colour in ("red", "blue")]
    out = io.BytesIO()
    frames[0].save(out, form, save_all=True, append_images=frames[1:])
    file, picture = added(tmp_path, out.getvalue(), credit="Ida", rights="Courier")
    made = every_file(file, picture)
    assert list(made) == [OWN, "1200.jpg"]
    image = opened(made[OWN])
    assert image.size == (LONGEST, 10)
    assert image.n_frames == 2  # type: ignore[attr-defined]
    assert b"Ida" in made[OWN]
    assert opened(made["1200.jpg"]).size == (1200, 5)
    monkeypatch.setattr(picture_guard, "MAX_MOVING_PIXELS", 3000)
    with pytest.raises(PictureInvalid, match="2 frames"):
        every_file(file, picture)


def test_a_damaged_cache_entry_is_made_again(tmp_path: Path) -> None:
    file, picture = added(tmp_path, photograph((900, 500)))
    cache, endings = tmp_path / "cache", [OWN, *rendition_endings(picture, shared=True)]
    prepare_files(file, picture, endings, cache)
    made = kept_files(picture, endings, cache)
    assert set(made) == set(endings)
    for kept in cache.iterdir():
        kept.write_bytes(kept.read_bytes()[:-9])
    assert kept_files(picture, endings, cache) == {}
    assert picture_files(file, picture, endings, cache) == made
    assert kept_files(picture, endings, cache) == made


def test_what_is_not_what_was_added_never_leaves(tmp_path: Path) -> None:
    file, picture = added(tmp_path, photograph())
    whole = file.read_bytes()
    file.write_bytes(whole[:-4] + b"\x01\x02" + whole[-2:])
    with pytest.raises(PictureInvalid, match="damaged") as caught:
        publish_picture(file, picture)
    assert "backup" in caught.value.advice


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"", "is empty"), (b"\xff\xd8\xff" + b"\0" * 90, "no picture"), (b"GIF89a", "no picture")],
)
def test_what_is_no_picture_any_more_is_named(tmp_path: Path, data: bytes, said: str) -> None:
    file, picture = added(tmp_path, photograph())
    file.write_bytes(data)
    picture = replace(picture, sha256=sha256(data).hexdigest())
    with pytest.raises(PictureInvalid, match=rf"boats\.jpg.*{said}"):
        picture_files(file, picture, [OWN, "60.webp"])
