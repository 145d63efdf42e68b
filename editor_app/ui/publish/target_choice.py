"""Where the site goes: the known targets, and ways to add another."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from editor_app.domain.site import Target
from editor_app.domain.target_kind import TargetKind, kind_of

_ADD, _ADD_ZIP = "\0add", "\0zip"


class TargetChoice(QComboBox):
    """Tells the target that is chosen, and when another folder or ZIP file is wanted."""

    chosen = Signal(str)
    add_wanted = Signal()
    zip_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Target")
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setMinimumContentsLength(24)
        self.targets: dict[str, Target] = {}
        self._current = ""
        self.activated.connect(self._pick)

    @property
    def folder(self) -> Path | None:
        """The path of the target that is chosen, None when there is no target yet."""
        return Path(self._current) if self._current in self.targets else None

    @property
    def target(self) -> Target | None:
        """The target that is chosen."""
        return self.targets.get(self._current)

    def show_targets(self, targets: Sequence[Target], wanted: str) -> None:
        """Show the targets, one of them chosen."""
        self.targets = {target.folder: target for target in targets}
        self.clear()
        for target in targets:
            self.addItem(_words(target), target.folder)
            self.setItemData(self.count() - 1, target.folder, Qt.ItemDataRole.ToolTipRole)
        if targets:
            self.insertSeparator(self.count())
        self.addItem("Add folder…", _ADD)
        self.addItem("Add ZIP file…", _ADD_ZIP)
        self._current = wanted if wanted in self.targets else next(iter(self.targets), "")
        self.setCurrentIndex(max(0, self.findData(self._current)))

    def _pick(self, number: int) -> None:
        key = str(self.itemData(number))
        if key in {_ADD, _ADD_ZIP}:
            self.setCurrentIndex(max(0, self.findData(self._current)))
            (self.add_wanted if key == _ADD else self.zip_wanted).emit()
        elif key != self._current:
            self._current = key
            self.chosen.emit(key)


def _words(target: Target) -> str:
    folder, home = target.folder, str(Path.home())
    short = f"~{folder.removeprefix(home)}" if folder.startswith(home + "/") else folder
    named = target.name and target.name != Path(folder).name
    kind = "ZIP file" if kind_of(folder) is TargetKind.ZIP else "Website folder"
    return f"{target.name if named else kind} — {short}"
