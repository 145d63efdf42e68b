"""What is made for a site's theme from pictures of the library: its logo and its icon."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from editor_app.domain.errors import OffstoneError
from editor_app.domain.look import Look
from editor_app.domain.picture import Picture
from editor_app.export.marks import FINE, VERSION, as_ico, logo_size, mark_png
from editor_app.paths import cache_folder, keep, kept
from editor_app.rendering.theme import LOGO, LOGO_DARK, Mark, Theme

if TYPE_CHECKING:
    from editor_app.services.desk import Desk

ICON, TOUCH_ICON, ROOT_ICON = "icon.png", "touch-icon.png", "favicon.ico"
_ICONS = {ICON: 96, TOUCH_ICON: 180}
_DEADLINE = 20.0


@dataclass(frozen=True, slots=True)
class _Wanted:
    mark: Mark
    picture: Picture
    pixels: tuple[int, int]


def planned_marks(look: Look, pictures: Mapping[str, Picture]) -> tuple[Mark, ...]:
    """Return what would be made, without making it: enough to know the theme's fingerprint."""
    return tuple(wanted.mark for wanted in _wanted(look, pictures))


def made_marks(
    desk: "Desk", look: Look, pictures: Mapping[str, Picture]
) -> tuple[tuple[Mark, ...], tuple[str, ...]]:
    """Return the marks, and a sentence for each that could not be made and is left out."""
    made: list[Mark] = []
    left_out: list[str] = []
    for wanted in _wanted(look, pictures):
        try:
            made.append(replace(wanted.mark, data=_data(desk, wanted)))
        except (OffstoneError, OSError) as error:
            said = error.message if isinstance(error, OffstoneError) else "It cannot be read."
            left_out.append(f"“{wanted.picture.name}” is left out of the look of the site: {said}")
    return tuple(made), tuple(dict.fromkeys(left_out))


def root_icon(theme: Theme) -> bytes:
    """Return what stands at `favicon.ico`: the theme's own, or made of the site's icon; or nothing.

    Readers and crawlers ask for it there without looking at a page.
    """
    png = theme.assets.get(ICON, b"")
    return theme.assets.get(ROOT_ICON) or (as_ico(png, _ICONS[ICON]) if png else b"")


def _wanted(look: Look, pictures: Mapping[str, Picture]) -> Iterator[_Wanted]:
    for name, chosen in ((LOGO, look.logo), (LOGO_DARK, look.logo_dark if look.logo else "")):
        picture = pictures.get(chosen)
        if picture is not None:
            width, height = logo_size(picture.width, picture.height)
            fine = min(FINE, picture.width / width, picture.height / height)
            pixels = (round(width * fine), round(height * fine))
            yield _Wanted(Mark(name, picture.sha256, width, height), picture, pixels)
    picture = pictures.get(look.icon)
    if picture is not None:
        for name, side in _ICONS.items():
            yield _Wanted(Mark(name, picture.sha256, side, side), picture, (side, side))


def _data(desk: "Desk", wanted: _Wanted) -> bytes:
    """Return a mark as PNG, kept in the cache by all that it is made from."""
    width, height = wanted.pixels
    key = hashlib.sha256(f"{VERSION} {wanted.picture.sha256} {width} {height}".encode())
    file = cache_folder() / "marks" / f"{key.hexdigest()}.png"
    made = kept(file)
    if made is not None:
        return made
    original = (desk.media_folder / wanted.picture.file_name).read_bytes()
    data = desk.host.run(mark_png, original, width, height, deadline=_DEADLINE)
    keep(file, data)
    return data
