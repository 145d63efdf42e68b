from dataclasses import replace

import pytest

from editor_app.domain.article import Content
from editor_app.domain.errors import InvalidValue, NotAllowed, NotFound
from editor_app.domain.ids import RevisionId, SectionId
from editor_app.domain.site import HousePage
from editor_app.domain.status import Status


def test_a_label_is_made_once_and_found_by_name(desk) -> None:
    for add, all_of in (
        (desk.labels.add_author, desk.labels.authors),
        (desk.labels.add_section, desk.labels.sections),
        (desk.labels.add_tag, desk.labels.tags),
    ):
        first = add("Port Salem")
        again = add(" port salem ")
        other = add("Port-Salem")
        assert again.created == first.created
        assert not again
        assert sorted(label.slug for label in all_of()) == ["port-salem", "port-salem-2"]
        assert other.created != first.created
        with pytest.raises(InvalidValue):
            add("  ")


def test_a_label_keeps_its_fields_and_refuses_what_cannot_be(desk) -> None:
    desk.labels.add_author("Lena Okafor")
    desk.labels.add_author("Jo Marsh")
    jo, lena = desk.labels.authors()
    desk.labels.save_author(
        replace(lena, bio="Covers the port.", links=(("Site", "https://x.example"),))
    )
    assert desk.labels.authors()[1].links == (("Site", "https://x.example"),)
    for wrong in (replace(lena, name=""), replace(lena, slug="A b"), replace(lena, name=jo.name)):
        with pytest.raises(InvalidValue):
            desk.labels.save_author(wrong)
    with pytest.raises(NotFound):
        desk.labels.save_author(replace(lena, id="gone"))


def test_a_section_and_a_page_never_share_an_address(desk) -> None:
    site = desk.site.get()
    desk.site.save(replace(site, pages=(HousePage("About us", "about", "We write."),)))
    made = desk.labels.add_section("About").created
    (section,) = desk.labels.sections()
    assert (section.id, section.slug) == (made, "about-2")
    with pytest.raises(InvalidValue, match="The page “About us” stands at /about/ already"):
        desk.labels.save_section(replace(section, slug="about"))
    with pytest.raises(InvalidValue, match="The section “About” stands at /about-2/ already"):
        desk.site.save(replace(site, pages=(HousePage("About us", "about-2", "We write."),)))
    assert [page.slug for page in desk.site.get().pages] == ["about"]


def test_a_label_in_use_stays(desk) -> None:
    author = desk.labels.add_author("Lena Okafor").created
    section = desk.labels.add_section("World").created
    tag = desk.labels.add_tag("Ports").created
    content = Content(headline="Vote", byline=(author,), section=section, tags=(tag,))
    key = desk.articles.create(content).created
    removals = (
        (desk.labels.remove_author, author),
        (desk.labels.remove_section, section),
        (desk.labels.remove_tag, tag),
    )
    for remove, label in removals:
        with pytest.raises(NotAllowed, match="one article"):
            remove(label)
    desk.articles.save(key, Content(headline="Vote"))
    for remove, label in removals:
        assert remove(label)
    assert desk.labels.authors() == desk.labels.sections() == desk.labels.tags() == ()


def test_sections_stand_in_the_order_of_the_desk(desk) -> None:
    keys = [desk.labels.add_section(name).created for name in ("World", "Science", "Opinion")]
    desk.labels.order_sections([keys[2], keys[0]])
    assert [section.name for section in desk.labels.sections()] == ["Opinion", "World", "Science"]
    with pytest.raises(NotFound):
        desk.labels.order_sections([SectionId("gone")])
    science = desk.labels.sections()[2]
    desk.labels.save_section(replace(science, description="From the lab."))
    desk.labels.add_tag("Ports")
    desk.labels.save_tag(replace(desk.labels.tags()[0], name="Harbours"))
    assert desk.labels.tags()[0].name == "Harbours"


def test_an_earlier_state_is_brought_back_as_a_new_one(desk) -> None:
    key = desk.articles.create(Content(headline="Vote", body="First.")).created
    desk.articles.save(key, Content(headline="Vote tonight", body="Second."))
    desk.articles.set_status(key, Status.READY)
    first = desk.history.rows(key)[-1]
    assert desk.history.get(first.id).content.body == "First."
    assert desk.history.bring_back(first.id)
    article = desk.articles.get(key)
    assert article.content.body == "First."
    assert article.content.slug == "vote-tonight"
    assert article.edited
    assert [row.number for row in desk.history.rows(key)] == [3, 2, 1]
    assert desk.history.rows(key)[0].note == "Brought back from number 1"
    assert not desk.history.bring_back(article.revision)
    with pytest.raises(NotFound):
        desk.history.get(RevisionId(999))
