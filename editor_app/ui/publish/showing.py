"""Shows a published site: in the browser, over http on this machine, or as a folder."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from editor_app.domain.target_kind import TargetKind, kind_of
from editor_app.services.serving import Served, serve


class SiteShower:
    """Serves each folder once, while the program is open."""

    def __init__(self) -> None:
        self._served: dict[Path, Served] = {}

    def address(self, folder: Path) -> str:
        """Return where a folder is served; TargetUnusable when it is not there."""
        if folder not in self._served:
            self._served[folder] = serve(folder)
        return self._served[folder].address

    def open_browser(self, folder: Path) -> None:
        """Show the site as readers will see it."""
        QDesktopServices.openUrl(QUrl(self.address(folder)))

    def open_folder(self, folder: Path) -> None:
        """Show the files of the site, or the folder that its ZIP file lies in."""
        packed = kind_of(str(folder)) is TargetKind.ZIP
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder.parent if packed else folder)))

    def close(self) -> None:
        """Serve nothing any more."""
        for served in self._served.values():
            served.close()
        self._served.clear()
