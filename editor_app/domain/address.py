"""Addresses of the site: paths from its root, always with forward slashes."""

from editor_app.domain.article import Content
from editor_app.domain.labels import Author, Section, Tag
from editor_app.domain.site import HousePage

HOME = ""
UNFILED = "stories"


def article_path(section_slug: str, slug: str) -> str:
    """Return `section/slug/`; an article without a section stands under `stories/`."""
    return f"{section_slug or UNFILED}/{slug}/"


def section_path(section: Section | str, page: int = 1) -> str:
    """Return a section's front, or its numbered list page."""
    return _paged(f"{section if isinstance(section, str) else section.slug}/", page)


def author_path(author: Author | str, page: int = 1) -> str:
    """Return an author's page."""
    return _paged(f"author/{author if isinstance(author, str) else author.slug}/", page)


def tag_path(tag: Tag | str, page: int = 1) -> str:
    """Return a tag's page."""
    return _paged(f"tag/{tag if isinstance(tag, str) else tag.slug}/", page)


def house_path(page: HousePage) -> str:
    """Return a page of the house."""
    return f"{page.slug}/"


def file_of(path: str) -> str:
    """Return the file that a web server shows for a path: `world/` is `world/index.html`."""
    return path + "index.html" if path == HOME or path.endswith("/") else path


def path_of(file: str) -> str:
    """Return the address that shows a file: the inverse of `file_of`."""
    return (
        file.removesuffix("index.html")
        if file == "index.html" or file.endswith("/index.html")
        else file
    )


def relative(source: str, path: str) -> str:
    """Return the link from the page at `source` to `path`, relative so that any base path works."""
    start, end = source.split("/")[:-1], path.split("/")
    common = 0
    while common < len(start) and common < len(end) - 1 and start[common] == end[common]:
        common += 1
    link = "../" * (len(start) - common) + "/".join(end[common:])
    return link or "./"


def media_file(name: str, sha256: str) -> str:
    """Return `media/<stem>-<hash8>.<ext>` for a picture's published file."""
    stem, dot, suffix = name.rpartition(".")
    return f"media/{stem}-{sha256[:8]}.{suffix}" if dot else f"media/{name}-{sha256[:8]}"


def slug_of(content: Content) -> str:
    """Return the slug an article stands under."""
    return content.slug or "untitled"


def _paged(path: str, page: int) -> str:
    return path if page == 1 else f"{path}page/{page}/"
