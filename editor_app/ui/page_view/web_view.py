"""The real preview: Chromium without a network, without storage, without the page's scripts."""

from collections.abc import Callable, Iterable, Mapping

import shiboken6
from PySide6.QtCore import QTimer, QUrl, Signal
from PySide6.QtWebEngineCore import (
    QWebEnginePage,
    QWebEngineProfile,
    QWebEngineScript,
    QWebEngineSettings,
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestInterceptor,
)
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication, QWidget

from editor_app.ui.page_view import marking, patching
from editor_app.ui.page_view.scheme import HOME, SCHEME, Source, make_handler

_WORLD = QWebEngineScript.ScriptWorldId.ApplicationWorld


class OnlyOurs(QWebEngineUrlRequestInterceptor):
    """Refuses every request that is not answered by this desk."""

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        info.block(info.requestUrl().scheme() not in {SCHEME, "data"})


class PreviewPage(QWebEnginePage):
    """Loads nothing by itself but what it was told to: where a link leads is only said."""

    followed = Signal(str)
    template_chosen = Signal(str)

    def __init__(self, profile: QWebEngineProfile, parent: QWidget) -> None:
        super().__init__(profile, parent)
        self._expected = QUrl()

    def expect(self, address: QUrl) -> None:
        """Let this address be loaded."""
        self._expected = QUrl(address)
        self._expected.setFragment("")

    def acceptNavigationRequest(
        self,
        url: QUrl | str,
        kind: QWebEnginePage.NavigationType,
        is_main_frame: bool,
    ) -> bool:
        address = QUrl(url)
        if template := marking.template_of(address):
            self.template_chosen.emit(template)
            return False
        bare = QUrl(address)
        bare.setFragment("")
        if is_main_frame and bare == self._expected:
            # The page itself, or a place in it.
            return True
        if kind == QWebEnginePage.NavigationType.NavigationTypeBackForward:
            # The way back is ours: Chromium knows numbers only.
            return False
        clicked = kind == QWebEnginePage.NavigationType.NavigationTypeLinkClicked
        if clicked or (is_main_frame and address.scheme() == SCHEME):
            self.followed.emit(_on_the_site(address))
        return False

    def createWindow(self, _type: QWebEnginePage.WebWindowType) -> QWebEnginePage:
        return self


class WebPreview(QWebEngineView):
    """Loads a page once and patches it from then on.

    With `outlined` the blocks of templates are marked on it; else it is as readers see it. With
    `night` it is as on a dark screen, from the next page on.
    """

    patched = Signal()
    ready = Signal()
    said = Signal(str)
    followed = Signal(str)
    died = Signal()
    page_wanted = Signal()
    template_chosen = Signal(str)

    def __init__(self, source: Callable[[], Source], parent: QWidget) -> None:
        super().__init__(parent)
        self._html, self._loaded, self._number, self._top = "", False, 0, 0.0
        self.outlined, self.night = True, False
        self._waiting: list[tuple[str, str]] = []
        self._told: dict[str, str] = {}
        self._wanted = ""
        self._opening = QTimer(self, singleShot=True, interval=marking.WAIT)
        self._opening.timeout.connect(self._look_alone)
        # The profile must outlive the page, which goes with this view.
        self._profile = QWebEngineProfile(QApplication.instance())
        self._profile.setHttpCacheType(QWebEngineProfile.HttpCacheType.NoCache)
        self._interceptor = OnlyOurs(self._profile)
        self._profile.setUrlRequestInterceptor(self._interceptor)
        self._handler = make_handler(lambda: self._html, source)
        self._handler.setParent(self._profile)
        self._profile.installUrlSchemeHandler(SCHEME.encode(), self._handler)
        page = self._page = PreviewPage(self._profile, self)
        _restrict(page.settings())
        page.followed.connect(self.followed)
        page.template_chosen.connect(self._wait)
        page.linkHovered.connect(self._say_where)
        page.renderProcessTerminated.connect(self.died)
        self.setPage(page)
        self.loadFinished.connect(self._start_script)
        self.setAccessibleName("Preview of the page")

    def show_page(self, html: str, anchor: str = "", top: float = 0) -> None:
        """Load a whole page anew, with an anchor in view or scrolled so far."""
        self._html, self._loaded, self._top = html, False, top
        self._waiting.clear()
        self._number += 1
        address = QUrl(f"{HOME}/{self._number}")
        self._page.expect(address)
        address.setFragment(anchor)
        self.load(address)

    def top(self) -> float:
        """Return how far the page is scrolled, for `show_page`."""
        return self._page.scrollPosition().y() / max(0.01, self.zoomFactor())

    def patch(self, patches: Iterable[tuple[str, str]]) -> None:
        """Put new HTML into regions of the page; waits until the page has loaded."""
        self._waiting.extend(patches)
        if self._loaded and self._waiting:
            call = patching.patch_call(self._waiting)
            self._waiting.clear()
            self._run(call, self._end_patch)

    def show_line(self, line: int) -> None:
        """Bring the block of a source line into view."""
        if self._loaded:
            self._run(patching.show_call(line), lambda _: None)

    def show_block(self, template: str) -> None:
        """Bring the block of a template into view."""
        if self._loaded:
            self._run(patching.block_call(template), lambda _: None)

    def explain(self, told: Mapping[str, str]) -> None:
        """Mark blocks under the mouse and say why each is there: a sentence by template."""
        if dict(told) != self._told:
            self._told = dict(told)
            if self._loaded:
                self._tell()

    def close_page(self) -> None:
        """Let go of the page before its profile goes."""
        self.stop()
        self._loaded = False
        page = self.page()
        if shiboken6.isValid(page):
            shiboken6.delete(page)
        if shiboken6.isValid(self._profile):
            self._profile.deleteLater()

    def _end_patch(self, done: object) -> None:
        """Ask for the whole page when it has no such region."""
        (self.page_wanted if done is False else self.patched).emit()

    def _say_where(self, address: str) -> None:
        self.said.emit(address.removeprefix(HOME))

    def _start_script(self, ok: bool) -> None:
        if not ok:
            return

        self._page.history().clear()

        def begin(_: object) -> None:
            self._loaded = True
            self._tell()
            self.patch([])
            if self._top:
                self._run(patching.scroll_call(self._top), lambda _: None)
            self.ready.emit()

        marks = patching.OUTLINE if self.outlined else ""
        marks += patching.NIGHT if self.night else ""
        self._run(patching.SCRIPT + marking.SCRIPT + marks, begin)

    def _tell(self) -> None:
        self._run(marking.explain_call(self._told), lambda _: None)

    def _wait(self, template: str) -> None:
        self._wanted = template
        self._opening.start()

    def _look_alone(self) -> None:
        """Tell which template was clicked, unless the click began to mark words."""
        if self._loaded:
            self._run(marking.ALONE, self._tell_template)

    def _tell_template(self, alone: object) -> None:
        if alone is True and self._wanted in self._told:
            self.template_chosen.emit(self._wanted)

    def _run(self, call: str, then: Callable[[object], None]) -> None:
        self.page().runJavaScript(call, _WORLD.value, then)


def _on_the_site(address: QUrl) -> str:
    """Return an address as the site knows it: a path of it, or a whole one elsewhere."""
    whole = address.toString(QUrl.ComponentFormattingOption.FullyEncoded)
    return whole.removeprefix(HOME) if address.scheme() == SCHEME else whole


def _restrict(settings: QWebEngineSettings) -> None:
    attribute = QWebEngineSettings.WebAttribute
    for unwanted in (
        attribute.JavascriptEnabled,
        attribute.LocalStorageEnabled,
        attribute.PluginsEnabled,
        attribute.LocalContentCanAccessFileUrls,
        attribute.LocalContentCanAccessRemoteUrls,
        attribute.HyperlinkAuditingEnabled,
        attribute.DnsPrefetchEnabled,
        attribute.NavigateOnDropEnabled,
    ):
        settings.setAttribute(unwanted, False)
