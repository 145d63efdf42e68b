"""Picture files of others: what they are and what they say of themselves."""

import io
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from editor_app.domain.errors import PictureInvalid
from editor_app.isolation.picture_guard import check_frames, decoding, moves, opened

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_BYTES = 200_000_000
# The format of a file and its own suffix; MPO is a JPEG with a second view behind it.
_SUFFIXES = {
    "JPEG": ".jpg",
    "MPO": ".jpg",
    "PNG": ".png",
    "WEBP": ".webp",
    "GIF": ".gif",
    "TIFF": ".tif",
    "AVIF": ".avif",
}
_DESCRIPTION, _ARTIST, _COPYRIGHT, _ORIENTATION = 0x010E, 0x013B, 0x8298, 0x0112
_SIDEWAYS = {5, 6, 7, 8}


@dataclass(frozen=True, slots=True)
class PictureFacts:
    """What a file is: sizes in pixels as it is looked at, suffixes with their dot."""

    suffix: str
    published_suffix: str
    width: int
    height: int
    caption: str = ""
    credit: str = ""
    rights: str = ""


def examine(data: bytes) -> PictureFacts:
    """Decode a picture whole and say what it is; PictureInvalid when it is none."""
    if len(data) > MAX_BYTES:
        raise PictureInvalid("The picture is larger than 200 MB.", "Make it smaller first.")
    image = opened(data)
    moving = moves(image)
    size, exif = image.size, image.getexif()
    if moving:
        check_frames(image)
    # A JPEG is read to its end at an eighth of its size too, in a fraction of the memory.
    image.draft(image.mode, (1, 1))
    with decoding("The picture is damaged: it cannot be read to its end."):
        for frame in range(image.n_frames if moving else 1):  # type: ignore[attr-defined]
            image.seek(frame)
            image.load()
    turned = exif.get(_ORIENTATION) in _SIDEWAYS
    width, height = size[::-1] if turned else size
    suffix = _SUFFIXES[image.format or ""]
    published = suffix if moving else _published(image)
    said = (_said(exif.get(key)) for key in (_DESCRIPTION, _ARTIST, _COPYRIGHT))
    return PictureFacts(suffix, published, width, height, *said)


def thumbnail(data: bytes, longest: int) -> bytes:
    """Return a small PNG of a picture, its longest side so many pixels."""
    from PIL import ImageOps

    image = opened(data)
    image.draft("RGB", (longest, longest))
    small = ImageOps.exif_transpose(image)
    small.thumbnail((longest, longest))
    out = io.BytesIO()
    clear = small.convert(
        "RGBA" if "A" in small.getbands() or "transparency" in small.info else "RGB"
    )
    clear.save(out, "PNG", pnginfo=None)
    return out.getvalue()


def _published(image: "Image") -> str:
    """Return the suffix of the form in which a picture that stands still is published."""
    if image.format in {"PNG", "GIF"}:
        return ".png"
    clear = "A" in image.getbands() or "transparency" in image.info
    return ".png" if clear and image.format in {"WEBP", "AVIF"} else ".jpg"


def _said(value: object) -> str:
    """Return a text of the file's own as one line, without what cannot be printed."""
    if not isinstance(value, str):
        return ""
    with suppress(ValueError):
        # Pillow reads it as Latin-1; today's cameras write UTF-8.
        value = value.encode("latin-1").decode("utf-8")
    return "".join(c if c.isprintable() else " " for c in value).strip()[:2000]
