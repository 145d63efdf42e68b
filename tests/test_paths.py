"""What is kept in a cache: whole or not at all, and never in the way."""

from pathlib import Path

import pytest

from editor_app.paths import keep, kept


def test_what_is_kept_is_found_again(tmp_path: Path) -> None:
    file = tmp_path / "cache" / "boats.webp"
    assert kept(file) is None
    keep(file, b"boats")
    assert kept(file) == b"boats"
    keep(file, b"ferry")
    assert kept(file) == b"ferry"
    assert [f.name for f in file.parent.iterdir()] == ["boats.webp"]


@pytest.mark.parametrize("damage", [b"", b"x", b"\0" * 200])
def test_what_is_damaged_is_not_taken(tmp_path: Path, damage: bytes) -> None:
    file = tmp_path / "boats.webp"
    keep(file, b"boats" * 20)
    whole = file.read_bytes()
    for found in (damage, whole[:-1], whole + b"x", whole[:50] + b"!" + whole[51:]):
        file.write_bytes(found)
        assert kept(file) is None


def test_a_cache_that_fails_costs_time_only(tmp_path: Path, monkeypatch) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    keep(blocked / "boats.webp", b"boats")
    keep(tmp_path, b"boats")

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", refuse)
    keep(tmp_path / "cache" / "boats.webp", b"boats")
    assert list((tmp_path / "cache").iterdir()) == []
