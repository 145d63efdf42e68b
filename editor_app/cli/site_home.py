"""`offstone site WORKSPACE home`: what leads, what is pinned, and the blocks of the home page."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from editor_app.cli.output import print_json, print_line
from editor_app.cli.template_options import AS_JSON, BY
from editor_app.domain.changes import Changes
from editor_app.domain.errors import NotFound
from editor_app.domain.home import LATEST, MOST_STORIES
from editor_app.domain.ids import ArticleId, SectionId

if TYPE_CHECKING:
    from editor_app.services.desk import Desk
    from editor_app.services.home import HomeState, NamedBlock
    from editor_app.services.pins import Pin

_LATEST = "latest"


@click.group("home")
def home() -> None:
    """Choose what stands on the home page, and in which order."""


@home.command("show")
@AS_JSON
@click.pass_obj
def show(workspace: Path, *, as_json: bool) -> None:
    """Show what leads, what is pinned and the blocks; what does not show says why."""
    from editor_app.services.desk import open_desk

    with open_desk(workspace, write=False) as desk:
        _print(desk, as_json=as_json)


@home.command("lead")
@click.argument("slug", default="")
@BY
@AS_JSON
@click.pass_obj
def lead(workspace: Path, slug: str, *, by: str, as_json: bool) -> None:
    """Let the article SLUG lead; without one the newest leads."""

    def act(desk: "Desk") -> Changes:
        return desk.home.set_lead(desk.articles.by_slug(slug).id if slug else None)

    _do(workspace, act, by=by, as_json=as_json)


@home.command("pin")
@click.argument("slug")
@BY
@AS_JSON
@click.pass_obj
def pin(workspace: Path, slug: str, *, by: str, as_json: bool) -> None:
    """Let the article SLUG follow the lead, after those that are pinned."""
    _do(workspace, lambda desk: desk.home.pin(_article(desk, slug)), by=by, as_json=as_json)


@home.command("unpin")
@click.argument("slug")
@BY
@AS_JSON
@click.pass_obj
def unpin(workspace: Path, slug: str, *, by: str, as_json: bool) -> None:
    """Take the article SLUG off, whether it leads or follows; a deleted one goes by its id."""

    def act(desk: "Desk") -> Changes:
        home = desk.home.get()
        named = ArticleId(slug) in {home.lead, *home.pinned}
        return desk.home.unpin(ArticleId(slug) if named else _article(desk, slug))

    _do(workspace, act, by=by, as_json=as_json)


@home.command("order")
@click.argument("slugs", nargs=-1, required=True)
@BY
@AS_JSON
@click.pass_obj
def order(workspace: Path, slugs: tuple[str, ...], *, by: str, as_json: bool) -> None:
    """Set the order of the pinned articles; those that are not named follow in theirs."""

    def act(desk: "Desk") -> Changes:
        return desk.home.order_pinned([_article(desk, slug) for slug in slugs])

    _do(workspace, act, by=by, as_json=as_json)


@home.command("block")
@click.argument("section")
@click.option("--stories", type=click.IntRange(1, MOST_STORIES), help="How many it has at most.")
@click.option("--on/--off", "shown", default=None, help="Whether it shows; off keeps its place.")
@BY
@AS_JSON
@click.pass_obj
def block(workspace: Path, section: str, **options: Any) -> None:
    """Set the block of SECTION, a slug or “latest”; one that is not there is added at the end."""

    def act(desk: "Desk") -> Changes:
        key = _section(desk, section)
        return desk.home.set_block(key, stories=options["stories"], shown=options["shown"])

    _do(workspace, act, by=options["by"], as_json=options["as_json"])


@home.command("remove-block")
@click.argument("section")
@BY
@AS_JSON
@click.pass_obj
def remove_block(workspace: Path, section: str, *, by: str, as_json: bool) -> None:
    """Take the block of SECTION off, a slug or “latest”."""

    def act(desk: "Desk") -> Changes:
        return desk.home.remove_block(_section(desk, section))

    _do(workspace, act, by=by, as_json=as_json)


@home.command("order-blocks")
@click.argument("sections", nargs=-1, required=True)
@BY
@AS_JSON
@click.pass_obj
def order_blocks(workspace: Path, sections: tuple[str, ...], *, by: str, as_json: bool) -> None:
    """Set the order of the blocks; those that are not named follow in theirs."""

    def act(desk: "Desk") -> Changes:
        return desk.home.order_blocks([_section(desk, slug) for slug in sections])

    _do(workspace, act, by=by, as_json=as_json)


@home.command("follow-menu")
@BY
@AS_JSON
@click.pass_obj
def follow_menu(workspace: Path, *, by: str, as_json: bool) -> None:
    """Let every section have its block, in the order of the menu."""
    _do(workspace, lambda desk: desk.home.follow_menu(), by=by, as_json=as_json)


def _do(workspace: Path, act: Callable[["Desk"], Changes], *, by: str, as_json: bool) -> None:
    from editor_app.services.desk import open_desk

    with open_desk(workspace, by=by) as desk:
        act(desk)
        _print(desk, as_json=as_json)


def _article(desk: "Desk", slug: str) -> ArticleId:
    return desk.articles.by_slug(slug).id


def _section(desk: "Desk", slug: str) -> SectionId:
    if slug == _LATEST:
        return LATEST
    known = {section.slug: section.id for section in desk.labels.sections()}
    if slug not in known:
        raise NotFound(f"There is no section “{slug}”.", f"Choose {', '.join([_LATEST, *known])}.")
    return known[slug]


def _print(desk: "Desk", *, as_json: bool) -> None:
    state = desk.home.state()
    slugs = {LATEST: _LATEST, **{s.id: s.slug for s in desk.labels.sections()}}
    if as_json:
        print_json(_described(state, slugs))
        return
    print_line(f"lead    {_told(state.lead) if state.lead else 'the newest story'}")
    for pinned in state.pinned:
        print_line(f"pinned  {_told(pinned)}")
    for one in state.blocks:
        print_line(f"block   {_told_block(one, slugs[one.block.section])}")
    for _, name in state.left:
        print_line(f"none    {name}")


def _told(pin: "Pin") -> str:
    named = f"{pin.slug or pin.article}: {pin.headline}"
    return f"{named} (not shown. {pin.hidden})" if pin.hidden else named


def _told_block(one: "NamedBlock", slug: str) -> str:
    number = "1 story" if one.block.stories == 1 else f"{one.block.stories} stories"
    return f"{slug}: {number}{'' if one.block.shown else ', off'}"


def _described(state: "HomeState", slugs: dict[SectionId, str]) -> dict[str, object]:
    return {
        "lead": _described_pin(state.lead) if state.lead else None,
        "pinned": [_described_pin(pin) for pin in state.pinned],
        "follows_menu": state.home.blocks is None,
        "blocks": [
            {
                "section": slugs[one.block.section],
                "name": one.name,
                "stories": one.block.stories,
                "shown": one.block.shown,
            }
            for one in state.blocks
        ],
    }


def _described_pin(pin: "Pin") -> dict[str, str]:
    return {
        "id": pin.article,
        "slug": pin.slug,
        "headline": pin.headline,
        "hidden": pin.hidden,
    }
