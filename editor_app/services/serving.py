"""Shows a published site to the user's browser, over http on this machine alone."""

import threading
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import quote, unquote, urlsplit

from editor_app.domain.errors import StorageFailed, TargetUnusable
from editor_app.domain.target_kind import TargetKind, kind_of
from editor_app.export.targets import place_at

_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".json": "application/json",
    ".woff2": "font/woff2",
    ".webp": "image/webp",
    ".txt": "text/plain; charset=utf-8",
    ".xml": "application/xml",
}
_FEEDS = {
    "feed.xml": "application/rss+xml",
    "atom.xml": "application/atom+xml",
    "feed.json": "application/feed+json",
}


@dataclass(frozen=True, slots=True)
class Served:
    """A site that is being shown; `address` ends with a slash."""

    address: str
    server: ThreadingHTTPServer

    def close(self) -> None:
        """Stop showing it."""
        self.server.shutdown()
        self.server.server_close()


def serve(folder: Path) -> Served:
    """Show a folder or a ZIP file at an address of this machine that nothing else can reach."""
    packed = kind_of(str(folder)) is TargetKind.ZIP
    if packed and not folder.is_file():
        raise TargetUnusable(f"There is no file “{folder}”.", "Publish there first.")
    if not packed and not folder.is_dir():
        raise TargetUnusable(f"There is no folder “{folder}”.")
    kind = _PackedSite if packed else _Site
    try:
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(kind, directory=str(folder)))
    except OSError as error:
        raise StorageFailed(f"The site could not be shown: {error.strerror}.") from error
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, name="site", daemon=True).start()
    return Served(f"http://127.0.0.1:{server.server_port}/", server)


class _Site(SimpleHTTPRequestHandler):
    """Gives files of the site; no listings, nothing hidden, nothing outside the folder."""

    protocol_version = "HTTP/1.1"

    def send_head(self) -> Any:
        """Give the file that is asked for, or the site's own page for what is missing."""
        port: int = self.server.server_address[1]  # type: ignore[assignment]
        # Another site could point its own name at this machine: only ours is answered.
        if self.headers.get("Host") not in {f"127.0.0.1:{port}", f"localhost:{port}"}:
            return self.missing()
        return self.found()

    def found(self) -> Any:
        """Give what stands at the address that is asked for."""
        place = Path(self.translate_path(self.path))
        if place.is_dir() and urlsplit(self.path).path.endswith("/"):
            place /= "index.html"
        root = Path(self.directory).resolve()
        hidden = any(part.startswith(".") for part in place.relative_to(self.directory).parts)
        if hidden or not place.resolve().is_relative_to(root):
            return self.missing()
        if place.is_dir():
            return super().send_head()
        return super().send_head() if place.is_file() else self.missing()

    def guess_type(self, path: Any) -> str:
        """Say what a file is, feeds by their name."""
        place = Path(path)
        return (
            _FEEDS.get(place.name) or _TYPES.get(place.suffix.lower()) or super().guess_type(path)
        )

    def end_headers(self) -> None:
        """Let the browser keep nothing: the next publication is to be seen."""
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Keep quiet."""

    def missing(self) -> BinaryIO:
        """Give the site's own page for what is not there."""
        page = self.read("404.html") or b"There is no such page."
        return self.send(HTTPStatus.NOT_FOUND, "text/html; charset=utf-8", page)

    def read(self, path: str) -> bytes | None:
        """Return a file of the site."""
        return place_at(Path(self.directory)).read(path)

    def send(self, status: HTTPStatus, kind: str, data: bytes) -> BinaryIO:
        """Answer with bytes that are at hand."""
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        return BytesIO(data)


class _PackedSite(_Site):
    """Gives the members of a ZIP file as a web server would give the files that come out of it."""

    def found(self) -> Any:
        """Give what stands at the address that is asked for; ours has no hidden member."""
        path = unquote(urlsplit(self.path).path).lstrip("/")
        if any(part.startswith(".") for part in path.split("/")):
            return self.missing()
        place = f"{path}index.html" if not path or path.endswith("/") else path
        data = self.read(place)
        if data is not None:
            return self.send(HTTPStatus.OK, self.guess_type(place), data)
        if self.read(f"{path}/index.html") is None:
            return self.missing()
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        self.send_header("Location", f"/{quote(path)}/")
        self.send_header("Content-Length", "0")
        self.end_headers()
        return None
