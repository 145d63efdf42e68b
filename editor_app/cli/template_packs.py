"""Packs on the command line: templates leave with their rules, and come in looked at first."""

import json
from pathlib import Path
from typing import Any

import click

from editor_app.cli.named_path import NamedPath
from editor_app.cli.output import print_json, print_line
from editor_app.cli.template_impact import described_impact, tell_impact
from editor_app.cli.template_options import AS_JSON, BY
from editor_app.domain.pack import PackFile, PackPlan, PackStep


@click.command("export")
@click.argument("name", nargs=-1)
@click.option("--out", type=NamedPath(), help="The file to write; else it is printed.")
@AS_JSON
@click.pass_obj
def export_pack(workspace: Path, name: tuple[str, ...], *, out: Path | None, as_json: bool) -> None:
    """Make a pack of templates and their rules; all that are in force when none is named.

    Rules about single articles stay here, and are told on standard error.
    """
    from editor_app.services.desk import open_desk

    with open_desk(workspace, write=False) as desk:
        pack = desk.packs.export(name)
        if out is not None:
            desk.packs.write(pack.text, out)
    if as_json:
        print_json(_exported(pack, out))
        return
    if out is None:
        print(pack.text, end="")
    else:
        print_line(f"“{out}” holds {_count(len(pack.templates))}: {', '.join(pack.templates)}.")
    for sentence in pack.left:
        click.echo(sentence, err=True)


@click.command("import")
@click.argument("file", type=NamedPath(), required=False)
@click.option("--starter", is_flag=True, help="Take the six templates that come with Offstone.")
@click.option("--dry-run", is_flag=True, help="Say what would be taken, and take nothing.")
@click.option(
    "--make-missing", is_flag=True, help="Make sections, tags and authors that rules name."
)
@BY
@AS_JSON
@click.pass_obj
def import_pack(workspace: Path, file: Path | None, **options: Any) -> int:
    """Take the templates of a pack; a changed one gets further versions.

    Taken twice it changes nothing. A template whose name another kind has here is left out.
    """
    from editor_app.services.desk import open_desk

    if (file is None) is not options["starter"]:
        raise click.UsageError("Name a pack, or take --starter: one of the two.")
    dry_run, make = options["dry_run"], options["make_missing"]
    with open_desk(workspace, by=options["by"], write=not dry_run) as desk:
        text = desk.packs.read(file) if file is not None else desk.packs.starter()
        if dry_run:
            plan, made = desk.packs.plan(text, make_missing=make), ()
        else:
            result = desk.packs.take(text, make_missing=make)
            plan, made = result.plan, result.made
    if options["as_json"]:
        touched = {"impact": described_impact(plan.impact)} if dry_run else {}
        print_json(_imported(plan, made, dry_run=dry_run) | touched)
    else:
        _tell(plan, made, make=make, dry_run=dry_run)
    return 1 if plan.counts[PackStep.REFUSED] else 0


def _exported(pack: PackFile, out: Path | None) -> dict[str, Any]:
    told = {"templates": list(pack.templates), "left": list(pack.left)}
    if out is not None:
        return {"file": str(out)} | told
    return {"pack": json.loads(pack.text)} | told


def _imported(plan: PackPlan, made: tuple[str, ...], *, dry_run: bool) -> dict[str, Any]:
    return {
        "pack": plan.name,
        "dry_run": dry_run,
        "templates": [
            {
                "name": template.name,
                "kind": template.kind.value,
                "step": template.step.value,
                "tells": list(template.tells),
            }
            for template in plan.templates
        ],
        "missing": [
            {
                "scope": one.scope.word,
                "slug": one.slug,
                "name": one.name,
                "templates": list(one.templates),
            }
            for one in plan.missing
        ],
        "made": list(made),
    }


def _tell(plan: PackPlan, made: tuple[str, ...], *, make: bool, dry_run: bool) -> None:
    for template in plan.templates:
        print_line(f"{template.step.label:8} {template.name}")
        for sentence in template.tells:
            print_line(f"         {sentence}")
    for one in plan.missing:
        fate = "It is made." if make else "The rule is left out; --make-missing makes it."
        print_line(f"{one.sentence} {fate}")
    if dry_run and plan.changes:
        tell_impact(plan.impact)
    counts = ", ".join(f"{plan.counts[step]} {step.value}" for step in PackStep)
    done = "would be taken" if dry_run else "taken"
    print_line(f"Pack “{plan.name}” {done}: {counts}.")
    if made:
        print_line(f"Made: {', '.join(made)}.")


def _count(number: int) -> str:
    return "1 template" if number == 1 else f"{number} templates"
