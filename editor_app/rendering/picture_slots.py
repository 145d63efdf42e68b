"""Where pictures stand in a theme, and how wide they are there: its `pictures.toml`."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, cast

from editor_app.domain.errors import InvalidValue
from editor_app.domain.look import Look

FILE = "pictures.toml"
BODY = "body"
_WIDTHS = {"wide": "--wide", "measure": "--measure"}
_FORBIDDEN = re.compile(r"[<>\"{}]")


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for pictures: the value of `sizes`, and the widest rendition offered, 0 for all."""

    sizes: str = "100vw"
    most: int = 0


Slots = Mapping[str, Slot]
ANYWHERE = Slot()


def slot_of(slots: Slots, name: str) -> Slot:
    """Return a slot; `card-row` is a `card` where nobody says more, and all others are a body's."""
    found = slots.get(name) or slots.get(name.partition("-")[0])
    return found or slots.get(BODY, ANYWHERE)


def read_slots(files: tuple[bytes, bytes], style: str, look: Look) -> Slots:
    """Return the slots of a theme's file, and of a workspace's own, which comes first.

    `{wide}` and `{measure}` become the widths of the style, or of the look.
    """
    told = _tables(files[0]) | _tables(files[1])
    widths = {name: _width(style, token) for name, token in _WIDTHS.items()}
    chosen = {"wide": look.page_width, "measure": look.text_width}
    widths |= {name: f"{width}px" for name, width in chosen.items() if width}
    return {name: _slot(table, widths) for name, table in told.items()}


def slots_fault(text: str) -> str:
    """Return what is wrong with such a file, empty when it can be used."""
    for name, said in tomllib.loads(text).items():
        if not isinstance(said, dict):
            return f"“{name}” is no table"
        table = cast("dict[str, Any]", said)
        sizes, most = table.get("sizes"), table.get("most", 0)
        if not isinstance(sizes, str) or not sizes.strip():
            return f"“{name}” lacks its sizes"
        if _FORBIDDEN.search(_filled(sizes, dict.fromkeys(_WIDTHS, ""))):
            return f"the sizes of “{name}” are none"
        if isinstance(most, bool) or not isinstance(most, int) or most < 0:
            return f"“most” of “{name}” is no width in pixels"
    return ""


@lru_cache(maxsize=8)
def _tables(data: bytes) -> dict[str, Mapping[str, Any]]:
    try:
        told = tomllib.loads(data.decode())
    except tomllib.TOMLDecodeError as error:
        raise InvalidValue(
            f"{FILE} of the theme cannot be read: {error}.", "Mend it in its folder."
        ) from error
    return {
        name: cast("Mapping[str, Any]", table)
        for name, table in told.items()
        if isinstance(table, dict)
    }


def _slot(table: Mapping[str, Any], widths: Mapping[str, str]) -> Slot:
    most = table.get("most", 0)
    sizes = _filled(str(table.get("sizes", "")), widths).strip()
    return Slot(sizes or ANYWHERE.sizes, most if isinstance(most, int) else 0)


def _filled(sizes: str, widths: Mapping[str, str]) -> str:
    for name, width in widths.items():
        sizes = sizes.replace(f"{{{name}}}", width)
    return sizes


def _width(style: str, token: str) -> str:
    found = re.search(rf"{token}:\s*(\d+px)", style)
    return found[1] if found else "100vw"
