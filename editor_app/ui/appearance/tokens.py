"""The colours by name, read from the light or the dark list of the resources."""

import tomllib
from dataclasses import dataclass
from functools import cache

from editor_app.resources import read_text


@dataclass(frozen=True, slots=True)
class Tokens:
    """Every colour of the program, as `#RRGGBB`."""

    paper: str
    panel: str
    card: str
    ink: str
    muted: str
    line: str
    control_line: str
    accent: str
    accent_deep: str
    accent_soft: str
    on_accent: str
    scroll: str
    hover: str
    green: str
    amber: str
    red: str
    violet: str
    marker: str
    marker_ink: str


@cache
def tokens_of(*, dark: bool) -> Tokens:
    """Return the colours of day or night."""
    return Tokens(**tomllib.loads(read_text(f"styles/{'dark' if dark else 'light'}.toml")))
