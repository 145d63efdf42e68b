import hashlib
import re
import tomllib
from pathlib import Path

import pytest

from editor_app.domain.errors import InvalidValue
from editor_app.paths import keep
from editor_app.rendering import faces
from editor_app.rendering.dates import locale_of
from editor_app.rendering.layouts import layouts_of
from editor_app.rendering.pages import make_page
from editor_app.rendering.theme import Dress, Theme, asset_files, load_theme
from editor_app.rendering.theme_files import theme_files
from editor_app.resources import locate
from tests.rendering.places import SitePlaces
from tests.rendering.test_pages import article, every_page


def dressed_with(folder: Path) -> Theme:
    return load_theme("courier", Dress(theme_files(folder)), with_faces=False)


def test_the_default_theme_brings_its_layouts_words_and_faces() -> None:
    theme = load_theme("courier")
    assert "article.html" in theme.layouts
    shipped = {name for name in theme.assets if name.endswith(".woff2")}
    assert {"serif-400.woff2", "sans-600.woff2"} < shipped < set(faces.FACES)
    assert theme.assets["serif-400.woff2"][:4] == b"wOF2"
    plain = load_theme("courier", with_faces=False)
    assert plain.fingerprint == theme.fingerprint
    assert set(plain.assets) == {"site.css", "faces.css", "search.js"}


def test_a_theme_that_is_none_is_the_default_one() -> None:
    for name in ("nowhere", "../../styles", ""):
        assert load_theme(name, with_faces=False).name == "courier"


def test_every_language_has_every_word() -> None:
    told = tomllib.loads(locate("themes/courier/words.toml").read_text("utf-8"))
    counts = ("-zero", "-one", "-two", "-few", "-many", "-other")
    plain = {word for word in told["en"] if not word.endswith(counts)}
    counted = {word.removesuffix("-other") for word in told["en"] if word.endswith("-other")}
    for language, words in told.items():
        assert {word for word in words if not word.endswith(counts)} == plain, language
        # Each language has the plural forms that numbers up to a thousand ask for.
        forms = {locale_of(language).plural_form(number) for number in range(1_001)}
        wanted = {f"{word}-{form}" for word in counted for form in {*forms, "other"}}
        assert wanted <= set(words), language
        assert "{}" in words["page"]
    theme = load_theme("courier", with_faces=False)
    assert theme.words_of("de-AT")["by"] == "Von"
    assert theme.words_of("xx")["by"] == "By"


def test_files_of_a_workspace_take_the_place_of_the_themes_own(tmp_path: Path) -> None:
    layouts = tmp_path / "layouts"
    layouts.mkdir()
    (layouts / "house.html").write_text("<p>{{ page.title }}</p>", "utf-8")
    (layouts / "broken.html").write_bytes(b"\xff\xfe\xff")
    (tmp_path / "site.css").write_text(":root { color: red }", "utf-8")
    (tmp_path / "words.toml").write_text('[en]\nby = "Words by"\n[de-ch]\nby = "Vo"\n', "utf-8")
    (tmp_path / "logo.svg").write_text("<svg/>", "utf-8")
    (tmp_path / "run.exe").write_bytes(b"MZ")
    (tmp_path / "huge.png").write_bytes(b"x" * 5_000_001)
    (tmp_path / "link.css").symlink_to(tmp_path / "site.css")
    theme = dressed_with(tmp_path)
    assert theme.assets["site.css"] == b":root { color: red }"
    assert "logo.svg" in theme.assets
    assert not {"run.exe", "huge.png", "link.css", "broken.html"} & {*theme.assets, *theme.layouts}
    assert theme.words_of("de-CH")["by"] == "Vo"
    assert theme.fingerprint != load_theme("courier", with_faces=False).fingerprint
    page = dict(every_page())["house"]
    assert make_page(page, theme, SitePlaces("about/")) == "<p>About</p>\n"


def test_assets_leave_with_their_hash_and_styles_name_them_so() -> None:
    theme = load_theme("courier")
    files = asset_files(theme)
    for file in files.values():
        assert hashlib.sha256(file.data).hexdigest()[:8] in file.name
    style = files["faces.css"].data.decode()
    named = set(re.findall(r'url\("([^"]+)"\)', style))
    assert named == {file.name for file in files.values() if file.name.endswith(".woff2")}
    plain = load_theme("courier", with_faces=False)
    assert b'url("serif-400.woff2")' in asset_files(plain)["faces.css"].data


def test_broken_words_are_named(tmp_path: Path) -> None:
    (tmp_path / "words.toml").write_text("[en\n", "utf-8")
    with pytest.raises(InvalidValue, match="words of the theme"):
        dressed_with(tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        "{% if %}",
        "{{ page.__class__.__mro__ }}",
        "{{ to_page.__globals__ }}",
        "{{ ''.__class__ }}",
        "{{ page.byline.append(1) }}",
        "{{ '{0.__class__}'.format(page) }}",
        "{{ [].append(1) }}",
        "{{ page.tags.__len__() }}",
    ],
)
def test_a_layout_cannot_leave_the_sandbox(tmp_path: Path, text: str) -> None:
    (tmp_path / "article.html").write_text(text, "utf-8")
    theme = dressed_with(tmp_path)
    page = article()
    for _ in range(2):
        with pytest.raises(InvalidValue, match=r"article\.html"):
            make_page(page, theme, SitePlaces(page.path))
    assert layouts_of(theme) is layouts_of(theme)


def test_faces_are_made_once_and_bear_a_name_of_their_own(tmp_path: Path) -> None:
    from io import BytesIO

    from fontTools.ttLib import TTFont

    cache = tmp_path / "faces"
    first = faces.face("sans-400-italic.woff2", cache)
    assert first is not None
    (file,) = cache.iterdir()
    keep(file, b"kept")
    assert faces.face("sans-400-italic.woff2", cache) == b"kept"
    file.write_bytes(file.read_bytes()[:-1])
    assert faces.face("sans-400-italic.woff2", cache) == first
    font = TTFont(BytesIO(first))
    names = {record.nameID: str(record) for record in font["name"].names}
    assert names[1] == "Courier Sans"
    assert "SIL Open Font License" in names[13]
    assert {ord("ß"), ord("“"), ord("ő")} <= set(font.getBestCmap())


def test_a_face_that_cannot_be_made_or_kept_is_no_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(faces, "FACES", {"lost.woff2": ("font_source_nothing", "x.ttf", "X")})
    assert faces.site_faces(["lost.woff2"], tmp_path) == {}
    monkeypatch.undo()
    blocked = tmp_path / "file"
    blocked.write_text("")
    made = faces.face("sans-400-italic.woff2", blocked / "faces")
    assert made is not None


def test_a_screen_takes_a_face_at_once(tmp_path: Path) -> None:
    assert faces.face_for_screen("nothing.woff2", tmp_path) is None
    original = faces.face_for_screen("sans-600.woff2", tmp_path)
    assert original is not None
    assert original[:4] in {b"\0\1\0\0", b"true"}
    keep(tmp_path / f"{faces.VERSION}-sans-600.woff2", b"made")
    assert faces.face_for_screen("sans-600.woff2", tmp_path) == b"made"


def test_a_screen_goes_without_a_face_whose_package_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(faces, "FACES", {"lost.woff2": ("font_source_nothing", "x.ttf", "X")})
    assert faces.face_for_screen("lost.woff2", tmp_path) is None
