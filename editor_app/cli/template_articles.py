"""Templates on single articles: what stands there and why, and what the desk decides otherwise."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from editor_app.cli.output import print_json, print_line
from editor_app.cli.template_options import ARTICLE, ARTICLES, AS_JSON, BY, REASON
from editor_app.cli.template_told import articles
from editor_app.domain.ids import ArticleId
from editor_app.domain.resolution import Block
from editor_app.domain.template import place_words

if TYPE_CHECKING:
    from editor_app.services.deciding import ArticleBlocks
    from editor_app.services.desk import Desk


@click.command("resolve")
@ARTICLE
@AS_JSON
@click.pass_obj
def resolve(workspace: Path, *, slug: str, as_json: bool) -> None:
    """Say which templates stand on an article, in page order, and why."""
    from editor_app.services.desk import open_desk

    with open_desk(workspace, write=False) as desk:
        found = desk.rules.of_article(desk.articles.by_slug(slug).id)
    _tell(slug, found, as_json=as_json)


@click.command("add-to")
@click.argument("name")
@ARTICLE
@REASON
@BY
@AS_JSON
@click.pass_obj
def add_to(workspace: Path, name: str, **options: Any) -> None:
    """Put a template on one article, with a reason."""
    from editor_app.services.desk import open_desk

    with open_desk(workspace, by=options["by"]) as desk:
        key, template = desk.articles.by_slug(options["slug"]).id, desk.templates.by_name(name)
        desk.rules.add_to(key, template.id, options["reason"])
        found = desk.rules.of_article(key)
    _tell(options["slug"], found, as_json=options["as_json"])


@click.command("take-off")
@click.argument("name")
@ARTICLE
@REASON
@BY
@AS_JSON
@click.pass_obj
def take_off(workspace: Path, name: str, **options: Any) -> None:
    """Keep a template off one article, with a reason."""
    from editor_app.services.desk import open_desk

    with open_desk(workspace, by=options["by"]) as desk:
        key, template = desk.articles.by_slug(options["slug"]).id, desk.templates.by_name(name)
        desk.rules.take_off(key, template.id, options["reason"])
        found = desk.rules.of_article(key)
    _tell(options["slug"], found, as_json=options["as_json"])


@click.command("arrange")
@click.argument("name", nargs=-1)
@ARTICLE
@REASON
@BY
@AS_JSON
@click.pass_obj
def arrange(workspace: Path, name: tuple[str, ...], **options: Any) -> None:
    """Lay templates of one article in this order; without names the rules decide again."""
    from editor_app.services.desk import open_desk

    with open_desk(workspace, by=options["by"]) as desk:
        key = desk.articles.by_slug(options["slug"]).id
        wanted = [desk.templates.by_name(one).id for one in name]
        if wanted:
            desk.rules.arrange(key, wanted, options["reason"])
        else:
            desk.rules.arrange_by_rules(key)
        found = desk.rules.of_article(key)
    _tell(options["slug"], found, as_json=options["as_json"])


@click.command("holds")
@click.argument("name")
@AS_JSON
@click.pass_obj
def holds(workspace: Path, name: str, *, as_json: bool) -> None:
    """List the articles on which a version of a template is kept, and why."""
    from editor_app.services.desk import open_desk

    with open_desk(workspace, write=False) as desk:
        template = desk.templates.by_name(name)
        held = desk.holds.of(template.id)
    if as_json:
        told = [
            {
                "article": one.slug,
                "version": one.hold.version,
                "reason": one.hold.reason,
                "by": one.hold.by,
                "time": one.hold.time.isoformat(),
            }
            for one in held
        ]
        print_json({"holds": told})
        return
    for one in held:
        print_line(f"{one.slug:40} v{one.hold.version}, {one.hold.by}: {one.hold.reason}")
    if not held:
        print_line(f"No article keeps a version of “{template.name}”.")


@click.command("hold")
@click.argument("name")
@ARTICLES
@click.option("--version", "number", type=click.IntRange(1), required=True, help="Which to keep.")
@REASON
@BY
@AS_JSON
@click.pass_obj
def hold(workspace: Path, name: str, **options: Any) -> None:
    """Keep a version of a template on single articles, with a reason."""
    from editor_app.services.desk import open_desk

    number: int = options["number"]
    with open_desk(workspace, by=options["by"]) as desk:
        template = desk.templates.by_name(name)
        keys = _keys(desk, options["slugs"])
        desk.holds.hold(template.id, keys, number, options["reason"])
    if options["as_json"]:
        print_json({"id": template.id, "version": number, "articles": list(options["slugs"])})
    else:
        print_line(f"Version {number} of “{template.name}” is kept on {articles(len(keys))}.")


@click.command("release")
@click.argument("name")
@ARTICLES
@BY
@AS_JSON
@click.pass_obj
def release(workspace: Path, name: str, *, slugs: tuple[str, ...], by: str, as_json: bool) -> None:
    """Let articles have the wording in force again."""
    from editor_app.services.desk import open_desk

    with open_desk(workspace, by=by) as desk:
        template = desk.templates.by_name(name)
        keys = _keys(desk, slugs)
        desk.holds.release(template.id, keys)
    if as_json:
        print_json({"id": template.id, "articles": list(slugs)})
    else:
        print_line(f"“{template.name}” is as everywhere on {articles(len(keys))}.")


def _keys(desk: "Desk", slugs: tuple[str, ...]) -> list[ArticleId]:
    return [desk.articles.by_slug(slug).id for slug in dict.fromkeys(slugs)]


def _tell(slug: str, found: "ArticleBlocks", *, as_json: bool) -> None:
    if as_json:
        kept_off = [
            {"id": o.template.id, "name": o.template.name, "reason": o.rule.reason}
            for o in found.kept_off
        ]
        blocks = [_described(block) for block in found.blocks]
        arranged = found.arrangement is not None
        print_json({"article": slug, "blocks": blocks, "kept_off": kept_off, "arranged": arranged})
        return
    for block in found.blocks:
        trouble = f"; missing: {block.missing}" if block.missing else ""
        where = place_words(block.placement, block.paragraphs)
        print_line(f"{block.template.name} v{block.version}, {where}, {block.why}{trouble}")
    for one in found.kept_off:
        print_line(f"{one.template.name} is kept off: {one.rule.reason or 'no reason was given'}")
    if not found.blocks:
        print_line("No template stands on this article.")


def _described(block: Block) -> dict[str, Any]:
    return {
        "id": block.template.id,
        "name": block.template.name,
        "version": block.version,
        "language": block.language,
        "placement": block.placement.value,
        "paragraphs": block.paragraphs,
        "order": block.order,
        "required": block.required,
        "why": block.why,
        "missing": block.missing,
        "held": block.hold.reason if block.hold else None,
    }
