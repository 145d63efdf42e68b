"""Pictures as cameras and programs write them, for tests."""

import io
from typing import Any

from PIL import Image

GPS = 0x8825
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><secret>Lane 4</secret></x:xmpmeta>'


def photograph(
    size: tuple[int, int] = (60, 40), *, form: str = "JPEG", mode: str = "RGB", **options: Any
) -> bytes:
    """Return a picture that is red above and blue below."""
    image = Image.new("RGB", size, "red")
    image.paste("blue", (0, size[1] // 2, size[0], size[1]))
    out = io.BytesIO()
    image.convert(mode).save(out, form, **options)
    return out.getvalue()


def snapshot_of_camera(*, orientation: int = 6) -> bytes:
    """Return a JPEG with what a telephone writes into it: place, maker, thumbnail text, XMP."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "SecretMaker"
    exif[0x013B] = "Ida Brandt"
    exif[0x010E] = "Boats at the\nquay"
    exif[0x8298] = "(c) Courier"
    exif.get_ifd(GPS)[1] = "N"
    exif.get_ifd(GPS)[2] = (57.0, 42.0, 0.0)
    return photograph(exif=exif.tobytes(), xmp=XMP, comment=b"SecretComment")
