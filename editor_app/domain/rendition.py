"""The renditions of a picture: the widths in which it leaves, known before any is made."""

from functools import lru_cache
from pathlib import PurePosixPath

from editor_app.domain.picture import LONGEST, Picture, published_size

# In pixels. Phones take 400 to 1200, a column on a fine screen 1600.
WIDTHS = (400, 800, 1200, 1600)
# The JPEG that networks show when a page is shared.
SHARED = 1200
# A rendition hardly wider than the one before is not worth a file.
_STEP = 1.1
# What these hold may move, and would stand still as a rendition.
_WHOLE = {".gif", ".webp"}
SETTINGS = f"{WIDTHS} {SHARED} {LONGEST}"


@lru_cache(maxsize=4096)
def rendition_widths(name: str, width: int, most: int = WIDTHS[-1]) -> tuple[int, ...]:
    """Return the widths offered of a picture that leaves `width` wide; none when it leaves whole.

    Never wider than the picture, and one at least however small `most` is.
    """
    if width < 1 or suffix_of(name) in _WHOLE:
        return ()
    own = min(width, WIDTHS[-1])
    found = (*(w for w in WIDTHS if w * _STEP < own), own)
    return tuple(w for w in found if w <= most) or found[:1]


def shared_width(name: str, width: int) -> int:
    """Return the width of the JPEG that networks are given, 0 when the picture itself serves."""
    if width <= SHARED and suffix_of(name) in {".jpg", ".jpeg"}:
        return 0
    return min(width, SHARED)


def shared_size(name: str, width: int, height: int) -> tuple[int, int]:
    """Return the size in which networks are given a picture of that size."""
    shared = shared_width(name, width)
    return (shared, scaled(width, height, shared)) if shared else (width, height)


def scaled(width: int, height: int, to: int) -> int:
    """Return the height of a picture made `to` wide."""
    return max(1, round(height * to / width))


def rendition_pattern(address: str) -> str:
    """Return the address of a picture's renditions, with `*` where `800.webp` stands."""
    head, slash, name = address.rpartition("/")
    stem, dot, _ = name.rpartition(".")
    return f"{head}{slash}{stem if dot else name}-*"


def rendition_endings(picture: Picture, *, shared: bool) -> tuple[str, ...]:
    """Return what takes the place of `*`, for every rendition that leaves.

    `shared` says that a page offers the picture to networks.
    """
    width, _ = published_size(picture.width, picture.height)
    found = [f"{w}.webp" for w in rendition_widths(picture.name, width)]
    jpeg = shared_width(picture.name, width) if shared else 0
    return (*found, f"{jpeg}.jpg") if jpeg else tuple(found)


def suffix_of(name: str) -> str:
    """Return the suffix of a name in small letters."""
    return PurePosixPath(name).suffix.lower()
