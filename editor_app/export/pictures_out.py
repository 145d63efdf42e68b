"""Pictures as they leave: encoded anew, upright, with nothing in them but the credit."""

import hashlib
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from editor_app.domain.errors import PictureInvalid
from editor_app.domain.picture import Picture, published_size
from editor_app.domain.rendition import SETTINGS, scaled, suffix_of
from editor_app.export.picture_credit import credit_options, told
from editor_app.export.picture_pixels import frames_of, on_white, page_pixels, resized
from editor_app.isolation.picture_guard import decoding, moves, opened
from editor_app.paths import keep, kept

if TYPE_CHECKING:
    from PIL.Image import Image

VERSION = "2"
# The ending of a picture's own file among its renditions.
OWN = ""
MEDIA_TYPES = {
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
    ".gif": "image/gif",
}
# Quality and effort were measured: docs/decisions/0033.
_OPTIONS: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 84, "optimize": True, "progressive": True},
    "PNG": {"optimize": False},
    "WEBP": {"quality": 78, "method": 4},
    "GIF": {},
}
# A drawing of so few colours stays as sharp as it is.
_DRAWN = {"lossless": True, "quality": 80, "method": 4}
_FEW = 4096
MADE_BY = f"{VERSION} {SETTINGS} {_OPTIONS} {_DRAWN} {_FEW}"
Made = Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class OutPicture:
    """A picture fit to leave; sizes in pixels."""

    data: bytes
    media_type: str
    width: int
    height: int


def fingerprint(picture: Picture) -> str:
    """Return what decides the bytes of a picture's own file and of its renditions."""
    parts = (MADE_BY, picture.sha256, _suffix(picture), *told(picture))
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def publish_picture(original: Path, picture: Picture, cache: Path | None = None) -> OutPicture:
    """Return a picture without EXIF, XMP, GPS and thumbnail; PictureInvalid when it is damaged.

    `cache` is a folder in which what is made is kept.
    """
    return out_picture(picture, picture_files(original, picture, [OWN], cache)[OWN])


def out_picture(picture: Picture, data: bytes) -> OutPicture:
    """Return a picture's own file with what is known of it."""
    width, height = published_size(picture.width, picture.height)
    return OutPicture(data, MEDIA_TYPES[_suffix(picture)], width, height)


def picture_files(
    original: Path, picture: Picture, endings: Sequence[str], cache: Path | None = None
) -> Made:
    """Return a picture's files by their endings; those that no cache holds are made together."""
    found: Made = kept_files(picture, endings, cache) if cache else {}
    fresh = [ending for ending in endings if ending not in found]
    if fresh:
        made = _made(original, picture, fresh)
        for ending, data in made.items() if cache else ():
            keep(_place(cache, picture, ending), data)  # pyright: ignore[reportArgumentType]
        found = {**found, **made}
    return found


def prepare_files(original: Path, picture: Picture, endings: Sequence[str], cache: Path) -> None:
    """Make a picture's files for those who will soon find them in the cache."""
    picture_files(original, picture, endings, cache)


def kept_files(picture: Picture, endings: Iterable[str], cache: Path) -> Made:
    """Return those of a picture's files that the cache holds whole."""
    found = {ending: kept(_place(cache, picture, ending)) for ending in endings}
    return {ending: data for ending, data in found.items() if data is not None}


def _place(cache: Path, picture: Picture, ending: str) -> Path:
    return cache / f"{fingerprint(picture)}-{ending or _suffix(picture)}"


def _suffix(picture: Picture) -> str:
    suffix = suffix_of(picture.name)
    return suffix if suffix in MEDIA_TYPES else ".jpg"


def _form(picture: Picture, ending: str) -> str:
    suffix = suffix_of(f"x-{ending}") if ending else _suffix(picture)
    return MEDIA_TYPES[suffix].removeprefix("image/").upper()


def _made(original: Path, picture: Picture, endings: Sequence[str]) -> Made:
    damaged = f"The picture “{picture.name}” is missing or damaged."
    found: dict[str, bytes] = {}
    with decoding(damaged), _named(_proven(original, picture), picture) as image:
        rest = list(endings)
        if OWN in rest and moves(image) and _form(picture, OWN) in {"GIF", "WEBP"}:
            found[OWN] = _moving(image, picture)
            rest.remove(OWN)
            image.seek(0)
        if rest:
            pixels = page_pixels(image, picture)
            drawn = _is_drawn(pixels, picture)
            found |= {one: _encoded(pixels, picture, one, drawn=drawn) for one in rest}
    return found


def _proven(original: Path, picture: Picture) -> Path:
    """Return an original that holds what was once added, and decoded to its end."""
    with original.open("rb") as handle:
        if hashlib.file_digest(handle, "sha256").hexdigest() != picture.sha256:
            raise PictureInvalid(
                f"“{picture.name}” cannot leave: its file is damaged.",
                "Add the file again in Media, or restore it from a backup.",
            )
    return original


def _named(original: Path, picture: Picture) -> "Image":
    """Open an original; what is wrong with it is told with its name."""
    try:
        return opened(original)
    except PictureInvalid as error:
        said = error.message[0].lower() + error.message[1:]
        raise PictureInvalid(f"“{picture.name}” cannot leave: {said}", error.advice) from error


def _is_drawn(pixels: "Image", picture: Picture) -> bool:
    """Whether a picture is line art: few colours, and kept in a form that keeps them."""
    return _suffix(picture) == ".png" and pixels.getcolors(_FEW) is not None


def _encoded(pixels: "Image", picture: Picture, ending: str, *, drawn: bool) -> bytes:
    form = _form(picture, ending)
    if ending:
        width = int(ending.partition(".")[0])
        pixels = resized(pixels, (width, scaled(pixels.width, pixels.height, width)))
    if form == "JPEG":
        pixels = on_white(pixels)
    options = _DRAWN if drawn and form == "WEBP" else _OPTIONS[form]
    out = io.BytesIO()
    pixels.save(out, form, **options, **credit_options(picture, form))
    return out.getvalue()


def _moving(image: "Image", picture: Picture) -> bytes:
    """Return the frames anew; comments and application blocks stay behind."""
    form = _form(picture, OWN)
    frames, times = frames_of(image, picture)
    out = io.BytesIO()
    frames[0].save(
        out,
        form,
        save_all=True,
        append_images=frames[1:],
        duration=times,
        loop=int(image.info.get("loop", 0)),
        disposal=2,
        **credit_options(picture, form),
    )
    return out.getvalue()
