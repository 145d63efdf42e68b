"""The two faces, loaded from their packages; without them the system's own are used."""

from importlib.util import find_spec
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

SERIF = "Source Serif Pro"
SANS = "Source Sans Pro"
_FILES = {
    "font_source_sans_pro": ("SourceSansPro", ("Regular", "It", "Semibold", "Bold")),
    "font_source_serif_pro": ("SourceSerifPro", ("Regular", "It", "Semibold", "Bold", "BoldIt")),
}


def load_faces() -> None:
    """Make the faces known to Qt."""
    for package, (stem, weights) in _FILES.items():
        spec = find_spec(package)
        if spec is None or spec.origin is None:
            continue
        folder = Path(spec.origin).parent / "files"
        for weight in weights:
            QFontDatabase.addApplicationFont(str(folder / f"{stem}-{weight}.ttf"))
    QFont.insertSubstitutions(SANS, ["Noto Sans", "Segoe UI", "Helvetica Neue", "DejaVu Sans"])
    QFont.insertSubstitutions(SERIF, ["Noto Serif", "Georgia", "DejaVu Serif"])


def sans(size: int, *, bold: bool = False) -> QFont:
    """Return the interface's face at so many pixels."""
    return _font(SANS, size, QFont.Weight.DemiBold if bold else QFont.Weight.Normal)


def serif(size: int, *, bold: bool = False) -> QFont:
    """Return the articles' face at so many pixels."""
    return _font(SERIF, size, QFont.Weight.Bold if bold else QFont.Weight.Normal)


def _font(family: str, size: int, weight: QFont.Weight) -> QFont:
    font = QFont(family)
    font.setPixelSize(size)
    font.setWeight(weight)
    return font
