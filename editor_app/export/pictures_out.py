"""Pictures as they leave: re-encoded, upright, with nothing in them but the credit."""

import hashlib
import io
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from editor_app.domain.errors import PictureInvalid
from editor_app.domain.picture import Picture, published_size

if TYPE_CHECKING:
    from PIL.Image import Image

VERSION = "1"
MEDIA_TYPES = {
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
    ".gif": "image/gif",
}
_ARTIST, _COPYRIGHT = 0x013B, 0x8298
_OPTIONS: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 86, "optimize": True, "progressive": True},
    "PNG": {"optimize": False},
    "WEBP": {"quality": 86, "method": 4},
    "GIF": {},
}


@dataclass(frozen=True, slots=True)
class OutPicture:
    """A picture fit to leave; sizes in pixels."""

    data: bytes
    media_type: str
    width: int
    height: int


def fingerprint(picture: Picture) -> str:
    """Return what decides the published bytes of a picture."""
    parts = (VERSION, picture.sha256, picture.credit, picture.rights, _suffix(picture))
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def publish_picture(original: Path, picture: Picture, cache: Path | None = None) -> OutPicture:
    """Return a picture without EXIF, XMP, GPS and thumbnail; PictureInvalid when it is damaged.

    `cache` is a folder in which the made file is kept by its fingerprint.
    """
    kept = cache / (fingerprint(picture) + _suffix(picture)) if cache else None
    data = _read(kept) if kept else None
    if data is None:
        data = _made(original, picture)
        if kept is not None:
            _keep(kept, data)
    width, height = published_size(picture.width, picture.height)
    return OutPicture(data, MEDIA_TYPES[_suffix(picture)], width, height)


def _suffix(picture: Picture) -> str:
    suffix = Path(picture.name).suffix.lower()
    return suffix if suffix in MEDIA_TYPES else ".jpg"


def _made(original: Path, picture: Picture) -> bytes:
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with Image.open(original) as image:
            form = MEDIA_TYPES[_suffix(picture)].removeprefix("image/").upper()
            if getattr(image, "is_animated", False) and form in {"GIF", "WEBP"}:
                return _animated(image, form)
            upright = ImageOps.exif_transpose(image)
            return _encoded(_sized(_plain(upright, form), picture), form, picture)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise PictureInvalid(f"The picture “{picture.name}” is missing or damaged.") from error


def _plain(image: "Image", form: str) -> "Image":
    """Return the pixels alone, in sRGB, on white where the format has no transparency."""
    from PIL import Image

    image = _in_srgb(image)
    see_through = "A" in image.getbands() or "transparency" in image.info
    if form == "JPEG":
        flat = Image.new("RGB", image.size, "white")
        layer = image.convert("RGBA") if see_through else image.convert("RGB")
        flat.paste(layer, mask=layer if see_through else None)
        return flat
    clear = Image.new("RGBA" if see_through else "RGB", image.size)
    clear.paste(image.convert(clear.mode))
    return clear


def _in_srgb(image: "Image") -> "Image":
    from PIL import ImageCms

    profile = image.info.get("icc_profile")
    if not profile or image.mode not in {"RGB", "CMYK"}:
        return image
    try:
        made = ImageCms.profileToProfile(
            image,
            ImageCms.ImageCmsProfile(io.BytesIO(profile)),
            ImageCms.createProfile("sRGB"),  # pyright: ignore[reportUnknownArgumentType]
            outputMode="RGB",
        )
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image
    return made or image


def _sized(image: "Image", picture: Picture) -> "Image":
    size = published_size(picture.width, picture.height)
    return image if size == image.size else image.resize(size)


def _encoded(image: "Image", form: str, picture: Picture) -> bytes:
    from PIL import Image

    out = io.BytesIO()
    options = dict(_OPTIONS[form])
    credit = Image.Exif()
    if picture.credit:
        credit[_ARTIST] = picture.credit
    if picture.rights:
        credit[_COPYRIGHT] = picture.rights
    if len(credit) and form != "GIF":
        options["exif"] = credit.tobytes()
    image.save(out, form, **options)
    return out.getvalue()


def _animated(image: "Image", form: str) -> bytes:
    """Return the frames anew; comments and application blocks stay behind."""
    from PIL import ImageSequence

    frames = [frame.convert("RGBA") for frame in ImageSequence.Iterator(image)]
    times = [int(frame.info.get("duration", 100)) for frame in ImageSequence.Iterator(image)]
    for frame in frames:
        frame.info = {}
    out = io.BytesIO()
    loop = int(image.info.get("loop", 0))
    frames[0].save(
        out, form, save_all=True, append_images=frames[1:], duration=times, loop=loop, disposal=2
    )
    return out.getvalue()


def _read(file: Path) -> bytes | None:
    try:
        return file.read_bytes() or None
    except OSError:
        return None


def _keep(file: Path, data: bytes) -> None:
    """Keep a made file for the next time; a failing cache costs time only."""
    fresh = file.with_name(f"{file.name}.new")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_bytes(data)
        fresh.replace(file)
    except OSError:
        fresh.unlink(missing_ok=True)
