"""The options that the commands of `offstone templates` share, and how their values are read."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, TextIO, TypeVar

import click

from editor_app.domain.errors import FileUnreadable
from editor_app.domain.hold import Keep
from editor_app.domain.rule import Effect, Scope
from editor_app.domain.template import TOPICS, Placement
from editor_app.domain.tidy import is_language

if TYPE_CHECKING:
    from editor_app.services.desk import Desk

Command = TypeVar("Command", bound=Callable[..., Any])


def language_tag(_context: click.Context, _option: click.Parameter, value: str | None) -> Any:
    """Return a language tag as it was typed, if it is one."""
    if value and not is_language(value):
        raise click.BadParameter(f"“{value}” is no language tag such as en or de-AT.")
    return value


def _kept_articles(
    _context: click.Context, _option: click.Parameter, values: Iterable[str]
) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for value in values:
        slug, _, reason = (part.strip() for part in value.partition("="))
        if not (slug and reason):
            raise click.BadParameter(f"“{value}” names no article and reason.")
        found.append((slug, reason))
    return found


AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
BY = click.option("--by", default="", help="Who does it; the settings tell when left out.")
REASON = click.option("--reason", default="", help="Why; kept with what is done.")
ARTICLE = click.option("--article", "slug", required=True, help="The slug of the article.")
ARTICLES = click.option(
    "--article", "slugs", multiple=True, required=True, help="The slug of an article; repeatable."
)
LANGUAGE = click.option(
    "--language",
    default="",
    callback=language_tag,
    help="The language of the wording; the template's own when left out.",
)
KEEP = click.option(
    "--keep",
    metavar="SLUG=REASON",
    multiple=True,
    callback=_kept_articles,
    help="An article that stays as it is, and why; repeatable.",
)
TOPIC = click.option(
    "--topic",
    type=click.Choice([topic.value for topics in TOPICS.values() for topic in topics]),
    help="What a disclosure discloses, or a notice tells of.",
)
_FILE = "The wording, in Markdown with {{ blanks }}; - reads standard input."


def text_option(*, required: bool) -> Callable[[Command], Command]:
    """Return the option that names the file of a wording."""
    kind = click.File("r", encoding="utf-8-sig", lazy=False)
    return click.option("--file", "text", type=kind, required=required, help=_FILE)


def rule_options(*, required: bool) -> Callable[[Command], Command]:
    """Return the options that tell a rule."""
    scopes = [scope.word for scope in Scope]
    told = (
        click.option("--effect", type=click.Choice([e.value for e in Effect]), required=required),
        click.option("--scope", type=click.Choice(scopes), required=required),
        click.option("--subject", default="", help="Name, slug or id of what it speaks of."),
        click.option("--placement", type=click.Choice([p.value for p in Placement])),
        click.option("--paragraphs", type=click.IntRange(0), default=0, help="If within the text."),
        click.option("--order", type=int, default=None, help="Lower numbers stand first."),
    )

    def decorated(command: Command) -> Command:
        for option in reversed(told):
            command = option(command)
        return command

    return decorated


def read_wording(text: TextIO) -> str:
    """Return the wording in a file; FileUnreadable when it is no UTF-8."""
    try:
        return text.read()
    except UnicodeDecodeError as error:
        raise FileUnreadable(
            f"“{text.name}” is not written in UTF-8.", "Save it as UTF-8 and try again."
        ) from error


def keeps(desk: "Desk", told: Iterable[tuple[str, str]]) -> tuple[Keep, ...]:
    """Return the wishes to hold articles back; NotFound when there is no such article."""
    return tuple(Keep(desk.articles.by_slug(slug).id, reason) for slug, reason in told)
