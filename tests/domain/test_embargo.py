from datetime import UTC, datetime, timedelta

from editor_app.domain.embargo import moment_for_embargoes, runs_ahead

NEWEST = datetime(2026, 11, 23, 9, tzinfo=UTC)


def test_a_clock_in_the_wrong_year_is_not_believed() -> None:
    wrong = NEWEST.replace(year=2080)
    assert runs_ahead(wrong, NEWEST)
    assert moment_for_embargoes(wrong, NEWEST) == NEWEST


def test_a_desk_may_rest_for_months() -> None:
    later = NEWEST + timedelta(days=300)
    assert not runs_ahead(later, NEWEST)
    assert moment_for_embargoes(later, NEWEST) == later
    assert moment_for_embargoes(later, None) == later
