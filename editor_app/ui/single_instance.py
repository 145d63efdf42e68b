"""One window for each workspace: a second start raises the first one's window."""

from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

WAIT = 300


class SingleInstance(QObject):
    """Listens for later starts on this workspace."""

    raise_wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)

    def listen(self, folder: Path) -> None:
        """Be the one that a later start on this folder finds."""
        self._server.close()
        QLocalServer.removeServer(name_of(folder))
        self._server.listen(name_of(folder))

    def close(self) -> None:
        """Listen no more."""
        self._server.close()

    def _answer(self) -> None:
        while self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            socket.close()
            socket.deleteLater()
            self.raise_wanted.emit()


def raise_other(folder: Path) -> bool:
    """Ask the window that has this workspace open to come forward; False when there is none."""
    socket = QLocalSocket()
    socket.connectToServer(name_of(folder))
    there = socket.waitForConnected(WAIT)
    socket.close()
    return there


def name_of(folder: Path) -> str:
    """Return the name that the window of a folder is found by."""
    return f"offstone-{sha256(str(folder.resolve()).encode()).hexdigest()[:20]}"
