"""Pictures of others, opened within limits."""

import io
from pathlib import Path

import pytest
from PIL import Image

from editor_app.domain.errors import PictureInvalid
from editor_app.isolation import picture_guard
from editor_app.isolation.picture_guard import check_frames, decoding, moves, opened
from tests.services.pictures import photograph


def test_files_and_bytes_are_opened_alike(tmp_path: Path) -> None:
    file = tmp_path / "boats.jpg"
    file.write_bytes(photograph())
    for source in (file, file.read_bytes()):
        with opened(source) as image:
            assert image.size == (60, 40)
            assert not moves(image)


def test_what_cannot_be_opened_says_why(tmp_path: Path) -> None:
    with pytest.raises(PictureInvalid, match="No such file"):
        opened(tmp_path / "gone.jpg")
    heic = tmp_path / "photo.heic"
    heic.write_bytes(b"\0\0\0\x18ftypheic" + b"\0" * 40)
    with pytest.raises(PictureInvalid, match="HEIC"):
        opened(heic)


@pytest.mark.parametrize("form", ["BMP", "PPM", "ICO", "TGA"])
def test_forms_that_nobody_looks_after_are_not_parsed(form: str) -> None:
    with pytest.raises(PictureInvalid, match="no picture"):
        opened(photograph(form=form))


def test_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 1000)
    with pytest.raises(PictureInvalid, match="too many pixels"):
        opened(photograph())
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 2000)
    with opened(photograph()) as image:
        check_frames(image)
        monkeypatch.setattr(picture_guard, "MAX_MOVING_PIXELS", 100)
        with pytest.raises(PictureInvalid, match="1 frames"):
            check_frames(image)


def test_what_decoders_raise_ends_in_a_sentence() -> None:
    for error in (OSError(), ValueError(), SyntaxError(), EOFError(), IndexError()):
        with pytest.raises(PictureInvalid, match="It is damaged"), decoding("It is damaged."):
            raise error
    with pytest.raises(PictureInvalid, match="too many"), decoding("x"):
        raise Image.DecompressionBombError
    with pytest.raises(KeyError), decoding("x"):
        raise KeyError("a mistake of ours")


def test_what_moves() -> None:
    frames = [Image.new("RGB", (20, 10), colour) for colour in ("red", "blue")]
    out = io.BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])
    with opened(out.getvalue()) as image:
        assert moves(image)
