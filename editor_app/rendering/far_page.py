"""A page laid out far from the desk: addresses travel as questions and answers in plain words."""

import ctypes
import threading
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from editor_app.domain.errors import LayoutInvalid
from editor_app.rendering.layout_faults import LayoutTooSlow
from editor_app.rendering.page_values import Page
from editor_app.rendering.pages import make_page
from editor_app.rendering.theme import Theme

# What an address is asked for by: the sort of place, and its name.
Question = tuple[str, str]
Answers = Mapping[Question, str]
# A layout may name so many places that nobody has told it of.
_MOST_ASKED = 5_000
# A page that is longer is nobody's; the host would have to carry it.
_LONGEST = 20_000_000
_KEPT = 4
_THEMES: dict[str, Theme] = {}


@dataclass(frozen=True, slots=True)
class FarPage:
    """A page, right once nothing is left in `asked`."""

    html: str
    asked: frozenset[Question]


@dataclass(frozen=True, slots=True)
class FarJob:
    """A page to be laid out, and what is known of the places that it names."""

    page: Page
    answers: Answers
    markers: bool
    seconds: float


def learn_theme(theme: Theme) -> None:
    """Keep a theme for the pages that are to come."""
    if len(_THEMES) >= _KEPT:
        _THEMES.clear()
    _THEMES[theme.fingerprint] = theme


def far_page(fingerprint: str, job: FarJob) -> FarPage | None:
    """Return a page, and the places that it names and nobody knows yet; None without its theme.

    LayoutInvalid says where a layout is broken, or what line it has come to when time is over.
    """
    theme = _THEMES.get(fingerprint)
    if theme is None:
        return None
    places = _Answered(job.answers)
    with _ended_after(job.seconds):
        html = make_page(job.page, theme, places, markers=job.markers)
    if len(html) > _LONGEST:
        raise LayoutInvalid("The layouts of this workspace make a page without end.")
    return FarPage(html, frozenset(places.asked))


class _Answered:
    """Places as the desk has answered for them; what it has not is asked for."""

    def __init__(self, answers: Answers) -> None:
        self._answers = answers
        self.asked: set[Question] = set()

    def article(self, slug: str) -> str:
        return self._answer("article", slug)

    def media(self, name: str) -> str:
        return self._answer("media", name)

    def renditions(self, name: str) -> str:
        return self._answer("renditions", name)

    def page(self, path: str) -> str:
        return self._answer("page", path)

    def asset(self, name: str) -> str:
        return self._answer("asset", name)

    def _answer(self, sort: str, name: str) -> str:
        question = (sort, str(name))
        known = self._answers.get(question)
        if known is None:
            self.asked.add(question)
            if len(self.asked) > _MOST_ASKED:
                raise LayoutInvalid("The layouts of this workspace ask for places without end.")
        return known or ""


@contextmanager
def _ended_after(seconds: float) -> Generator[None]:
    """End what takes longer with LayoutTooSlow, at the line that it has come to.

    The error is never taken back: Python 3.11 would look for it at every step from then on.
    """
    here = ctypes.c_ulong(threading.get_ident())
    turn, over = threading.Lock(), threading.Event()

    def end() -> None:
        with turn:
            if not over.is_set():
                ctypes.pythonapi.PyThreadState_SetAsyncExc(here, ctypes.py_object(LayoutTooSlow))

    timer = threading.Timer(seconds, end)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        # What comes too late must not end the next work.
        with turn:
            over.set()
