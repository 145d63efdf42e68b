"""What can go wrong in the world, each with a sentence for the reader and what to do next.

OffstoneError
├── NotAWorkspace, WorkspaceTooNew, WorkspaceLocked, WorkspaceReadOnly, WorkspaceExists
├── LibraryDamaged, StorageFull, StorageFailed
├── NotFound, AlreadyThere, NotAllowed, InvalidValue (LayoutInvalid)
├── TemplateInvalid
├── PictureInvalid
├── TargetUnusable, AddressTaken
├── FileUnreadable, BackupInvalid
├── TookTooLong, TooMuchMemory, HostFailed
└── Cancelled
"""


class OffstoneError(Exception):
    """Base of every failure that has a name; `kind` is the word that `--json` prints."""

    advice = ""

    def __init__(self, message: str, advice: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice or type(self).advice

    @property
    def kind(self) -> str:
        """The error's name in kebab case."""
        name = type(self).__name__
        return "".join("-" + c.lower() if c.isupper() else c for c in name).lstrip("-")

    def __reduce__(self) -> tuple[type["OffstoneError"], tuple[str, str]]:
        return type(self), (self.message, self.advice)


class NotAWorkspace(OffstoneError):
    """The folder is missing or holds no workspace."""

    advice = "Make one with 'offstone new FOLDER', or choose the folder that holds workspace.json."


class WorkspaceExists(OffstoneError):
    """A workspace or other files already stand where a new one was asked for."""

    advice = "Choose an empty or new folder."


class WorkspaceTooNew(OffstoneError):
    """The workspace was written by a later Offstone."""

    advice = "Install the newer Offstone to open it. Nothing was changed."


class WorkspaceLocked(OffstoneError):
    """Another process writes to this workspace."""

    advice = "Close it there, or wait until it is done."


class WorkspaceReadOnly(OffstoneError):
    """The workspace cannot be written to."""

    advice = "Copy the workspace to a folder you may write to, and open the copy."


class LibraryDamaged(OffstoneError):
    """library.sqlite is not a sound database; nothing is written to it."""

    advice = (
        "Nothing was overwritten. Run 'offstone doctor WORKSPACE' to see what is wrong, "
        "or 'offstone restore BACKUP NEW-FOLDER' to go back to a backup."
    )


class StorageFull(OffstoneError):
    """The disk has no room left."""

    advice = "Free some room on the disk; your text is kept here until it is saved."


class StorageFailed(OffstoneError):
    """The disk refused to read or write."""

    advice = "Check the disk and its permissions, then try again."


class NotFound(OffstoneError):
    """Nothing of that name or id exists."""


class AlreadyThere(OffstoneError):
    """A name, slug or address is taken."""

    advice = "Choose another name."


class NotAllowed(OffstoneError):
    """A rule of the desk refuses the act."""


class InvalidValue(OffstoneError):
    """A value does not fit its field."""


class LayoutInvalid(InvalidValue):
    """A layout of a theme has a mistake; `file` and `line` say where, line 0 when unknown."""

    advice = "Mend it in the folder “themes” of the workspace, or take it away."

    def __init__(self, message: str, advice: str = "", file: str = "", line: int = 0) -> None:
        super().__init__(message, advice)
        self.file, self.line = file, line

    def __reduce__(self) -> tuple[type["OffstoneError"], tuple[str, str, str, int]]:  # type: ignore[override]
        return type(self), (self.message, self.advice, self.file, self.line)


class TemplateInvalid(OffstoneError):
    """A template has a mistake; the version in force stays. `line` counts from 1, 0 if unknown."""

    advice = "Mend the template and save again; the version before it stays in force."

    def __init__(self, message: str, advice: str = "", line: int = 0) -> None:
        super().__init__(message, advice)
        self.line = line

    def __reduce__(self) -> tuple[type["OffstoneError"], tuple[str, str, int]]:  # type: ignore[override]
        return type(self), (self.message, self.advice, self.line)


class PictureInvalid(OffstoneError):
    """A file is no picture, or a damaged one."""

    advice = "Choose a JPEG, PNG, WebP, AVIF, GIF or TIFF file that opens in a picture viewer."


class TargetUnusable(OffstoneError):
    """The site cannot be written to the folder that was named."""

    advice = "Choose a folder that exists and that you may write to."


class AddressTaken(OffstoneError):
    """A file that is not ours stands at an address of ours."""

    advice = (
        "Move it away, or publish with --adopt: the file is then kept in the workspace's "
        "rescued folder."
    )


class FileUnreadable(OffstoneError):
    """A file to import cannot be understood."""


class BackupInvalid(OffstoneError):
    """The backup file is damaged or no backup."""

    advice = "Choose another backup; nothing was changed."


class TookTooLong(OffstoneError):
    """Work on a text passed its deadline and was stopped."""

    advice = "Shorten or simplify the text; everything you wrote is kept."


class TooMuchMemory(OffstoneError):
    """Work on a text asked for more memory than it may have and was stopped."""

    advice = "Shorten or simplify the text; everything you wrote is kept."


class HostFailed(OffstoneError):
    """The helper process ended by itself; the next call starts a new one."""


class Cancelled(OffstoneError):
    """The user stopped the work; nothing was half done."""
