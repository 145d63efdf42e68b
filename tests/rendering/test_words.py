from editor_app.rendering.words import back_words, notes_word, page_word, table_word


def test_words_are_those_of_the_language_or_english() -> None:
    assert notes_word("de-AT") == "Anmerkungen"
    assert back_words("fr") == "Retour au texte"
    assert table_word("xx") == "Table"


def test_words_of_the_pages() -> None:
    assert page_word("correction", "de-AT") == "Korrektur"
    assert page_word("correction", "xx") == "Correction"
    assert page_word("no such word", "en") == ""
