"""The user's settings: who they are and how the program looks, as JSON in their own folder."""

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import cast

from editor_app.domain.errors import StorageFailed
from editor_app.paths import settings_folder

MAX_RECENT = 8


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user chose; sizes in points for faces, seconds for `autosave`.

    `appearance` is *system*, *light* or *dark*; `window` keeps Qt's own state as text.
    """

    name: str = ""
    appearance: str = "system"
    editor_face: str = ""
    editor_size: int = 17
    interface_size: int = 14
    line_width: int = 68
    autosave: float = 0.8
    default_author: str = ""
    default_language: str = ""
    recent: tuple[str, ...] = ()
    window: tuple[tuple[str, str], ...] = ()

    def window_state(self, key: str) -> str:
        """Return what was kept of the window under that key, empty when nothing was."""
        return dict(self.window).get(key, "")

    def with_window(self, key: str, state: str) -> "Settings":
        """Return settings that keep a piece of the window's state."""
        return replace(self, window=tuple((dict(self.window) | {key: state}).items()))

    def with_recent(self, folder: Path) -> "Settings":
        """Return settings with that workspace first among the recent ones."""
        path = str(folder.resolve())
        others = [known for known in self.recent if known != path]
        return replace(self, recent=(path, *others)[:MAX_RECENT])


def load_settings() -> Settings:
    """Return the settings; what is missing, damaged or of a wrong type is the default."""
    try:
        stored: object = json.loads(settings_file().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    if not isinstance(stored, dict):
        return Settings()
    return _read(cast("Mapping[str, object]", stored))


def save_settings(settings: Settings) -> None:
    """Keep the settings; the file is replaced in one step."""
    file = settings_file()
    text = json.dumps(asdict(settings), ensure_ascii=False, indent=2)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        fresh = file.with_name(f"{file.name}.{os.getpid()}.new")
        fresh.write_text(text + "\n", encoding="utf-8")
        fresh.replace(file)
    except OSError as error:
        raise StorageFailed(f"The settings could not be saved: {error.strerror}.") from error


def settings_file() -> Path:
    """Return where the settings are kept."""
    return settings_folder() / "settings.json"


def _read(stored: Mapping[str, object]) -> Settings:
    plain = Settings()
    taken: dict[str, object] = {}
    for field in fields(Settings):
        value = _fitting(getattr(plain, field.name), stored.get(field.name))
        if value is not None:
            taken[field.name] = value
    return replace(plain, **taken)  # pyright: ignore[reportArgumentType]


def _fitting(default: object, value: object) -> object | None:
    if isinstance(default, tuple):
        return _rows(cast("list[object]", value)) if isinstance(value, list) else None
    if isinstance(default, float) and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    return value if type(value) is type(default) else None


def _rows(items: list[object]) -> tuple[object, ...] | None:
    rows = tuple(
        tuple(cast("list[object]", item)) if isinstance(item, list) else item for item in items
    )
    sound = all(
        isinstance(row, str) or (isinstance(row, tuple) and len(cast("tuple[object]", row)) == 2)
        for row in rows
    )
    return rows if sound else None
