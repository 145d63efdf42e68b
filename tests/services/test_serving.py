"""The site in the user's browser."""

import http.client
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit
from zipfile import ZipFile

import pytest

from editor_app.domain.errors import TargetUnusable
from editor_app.export.target_manifest import NAME, TargetManifest, manifest_text
from editor_app.services.serving import Served, serve


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    site = tmp_path / "site"
    for path, text in {
        "index.html": "<h1>Home</h1>",
        "404.html": "<h1>Not here</h1>",
        "world/index.html": "<h1>World</h1>",
        "feed.xml": "<rss/>",
        "assets/x.woff2": "font",
        "empty/kept.txt": "x",
        ".offstone/manifest.json": "{}",
    }.items():
        place = site / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text)
    (tmp_path / "secret.html").write_text("secret")
    (site / "out.html").symlink_to(tmp_path / "secret.html")
    shown = serve(site)
    yield shown
    shown.close()


def _ask(served: Served, path: str, host: str = "") -> tuple[int, str, str]:
    parts = urlsplit(served.address)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=10)
    connection.request("GET", path, headers={"Host": host or parts.netloc})
    answer = connection.getresponse()
    found = answer.status, answer.getheader("Content-Type") or "", answer.read().decode()
    connection.close()
    return found


def test_pages_feeds_and_files(served: Served) -> None:
    assert _ask(served, "/") == (200, "text/html; charset=utf-8", "<h1>Home</h1>")
    assert _ask(served, "/world/")[2] == "<h1>World</h1>"
    assert _ask(served, "/world")[0] == 301
    assert _ask(served, "/feed.xml")[1] == "application/rss+xml"
    assert _ask(served, "/assets/x.woff2")[1] == "font/woff2"


@pytest.mark.parametrize(
    "path",
    [
        "/moon/",
        "/empty/",
        "/.offstone/manifest.json",
        "/out.html",
        "/../secret.html",
        "/%2e%2e/secret.html",
    ],
)
def test_nothing_else(served: Served, path: str) -> None:
    status, _, text = _ask(served, path)
    assert status == 404
    assert "Not here" in text


def test_only_under_its_own_name(served: Served) -> None:
    assert _ask(served, "/", host="evil.example")[0] == 404


def test_a_site_without_a_page_for_what_is_missing(served: Served, tmp_path: Path) -> None:
    (tmp_path / "site" / "404.html").unlink()
    assert _ask(served, "/moon/")[2] == "There is no such page."


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(TargetUnusable, match="no folder"):
        serve(tmp_path / "gone")


def test_a_zip_file_is_shown_as_what_comes_out_of_it(tmp_path: Path) -> None:
    file = tmp_path / "site.zip"
    with pytest.raises(TargetUnusable, match="no file"):
        serve(file)
    with ZipFile(file, "w") as archive:
        for path in ("index.html", "404.html", "world/index.html", "feed.xml"):
            archive.writestr(path, path)
        archive.writestr(NAME, manifest_text(TargetManifest("desk", "Courier", ())))
    shown = serve(file)
    try:
        assert _ask(shown, "/") == (200, "text/html; charset=utf-8", "index.html")
        assert _ask(shown, "/world/?x#y")[2] == "world/index.html"
        assert _ask(shown, "/world")[0] == 301
        assert _ask(shown, "/feed.xml")[1] == "application/rss+xml"
        assert _ask(shown, "/gone/") == (404, "text/html; charset=utf-8", "404.html")
        assert _ask(shown, "/.offstone/manifest.json")[0] == 404
        assert _ask(shown, "/../secret")[0] == 404
    finally:
        shown.close()
