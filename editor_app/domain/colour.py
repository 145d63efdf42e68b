"""Colours as readers see them: contrast as WCAG 2.2 counts it, and the nearest that can be read."""

import re
from collections.abc import Iterable

# Words need this contrast (1.4.3), what must only be seen needs less (1.4.11).
READ, SEEN = 4.5, 3.0
_COLOUR = re.compile(r"#[0-9a-f]{6}")
_SHORT = re.compile(r"#[0-9a-f]{3}")
_STEPS = 200
Channels = tuple[float, float, float]


def sound_colour(text: str) -> str:
    """Return a colour as `#rrggbb`; what is none comes back as it was typed."""
    low = text.strip().lower()
    if _SHORT.fullmatch(low):
        return "#" + "".join(letter * 2 for letter in low[1:])
    return low if _COLOUR.fullmatch(low) else text.strip()


def is_colour(text: str) -> bool:
    """Whether a text is a colour as `#rrggbb`, in small letters."""
    return _COLOUR.fullmatch(text) is not None


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def mixed(one: str, other: str, share: float) -> str:
    """Return a colour with that share of another in it."""
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def is_readable(colour: str, grounds: Iterable[str], least: float = READ) -> bool:
    """Whether a colour has enough contrast on every ground."""
    return all(contrast(colour, ground) >= least for ground in grounds)


def readable(colour: str, grounds: Iterable[str], least: float = READ) -> str:
    """Return the nearest colour that can be read on every ground.

    It is moved towards black or white, whichever needs the smaller step.
    """
    grounds = tuple(grounds)
    for step in range(_STEPS + 1):
        for goal in ("#000000", "#ffffff"):
            moved = mixed(colour, goal, step / _STEPS)
            if is_readable(moved, grounds, least):
                return moved
    return max(("#000000", "#ffffff"), key=lambda end: min(contrast(end, g) for g in grounds))


def _luminance(colour: str) -> float:
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (channel / 255 for channel in _channels(colour))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _channels(colour: str) -> Channels:
    red, green, blue = (float(int(colour[at : at + 2], 16)) for at in (1, 3, 5))
    return red, green, blue
