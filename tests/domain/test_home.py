from editor_app.domain.home import LATEST, Home, HomeBlock, home_mistakes, tidied_home
from editor_app.domain.ids import ArticleId, SectionId

A, B = ArticleId("a"), ArticleId("b")
WORLD, ARTS = SectionId("world"), SectionId("arts")


def test_without_a_choice_the_blocks_are_the_sections_of_the_menu() -> None:
    assert Home().blocks_of([WORLD, ARTS]) == (HomeBlock(WORLD), HomeBlock(ARTS))


def test_chosen_blocks_stand_in_their_order_and_those_of_lost_sections_do_not() -> None:
    blocks = (HomeBlock(LATEST, 6), HomeBlock(ARTS, 2), HomeBlock(SectionId("gone")))
    assert Home(blocks=blocks).blocks_of([WORLD, ARTS]) == blocks[:2]
    assert Home(blocks=()).blocks_of([WORLD]) == ()


def test_each_story_and_block_is_kept_once() -> None:
    twice = Home(A, (A, B, B), (HomeBlock(WORLD, 2), HomeBlock(ARTS), HomeBlock(WORLD, 9)))
    tidied = tidied_home(twice)
    assert tidied.pinned == (B,)
    assert tidied.blocks == (HomeBlock(WORLD, 2), HomeBlock(ARTS))
    assert tidied_home(Home(ArticleId(""))) == Home()
    assert tidied_home(Home(blocks=())).blocks == ()


def test_what_cannot_be_is_said() -> None:
    assert home_mistakes(Home(A, (B,), (HomeBlock(WORLD, 12),))) == []
    many = tuple(ArticleId(str(n)) for n in range(13))
    blocks = tuple(HomeBlock(SectionId(str(n)), n % 14) for n in range(61))
    assert home_mistakes(Home(None, many, blocks)) == [
        "At most 12 stories are pinned on the home page.",
        "The home page has at most 60 blocks.",
        "A block of the home page shows between 1 and 12 stories.",
    ]
