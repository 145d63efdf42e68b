from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from editor_app.domain.correction import Correction, CorrectionKind, last_change
from editor_app.domain.ids import ArticleId, CorrectionId, RevisionId

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
STANDING = Correction(
    CorrectionId("c"), ArticleId("a"), CorrectionKind.CORRECTION, "Ten, not nine.", NOON, "Ida"
)
STRUCK = replace(
    STANDING, struck=True, struck_reason="Wrong story", struck_by="Bo", struck_at=NOON + 2 * HOUR
)


def test_the_site_knows_of_what_stands_and_of_what_ran() -> None:
    assert STANDING.told
    assert not STRUCK.told
    assert replace(STRUCK, after=RevisionId(3)).told


@pytest.mark.parametrize(
    ("published", "revised", "corrections", "changed"),
    [
        (None, None, (), None),
        (None, None, (STANDING,), None),
        (NOON - HOUR, None, (), None),
        (NOON - HOUR, None, (STANDING,), NOON),
        (NOON - HOUR, NOON + HOUR, (STANDING,), NOON + HOUR),
        (NOON - HOUR, NOON + HOUR, (STANDING, STRUCK), NOON + 2 * HOUR),
        (NOON, None, (STANDING,), None),
    ],
)
def test_a_correction_and_its_striking_move_the_date(
    published: datetime | None,
    revised: datetime | None,
    corrections: tuple[Correction, ...],
    changed: datetime | None,
) -> None:
    assert last_change(published, revised, corrections) == changed


def test_what_pages_show_does_not_change_when_it_has_run() -> None:
    assert replace(STANDING, before=RevisionId(1), after=RevisionId(2)).facts == STANDING.facts
    assert replace(STRUCK, after=RevisionId(2)).facts != STRUCK.facts
