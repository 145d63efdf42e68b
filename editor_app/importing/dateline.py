"""The dateline at the start of a story: lifted out, because the page sets it itself."""

import re
from dataclasses import dataclass

_MARK = r"(?:\*\*|__|\*|_)?"
# A place in capitals, then perhaps a state, country or date, perhaps the agency, then a dash.
_CAPITALS = re.compile(
    rf"{_MARK}(?P<place>[^\W\d_a-z](?:[^\W\d_a-z]|['’. -](?=[^\W\d_a-z]|,|\.)){{2,40}}\.?"
    rf"(?:,[ ][^—–\n()*]{{1,40}}?)?)"
    rf"(?:[ ]\((?P<agency>[^()\n]{{1,40}})\))?{_MARK}[ ]?(?:—|–|--)[ ]?{_MARK}[ ]?(?=\S)"
)
# In mixed case only the agency tells that it is one.
_MIXED = re.compile(
    rf"{_MARK}(?P<place>[^\W\d_][^—–\n()*]{{1,60}}?)[ ]\((?P<agency>[A-Z][A-Za-z .&]{{1,30}})\)"
    rf"{_MARK}[ ]?(?:—|–|--|-)[ ]?(?=\S)"
)
_LOWER = re.compile(r"[a-zß-öø-ÿ]")


@dataclass(frozen=True, slots=True)
class Lifted:
    """A text without its dateline; `dateline` and `agency` are empty when there was none."""

    body: str
    dateline: str = ""
    agency: str = ""


def lift_dateline(body: str) -> Lifted:
    """Take the dateline off the first paragraph of a text."""
    text = body.lstrip("\n")
    found = _CAPITALS.match(text)
    if found and _LOWER.search(found["place"].split(",")[0]):
        found = None
    found = found or _MIXED.match(text)
    if found is None:
        return Lifted(body)
    place = found["place"].strip().rstrip(",")
    return Lifted(text[found.end() :], place, (found["agency"] or "").strip())
