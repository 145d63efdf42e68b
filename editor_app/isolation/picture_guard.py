"""Pictures of others, opened within limits: known formats only, and no more pixels than fit."""

import io
import struct
import warnings
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from editor_app.domain.errors import PictureInvalid

if TYPE_CHECKING:
    from PIL.Image import Image

# The formats that we read; others of Pillow's have parsers that nobody looks after.
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "TIFF", "AVIF")
# More pixels than any camera makes; beyond it a file is an attack on memory.
MAX_PIXELS = 120_000_000
# Of all frames of a moving picture together.
MAX_MOVING_PIXELS = 240_000_000
_TOO_LARGE = "The picture has too many pixels."
_UNKNOWN = "The file is no picture that Offstone knows."
_HEIC = {b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"}


def opened(source: bytes | Path) -> "Image":
    """Open a picture without decoding it; PictureInvalid says why it cannot be."""
    from PIL import Image, UnidentifiedImageError

    data = io.BytesIO(source) if isinstance(source, bytes) else source
    try:
        with warnings.catch_warnings():
            # The limit that counts is our own, below.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            image = Image.open(data, formats=FORMATS)
    except Image.DecompressionBombError as error:
        raise PictureInvalid(_TOO_LARGE, "Make it smaller first.") from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise _unknown(source) from error
    if image.width * image.height > MAX_PIXELS:
        image.close()
        raise PictureInvalid(_TOO_LARGE, "Make it smaller first.")
    return image


def moves(image: "Image") -> bool:
    """Whether a picture is to move; pages and second views of a photograph are not."""
    return image.format in {"GIF", "WEBP"} and bool(getattr(image, "is_animated", False))


def check_frames(image: "Image") -> None:
    """Refuse what moves for too long: all its frames are in memory at once."""
    frames: int = getattr(image, "n_frames", 1)
    if frames * image.width * image.height > MAX_MOVING_PIXELS:
        raise PictureInvalid(
            f"The picture has {frames} frames, more than can be made anew.",
            "Make it smaller or shorter first.",
        )


@contextmanager
def decoding(message: str) -> Generator[None]:
    """Turn what decoders raise at damage into PictureInvalid."""
    from PIL import Image

    try:
        yield
    except Image.DecompressionBombError as error:
        raise PictureInvalid(_TOO_LARGE, "Make it smaller first.") from error
    except (OSError, ValueError, SyntaxError, EOFError, IndexError, struct.error) as error:
        raise PictureInvalid(message) from error


def _unknown(source: bytes | Path) -> PictureInvalid:
    try:
        head = source[:12] if isinstance(source, bytes) else _head(source)
    except OSError as error:
        return PictureInvalid(f"The picture cannot be read: {error.strerror}.")
    if not head:
        return PictureInvalid("The file is empty.", "Copy it again from where it came.")
    if head[4:8] == b"ftyp" and head[8:12] in _HEIC:
        return PictureInvalid(
            "This is a HEIC photograph, which Offstone does not read.", "Save it as JPEG first."
        )
    return PictureInvalid(_UNKNOWN)


def _head(file: Path) -> bytes:
    with file.open("rb") as handle:
        return handle.read(12)
