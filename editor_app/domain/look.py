"""How a site departs from its theme: colours, widths, logo, icon and words of the page."""

from dataclasses import dataclass

from editor_app.domain.sharing import AT_FIRST

# Widths in pixels: of a whole page, and of the text of a story.
PAGE_WIDTHS, TEXT_WIDTHS = (880, 1600), (520, 880)


@dataclass(frozen=True, slots=True)
class Label:
    """A word of the page in the desk's own wording; `word` is its name in `words.toml`."""

    word: str
    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Look:
    """What is empty, or 0, is the theme's own.

    Colours are `#rrggbb`; without one for the dark the accent is made from the light one.
    `logo`, `logo_dark` and `icon` are names of pictures. `share` are the networks that stories
    offer links to, in page order.
    """

    accent: str = ""
    accent_dark: str = ""
    ground: str = ""
    ground_dark: str = ""
    page_width: int = 0
    text_width: int = 0
    logo: str = ""
    logo_dark: str = ""
    icon: str = ""
    labels: tuple[Label, ...] = ()
    share: tuple[str, ...] = AT_FIRST

    @property
    def pictures(self) -> tuple[str, ...]:
        """The names of the pictures it is made with."""
        return tuple(name for name in (self.logo, self.logo_dark, self.icon) if name)
