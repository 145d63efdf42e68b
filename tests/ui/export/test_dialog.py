from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from editor_app.domain.article import Content
from editor_app.domain.errors import Cancelled, NotAllowed, StorageFull
from editor_app.domain.ids import ArticleId
from editor_app.domain.status import Status
from editor_app.ui.export.choices import ALL, CHOSEN, THIS
from editor_app.ui.export.dialog import ExportDialog
from tests.ui.lasting_host import lasting_host
from tests.ui.stage import Stage


@pytest.fixture
def stories(desk: Any) -> tuple[ArticleId, ...]:
    desk.__dict__["host"] = lasting_host()
    made = [
        ArticleId(desk.articles.create(Content(headline=name, body="Words.")).created)
        for name in ("Pilots vote", "Ferry returns")
    ]
    desk.articles.set_status(made[1], Status.READY)
    return tuple(made)


def opened(
    stage: Stage, story: ArticleId | None, chosen: tuple[ArticleId, ...], out: Path
) -> ExportDialog:
    stage.window.show()
    dialog = ExportDialog(stage.context, story, chosen, stage.window)
    dialog.open()
    dialog.folder.setText(str(out))
    stage.settle()
    return dialog


def test_this_article_as_json(
    stage: Stage, stories: tuple[ArticleId, ...], tmp_path: Path, monkeypatch: Any
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: shown.append(url.toLocalFile()))
    dialog = opened(stage, stories[0], (), tmp_path / "out")
    assert dialog.scopes[THIS].isChecked()
    assert dialog.scopes[CHOSEN].isHidden()
    dialog.forms["json"].setChecked(True)
    assert dialog.embedded.isHidden()
    dialog.go.click()
    assert dialog.progress.isVisible()
    assert not dialog.go.isEnabled()
    stage.settle()
    assert (tmp_path / "out" / "pilots-vote.json").is_file()
    assert dialog.said.text().startswith("1 document written to ")
    dialog.show_folder.click()
    assert shown == [str(tmp_path / "out")]
    settings = stage.context.preferences.settings
    assert settings.window_state("export form") == "json"
    dialog.reject()


def test_all_finished_as_pages(
    stage: Stage, stories: tuple[ArticleId, ...], tmp_path: Path
) -> None:
    dialog = opened(stage, stories[0], stories, tmp_path / "out")
    assert dialog.scopes[CHOSEN].isChecked()
    assert "2 articles" in dialog.scopes[CHOSEN].text()
    dialog.scopes[ALL].setChecked(True)
    dialog.beside.setChecked(True)
    dialog.export()
    dialog.export()
    stage.settle()
    assert [file.name for file in (tmp_path / "out").iterdir()] == ["ferry-returns.html"]
    dialog.close()


def test_nothing_finished_says_what_to_do(stage: Stage, desk: Any, tmp_path: Path) -> None:
    dialog = opened(stage, None, (), tmp_path / "out")
    assert dialog.scopes[THIS].isHidden()
    assert dialog.scopes[ALL].isChecked()
    dialog.export()
    stage.settle()
    assert "no finished article" in dialog.said.text()


def test_embargoed_stories_stay_unless_asked_for(stage: Stage, desk: Any, tmp_path: Path) -> None:
    later = datetime(2027, 1, 1, tzinfo=UTC)
    key = ArticleId(
        desk.articles.create(Content(headline="Later", body="x", embargo=later)).created
    )
    desk.articles.set_status(key, Status.READY)
    dialog = opened(stage, key, (), tmp_path / "out")
    dialog.export()
    stage.settle()
    assert "embargo" in dialog.said.text()
    dialog.scopes[ALL].setChecked(True)
    assert dialog.warning.text() == "1 story under embargo stays here."
    dialog.embargoed.setChecked(True)
    assert "before their time" in dialog.warning.text()
    dialog.scopes[THIS].setChecked(True)
    dialog.forms["markdown"].setChecked(True)
    dialog.export()
    stage.settle()
    assert (tmp_path / "out" / "later.md").is_file()


def test_failures_are_said(stage: Stage, stories: tuple[ArticleId, ...], tmp_path: Path) -> None:
    dialog = opened(stage, stories[0], (), tmp_path)
    dialog._fail(StorageFull("The disk is full."))
    assert dialog.said.text().startswith("The disk is full. ")
    dialog._fail(Cancelled("x"))
    assert dialog.said.text().startswith("Stopped.")
    dialog._fail(NotAllowed("It is in the trash."))
    assert "trash" in dialog.said.text()
    with pytest.raises(ZeroDivisionError):
        dialog._fail(ZeroDivisionError())


def test_a_folder_is_chosen_and_needed(
    stage: Stage, stories: tuple[ArticleId, ...], tmp_path: Path, monkeypatch: Any
) -> None:
    dialog = opened(stage, stories[0], (), tmp_path)
    dialog.folder.clear()
    assert not dialog.go.isEnabled()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "x"))
    dialog.choose.click()
    assert dialog.folder.text() == str(tmp_path / "x")
    assert dialog.go.isEnabled()


def test_closing_stops_the_work(
    stage: Stage, stories: tuple[ArticleId, ...], tmp_path: Path
) -> None:
    dialog = opened(stage, stories[0], (), tmp_path)
    dialog.export()
    reporter = dialog._reporter
    assert reporter is not None
    dialog.reject()
    assert reporter.cancelled()
    stage.settle()
