"""The colours that a theme names, what must be read on what, and what a look makes of them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from editor_app.domain.colour import READ, SEEN, is_readable, mixed, readable
from editor_app.domain.look import Look

Colours = Mapping[str, str]
_NAMED = re.compile(r"(--[a-z-]+):\s*(#[0-9a-fA-F]{6});")
_LIGHT = re.compile(r"^:root \{(.*?)\n\}", re.DOTALL | re.MULTILINE)
_DARK = re.compile(r"prefers-color-scheme: dark\) \{\s*:root \{(.*?)\n  \}", re.DOTALL)
# What of the ink is in a tinted ground, and in a line between two areas.
_SHADE, _LINE = 0.05, 0.16
# Words, and what must only be seen, on the ground of the page and on tinted ones.
WORDS = ("--ink", "--muted", "--accent")
MARKS = ("--control", "--rule", "--accent")
GROUNDS = ("--paper", "--shade")


@dataclass(frozen=True, slots=True)
class Scheme:
    """A theme's colours by day or by night."""

    name: str
    colours: Colours

    def with_ground(self, ground: str) -> "Scheme":
        """Return the scheme on another ground, with the tints that follow from it."""
        ink = self.colours["--ink"]
        own = {
            "--paper": ground,
            "--shade": mixed(ground, ink, _SHADE),
            "--line": mixed(ground, ink, _LINE),
        }
        return Scheme(self.name, {**self.colours, **own})

    def carries(self, ground: str) -> bool:
        """Whether the theme's own words and controls can be read on a ground."""
        on = self.with_ground(ground)
        grounds = [on.colours[name] for name in GROUNDS]
        words = (on.colours[name] for name in WORDS[:2])
        marks = (on.colours[name] for name in MARKS[:2])
        return all(is_readable(word, grounds, READ) for word in words) and all(
            is_readable(mark, grounds[:1], SEEN) for mark in marks
        )

    def nearest_ground(self, ground: str) -> str:
        """Return the nearest ground that carries the theme's words: towards white, or black."""
        end = "#ffffff" if self.name == "light" else "#000000"
        tried = (mixed(ground, end, step / 100) for step in range(101))
        return next((one for one in tried if self.carries(one)), self.colours["--paper"])

    def carries_accent(self, accent: str) -> bool:
        """Whether links in that colour can be read on every ground they stand on."""
        return is_readable(accent, self._accent_grounds())

    def nearest_accent(self, accent: str) -> str:
        """Return the nearest accent that can be read on every ground it stands on."""
        return readable(accent, self._accent_grounds())

    def _accent_grounds(self) -> list[str]:
        tinted = ("--amber-shade", "--red-shade")
        return [self.colours[name] for name in (*GROUNDS, *tinted) if name in self.colours]


def schemes(style: str) -> dict[str, Scheme]:
    """Return the colours of a style by day and by night; no scheme that it does not name."""
    found: dict[str, Scheme] = {}
    for name, block in (("light", _LIGHT.search(style)), ("dark", _DARK.search(style))):
        colours = dict(_NAMED.findall(block[1])) if block else {}
        if {"--ink", "--muted", "--accent", "--control", "--rule", *GROUNDS} <= colours.keys():
            found[name] = Scheme(name, {key: value.lower() for key, value in colours.items()})
    return found


def dressed(look: Look, style: str) -> str:
    """Return the style that a look adds to a theme's own, empty when it departs from nothing."""
    known = schemes(style)
    parts: list[str] = []
    for name, ground, accent in (
        ("light", look.ground, look.accent),
        ("dark", look.ground_dark, look.accent_dark),
    ):
        scheme = known.get(name)
        if scheme is not None:
            colours = _departing(scheme, ground, accent or look.accent)
            parts.append(_block(f"screen and (prefers-color-scheme: {name})", colours))
    widths = {"--wide": look.page_width, "--measure": look.text_width}
    parts.append(_block("screen", {key: f"{width}px" for key, width in widths.items() if width}))
    made = "".join(parts)
    return f"\n/* Set on the Site screen. */\n{made}" if made else ""


def _departing(scheme: Scheme, ground: str, accent: str) -> Colours:
    """Return what differs from the theme's own colours."""
    worn = scheme.with_ground(ground) if ground else scheme
    if accent:
        worn = Scheme(worn.name, {**worn.colours, "--accent": worn.nearest_accent(accent)})
    return {key: value for key, value in worn.colours.items() if scheme.colours[key] != value}


def _block(media: str, tokens: Mapping[str, str]) -> str:
    if not tokens:
        return ""
    told = " ".join(f"{key}: {value};" for key, value in tokens.items())
    return f"@media {media} {{ :root {{ {told} }} }}\n"
