from editor_app.domain.archive import Month, month_path, shard_path, year_path


def test_months_follow_each_other() -> None:
    assert Month(2026, 11).following() == Month(2026, 12)
    assert Month(2026, 12).following() == Month(2027, 1)
    assert Month(2025, 12) < Month(2026, 1)


def test_addresses() -> None:
    assert year_path(2026) == "archive/2026/"
    assert month_path(Month(2026, 3)) == "archive/2026/03/"
    assert month_path(Month(2026, 3), 2) == "archive/2026/03/page/2/"
    assert shard_path(2026) == "search/2026.js"
    assert shard_path(2026, words=True) == "search/2026-words.js"
