"""Our own line icons, tinted with the colours that are worn."""

from contextlib import suppress
from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from editor_app.paths import cache_folder
from editor_app.resources import read_text
from editor_app.ui.appearance.tokens import Tokens, tokens_of

_worn: list[Tokens] = []
# What the style sheet shows; Qt reads those from files only.
_IN_STYLE = {
    "chevron-down": ("chevron-down", "muted"),
    "chevron-up": ("chevron-up", "muted"),
    "check-on-accent": ("check", "on_accent"),
}


def set_colours(tokens: Tokens) -> None:
    """Tint from now on with these colours."""
    _worn[:] = [tokens]


def icon(name: str, tone: str = "ink", size: int = 18) -> QIcon:
    """Return an icon in a token's colour, fainter where it is disabled."""
    worn = _worn[0] if _worn else tokens_of(dark=False)
    made = QIcon()
    made.addPixmap(_drawn(name, getattr(worn, tone), size))
    made.addPixmap(_drawn(name, worn.control_line, size), QIcon.Mode.Disabled)
    return made


def tinted_folder(tokens: Tokens, *, dark: bool) -> Path:
    """Return a folder with the icons that the style sheet names."""
    folder = cache_folder() / "icons" / ("dark" if dark else "light")
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        for name, (source, tone) in _IN_STYLE.items():
            text = _tinted(source, getattr(tokens, tone))
            (folder / f"{name}.svg").write_text(text, encoding="utf-8")
    return folder


@cache
def _drawn(name: str, colour: str, size: int) -> QPixmap:
    renderer = QSvgRenderer(QByteArray(_tinted(name, colour).encode()))
    pixmap = QPixmap(QSize(size, size) * 2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, size * 2, size * 2))
    painter.end()
    pixmap.setDevicePixelRatio(2)
    return pixmap


def _tinted(name: str, colour: str) -> str:
    return read_text(f"icons/{name}.svg").replace("currentColor", colour)
