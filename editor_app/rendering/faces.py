"""The type of the site: woff2 files made once from the font packages, kept in a cache folder."""

import io
import logging
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from editor_app.paths import keep, kept

VERSION = "2"
_SERIF, _SANS = "font_source_serif_pro", "font_source_sans_pro"
# Plain name: package, file of the package, family on the site.
FACES: dict[str, tuple[str, str, str]] = {
    "serif-400.woff2": (_SERIF, "SourceSerifPro-Regular.ttf", "Courier Serif"),
    "serif-400-italic.woff2": (_SERIF, "SourceSerifPro-It.ttf", "Courier Serif"),
    "serif-600.woff2": (_SERIF, "SourceSerifPro-Semibold.ttf", "Courier Serif"),
    "serif-700.woff2": (_SERIF, "SourceSerifPro-Bold.ttf", "Courier Serif"),
    "serif-300.woff2": (_SERIF, "SourceSerifPro-Light.ttf", "Courier Serif"),
    "serif-300-italic.woff2": (_SERIF, "SourceSerifPro-LightIt.ttf", "Courier Serif"),
    "sans-400.woff2": (_SANS, "SourceSansPro-Regular.ttf", "Courier Sans"),
    "sans-400-italic.woff2": (_SANS, "SourceSansPro-It.ttf", "Courier Sans"),
    "sans-600.woff2": (_SANS, "SourceSansPro-Semibold.ttf", "Courier Sans"),
}
# Latin with its extensions and phonetics, combining marks, Greek, Cyrillic, punctuation,
# superscripts, currency, letter-like signs, number forms, arrows, mathematical and plain shapes.
_KEPT = [
    *((0x0020, 0x024F), (0x0250, 0x02FF), (0x0300, 0x036F), (0x0370, 0x03FF), (0x0400, 0x052F)),
    *((0x1E00, 0x1EFF), (0x1F00, 0x1FFF), (0x2000, 0x214F), (0x2150, 0x22FF), (0x25A0, 0x25FF)),
    *((0xA720, 0xA7FF), (0xFB00, 0xFB06)),
]
# Kerning, ligatures, accents, what languages and neighbours ask of a letter, figures for tables.
_FEATURES = ["calt", "ccmp", "clig", "kern", "liga", "locl", "mark", "mkmk", "tnum"]
# Copyright, family, style, full name, version, licence, and family and style for typesetters.
_NAMES = frozenset({0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17})
_FAMILY_NAMES, _FULL_NAMES = (1, 16), (3, 4, 6)
_LOG = logging.getLogger(__name__)


def site_faces(names: Iterable[str], cache: Path) -> dict[str, bytes]:
    """Return these faces by plain name; see `face`."""
    made = {name: face(name, cache) for name in names}
    return {name: data for name, data in made.items() if data is not None}


def face(name: str, cache: Path) -> bytes | None:
    """Return one face; it is made the first time, which takes about a second.

    None when it cannot be made; the reader's own then serves in its place.
    """
    file = cache / f"{VERSION}-{name}"
    data = kept(file)
    if data is None:
        data = _try_to_make(name)
        if data is not None:
            keep(file, data)
    return data


def face_for_screen(name: str, cache: Path) -> bytes | None:
    """Return a face at once: as made before, or the original, which a browser takes as well."""
    if name not in FACES:
        return None
    package, file, _ = FACES[name]
    made = kept(cache / f"{VERSION}-{name}")
    try:
        return made or (_package_folder(package) / file).read_bytes()
    except OSError:
        return None


def make_face(name: str) -> bytes:
    """Return one face as woff2, reduced to the scripts a news page of ours sets in it.

    The licence of the originals keeps their name for them, so that ours bears another.
    """
    from fontTools import subset
    from fontTools.ttLib import TTFont

    package, file, family = FACES[name]
    options = subset.Options(hinting=False, notdef_outline=True)
    options.layout_features = _FEATURES
    font = TTFont(_package_folder(package) / file, recalcTimestamp=False)
    # Left to the subsetter, names have it walk through every table for who uses them.
    names = font["name"]
    del font["name"]
    reduced = subset.Subsetter(options)
    reduced.populate(unicodes=[code for first, last in _KEPT for code in range(first, last + 1)])
    reduced.subset(font)
    font["name"] = names
    _rename(names, family, Path(name).stem)
    out = io.BytesIO()
    font.flavor = "woff2"
    font.save(out)
    return out.getvalue()


def _package_folder(package: str) -> Path:
    from importlib.util import find_spec

    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError(package)
    return Path(next(iter(spec.submodule_search_locations))) / "files"


def _rename(table: Any, family: str, own: str) -> None:
    table.names = [record for record in table.names if record.nameID in _NAMES]
    for record in table.names:
        if record.nameID in _FAMILY_NAMES:
            record.string = family
        elif record.nameID in _FULL_NAMES:
            record.string = f"{family.replace(' ', '')}-{own}"


def _try_to_make(name: str) -> bytes | None:
    try:
        return make_face(name)
    except (OSError, ImportError, KeyError, ValueError) as error:
        _LOG.warning("The face %s could not be made: %s", name, error)
        return None
