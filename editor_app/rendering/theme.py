"""A theme: page layouts, words, styles and faces, with a fingerprint of all of them."""

import hashlib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, cast

from editor_app.domain.errors import InvalidValue
from editor_app.domain.look import Look
from editor_app.paths import cache_folder
from editor_app.rendering.faces import FACES as FACE_FILES
from editor_app.rendering.faces import VERSION as FACES_VERSION
from editor_app.rendering.faces import site_faces
from editor_app.rendering.picture_slots import FILE as PICTURES
from editor_app.rendering.picture_slots import Slot, Slots, read_slots
from editor_app.rendering.theme_colours import dressed
from editor_app.rendering.theme_files import ASSETS, theme_files
from editor_app.resources import locate

VERSION = "2"
# The theme whose layouts, words and styles serve where another has none of its own.
DEFAULT = "courier"
# The styles that name the faces; a site with system faces does without them.
FACES = "faces.css"
STYLE = "site.css"
LOGO, LOGO_DARK = "logo.png", "logo-dark.png"
_REFERENCE = re.compile(r"url\(\s*[\"']?([\w.-]+)[\"']?\s*\)")
Words = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Mark:
    """A picture made for the theme of one site, such as its logo; `source` is what it is made of.

    Sizes in pixels as it is shown; `data` is not needed to know the fingerprint.
    """

    name: str
    source: str
    width: int
    height: int
    data: bytes = b""


@dataclass(frozen=True, slots=True)
class Dress:
    """What a site puts on its theme: files of its own, a look, and what is made for it."""

    overrides: Mapping[str, bytes] = field(default_factory=dict[str, bytes])
    look: Look = field(default_factory=Look)
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Theme:
    """How the site looks. `layouts` by file name, `assets` by plain name, `words` by language.

    `foreign` are the layouts that are not ours: they are laid out in isolation.
    """

    name: str
    fingerprint: str
    layouts: Mapping[str, str]
    assets: Mapping[str, bytes]
    words: Mapping[str, Words]
    foreign: frozenset[str] = frozenset()
    logo: tuple[int, int] | None = None
    slots: Slots = field(default_factory=dict[str, Slot])

    def words_of(self, language: str) -> Words:
        """Return the words of the page in a language, in English where we have none."""
        short = language.partition("-")[0].lower()
        return self.words.get(language.lower()) or self.words.get(short) or self.words["en"]


@dataclass(frozen=True, slots=True)
class AssetFile:
    """An asset as it leaves: `name` holds the hash of its bytes."""

    name: str
    data: bytes


NAKED = Dress()


@cache
def own_themes() -> tuple[str, ...]:
    """Return the names of the themes in the box, the default one first."""
    names = sorted(folder.name for folder in locate("themes").iterdir() if folder.is_dir())
    return (DEFAULT, *(name for name in names if name != DEFAULT))


def load_theme(
    name: str, dress: Dress = NAKED, *, with_faces: bool = True, cache: Path | None = None
) -> Theme:
    """Load a theme; files of the same name in the dress take the place of its own.

    `cache` is where made faces are kept, the user's cache folder if not given. Making them takes
    seconds the first time; `with_faces=False` leaves them out and changes nothing else, not even
    the fingerprint. A theme that does not exist is the default one.
    """
    name, own, wear = _built_in(name, dress)
    files = own | wear
    fingerprint = _fingerprint(files, dress)
    layouts = {n: d.decode() for n, d in files.items() if n.endswith(".html")}
    assets = {n: d for n, d in files.items() if Path(n).suffix in ASSETS}
    style = assets.get(STYLE, b"")
    assets[STYLE] = style + dressed(dress.look, style.decode()).encode()
    assets |= {mark.name: mark.data for mark in dress.marks}
    if with_faces:
        assets = site_faces(_named_faces(assets), cache or cache_folder() / "faces") | assets
    logo = next(((m.width, m.height) for m in dress.marks if m.name == LOGO), None)
    told = (_told(files.get("words.toml", b"")) for files in (own, wear))
    words = _labelled(_words(*told), dress.look)
    foreign = frozenset(n for n in wear if n.endswith(".html"))
    told_places = own.get(PICTURES, b""), wear.get(PICTURES, b"")
    slots = read_slots(told_places, style.decode(), dress.look)
    return Theme(name, fingerprint, layouts, assets, words, foreign, logo, slots)


def fingerprint_of(name: str, dress: Dress = NAKED) -> str:
    """Return the fingerprint that a theme would have, without making it."""
    _, own, wear = _built_in(name, dress)
    return _fingerprint(own | wear, dress)


def built_in_files(name: str) -> dict[str, bytes]:
    """Return the files of a theme in the box, those of the default one where it has none."""
    default = _in_the_box(DEFAULT)
    if name not in own_themes() or name == DEFAULT:
        return dict(default)
    own = _in_the_box(name)
    lent = {n: d for n, d in default.items() if n.endswith((".html", ".js", ".toml"))}
    return lent | own


@cache
def _in_the_box(name: str) -> dict[str, bytes]:
    """Return the files of one theme; the box does not change while the program runs."""
    return theme_files(locate(f"themes/{name}"))


def words_in_the_box(language: str) -> Words:
    """Return the words of the page as they are in the box, in English where we have none."""
    return load_theme(DEFAULT, with_faces=False).words_of(language)


def _built_in(name: str, dress: Dress) -> tuple[str, dict[str, bytes], dict[str, bytes]]:
    """Return a theme's name and files; one that nobody has is the default, undressed."""
    if name not in own_themes() and not dress.overrides:
        name = DEFAULT
    return name, built_in_files(name), dict(dress.overrides)


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


@lru_cache(maxsize=8)
def _told(words: bytes) -> Mapping[str, Words]:
    """Return the words in a `words.toml`, text by name and language."""
    try:
        told = tomllib.loads(words.decode())
    except tomllib.TOMLDecodeError as error:
        raise InvalidValue(
            f"The words of the theme cannot be read: {error}.", "Mend words.toml in its folder."
        ) from error
    return {
        language: {key: str(word) for key, word in cast("dict[str, Any]", said).items()}
        for language, said in told.items()
        if isinstance(said, dict)
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


def _named_faces(assets: Mapping[str, bytes]) -> tuple[str, ...]:
    """Return the faces that the theme's styles name."""
    styles = "".join(d.decode() for n, d in assets.items() if n.endswith(".css"))
    named = set(_REFERENCE.findall(styles)) - assets.keys()
    return tuple(sorted(named & FACE_FILES.keys()))


def _labelled(words: Mapping[str, Words], look: Look) -> Mapping[str, Words]:
    """Return the words with those that the site says in its own way."""
    told = dict(words)
    for label in look.labels:
        language = label.language.lower()
        before = told.get(language) or told.get(language.partition("-")[0]) or told["en"]
        told[language] = {**before, label.word: label.text}
    return told


def _fingerprint(files: Mapping[str, bytes], dress: Dress) -> str:
    digest = hashlib.sha256(f"{VERSION}\0{FACES_VERSION}\0{dress.look!r}".encode())
    digest.update(repr([(m.name, m.source, m.width, m.height) for m in dress.marks]).encode())
    for name in sorted(files):
        digest.update(f"\0{name}\0{len(files[name])}\0".encode())
        digest.update(files[name])
    return digest.hexdigest()
