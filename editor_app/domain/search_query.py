"""The search grammar: words, phrases, prefixes, fields; what is mistyped is a plain word."""

import re
from dataclasses import dataclass
from datetime import date

from editor_app.domain.status import Status

_TOKEN = re.compile(r'(?P<no>-)?(?:(?P<field>[a-z]+):)?(?:"(?P<phrase>[^"]*)"?|(?P<word>\S+))')
_TEXT_FIELDS = {"author": "byline", "section": "section", "tag": "tags", "headline": "headline"}
# What can be asked of an article beside its words, as it is typed.
FACTS: dict[str, frozenset[str]] = {
    "is": frozenset({"edited", "corrected", "embargoed"}),
    "has": frozenset({"tk", "picture", "embargo", "note", "standfirst", "byline", "tag"}),
    "missing": frozenset({"alt", "picture", "standfirst", "byline", "section", "tag", "headline"}),
}


@dataclass(frozen=True, slots=True)
class Term:
    """Text to find, in one column of the index or in all; `prefix` lets it be a beginning."""

    text: str
    column: str = ""
    prefix: bool = False
    negative: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """Something an article is, has or lacks, such as `missing:alt`."""

    verb: str
    what: str
    negative: bool = False


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """A search, taken apart; days are those of UTC, `after` included and `before` not."""

    terms: tuple[Term, ...] = ()
    status: Status | None = None
    after: date | None = None
    before: date | None = None
    facts: tuple[Fact, ...] = ()


def parse(text: str) -> SearchQuery:
    """Take a typed search apart; never fails."""
    terms: list[Term] = []
    facts: list[Fact] = []
    status: Status | None = None
    days: dict[str, date] = {}
    for match in _TOKEN.finditer(text):
        field, value = match["field"] or "", match["phrase"] or match["word"] or ""
        if value.lower() in FACTS.get(field, ()):
            facts.append(Fact(field, value.lower(), match["no"] is not None))
        elif field in {"status", "is"} and value in set(Status) and not match["no"]:
            status = Status(value)
        elif field in {"after", "before"} and (day := _day(value)) is not None:
            days[field] = day
        elif any(c.isalnum() for c in value):
            terms.append(_term(match, field, value))
    return SearchQuery(tuple(terms), status, days.get("after"), days.get("before"), tuple(facts))


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
