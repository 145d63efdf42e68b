"""Shows a published site to the user's browser, over http on this machine alone."""

import threading
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import urlsplit

from editor_app.domain.errors import StorageFailed, TargetUnusable

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
    """Show a folder at an address of this machine that nothing else can reach."""
    if not folder.is_dir():
        raise TargetUnusable(f"There is no folder “{folder}”.")
    try:
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Site, directory=str(folder)))
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
            return self._missing()
        place = Path(self.translate_path(self.path))
        if place.is_dir() and urlsplit(self.path).path.endswith("/"):
            place /= "index.html"
        root = Path(self.directory).resolve()
        hidden = any(part.startswith(".") for part in place.relative_to(self.directory).parts)
        if hidden or not place.resolve().is_relative_to(root):
            return self._missing()
        if place.is_dir():
            return super().send_head()
        return super().send_head() if place.is_file() else self._missing()

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

    def _missing(self) -> BinaryIO:
        try:
            page = (Path(self.directory) / "404.html").read_bytes()
        except OSError:
            page = b"There is no such page."
        self.send_response(HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        return BytesIO(page)
