"""The look of the whole program, which follows the system's light or dark unless told."""

from dataclasses import asdict
from string import Template

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QStyleFactory

from editor_app.resources import locate, read_text
from editor_app.ui import icons
from editor_app.ui.appearance.faces import load_faces, sans
from editor_app.ui.appearance.tokens import Tokens, tokens_of

_Role = QPalette.ColorRole


class Look(QObject):
    """Dresses the application; `changed` tells those who paint by themselves."""

    changed = Signal(object)

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._wish, self._size = "system", 14
        self.tokens = tokens_of(dark=False)
        load_faces()
        application.setStyle(QStyleFactory.create("Fusion"))
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow)

    def wear(self, wish: str, size: int) -> None:
        """Wear *light*, *dark* or what the system wears, with interface text of that size."""
        self._wish, self._size = wish, size
        self._dress()

    @property
    def dark(self) -> bool:
        """Whether the dark colours are worn."""
        if self._wish in {"light", "dark"}:
            return self._wish == "dark"
        return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark

    def _follow(self) -> None:
        if self._wish == "system":
            self._dress()

    def _dress(self) -> None:
        self.tokens = tokens_of(dark=self.dark)
        icons.set_colours(self.tokens)
        self._application.setFont(sans(self._size))
        self._application.setPalette(palette_of(self.tokens))
        self._application.setStyleSheet(style_sheet(self.tokens, dark=self.dark))
        self.changed.emit(self.tokens)


def palette_of(tokens: Tokens) -> QPalette:
    """Return Qt's palette: window is paper, alternate base panel, base card, mid the lines."""
    palette = QPalette()
    for role, colour in (
        (_Role.Window, tokens.paper),
        (_Role.WindowText, tokens.ink),
        (_Role.Base, tokens.card),
        (_Role.AlternateBase, tokens.panel),
        (_Role.Text, tokens.ink),
        (_Role.PlaceholderText, tokens.muted),
        (_Role.Button, tokens.card),
        (_Role.ButtonText, tokens.ink),
        (_Role.Highlight, tokens.accent),
        (_Role.HighlightedText, tokens.on_accent),
        (_Role.Link, tokens.accent),
        (_Role.LinkVisited, tokens.accent),
        (_Role.Mid, tokens.line),
        (_Role.Midlight, tokens.line),
        (_Role.Dark, tokens.control_line),
        (_Role.Light, tokens.card),
        (_Role.ToolTipBase, tokens.ink),
        (_Role.ToolTipText, tokens.paper),
        (_Role.BrightText, tokens.red),
        (_Role.Accent, tokens.accent),
    ):
        palette.setColor(role, QColor(colour))
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.control_line))
    return palette


def style_sheet(tokens: Tokens, *, dark: bool) -> str:
    """Return the style sheet in these colours."""
    names = asdict(tokens) | {"icons": icons.tinted_folder(tokens, dark=dark).as_posix()}
    return Template(read_text("styles/program.qss")).substitute(names)


def logo() -> str:
    """Return the path of the program's own mark."""
    return str(locate("icons/logo.svg"))


def logo_pixmap(size: int) -> QPixmap:
    """Return the mark, sharp on dense screens too."""
    pixmap = QIcon(logo()).pixmap(QSize(size, size) * 2)
    pixmap.setDevicePixelRatio(2)
    return pixmap
