"""The plain preview for machines where Chromium cannot run: words and pictures, no layout."""

import re
from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QTextBrowser, QWidget

from editor_app.domain.errors import OffstoneError
from editor_app.ui.page_view.plain_marks import PlainMarks
from editor_app.ui.page_view.scheme import Source

_DROPPED = re.compile(
    r"<(script|style|head|svg|nav|iframe|object)\b.*?</\1\s*>|<(?:link|meta|base)\b[^>]*>",
    re.DOTALL | re.IGNORECASE,
)


# A picture is shown as wide as the column, not as wide as it is.
_SIZED = re.compile(r"""\s(?:width|height|sizes|srcset)=("[^"]*"|'[^']*')""", re.IGNORECASE)
_BLOCK = re.compile(r'\sdata-template="([^"]*)"')
_PICTURE = re.compile(r"<img\b[^>]*>", re.IGNORECASE)


def simplified(html: str) -> str:
    """Return a page without styles, scripts and menus; its blocks can be scrolled to and told."""
    bare = _BLOCK.sub(r' id="\1" title="\1"', _DROPPED.sub("", html))
    return _PICTURE.sub(lambda found: _SIZED.sub("", found[0]), bare)


class PlainPreview(QTextBrowser):
    """Shows simplified HTML, never outlined; loads nothing but pictures of the desk."""

    patched = Signal()
    ready = Signal()
    said = Signal(str)
    followed = Signal(str)
    page_wanted = Signal()
    template_chosen = Signal(str)

    def __init__(self, source: Callable[[], Source], parent: QWidget) -> None:
        super().__init__(parent)
        self._source = source
        self.outlined, self.night = True, False
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setAccessibleName("Plain preview of the page")
        self.anchorClicked.connect(self._follow)
        self.highlighted.connect(self._say_where)
        self.marks = PlainMarks(self)
        self.marks.chosen.connect(self.template_chosen)

    def show_page(self, html: str, anchor: str = "", top: float | None = None) -> None:
        """Show a page, with an anchor in view or scrolled so far, else where it was read."""
        bar = self.verticalScrollBar()
        place = bar.value() if top is None else round(top)
        self.setHtml(simplified(html))
        bar.setValue(place)
        if anchor:
            self.scrollToAnchor(anchor)
        self.ready.emit()

    def top(self) -> float:
        """Return how far the page is scrolled, for `show_page`."""
        return self.verticalScrollBar().value()

    def patch(self, patches: Iterable[tuple[str, str]]) -> None:
        """Ask for the whole page: plain text has no regions to put changes into."""
        if list(patches):
            self.page_wanted.emit()

    def show_line(self, line: int) -> None:
        """Scroll in proportion to the source, for want of better."""
        bar = self.verticalScrollBar()
        if line <= 1:
            bar.setValue(0)

    def show_block(self, template: str) -> None:
        """Bring the block of a template into view."""
        self.scrollToAnchor(template)

    def explain(self, told: Mapping[str, str]) -> None:
        """Mark blocks under the mouse and say why each is there: a sentence by template."""
        self.marks.explain(told)

    def _follow(self, address: QUrl) -> None:
        """Tell where a link leads; a place in this page is gone to at once."""
        whole = address.toString(QUrl.ComponentFormattingOption.FullyEncoded)
        if whole.startswith("#"):
            self.scrollToAnchor(whole[1:])
        else:
            self.followed.emit(whole)

    def _say_where(self, address: QUrl) -> None:
        self.said.emit(address.toString())

    def loadResource(self, _type: int, name: QUrl | str) -> object:
        path = QUrl(name).path().lstrip("/")
        if not path.startswith("media/"):
            return b""
        try:
            image = QImage.fromData(self._source().picture(path.removeprefix("media/")))
        except (OffstoneError, OSError, KeyError, AttributeError):
            return b""
        width = max(120, self.viewport().width() - 24)
        return image.scaledToWidth(width) if image.width() > width else image
