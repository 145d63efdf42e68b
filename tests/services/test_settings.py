import getpass
import json
from pathlib import Path

import pytest

from editor_app.domain.errors import StorageFailed
from editor_app.services.settings import Settings, load_settings, save_settings, settings_file
from editor_app.services.who import account_name, desk_name


def test_settings_are_kept(tmp_path: Path) -> None:
    settings = Settings(name="Ida", autosave=1.5).with_recent(tmp_path).with_window("x", "y")
    save_settings(settings)
    assert load_settings() == settings
    assert settings.window_state("x") == "y"
    assert settings.window_state("z") == ""


def test_recent_workspaces_are_few_and_each_once(tmp_path: Path) -> None:
    settings = Settings()
    for number in [*range(10), 5]:
        settings = settings.with_recent(tmp_path / str(number))
    assert len(settings.recent) == 8
    assert settings.recent[0].endswith("5")


@pytest.mark.parametrize("text", ["", "[]", "{", '"x"'])
def test_damaged_settings_are_the_defaults(text: str) -> None:
    settings_file().parent.mkdir(parents=True)
    settings_file().write_text(text)
    assert load_settings() == Settings()


def test_a_value_of_a_wrong_type_is_the_default() -> None:
    settings_file().parent.mkdir(parents=True)
    stored = {"name": 3, "autosave": 2, "recent": [1], "window": [["a", "b"]], "editor_size": "x"}
    settings_file().write_text(json.dumps(stored))
    assert load_settings() == Settings(autosave=2.0, window=(("a", "b"),))
    settings_file().write_text(json.dumps({"recent": "x", "autosave": True}))
    assert load_settings() == Settings()


def test_settings_that_cannot_be_written() -> None:
    settings_file().parent.parent.mkdir(parents=True, exist_ok=True)
    settings_file().parent.write_text("in the way")
    with pytest.raises(StorageFailed):
        save_settings(Settings())


def test_who_did_it(monkeypatch) -> None:
    assert desk_name(" Ida ") == "Ida"
    save_settings(Settings(name="Lena"))
    assert desk_name() == "Lena"
    monkeypatch.setattr(getpass, "getuser", lambda: "account")
    assert account_name() == "account"

    def unknown() -> str:
        raise OSError

    monkeypatch.setattr(getpass, "getuser", unknown)
    assert account_name() == "desk"
