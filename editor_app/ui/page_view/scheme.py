"""The `offstone:` scheme: everything the preview may load comes from this desk."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Protocol
from urllib.parse import unquote

SCHEME = "offstone"
HOME = f"{SCHEME}://preview"
POLICY = (
    f"default-src 'none'; img-src {SCHEME}: data:; style-src {SCHEME}: 'unsafe-inline'; "
    f"font-src {SCHEME}:; media-src {SCHEME}:; form-action 'none'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
_TYPES = {
    "avif": "image/avif",
    "css": "text/css",
    "gif": "image/gif",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "png": "image/png",
    "svg": "image/svg+xml",
    "webp": "image/webp",
    "woff2": "font/woff2",
}

if TYPE_CHECKING:
    from PySide6.QtWebEngineCore import QWebEngineUrlSchemeHandler


class Source(Protocol):
    """Where pictures and assets of the page come from: services.previewing."""

    def picture(self, name: str) -> bytes: ...

    def asset(self, name: str) -> bytes: ...


def register_scheme() -> None:
    """Make the scheme known; must run before QApplication is made."""
    from PySide6.QtWebEngineCore import QWebEngineUrlScheme

    if QWebEngineUrlScheme.schemeByName(SCHEME.encode()).name():
        return
    scheme = QWebEngineUrlScheme(SCHEME.encode())
    scheme.setSyntax(QWebEngineUrlScheme.Syntax.Host)
    flag = QWebEngineUrlScheme.Flag
    scheme.setFlags(flag.SecureScheme | flag.CorsEnabled)
    QWebEngineUrlScheme.registerScheme(scheme)


def answer(path: str, page: str, source: Source) -> tuple[str, bytes] | None:
    """Return the media type and the bytes for a path, None when the desk has no such thing.

    The page has a number for its path: it stands at the root, so that also the relative addresses
    of a published page lead to its pictures and styles.
    """
    kind, _, name = unquote(path).lstrip("/").partition("/")
    if kind.isdecimal() and not name:
        return "text/html; charset=utf-8", page.encode()
    readers: Mapping[str, Callable[[str], bytes]] = {
        "media": source.picture,
        "assets": source.asset,
    }
    if kind == "media":
        # The original serves for every rendition, such as `boats.jpg/800.webp`.
        name = name.partition("/")[0]
    media_type = _TYPES.get(name.rpartition(".")[2].lower())
    if kind not in readers or media_type is None or ".." in name:
        return None
    return media_type, readers[kind](name)


def make_handler(
    page: Callable[[], str], source: Callable[[], Source]
) -> "QWebEngineUrlSchemeHandler":
    """Return the handler that answers for the scheme."""
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice
    from PySide6.QtWebEngineCore import QWebEngineUrlRequestJob, QWebEngineUrlSchemeHandler

    from editor_app.domain.errors import OffstoneError

    class Handler(QWebEngineUrlSchemeHandler):
        """Answers from the desk, and refuses the rest."""

        def requestStarted(self, request: QWebEngineUrlRequestJob) -> None:
            try:
                found = answer(request.requestUrl().path(), page(), source())
            except (OffstoneError, OSError, KeyError, AttributeError):
                found = None
            if found is None or bytes(request.requestMethod().data()) != b"GET":
                request.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)
                return
            media_type, data = found
            buffer = QBuffer(request)
            buffer.setData(QByteArray(data))
            buffer.open(QIODevice.OpenModeFlag.ReadOnly)
            request.setAdditionalResponseHeaders(
                {QByteArray(b"Content-Security-Policy"): [QByteArray(POLICY.encode())]}  # pyright: ignore[reportArgumentType]
            )
            request.reply(media_type.encode(), buffer)

    return Handler()
