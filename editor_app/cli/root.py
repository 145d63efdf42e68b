"""The root of the command line: finds a command's file by its name, and ends every error."""

import errno
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

import click

from editor_app.cli.output import print_error, print_usage, speak_utf8
from editor_app.domain.errors import OffstoneError, StorageFailed, StorageFull
from editor_app.logs import log
from editor_app.paths import log_folder

OpenWindow = Callable[[Path | None, str, Path | None], int]
# The name of each command and the module that holds it; loaded only when it is called.
COMMANDS = {
    "open": "open_",
    "new": "new",
    "import": "import_",
    "list": "list_",
    "search": "search",
    "check": "check",
    "export": "export",
    "status": "status",
    "correct": "correct",
    "translations": "translations",
    "templates": "templates",
    "site": "site",
    "targets": "targets",
    "publish": "publish",
    "diff": "diff",
    "verify": "verify",
    "ledger": "ledger",
    "backup": "backup",
    "restore": "restore",
    "doctor": "doctor",
}


class Commands(click.Group):
    """Loads the file of the one command that is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002
        cmd_name: str,
    ) -> click.Command | None:
        module = COMMANDS.get(cmd_name)
        if module is None:
            return None
        return import_module(f"editor_app.cli.{module}").command


@click.group(cls=Commands, invoke_without_command=True)
@click.version_option("0.1.0", prog_name="offstone")
@click.pass_context
def offstone(context: click.Context) -> int:
    """Write, check and publish news without a network; alone, open the program."""
    if context.invoked_subcommand is None:
        return int(context.invoke(import_module("editor_app.cli.open_").command))
    return 0


def run_command(arguments: Sequence[str], open_window: OpenWindow) -> int:
    """Run a command line; 0 done, 1 refused, 2 wrong usage. `open_window` shows the program."""
    speak_utf8()
    try:
        code = offstone.main(list(arguments), "offstone", standalone_mode=False, obj=open_window)
        return int(code or 0)
    except click.ClickException as error:
        error.show()
        if "--json" in arguments:
            print_usage(error)
        return 2
    except click.Abort:
        return 1
    except OffstoneError as error:
        print_error(error, as_json="--json" in arguments)
        return 1
    except OSError as error:
        log.exception("A command ended by what the system refused.")
        print_error(_named(error), as_json="--json" in arguments)
        return 1
    except Exception:
        log.exception("A command ended by a mistake of ours.")
        bug = OffstoneError(
            "Offstone made a mistake of its own; nothing was half done.",
            f"The log in “{log_folder()}” tells more.",
        )
        print_error(bug, as_json="--json" in arguments)
        return 1


def _named(error: OSError) -> OffstoneError:
    """Return the error of ours for what the system refused and no service has named."""
    place = f"“{error.filename}”" if error.filename else "A file"
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return StorageFull(f"{place} could not be written: the disk is full.", "Free some room.")
    return StorageFailed(f"{place} could not be used: {error.strerror or error}.")
