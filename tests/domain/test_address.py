from hypothesis import given
from hypothesis import strategies as st

from editor_app.domain import address
from editor_app.domain.article import Content
from editor_app.domain.ids import AuthorId, SectionId, TagId
from editor_app.domain.labels import Author, Section, Tag

PATHS = st.lists(st.sampled_from(["world", "a", "b", "page", "2"]), max_size=4).map(
    lambda parts: "".join(f"{part}/" for part in parts)
)


def test_an_article_stands_in_its_section_or_under_stories() -> None:
    assert address.article_path("world", "strike") == "world/strike/"
    assert address.article_path("", "strike") == "stories/strike/"


def test_lists_take_values_or_slugs_and_count_pages() -> None:
    assert address.section_path(Section(SectionId("1"), "World", "world")) == "world/"
    assert address.section_path("world", 2) == "world/page/2/"
    assert address.author_path(Author(AuthorId("1"), "Lena", "lena")) == "author/lena/"
    assert address.author_path("lena") == "author/lena/"
    assert address.tag_path(Tag(TagId("1"), "Ports", "ports")) == "tag/ports/"
    assert address.tag_path("ports", 3) == "tag/ports/page/3/"


def test_a_file_and_its_address_are_inverse() -> None:
    for path in ("", "world/", "feed.xml"):
        assert address.path_of(address.file_of(path)) == path
    assert address.file_of("") == "index.html"


@given(PATHS, PATHS)
def test_a_relative_link_leads_to_its_goal(source: str, goal: str) -> None:
    base = source.split("/")[:-1]
    for step in address.relative(source, goal).split("/"):
        if step == "..":
            base.pop()
        elif step not in {".", ""}:
            base.append(step)
    assert "".join(f"{part}/" for part in base) == goal


def test_a_published_picture_bears_its_hash() -> None:
    assert address.media_file("boats.jpg", "0123456789ab") == "media/boats-01234567.jpg"
    assert address.media_file("boats", "0123456789ab") == "media/boats-01234567"


def test_an_article_without_slug_has_an_address_all_the_same() -> None:
    assert address.slug_of(Content()) == "untitled"
    assert address.slug_of(Content(slug="strike")) == "strike"
