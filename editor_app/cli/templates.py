"""`offstone templates`: the texts that the desk keeps, and what is done with them."""

from pathlib import Path

import click

from editor_app.cli.named_path import NamedPath
from editor_app.cli.template_articles import (
    add_to,
    arrange,
    hold,
    holds,
    release,
    resolve,
    take_off,
)
from editor_app.cli.template_details import details, reinstate, retire
from editor_app.cli.template_impact import impact
from editor_app.cli.template_list import list_templates
from editor_app.cli.template_packs import export_pack, import_pack
from editor_app.cli.template_rules import order, remove_rule, rules, set_rule
from editor_app.cli.template_versions import diff, restore, show
from editor_app.cli.template_wordings import add, edit, remove

_COMMANDS = (
    *(list_templates, show, diff, add, edit, restore, details, retire, reinstate, remove),
    *(rules, set_rule, remove_rule, order, impact),
    *(resolve, add_to, take_off, arrange, holds, hold, release),
    *(export_pack, import_pack),
)


class InOrder(click.Group):
    """Lists its commands in the order in which a desk meets them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(self.commands)


@click.group("templates", cls=InOrder)
@click.argument("workspace", type=NamedPath())
@click.pass_context
def command(context: click.Context, workspace: Path) -> None:
    """Keep the templates of WORKSPACE: disclaimers, footers, disclosures, notices, bios."""
    context.obj = workspace


for _added in _COMMANDS:
    command.add_command(_added)
