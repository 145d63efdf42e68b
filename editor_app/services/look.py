"""The look of a site: what of it cannot be, and the nearest that can."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from editor_app.domain.colour import READ, contrast, is_colour, sound_colour
from editor_app.domain.look import PAGE_WIDTHS, TEXT_WIDTHS, Label, Look
from editor_app.domain.sharing import in_page_order
from editor_app.domain.site import Site
from editor_app.domain.tidy import is_language, sound_line
from editor_app.rendering.theme import STYLE, built_in_files, words_in_the_box
from editor_app.rendering.theme_colours import Scheme, schemes

_WORDS = {
    "accent": "The accent",
    "accent_dark": "The accent by night",
    "ground": "The ground",
    "ground_dark": "The ground by night",
}
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class LookMistake:
    """What cannot be, by the name of its field; `nearest` is what could stand there instead."""

    field: str
    sentence: str
    nearest: str = ""


def tidied_look(look: Look) -> Look:
    """Return a look with colours as `#rrggbb` and labels on one line each; empty ones go."""
    labels = (
        replace(one, text=sound_line(one.text), language=sound_line(one.language).lower())
        for one in look.labels
    )
    said = {(one.language, one.word): one for one in labels if one.text}
    return replace(
        look,
        accent=sound_colour(look.accent),
        accent_dark=sound_colour(look.accent_dark),
        ground=sound_colour(look.ground),
        ground_dark=sound_colour(look.ground_dark),
        labels=tuple(said[key] for key in sorted(said)),
        share=in_page_order(look.share),
    )


def look_mistakes(site: Site) -> tuple[LookMistake, ...]:
    """Return what cannot be in the look of a site, the grounds before what stands on them."""
    look = site.look
    return (*_colour_mistakes(site), *_width_mistakes(look), *_label_mistakes(look))


def mended(site: Site) -> tuple[Site, tuple[str, ...]]:
    """Return the site with the nearest colours that can be read, and what was changed."""
    told: list[str] = []
    while True:
        found = next((m for m in look_mistakes(site) if m.nearest), None)
        if found is None:
            return site, tuple(told)
        told.append(f"{found.sentence} It is {found.nearest} now.")
        look = replace(site.look, **{found.field: found.nearest})  # pyright: ignore[reportArgumentType]
        site = replace(site, look=look)


def theme_schemes(site: Site) -> dict[str, Scheme]:
    """Return the colours of a site's theme by day and by night, on the grounds that it wears."""
    look = site.look
    known = schemes(built_in_files(site.theme)[STYLE].decode())
    grounds = {"light": look.ground, "dark": look.ground_dark}
    return {
        name: scheme.with_ground(ground) if is_colour(ground := grounds[name]) else scheme
        for name, scheme in known.items()
    }


def _colour_mistakes(site: Site) -> Iterator[LookMistake]:
    look = site.look
    chosen = {name: str(getattr(look, name)) for name in _WORDS}
    for name, colour in chosen.items():
        if colour and not is_colour(colour):
            yield LookMistake(name, f"“{colour}” is no colour such as #2b5cab.")
    sound = {name: colour for name, colour in chosen.items() if is_colour(colour)}
    naked = schemes(built_in_files(site.theme)[STYLE].decode())
    worn = theme_schemes(site)
    for ending, name in (("", "light"), ("_dark", "dark")):
        ground, accent = sound.get(f"ground{ending}"), sound.get(f"accent{ending}")
        if ground and not naked[name].carries(ground):
            yield _ground_mistake(f"ground{ending}", ground, naked[name])
        elif accent and not worn[name].carries_accent(accent):
            yield _accent_mistake(f"accent{ending}", accent, worn[name])


def _ground_mistake(field: str, ground: str, scheme: Scheme) -> LookMistake:
    weak = _told(contrast(scheme.colours["--muted"], scheme.with_ground(ground).colours["--shade"]))
    return LookMistake(
        field,
        f"{_WORDS[field]} {ground} leaves the theme’s quiet words {weak} to 1: "
        f"they need {READ} to 1 to be read.",
        scheme.nearest_ground(ground),
    )


def _accent_mistake(field: str, accent: str, scheme: Scheme) -> LookMistake:
    weak = _told(min(contrast(accent, scheme.colours[name]) for name in ("--paper", "--shade")))
    return LookMistake(
        field,
        f"{_WORDS[field]} {accent} stands out only {weak} to 1 from its ground: "
        f"links need {READ} to 1 to be read.",
        scheme.nearest_accent(accent),
    )


def _told(found: float) -> str:
    """Return a contrast that fell short, never rounded up to what is asked for."""
    return f"{int(found * 10) / 10}"


def _width_mistakes(look: Look) -> Iterator[LookMistake]:
    for field, width, (least, most), what in (
        ("page_width", look.page_width, PAGE_WIDTHS, "A page"),
        ("text_width", look.text_width, TEXT_WIDTHS, "The text of a story"),
    ):
        if width and not least <= width <= most:
            yield LookMistake(field, f"{what} is between {least} and {most} pixels wide.")


def _label_mistakes(look: Look) -> Iterator[LookMistake]:
    known = words_in_the_box("en")
    for label in look.labels:
        problem = _label_problem(label, known.keys())
        if problem:
            yield LookMistake("labels", problem)


def _label_problem(label: Label, known: Collection[str]) -> str:
    if label.word not in known:
        return f"The theme has no word “{label.word}”."
    if not is_language(label.language):
        return f"“{label.language}” is no language tag such as en or de."
    if len(label.text) > _LONGEST:
        return f"The words for “{label.word}” are too long."
    if label.word == "page" and label.text.count("{}") != 1:
        return "The word “page” holds {} once, where the number stands."
    return ""
