"""`offstone site`: the site's own fields, its theme, and files of the workspace for it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from editor_app.cli.named_path import NamedPath
from editor_app.cli.output import print_json, print_line
from editor_app.cli.site_home import home
from editor_app.cli.site_pages import pages
from editor_app.domain.errors import InvalidValue
from editor_app.domain.look import Label, Look
from editor_app.domain.sharing import NETWORKS, in_page_order
from editor_app.domain.site import Site

if TYPE_CHECKING:
    from editor_app.services.desk import Desk

_AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
_BY = click.option("--by", default="", help="Who does it; the settings tell when left out.")


@dataclass(frozen=True, slots=True)
class _Field:
    """A field as the command line names it: where it is kept, and how its text is read."""

    name: str
    of_look: bool = False
    read: Callable[[str], object] = str


def _whole(text: str) -> int:
    if not text:
        return 0
    try:
        return int(text)
    except ValueError:
        raise InvalidValue(f"“{text}” is no whole number.") from None


def _yes(text: str) -> bool:
    words = {"yes": True, "true": True, "on": True, "no": False, "false": False, "off": False}
    if text.lower() not in words:
        raise InvalidValue(f"“{text}” is neither yes nor no.")
    return words[text.lower()]


def _networks(text: str) -> tuple[str, ...]:
    """Return the networks of a line with commas; none of them leaves stories without links."""
    named = [name.strip().lower() for name in text.split(",") if name.strip()]
    strange = [name for name in named if name not in NETWORKS]
    if strange:
        raise InvalidValue(
            f"“{strange[0]}” is no network that stories are shared on.",
            f"There are {', '.join(NETWORKS)}.",
        )
    return in_page_order(named)


FIELDS = {
    "name": _Field("name"),
    "tagline": _Field("tagline"),
    "address": _Field("address"),
    "language": _Field("language"),
    "time-zone": _Field("time_zone"),
    "contact": _Field("contact"),
    "page-size": _Field("page_size", read=_whole),
    "theme": _Field("theme"),
    "own-faces": _Field("own_faces", read=_yes),
    "accent": _Field("accent", of_look=True),
    "accent-dark": _Field("accent_dark", of_look=True),
    "ground": _Field("ground", of_look=True),
    "ground-dark": _Field("ground_dark", of_look=True),
    "page-width": _Field("page_width", of_look=True, read=_whole),
    "text-width": _Field("text_width", of_look=True, read=_whole),
    "logo": _Field("logo", of_look=True),
    "logo-dark": _Field("logo_dark", of_look=True),
    "icon": _Field("icon", of_look=True),
    "share": _Field("share", of_look=True, read=_networks),
}


@click.group("site")
@click.argument("workspace", type=NamedPath())
@click.pass_context
def command(context: click.Context, workspace: Path) -> None:
    """Show and set the site of WORKSPACE: its fields, look, home page and pages of the house."""
    context.obj = workspace


command.add_command(home)
command.add_command(pages)


@command.command("show")
@_AS_JSON
@click.pass_obj
def show(workspace: Path, *, as_json: bool) -> None:
    """Show the site's fields."""
    from editor_app.services.desk import open_desk

    with open_desk(workspace, write=False) as desk:
        site = desk.site.get()
    if as_json:
        print_json(_described(site))
        return
    for name in FIELDS:
        print_line(f"{name:12} {_shown(site, name)}")
    for label in site.look.labels:
        print_line(f"{'label':12} {label.word} ({label.language}): {label.text}")


@command.command("set")
@click.argument("field", type=click.Choice(list(FIELDS)))
@click.argument("value", default="")
@click.option("--nearest", is_flag=True, help="Take the nearest colour that can be read.")
@_BY
@_AS_JSON
@click.pass_obj
def set_field(workspace: Path, field: str, value: str, **options: Any) -> None:
    """Set FIELD to VALUE; without a value a field of the look is the theme's own again.

    A theme in which the colours of the site cannot be read changes them, and says so.
    """
    from editor_app.services.desk import open_desk

    with open_desk(workspace, by=str(options["by"])) as desk:
        told = _set(desk, FIELDS[field], value, nearest=bool(options["nearest"]))
        site = desk.site.get()
    if options["as_json"]:
        print_json({"site": _described(site), "told": list(told)})
        return
    for sentence in told:
        print_line(sentence)
    nothing = "none" if field == "share" else "the theme’s own"
    print_line(f"{field} is {_shown(site, field) or nothing}.")


@command.command("label")
@click.argument("word")
@click.argument("text", default="")
@click.option("--language", default="", help="Of these words; the site's own when left out.")
@_BY
@_AS_JSON
@click.pass_obj
def label(workspace: Path, word: str, text: str, **options: Any) -> None:
    """Let pages say TEXT for WORD, such as continue or trending; without TEXT the theme's own."""
    from editor_app.services.desk import open_desk

    with open_desk(workspace, by=str(options["by"])) as desk:
        site = desk.site.get()
        language = str(options["language"] or site.language).lower()
        others = tuple(
            one for one in site.look.labels if (one.word, one.language) != (word, language)
        )
        labels = (*others, Label(word, text, language))
        desk.site.save(replace(site, look=replace(site.look, labels=labels)))
        site = desk.site.get()
    if options["as_json"]:
        print_json(_described(site))
    else:
        print_line(f"Pages in {language} say “{text}”." if text else "The theme’s own words again.")


@command.command("words")
@click.option("--language", default="", help="The site's own when left out.")
@_AS_JSON
@click.pass_obj
def words(workspace: Path, *, language: str, as_json: bool) -> None:
    """List the words of the page that can be said in another way."""
    from editor_app.services.desk import open_desk

    with open_desk(workspace, write=False) as desk:
        found = desk.themes.words(language)
    if as_json:
        print_json({"words": found})
        return
    for word, text in found.items():
        print_line(f"{word:20} {text}")


@command.command("themes")
@_AS_JSON
@click.pass_obj
def themes(workspace: Path, *, as_json: bool) -> None:
    """List the themes, and the workspace's own files for each with what is wrong with them."""
    from editor_app.services.desk import open_desk

    with open_desk(workspace, write=False) as desk:
        worn = desk.site.get().theme
        known = [
            (name, about, desk.themes.overrides(name))
            for name, about in desk.themes.names().items()
        ]
    if as_json:
        told = [
            {
                "name": name,
                "about": about,
                "worn": name == worn,
                "accepted": own.accepted,
                "files": [
                    {"name": f.name, "problem": f.problem, "line": f.line, "note": f.note}
                    for f in own.files
                ],
            }
            for name, about, own in known
        ]
        print_json({"themes": told})
        return
    for name, about, own in known:
        print_line(f"{'*' if name == worn else ' '} {name:10} {about}")
        if own.files:
            print_line(f"    {own.sentence}")
        for file in own.files:
            print_line(f"    {file.sentence}")


@command.command("accept")
@click.argument("theme", default="")
@_AS_JSON
@click.pass_obj
def accept(workspace: Path, theme: str, *, as_json: bool) -> None:
    """Use the workspace's own files for THEME, as they are now; by default the one it wears."""
    _decide(workspace, theme, use=True, as_json=as_json)


@command.command("turn-off")
@click.argument("theme", default="")
@_AS_JSON
@click.pass_obj
def turn_off(workspace: Path, theme: str, *, as_json: bool) -> None:
    """Use the built-in files for THEME again."""
    _decide(workspace, theme, use=False, as_json=as_json)


def _decide(workspace: Path, theme: str, *, use: bool, as_json: bool) -> None:
    from editor_app.services.desk import open_desk

    # What is accepted is remembered on this machine and not in the workspace.
    with open_desk(workspace, write=False) as desk:
        (desk.themes.accept if use else desk.themes.turn_off)(theme)
        own = desk.themes.overrides(theme)
    if as_json:
        broken = [{"name": f.name, "line": f.line, "problem": f.problem} for f in own.broken]
        print_json({"theme": own.theme, "accepted": own.accepted, "broken": broken})
        return
    print_line(own.sentence)
    for file in own.broken:
        print_line(f"    {file.sentence}")


def _set(desk: "Desk", field: _Field, value: str, *, nearest: bool) -> tuple[str, ...]:
    site = desk.site.get()
    if field.name == "theme":
        _, told = desk.site.wear(value)
        return told
    changed: Any = {field.name: field.read(value)}
    wanted = replace(site, look=replace(site.look, **changed)) if field.of_look else None
    wanted = wanted or replace(site, **changed)
    told: tuple[str, ...] = ()
    if nearest:
        wanted, told = desk.site.mended(wanted)
    desk.site.save(wanted)
    return told


def _shown(site: Site, name: str) -> str:
    field = FIELDS[name]
    of: Site | Look = site.look if field.of_look else site
    value: object = getattr(of, field.name)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(str(one) for one in cast("tuple[object, ...]", value))
    return str(value or "")


def _described(site: Site) -> dict[str, object]:
    told: dict[str, object] = {}
    for name, field in FIELDS.items():
        of: Site | Look = site.look if field.of_look else site
        told[name.replace("-", "_")] = getattr(of, field.name)
    labels = [
        {"word": one.word, "language": one.language, "text": one.text} for one in site.look.labels
    ]
    social = [{"network": one.network, "address": one.address} for one in site.social]
    return told | {"labels": labels, "social": social}
