"""A wording takes the place of the one of its language and touches no other."""

from editor_app.domain.ids import TemplateId
from editor_app.domain.rewording import reworded, without_language, wording_for
from editor_app.domain.template import Template, TemplateKind, Wording

FRENCH, GERMAN = Wording("fr", 2, "Note."), Wording("de", 3, "Hinweis.")
PLAIN = Template(TemplateId("t"), "General", TemplateKind.DISCLAIMER, 1, "Notice.", "en")
MANY = Template(
    TemplateId("t"),
    "General",
    TemplateKind.DISCLAIMER,
    1,
    "Notice.",
    "en",
    variants=(GERMAN, FRENCH),
)


def test_the_first_wording_is_meant_without_a_language_or_by_its_own() -> None:
    for language in ("", "en", "EN"):
        made = reworded(MANY, Wording(language, 4, "New."))
        assert (made.version, made.text, made.language) == (4, "New.", "en")
        assert made.variants == MANY.variants


def test_a_new_language_is_a_wording_more() -> None:
    made = reworded(PLAIN, Wording("fr", 2, "Note."))
    assert made.wordings == (Wording("en", 1, "Notice."), FRENCH)
    assert reworded(made, GERMAN).variants == (GERMAN, FRENCH)


def test_a_known_language_keeps_its_tag() -> None:
    made = reworded(MANY, Wording("FR", 4, "Autre."))
    assert made.variants == (GERMAN, Wording("fr", 4, "Autre."))
    assert made.version == 1


def test_a_wording_is_found_by_its_language_alone() -> None:
    assert wording_for(MANY, "") == Wording("en", 1, "Notice.")
    assert wording_for(MANY, "DE") == GERMAN
    assert wording_for(MANY, "fr-CA") is None


def test_a_language_is_taken_away() -> None:
    assert without_language(MANY, "fr").variants == (GERMAN,)
    made = without_language(MANY, "EN")
    assert (made.version, made.text, made.language) == (3, "Hinweis.", "de")
    assert made.variants == (FRENCH,)
