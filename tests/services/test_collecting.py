"""Collections are rare while anyone asks for it, and as usual when the last has finished."""

import gc

from editor_app.services.collecting import rare_collections


def test_collections_are_rare_until_the_last_who_asked_has_finished() -> None:
    usual = gc.get_threshold()
    first, second = rare_collections(), rare_collections()
    first.__enter__()
    second.__enter__()
    first.__exit__(None, None, None)
    still = gc.get_threshold()
    second.__exit__(None, None, None)
    assert still[0] > usual[0]
    assert gc.get_threshold() == usual
