"""The search grammar: words, phrases, prefixes, fields; what is mistyped is a plain word."""

import re
from dataclasses import dataclass
from datetime import date

from editor_app.domain.status import Status

_TOKEN = re.compile(r'(?P<no>-)?(?:(?P<field>[a-z]+):)?(?:"(?P<phrase>[^"]*)"?|(?P<word>\S+))')
_TEXT_FIELDS = {"author": "byline", "section": "section", "tag": "tags", "headline": "headline"}


@dataclass(frozen=True, slots=True)
class Term:
    """Text to find, in one column of the index or in all; `prefix` lets it be a beginning."""

    text: str
    column: str = ""
    prefix: bool = False
    negative: bool = False


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """A search, taken apart; days are those of UTC, `after` included and `before` not."""

    terms: tuple[Term, ...] = ()
    status: Status | None = None
    after: date | None = None
    before: date | None = None


def parse(text: str) -> SearchQuery:
    """Take a typed search apart; never fails."""
    terms: list[Term] = []
    status: Status | None = None
    days: dict[str, date] = {}
    for match in _TOKEN.finditer(text):
        field, value = match["field"] or "", match["phrase"] or match["word"] or ""
        if field == "status" and value in set(Status):
            status = Status(value)
        elif field in {"after", "before"} and (day := _day(value)) is not None:
            days[field] = day
        elif any(c.isalnum() for c in value):
            terms.append(_term(match, field, value))
    return SearchQuery(tuple(terms), status, days.get("after"), days.get("before"))


def _term(match: re.Match[str], field: str, value: str) -> Term:
    column = _TEXT_FIELDS.get(field, "")
    plain = value if column or not field else f"{field} {value}"
    prefix = match["phrase"] is None
    return Term(plain.rstrip("*"), column, prefix, match["no"] is not None)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
