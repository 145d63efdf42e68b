"""Paths on the command line: an empty one, as an unset variable leaves it, is no folder."""

from pathlib import Path
from typing import Any

import click


class NamedPath(click.Path):
    """A path that was named; an empty text would silently mean the current folder."""

    def __init__(self) -> None:
        super().__init__(path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if str(value) == "":
            self.fail("it is empty; name a folder or file.", param, ctx)
        return super().convert(value, param, ctx)
