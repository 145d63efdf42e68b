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
    """Follows no link: it says where one leads, and copies an outside address when asked."""

    said = Signal(str)
    template_chosen = Signal(str)

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
        if kind != QWebEnginePage.NavigationType.NavigationTypeLinkClicked:
            return address.scheme() == SCHEME and is_main_frame
        if address.scheme() == SCHEME:
            self.said.emit(f"Leads to {address.path()} on the site.")
        else:
            QApplication.clipboard().setText(address.toString())
            self.said.emit(f"The address was copied: {address.toString()}")
        return False

    def createWindow(self, _type: QWebEnginePage.WebWindowType) -> QWebEnginePage:
        return self


class WebPreview(QWebEngineView):
    """Loads a page once and patches it from then on."""

    patched = Signal()
    ready = Signal()
    said = Signal(str)
    died = Signal()
    page_wanted = Signal()
    template_chosen = Signal(str)

    def __init__(self, source: Callable[[], Source], parent: QWidget) -> None:
        super().__init__(parent)
        self._html, self._loaded, self._number = "", False, 0
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
        page = PreviewPage(self._profile, self)
        _restrict(page.settings())
        page.said.connect(self.said)
        page.template_chosen.connect(self._wait)
        page.linkHovered.connect(self._say_where)
        page.renderProcessTerminated.connect(self.died)
        self.setPage(page)
        self.loadFinished.connect(self._start_script)
        self.setAccessibleName("Preview of the page")

    def show_page(self, html: str) -> None:
        """Load a whole page anew."""
        self._html, self._loaded = html, False
        self._waiting.clear()
        self._number += 1
        self.load(QUrl(f"{HOME}/page/{self._number}"))

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

        def begin(_: object) -> None:
            self._loaded = True
            self._tell()
            self.patch([])
            self.ready.emit()

        self._run(patching.SCRIPT + marking.SCRIPT, begin)

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
