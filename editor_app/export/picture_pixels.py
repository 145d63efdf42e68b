"""From a picture file of anybody's to pixels fit for a page: upright, in sRGB, in its size."""

import io
import math
from typing import TYPE_CHECKING

from editor_app.domain.picture import Picture, published_size
from editor_app.isolation.picture_guard import check_frames

if TYPE_CHECKING:
    from PIL.Image import Image

_SIXTEEN_BITS, _EIGHT_BITS = 65_535, 255
_BUILDABLE = {"RGB", "RGBA", "CMYK", "L"}


def page_pixels(image: "Image", picture: Picture) -> "Image":
    """Return an opened picture as RGB, or RGBA where it is clear in parts, with nothing attached.

    It is never enlarged; a large JPEG is decoded no larger than needed.
    """
    from PIL import Image, ImageOps

    size = published_size(picture.width, picture.height)
    scale = max(size) / max(1, picture.width, picture.height)
    image.draft(image.mode, (math.ceil(image.width * scale), math.ceil(image.height * scale)))
    upright = _in_srgb(_in_eight_bits(ImageOps.exif_transpose(image)))
    clear = Image.new("RGBA" if _see_through(upright) else "RGB", upright.size)
    clear.paste(upright.convert(clear.mode))
    return resized(clear, size)


def resized(image: "Image", size: tuple[int, int]) -> "Image":
    """Return a picture in a size."""
    from PIL import Image

    if image.size == size:
        return image
    return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)


def on_white(image: "Image") -> "Image":
    """Return a picture for a form that knows no clear parts."""
    from PIL import Image

    if image.mode != "RGBA":
        return image
    flat = Image.new("RGB", image.size, "white")
    flat.paste(image, mask=image)
    return flat


def frames_of(image: "Image", picture: Picture) -> tuple[list["Image"], list[int]]:
    """Return what moves as frames with their times in milliseconds, with nothing attached."""
    from PIL import ImageSequence

    check_frames(image)
    size = published_size(picture.width, picture.height)
    frames: list[Image] = []
    times: list[int] = []
    for frame in ImageSequence.Iterator(image):
        plain = resized(frame.convert("RGBA"), size)
        plain.info = {}
        frames.append(plain)
        times.append(int(frame.info.get("duration", 100)))
    return frames, times


def _see_through(image: "Image") -> bool:
    return "A" in image.getbands() or "transparency" in image.info


def _in_eight_bits(image: "Image") -> "Image":
    """Return a grey picture of sixteen bits in eight; Pillow would cut what is brighter."""
    if not image.mode.startswith("I"):
        return image
    if image.mode != "I":
        image = image.convert("I")
    brightest = image.getextrema()[1]
    if isinstance(brightest, tuple) or brightest <= _EIGHT_BITS:
        return image.convert("L")
    return image.point(lambda value: value * (_EIGHT_BITS / _SIXTEEN_BITS)).convert("L")


def _in_srgb(image: "Image") -> "Image":
    """Return a picture in the colours that every screen means; an unusable profile is let go."""
    from PIL import ImageCms

    profile = image.info.get("icc_profile")
    if not profile:
        return image
    if image.mode not in _BUILDABLE or "transparency" in image.info:
        image = image.convert("RGBA" if _see_through(image) else "RGB")
    try:
        made = ImageCms.profileToProfile(
            image,
            ImageCms.ImageCmsProfile(io.BytesIO(profile)),
            ImageCms.createProfile("sRGB"),  # pyright: ignore[reportUnknownArgumentType]
            outputMode="RGBA" if image.mode == "RGBA" else "RGB",
        )
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image
    return made or image
