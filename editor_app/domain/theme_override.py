"""Files of a workspace that take the place of a theme's own."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OverriddenFile:
    """A file in the workspace's theme folder.

    `problem` says why the built-in one serves instead, with its line if that is known (else 0);
    `note` says what is worth a look though the file is used. `new` files replace none.
    """

    name: str
    problem: str = ""
    line: int = 0
    note: str = ""
    new: bool = False

    @property
    def sentence(self) -> str:
        """The file, and what is to be said of it."""
        line = f", line {self.line}" if self.line else ""
        if self.problem:
            return f"{self.name}{line}: {self.problem}. The built-in file serves in its place."
        return f"{self.name}: {self.note}" if self.note else self.name


@dataclass(frozen=True, slots=True)
class Overrides:
    """A theme's files in a workspace; `digest` is of all their bytes, empty when there are none.

    `accepted` says whether they are used; `made_here` that nobody needs to accept them, because
    the workspace was made on this machine and still stands where it was made.
    """

    theme: str
    folder: str
    digest: str
    files: tuple[OverriddenFile, ...]
    accepted: bool
    made_here: bool

    @property
    def broken(self) -> tuple[OverriddenFile, ...]:
        """The files that cannot be used."""
        return tuple(file for file in self.files if file.problem)

    @property
    def sentence(self) -> str:
        """What the desk is told of them."""
        number = len(self.files)
        if not number:
            return "No file of the theme is overridden in this workspace."
        files = "One file" if number == 1 else f"{number} files"
        if not self.accepted:
            return (
                f"{files} in “themes/{self.theme}” would change the theme. They came with the "
                "workspace and are off until you accept them."
            )
        if self.broken:
            return f"{files} of the workspace’s own; {len(self.broken)} cannot be used."
        return f"{files} of the workspace’s own in use."
