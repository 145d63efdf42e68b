"""Picture files of others: what they are, and what they may not do to us."""

import io
import struct
import zlib

import pytest
from PIL import Image

from editor_app.domain.errors import PictureInvalid
from editor_app.importing import picture_file
from editor_app.importing.picture_file import examine, thumbnail
from editor_app.isolation import picture_guard
from tests.services.pictures import photograph, snapshot_of_camera


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def test_a_photograph_says_what_it_is() -> None:
    facts = examine(snapshot_of_camera(orientation=6))
    assert (facts.suffix, facts.published_suffix) == (".jpg", ".jpg")
    assert (facts.width, facts.height) == (40, 60)
    assert (facts.caption, facts.credit, facts.rights) == (
        "Boats at the quay",
        "Ida Brandt",
        "(c) Courier",
    )
    assert examine(snapshot_of_camera(orientation=3)).width == 60


@pytest.mark.parametrize(
    ("form", "mode", "suffix", "published"),
    [
        ("PNG", "RGBA", ".png", ".png"),
        ("PNG", "I;16", ".png", ".png"),
        ("WEBP", "RGB", ".webp", ".jpg"),
        ("AVIF", "RGB", ".avif", ".jpg"),
        ("GIF", "P", ".gif", ".png"),
        ("TIFF", "CMYK", ".tif", ".jpg"),
        ("JPEG", "CMYK", ".jpg", ".jpg"),
        ("JPEG", "L", ".jpg", ".jpg"),
    ],
)
def test_every_form_a_desk_meets(form: str, mode: str, suffix: str, published: str) -> None:
    if mode == "I;16":
        out = io.BytesIO()
        Image.new("I;16", (60, 40), 40_000).save(out, form)
        data = out.getvalue()
    else:
        data = photograph(form=form, mode=mode)
    facts = examine(data)
    assert (facts.suffix, facts.published_suffix, facts.width) == (suffix, published, 60)
    assert max(opened(thumbnail(data, 20)).size) == 20


@pytest.mark.parametrize("data", [b"", b"no picture", b"%PDF-1.7 x", b"<svg/>", b"GIF89a"])
def test_what_is_no_picture(data: bytes) -> None:
    with pytest.raises(PictureInvalid) as caught:
        examine(data)
    assert caught.value.advice
    with pytest.raises(PictureInvalid):
        thumbnail(data, 20)


@pytest.mark.parametrize("form", ["WEBP", "AVIF", "PNG", "GIF"])
def test_what_is_clear_in_parts_stays_so(form: str) -> None:
    out = io.BytesIO()
    Image.new("RGBA", (60, 40), (255, 0, 0, 90)).save(out, form)
    assert examine(out.getvalue()).published_suffix == ".png"


def test_what_is_no_picture_is_told_for_what_it_is() -> None:
    with pytest.raises(PictureInvalid, match="is empty"):
        examine(b"")
    with pytest.raises(PictureInvalid, match="HEIC") as caught:
        examine(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic")
    assert "JPEG" in caught.value.advice


@pytest.mark.parametrize("form", ["GIF", "WEBP"])
def test_what_moves_keeps_its_form(form: str, monkeypatch) -> None:
    frames = [Image.new("RGB", (20, 10), colour) for colour in ("red", "blue", "green")]
    out = io.BytesIO()
    frames[0].save(out, form, save_all=True, append_images=frames[1:])
    facts = examine(out.getvalue())
    assert facts.suffix == facts.published_suffix == f".{form.lower()}"
    # The last frames are cut off: a first one alone is no moving picture.
    with pytest.raises(PictureInvalid):
        examine(out.getvalue()[:-20])
    monkeypatch.setattr(picture_guard, "MAX_MOVING_PIXELS", 500)
    with pytest.raises(PictureInvalid, match="3 frames"):
        examine(out.getvalue())


def test_a_second_view_behind_a_photograph_is_no_motion() -> None:
    views = [Image.new("RGB", (60, 40), colour) for colour in ("red", "blue")]
    out = io.BytesIO()
    views[0].save(out, "MPO", save_all=True, append_images=views[1:])
    facts = examine(out.getvalue())
    assert (facts.suffix, facts.published_suffix, facts.width) == (".jpg", ".jpg", 60)


def test_a_credit_in_other_letters_is_read() -> None:
    exif = Image.Exif()
    exif[0x013B] = "Zoë Šimková".encode()
    exif[0x8298] = "© Courier".encode("latin-1")
    facts = examine(photograph(exif=exif.tobytes()))
    assert (facts.credit, facts.rights) == ("Zoë Šimková", "© Courier")


def test_the_suffix_of_a_file_is_not_believed() -> None:
    assert examine(photograph(form="PNG")).suffix == ".png"
    with pytest.raises(PictureInvalid, match="no picture"):
        examine(b"\xff\xd8\xff" + b"\0" * 400)


def test_a_picture_cut_short_is_damaged() -> None:
    whole = photograph((400, 300))
    with pytest.raises(PictureInvalid, match="damaged"):
        examine(whole[: len(whole) // 2])


def _bomb(width: int, height: int) -> bytes:
    """Return a PNG of a few bytes that says it is enormous."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = chunk(b"IDAT", zlib.compress(b"\0" * 1000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + body + chunk(b"IEND", b"")


@pytest.mark.parametrize("size", [(100_000, 100_000), (12_000, 10_001)])
def test_bombs_are_refused_by_their_size(size: tuple[int, int]) -> None:
    with pytest.raises(PictureInvalid, match="too many pixels"):
        examine(_bomb(*size))


def test_more_pixels_than_any_camera_makes(monkeypatch) -> None:
    monkeypatch.setattr(picture_guard, "MAX_PIXELS", 100)
    with pytest.raises(PictureInvalid, match="too many pixels"):
        examine(photograph())
    monkeypatch.setattr(picture_file, "MAX_BYTES", 10)
    with pytest.raises(PictureInvalid, match="200 MB"):
        examine(photograph())


def test_a_thumbnail_is_upright_and_says_nothing() -> None:
    data = thumbnail(snapshot_of_camera(orientation=6), 30)
    assert b"Secret" not in data
    assert opened(data).size == (20, 30)
    assert opened(thumbnail(photograph(form="PNG", mode="RGBA"), 30)).mode == "RGBA"
