from editor_app.domain.ids import ArticleId
from editor_app.domain.translations import groups, one_a_language, original_of

A, B, C, D = (ArticleId(letter) for letter in "abcd")


def test_a_translation_of_a_translation_has_the_same_original() -> None:
    translates = {C: B, B: A}
    assert [original_of(key, translates) for key in (A, B, C, D)] == [A, A, A, D]
    assert groups(translates) == {A: (B, C)}


def test_a_ring_has_one_original_wherever_one_begins() -> None:
    ring = {A: B, B: C, C: A, D: C}
    assert {original_of(key, ring) for key in (A, B, C, D)} == {A}
    assert groups(ring) == {A: (B, C, D)}
    assert original_of(A, {A: A}) == A
    assert groups({A: A}) == {}


def test_each_language_counts_once() -> None:
    assert one_a_language([(A, "en"), (B, "fr"), (C, "FR"), (D, "fr-CA")]) == (A, B, D)
