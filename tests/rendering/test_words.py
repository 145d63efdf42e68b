from editor_app.rendering.words import back_words, notes_word, table_word


def test_words_are_those_of_the_language_or_english() -> None:
    assert notes_word("de-AT") == "Anmerkungen"
    assert back_words("fr") == "Retour au texte"
    assert table_word("xx") == "Table"
