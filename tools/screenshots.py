"""Writes every main screen, light and dark, from a sample desk: `python -m tools.screenshots`."""

import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

SIZE = 1440, 900
STORY = "harbour-pilots-end-strike"
LATEST, CALM = 15_000, 700
ROOMS = ("templates", "media", "site", "browse", "publish", "ledger")
TABS = ("Details", "Checks", "History")
WORDING = """**Disclaimer.** {{ site.name }} publishes general news for information only.

Questions about this article: {{ site.contact }}.
"""


def main(goal: Path) -> int:
    """Make a desk, publish it once, and go round the program twice."""
    goal.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["OFFSTONE_HOME"] = str(Path(scratch) / "home")
        desk = _make_desk(Path(scratch))
        QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
        application = QApplication([sys.argv[0]])
        from editor_app.ui.application import Program

        program = Program(application, "Ida Brandt")
        program.start(desk)
        _wait(lambda: program.window.view is not None)
        program.window.resize(*SIZE)
        _settle(program.window)
        for appearance, ending in (("light", ""), ("dark", "-dark")):
            program.preferences.change(appearance=appearance)
            _go_round(program, lambda name, end=ending: goal / f"{name}{end}.png")
        program.window.close()
    print(f"Wrote {len(list(goal.glob('*.png')))} pictures into {goal}.")
    return 0


def _make_desk(scratch: Path) -> Path:
    from editor_app.domain.hold import Keep
    from editor_app.domain.status import Status
    from editor_app.services.desk import sample_desk

    site = scratch / "gulf-courier"
    site.mkdir()
    with sample_desk(scratch / "Gulf Desk", by="Ida Brandt") as desk:
        desk.publishing.publish(site)
        kept = Keep(desk.articles.by_slug(STORY).id, "Agreed with the union’s lawyer")
        general = desk.templates.by_name("General disclaimer")
        desk.templates.save_wording(general.id, WORDING, "Shorter", keep=[kept])
        desk.publishing.publish(site)
        # Something to publish: a new story, one with a TK left, and one that was edited.
        for slug in ("travel-callow-coast", "night-clinic"):
            desk.articles.set_status(desk.articles.by_slug(slug).id, Status.READY)
        article = desk.articles.by_slug("seagrass-meadow-grows")
        body = f"{article.content.body}\nThe survey goes on in spring.\n"
        desk.articles.save(article.id, replace(article.content, body=body))
        desk.articles.set_status(article.id, Status.READY)
    return scratch / "Gulf Desk"


def _go_round(program: Any, file: Callable[[str], Path]) -> None:
    from editor_app.ui.place import Place, articles

    window = program.window
    page = window.view.page
    window.navigate(articles(subject=window.desk.articles.by_slug(STORY).id))
    page.inspector.show_tab("Preview")
    _settle(window)
    _keep(window, file("main"))
    page.preview.walk.follow("/")
    _settle(window)
    _keep(window, file("preview-home"))
    for tab in TABS:
        page.inspector.show_tab(tab)
        _settle(window)
        _keep(window, file(tab.lower()))
        if tab == "Details":
            page.inspector.details.go_to("blocks")
            _settle(window)
            _keep(window, file("blocks"))
    page.inspector.show_tab("Preview")
    subject = window.desk.templates.by_name("General disclaimer").id
    for room in ROOMS:
        window.navigate(Place(room, subject if room == "templates" else ""))
        _settle(window)
        _keep(window, file(room))
        if room in MORE:
            MORE[room](window, file)
    window.navigate(articles())
    for name in ("palette", "settings", "search-all", "export", "keys"):
        window.actions_table[name].trigger()
        _settle(window)
        for dialog in _dialogs():
            _keep(dialog, file(name))
            dialog.close()


def _show_impact(window: Any, file: Callable[[str], Path]) -> None:
    """Type another wording, ask to save it, and look at what it would change."""
    from editor_app.ui.templates.room import TemplatesRoom

    room = window.findChild(TemplatesRoom)
    room.form.wording.setPlainText(WORDING.replace("only", "alone"))
    _settle(window)
    room.form.save_wanted.emit()
    _wait(lambda: bool(_dialogs()))
    for dialog in _dialogs():
        _settle(window)
        _keep(dialog, file("impact"))
        dialog.close()
    room.form.header.discard.trigger()
    _settle(window)


def _ask_ledger(window: Any, file: Callable[[str], Path]) -> None:
    """Ask what changed between the two publications."""
    from editor_app.ui.ledger.room import ASKED, LedgerRoom

    room = window.findChild(LedgerRoom)
    room.tabs.chosen.emit(ASKED)
    _settle(window)
    room.questions.first.show_choice("1", "Publication 1")
    room.questions.second.show_choice("2", "Publication 2")
    room.questions.ask_between()
    _settle(window)
    _keep(window, file("ledger-asked"))


def _dialogs() -> list[QDialog]:
    shown = [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog)]
    return [dialog for dialog in shown if dialog.isVisible()]


def _show_site(window: Any, file: Callable[[str], Path]) -> None:
    """Show the home page as it is chosen, and how the site looks."""
    from editor_app.ui.site.room import SiteRoom

    room = window.findChild(SiteRoom)
    for name in ("Home", "Look"):
        room.show_subject(name)
        _settle(window)
        _keep(window, file(f"site-{name.lower()}"))
    room.show_subject("Site")


def _look_at_row(window: Any, file: Callable[[str], Path]) -> None:
    """Look at the first file of the plan, before and after."""
    from editor_app.ui.publish.room import PublishRoom

    room = window.findChild(PublishRoom)
    room.look_at_row(room.model.index(0, 1))
    _wait(lambda: bool(_dialogs()))
    for dialog in _dialogs():
        _settle(window)
        _keep(dialog, file("before-after"))
        dialog.close()


MORE = {
    "templates": _show_impact,
    "site": _show_site,
    "publish": _look_at_row,
    "ledger": _ask_ledger,
}


def _settle(window: Any) -> None:
    """Wait until nothing has been read, written or painted anew for a moment."""
    calm = QTimer(singleShot=True, interval=CALM)
    calm.start()

    def still() -> bool:
        if window.lane.busy or window.readers.busy:
            calm.start()
        return not calm.isActive()

    _wait(still)


def _wait(ready: Callable[[], bool]) -> None:
    loop = QEventLoop()
    limit = QTimer(singleShot=True, interval=LATEST)
    limit.timeout.connect(loop.quit)
    limit.start()
    look = QTimer(interval=30)
    look.timeout.connect(lambda: loop.quit() if ready() else None)
    look.start()
    loop.exec()


def _keep(widget: QWidget, file: Path) -> None:
    widget.grab().save(str(file))


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))
