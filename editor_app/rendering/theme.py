"""A theme: page layouts, words, styles and faces, with a fingerprint of all of them."""

import hashlib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from editor_app.domain.errors import InvalidValue
from editor_app.paths import cache_folder
from editor_app.rendering.faces import VERSION as FACES_VERSION
from editor_app.rendering.faces import site_faces
from editor_app.resources import locate

VERSION = "1"
# The styles that name the faces; a site with system faces does without them.
FACES = "faces.css"
_TEXTS = {".html", ".css", ".toml"}
_ASSETS = {".css", ".gif", ".ico", ".jpg", ".png", ".svg", ".webp", ".woff2"}
_REFERENCE = re.compile(r"url\(\s*[\"']?([\w.-]+)[\"']?\s*\)")
_MAX_BYTES = 5_000_000
Words = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Theme:
    """How the site looks. `layouts` by file name, `assets` by plain name, `words` by language."""

    name: str
    fingerprint: str
    layouts: Mapping[str, str]
    assets: Mapping[str, bytes]
    words: Mapping[str, Words]

    def words_of(self, language: str) -> Words:
        """Return the words of the page in a language, in English where we have none."""
        short = language.partition("-")[0].lower()
        return self.words.get(language.lower()) or self.words.get(short) or self.words["en"]


@dataclass(frozen=True, slots=True)
class AssetFile:
    """An asset as it leaves: `name` holds the hash of its bytes."""

    name: str
    data: bytes


def load_theme(
    name: str,
    overrides: Path | None = None,
    *,
    with_faces: bool = True,
    cache: Path | None = None,
) -> Theme:
    """Load a theme; files of the same name in `overrides` take the place of its own.

    `cache` is where made faces are kept, the user's cache folder if not given. Making them takes
    seconds the first time; `with_faces=False` leaves them out and changes nothing else, not even
    the fingerprint. A theme that does not exist is the default one.
    """
    folder = locate(f"themes/{name}") if re.fullmatch(r"[\w-]+", name) else None
    if folder is None or not folder.is_dir():
        name, folder = "courier", locate("themes/courier")
    own = _files(folder)
    changed = _files(overrides) if overrides is not None else {}
    files = own | changed
    fingerprint = _fingerprint(files)
    if with_faces:
        files = site_faces(cache or cache_folder() / "faces") | files
    layouts = {n: d.decode() for n, d in files.items() if n.endswith(".html")}
    assets = {n: d for n, d in files.items() if Path(n).suffix in _ASSETS}
    words = _words(_told(own), _told(changed))
    return Theme(name, fingerprint, layouts, assets, words)


def asset_files(theme: Theme) -> dict[str, AssetFile]:
    """Return the assets as they leave, by plain name; styles name the faces as they leave."""
    plain = {n: _hashed(n, d) for n, d in theme.assets.items() if not n.endswith(".css")}

    def reference(match: re.Match[str]) -> str:
        return f'url("{plain[match[1]].name}")' if match[1] in plain else match[0]

    styles = {
        n: _hashed(n, _REFERENCE.sub(reference, d.decode()).encode())
        for n, d in theme.assets.items()
        if n.endswith(".css")
    }
    return plain | styles


def _files(folder: Path) -> dict[str, bytes]:
    """Return the files of a theme by name; what is too large or of another kind is passed over."""
    found: dict[str, bytes] = {}
    for part in (folder, folder / "layouts"):
        for file in sorted(part.iterdir()) if part.is_dir() else ():
            wanted = file.suffix in _TEXTS | _ASSETS and file.is_file() and not file.is_symlink()
            if wanted and file.stat().st_size <= _MAX_BYTES and _readable(file):
                found[file.name] = file.read_bytes()
    return found


def _readable(file: Path) -> bool:
    if file.suffix not in _TEXTS:
        return True
    try:
        file.read_text(encoding="utf-8")
    except ValueError:
        return False
    return True


def _told(files: Mapping[str, bytes]) -> Mapping[str, Words]:
    """Return the words in `words.toml`, text by name and language."""
    try:
        told = tomllib.loads(files.get("words.toml", b"").decode())
    except tomllib.TOMLDecodeError as error:
        raise InvalidValue(
            f"The words of the theme cannot be read: {error}.", "Mend words.toml in its folder."
        ) from error
    return {
        language: {key: str(word) for key, word in cast("dict[str, Any]", words).items()}
        for language, words in told.items()
        if isinstance(words, dict)
    }


def _words(own: Mapping[str, Words], changed: Mapping[str, Words]) -> dict[str, Words]:
    """Return the words of all languages; one that a language lacks is English."""
    languages = {language.lower() for language in (*own, *changed)}
    by_lower = [{language.lower(): words for language, words in m.items()} for m in (own, changed)]
    english = {**by_lower[0]["en"], **by_lower[1].get("en", {})}
    return {
        language: {**english, **by_lower[0].get(language, {}), **by_lower[1].get(language, {})}
        for language in languages
    }


def _hashed(name: str, data: bytes) -> AssetFile:
    stem, _, suffix = name.rpartition(".")
    return AssetFile(f"{stem}-{hashlib.sha256(data).hexdigest()[:8]}.{suffix}", data)


def _fingerprint(files: Mapping[str, bytes]) -> str:
    digest = hashlib.sha256(f"{VERSION}\0{FACES_VERSION}".encode())
    for name in sorted(files):
        digest.update(f"\0{name}\0{len(files[name])}\0".encode())
        digest.update(files[name])
    return digest.hexdigest()
