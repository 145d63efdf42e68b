"""What a change touches is told in one sentence."""

import pytest

from editor_app.domain.impact import NOTHING, Impact


@pytest.mark.parametrize(
    ("impact", "sentence"),
    [
        (NOTHING, "0 articles, no published page."),
        (Impact((), 1, 1, every_page=False), "1 article, 1 published page."),
        (Impact((), 1_200, 3_400, every_page=False), "1,200 articles, 3,400 published pages."),
        (Impact((), 2, 40, every_page=True), "Every page: 2 articles, 40 published pages."),
    ],
)
def test_the_sentence(impact: Impact, sentence: str) -> None:
    assert impact.sentence == sentence
