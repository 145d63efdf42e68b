"""`offstone` and `offstone open`, up to the window."""

from pathlib import Path

import pytest

from editor_app import bootstrap
from editor_app.cli.root import run_command
from editor_app.services.desk import new_desk

Opened = list[tuple[Path | None, str, Path | None]]


@pytest.fixture
def opened() -> Opened:
    return []


def run(arguments: list[str], opened: Opened) -> int:
    def open_window(workspace: Path | None, by: str, picture: Path | None) -> int:
        opened.append((workspace, by, picture))
        return 0

    return run_command(arguments, open_window)


def test_the_window_is_given_the_workspace(tmp_path: Path, opened: Opened) -> None:
    new_desk(tmp_path / "desk", name="Courier").close()
    assert run(["open", str(tmp_path / "desk"), "--by", "Ida"], opened) == 0
    assert run([], opened) == 0
    assert opened == [(tmp_path / "desk", "Ida", None), (None, "", None)]


def test_a_folder_that_is_none_is_told_before_a_window_opens(
    tmp_path: Path, opened: Opened, capsys
) -> None:
    assert run(["open", str(tmp_path)], opened) == 1
    assert "not a workspace" in capsys.readouterr().err
    assert opened == []


def test_without_a_screen_the_other_commands_are_named(opened: Opened, capsys, monkeypatch) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    assert run(["open"], opened) == 1
    assert "no screen" in capsys.readouterr().err
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert run(["open"], opened) == 0
    monkeypatch.setattr("sys.platform", "darwin")
    monkeypatch.delenv("WAYLAND_DISPLAY")
    assert run([], opened) == 0


def test_the_probe_of_the_preview_is_no_command(monkeypatch) -> None:
    monkeypatch.setattr("editor_app.ui.page_view.probe.run_probe", lambda: 7)
    assert bootstrap.run(["--probe-preview"]) == 7
