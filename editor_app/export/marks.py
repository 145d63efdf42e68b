"""The logo and the icon of a site: made anew from pictures of the library, with nothing in them."""

import io
import struct

from editor_app.isolation.picture_guard import decoding, opened

VERSION = "1"
# A logo leaves twice as large as it is shown, for fine screens; sizes in pixels.
LOGO_HEIGHT, LOGO_WIDTH = 96, 640
FINE = 2
# An icon file begins with 6 bytes, and 16 for each picture in it.
_ICO_HEAD = 22


def logo_size(width: int, height: int) -> tuple[int, int]:
    """Return the size in which a logo is shown: never enlarged."""
    if width < 1 or height < 1:
        return 0, 0
    scale = min(1.0, LOGO_HEIGHT / height, LOGO_WIDTH / width)
    return max(1, round(width * scale)), max(1, round(height * scale))


def as_ico(png: bytes, side: int) -> bytes:
    """Return a square PNG as an icon file, which browsers ask for at the root of a site."""
    entry = struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(png), _ICO_HEAD)
    return struct.pack("<HHH", 0, 1, 1) + entry + png


def mark_png(data: bytes, width: int, height: int) -> bytes:
    """Return a picture as PNG of that size, whole and centred on a clear ground."""
    from PIL import Image, ImageOps

    with opened(data) as image, decoding("The picture is missing or damaged."):
        image.draft("RGB", (width, height))
        upright = ImageOps.exif_transpose(image).convert("RGBA")
    upright.thumbnail((width, height))
    ground = Image.new("RGBA", (width, height), (0, 0, 0, 0))
    ground.paste(upright, ((width - upright.width) // 2, (height - upright.height) // 2))
    out = io.BytesIO()
    ground.save(out, "PNG", optimize=True)
    return out.getvalue()
