"""A new translation rewrites the pages of its siblings and nothing else."""

from pathlib import Path

import pytest

from editor_app.domain.plan import PageChange
from editor_app.domain.status import Status
from editor_app.services.desk import Desk
from tests.conftest import FixedClock
from tests.services.press import Press


@pytest.fixture
def press(desk: Desk, tmp_path: Path) -> Press:
    made = Press(desk, tmp_path / "site")
    made.furnish()
    return made


def changed(press: Press) -> dict[str, str]:
    """Return the articles that are written, with the reason."""
    plan = press.plan()
    return {
        page.path: page.reason
        for page in plan.pages
        if page.change in {PageChange.NEW, PageChange.CHANGED}
        and page.path.startswith(("world/", "science/"))
        and page.path.count("/") == 2
    }


def test_a_new_translation_rewrites_its_siblings_alone(press: Press, clock: FixedClock) -> None:
    english = press.story("The vote", section=press.science)
    press.story("Ferries", section=press.world)
    press.publish()
    clock.advance(seconds=3600)
    french = press.story("Le vote", section=press.world, language="fr", translates=english)
    assert changed(press) == {
        "world/le-vote/index.html": "article ready",
        "science/the-vote/index.html": "its translations",
    }
    press.publish()
    page = press.text("science/the-vote/index.html")
    assert (
        '<link rel="alternate" hreflang="fr" href="https://courier.example/gulf/world/le-vote/">'
        in page
    )
    assert '<a href="../../world/le-vote/" hreflang="fr" lang="fr">français</a>' in page
    assert '"workTranslation":[{' in page
    other = press.text("world/le-vote/index.html")
    assert '<html lang="fr"' in other
    assert "Aussi en" in other
    assert 'hreflang="x-default" href="https://courier.example/gulf/science/the-vote/"' in other
    assert '"translationOfWork":[{' in other
    # Only what is published is named.
    clock.advance(seconds=3600)
    press.desk.articles.set_status(french, Status.WITHDRAWN)
    assert changed(press)["science/the-vote/index.html"] == "its translations"
    press.publish()
    assert "hreflang" not in press.text("science/the-vote/index.html")


def test_the_headline_of_a_sibling_is_no_reason_to_move_others(
    press: Press, clock: FixedClock
) -> None:
    english = press.story("The vote", section=press.science)
    french = press.story("Le vote", section=press.world, language="fr", translates=english)
    press.publish()
    clock.advance(seconds=3600)
    press.edit(french, body="Un autre texte.")
    assert set(changed(press)) == {"world/le-vote/index.html"}
