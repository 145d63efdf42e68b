"""The way through the site."""

from editor_app.ui.page_view.journey import Journey, Visit

FRONT, WORLD, HAND = Visit(""), Visit("world/"), Visit(hand=True)


def test_back_and_forward() -> None:
    journey = Journey()
    assert journey.here is None
    assert journey.take(-1) is None
    journey.begin(HAND)
    journey.go(FRONT)
    journey.go(WORLD)
    assert journey.take(-1) == FRONT
    assert journey.take(-1) == HAND
    assert not journey.is_possible(-1)
    assert journey.take(2) == WORLD
    assert not journey.is_possible(1)


def test_another_way_forgets_what_lay_ahead() -> None:
    journey = Journey()
    journey.begin(HAND)
    journey.go(FRONT)
    journey.take(-1)
    journey.go(WORLD)
    assert not journey.is_possible(1)
    assert journey.take(-1) == HAND


def test_going_where_one_is_adds_no_step() -> None:
    journey = Journey()
    journey.begin(FRONT)
    journey.go(FRONT)
    assert not journey.is_possible(-1)


def test_the_article_in_hand_stands_once_on_the_way() -> None:
    journey = Journey()
    journey.begin(HAND)
    journey.go(WORLD)
    journey.stay_in_hand()
    assert journey.here == HAND
    assert not journey.is_possible(-1)
    journey.go(FRONT)
    journey.go(WORLD)
    journey.stay_in_hand()
    assert journey.take(-1) == FRONT
