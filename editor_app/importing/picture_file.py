"""Picture files of others: what they are and what they say of themselves."""

import io
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING

from editor_app.domain.errors import PictureInvalid

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_BYTES = 200_000_000
# More pixels than any camera makes; beyond it a file is an attack on memory.
MAX_PIXELS = 120_000_000
# The format of a file, its own suffix and the one its published form gets.
_FORMATS = {
    "JPEG": (".jpg", ".jpg"),
    "PNG": (".png", ".png"),
    "WEBP": (".webp", ".webp"),
    "GIF": (".gif", ".gif"),
    "TIFF": (".tif", ".jpg"),
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
    image = _opened(data)
    try:
        image.load()
    except (OSError, ValueError, SyntaxError, MemoryError) as error:
        raise PictureInvalid("The picture is damaged: it cannot be read to its end.") from error
    exif = image.getexif()
    turned = exif.get(_ORIENTATION) in _SIDEWAYS
    width, height = image.size[::-1] if turned else image.size
    suffix, published = _FORMATS[image.format or ""]
    said = (_said(exif.get(key)) for key in (_DESCRIPTION, _ARTIST, _COPYRIGHT))
    return PictureFacts(suffix, published, width, height, *said)


def thumbnail(data: bytes, longest: int) -> bytes:
    """Return a small PNG of a picture, its longest side so many pixels."""
    from PIL import ImageOps

    image = _opened(data)
    image.draft("RGB", (longest, longest))
    small = ImageOps.exif_transpose(image)
    small.thumbnail((longest, longest))
    out = io.BytesIO()
    clear = small.convert(
        "RGBA" if "A" in small.getbands() or "transparency" in small.info else "RGB"
    )
    clear.save(out, "PNG", pnginfo=None)
    return out.getvalue()


def _opened(data: bytes) -> "Image":
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(data), formats=list(_FORMATS))
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise PictureInvalid("The file is no picture that Offstone knows.") from error
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise PictureInvalid(
            "The picture has too many pixels.", "Make it smaller first."
        ) from error
    if image.width * image.height > MAX_PIXELS:
        raise PictureInvalid("The picture has too many pixels.", "Make it smaller first.")
    return image


def _said(value: object) -> str:
    """Return a text of the file's own as one line, without what cannot be printed."""
    if not isinstance(value, str):
        return ""
    return "".join(c if c.isprintable() else " " for c in value).strip()[:2000]
