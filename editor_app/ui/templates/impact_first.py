"""Changes are looked at before they are made: nothing touched, nothing asked."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from editor_app.domain.hold import Keep
from editor_app.domain.impact import Impact
from editor_app.ui.background import Newest
from editor_app.ui.templates.impact_dialog import Asked, ImpactDialog

if TYPE_CHECKING:
    from editor_app.ui.room_context import RoomContext

Do = Callable[[tuple[Keep, ...]], object]
Refused = Callable[[], object]


class ImpactFirst:
    """Opens the impact of one change at a time over its window."""

    def __init__(self, context: "RoomContext", window: QWidget) -> None:
        self._context, self._window = context, window
        self._newest = Newest(context.readers.run)
        self.dialog: ImpactDialog | None = None

    def __call__(self, asked: Asked, do: Do, refused: Refused | None = None) -> None:
        """Do it at once when nothing is touched, else when the desk has seen what is."""

        def fail(error: Exception) -> None:
            if refused is not None:
                refused()
            self._context.report(error)

        def show(impact: Impact) -> None:
            if impact.articles or impact.every_page:
                self._open(asked, impact, do, refused)
            else:
                do(())

        impacts = self._context.desk.impacts
        self._newest.ask(lambda: impacts.of(asked.proposal), show, fail)

    def _open(self, asked: Asked, impact: Impact, do: Do, refused: Refused | None) -> None:
        dialog = self.dialog = ImpactDialog(self._context, asked, impact, self._window)
        dialog.agreed.connect(do)
        if refused is not None:
            dialog.rejected.connect(refused)
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(self._forget)
        dialog.open()

    def _forget(self) -> None:
        self.dialog = None
