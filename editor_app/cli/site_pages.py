"""`offstone site WORKSPACE pages`: the pages of the house, such as About and Contact."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from editor_app.cli.output import print_json, print_line
from editor_app.cli.template_options import AS_JSON, BY, language_tag, read_wording, text_option
from editor_app.domain.changes import Changes
from editor_app.domain.site import HousePage, Linked

if TYPE_CHECKING:
    from editor_app.services.desk import Desk

Command = TypeVar("Command", bound=Callable[..., Any])
_OPTIONS = (
    click.option("--slug", help="Its address; a new one leaves a redirect at the old one."),
    text_option(required=False),
    click.option("--language", callback=language_tag, help="The site's own when left out."),
    click.option("--description", help="For search engines and networks."),
    click.option(
        "--linked",
        type=click.Choice([where.value for where in Linked]),
        help="Where the pages of the site lead to it.",
    ),
)


def _page_options(command: Command) -> Command:
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


@click.group("pages")
def pages() -> None:
    """Keep the pages of the house: About, Contact, Privacy."""


@pages.command("list")
@AS_JSON
@click.pass_obj
def list_pages(workspace: Path, *, as_json: bool) -> None:
    """List the pages in the order in which they are linked."""
    from editor_app.services.desk import open_desk

    with open_desk(workspace, write=False) as desk:
        _print(desk, as_json=as_json)


@pages.command("show")
@click.argument("slug")
@AS_JSON
@click.pass_obj
def show(workspace: Path, slug: str, *, as_json: bool) -> None:
    """Show a page with its text."""
    from editor_app.services.desk import open_desk

    with open_desk(workspace, write=False) as desk:
        page = desk.house_pages.get(slug)
    if as_json:
        print_json(_described(page) | {"text": page.text})
        return
    print_line(page.title)
    print_line(_line(page))
    print_line(f"\n{page.text}")


@pages.command("add")
@click.argument("title")
@_page_options
@BY
@AS_JSON
@click.pass_obj
def add(workspace: Path, title: str, **options: Any) -> None:
    """Make a page, linked from the footer unless something else is said."""
    page = _changed(HousePage(title, "", ""), options)
    _do(workspace, lambda desk: desk.house_pages.add(page), options)


@pages.command("edit")
@click.argument("page")
@click.option("--title", help="Another title.")
@_page_options
@BY
@AS_JSON
@click.pass_obj
def edit(workspace: Path, page: str, **options: Any) -> None:
    """Change the page of that slug; what is not named stays as it is."""

    def act(desk: "Desk") -> Changes:
        return desk.house_pages.save(page, _changed(desk.house_pages.get(page), options))

    _do(workspace, act, options)


@pages.command("remove")
@click.argument("slug")
@BY
@AS_JSON
@click.pass_obj
def remove(workspace: Path, slug: str, **options: Any) -> None:
    """Take a page off the site."""
    _do(workspace, lambda desk: desk.house_pages.remove(slug), options)


@pages.command("order")
@click.argument("slugs", nargs=-1, required=True)
@BY
@AS_JSON
@click.pass_obj
def order(workspace: Path, slugs: tuple[str, ...], **options: Any) -> None:
    """Set the order; pages that are not named follow in theirs."""
    _do(workspace, lambda desk: desk.house_pages.order(slugs), options)


def _do(workspace: Path, act: Callable[["Desk"], Changes], options: dict[str, Any]) -> None:
    from editor_app.services.desk import open_desk

    with open_desk(workspace, by=options["by"]) as desk:
        act(desk)
        _print(desk, as_json=options["as_json"])


def _changed(page: HousePage, options: dict[str, Any]) -> HousePage:
    """Return a page with what the options say of it."""
    named = ("title", "slug", "language", "description")
    wanted: dict[str, Any] = {
        name: value for name in named if (value := options.get(name)) is not None
    }
    if options.get("linked"):
        wanted["linked"] = Linked(options["linked"])
    if options["text"] is not None:
        wanted["text"] = read_wording(options["text"])
    return replace(page, **wanted)


def _print(desk: "Desk", *, as_json: bool) -> None:
    known = desk.house_pages.all()
    if as_json:
        print_json({"pages": [_described(page) for page in known]})
        return
    for page in known:
        print_line(_line(page))


def _line(page: HousePage) -> str:
    language = f", {page.language}" if page.language else ""
    return f"{page.slug:24} {page.title} ({page.linked.value}{language})"


def _described(page: HousePage) -> dict[str, str]:
    return {
        "slug": page.slug,
        "title": page.title,
        "language": page.language,
        "description": page.description,
        "linked": page.linked.value,
    }
