"""What the ledger answers."""

from dataclasses import replace
from datetime import UTC, datetime

from editor_app.domain.ids import PublicationId, TemplateId
from editor_app.domain.ledger import ChangedText, Entry, Link, link_hash
from editor_app.domain.publication import FilledText, PublicationRow, PublishedPage

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
HEAD = PublicationRow(PublicationId(3), NOW, "/srv", "Ana", NOW, 1, 0)
LINK = Link(7, PublicationId(3), "page", "{}", "ab", link_hash("ab", 3, "page", "{}"))
TEXT = FilledText(TemplateId("t"), "General", "disclaimer", 2, "cd", "Words.", "by rule")


def test_a_row_holds_only_as_it_was_written() -> None:
    assert LINK.holds
    assert not replace(LINK, facts='{"path":"x"}').holds
    assert not replace(LINK, before="").holds


def test_an_entry_can_show_one_template_alone() -> None:
    other = replace(TEXT, template=TemplateId("u"))
    entry = Entry(HEAD, PublishedPage("a/", "ef", templates=(TEXT, other)), LINK)
    assert entry.only(TemplateId("u")).page.templates == (other,)
    assert entry.only(None) is entry


def test_a_changed_text_has_the_name_it_was_called_by_last() -> None:
    assert ChangedText(TEXT, replace(TEXT, name="Common"), ()).name == "Common"
    assert ChangedText(TEXT, None, ()).name == "General"
    assert ChangedText(None, None, ()).name == ""
