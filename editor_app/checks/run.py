"""Runs every check over one article; a pure function of what is known."""

from collections.abc import Callable, Iterator
from datetime import datetime

from editor_app.checks.blank_empty import blank_empty
from editor_app.checks.broken_link import broken_link
from editor_app.checks.canonical_unusable import canonical_unusable
from editor_app.checks.clock_wrong import clock_wrong
from editor_app.checks.duplicate_slug import duplicate_slug
from editor_app.checks.embargo_ahead import embargo_ahead
from editor_app.checks.facts import ArticleFacts
from editor_app.checks.long_headline import long_headline
from editor_app.checks.no_alt_text import no_alt_text
from editor_app.checks.no_byline import no_byline
from editor_app.checks.no_headline import no_headline
from editor_app.checks.no_section import no_section
from editor_app.checks.no_site_address import no_site_address
from editor_app.checks.no_text import no_text
from editor_app.checks.picture_missing import picture_missing
from editor_app.checks.placeholder_left import placeholder_left
from editor_app.checks.template_missing import template_missing
from editor_app.domain.finding import Finding, Severity
from editor_app.domain.site import Site

# Goes up when a check changes what it says: stories that passed are then looked at again.
VERSION = "1"
Check = Callable[[ArticleFacts], Iterator[Finding]]
CHECKS: tuple[Check, ...] = (
    no_headline,
    placeholder_left,
    template_missing,
    picture_missing,
    no_alt_text,
    broken_link,
    duplicate_slug,
    no_byline,
    no_section,
    no_text,
    blank_empty,
    long_headline,
    canonical_unusable,
    embargo_ahead,
)


def check_article(facts: ArticleFacts) -> tuple[Finding, ...]:
    """Return all findings, those that must be fixed first."""
    found = [finding for check in CHECKS for finding in check(facts)]
    return tuple(sorted(found, key=lambda finding: finding.severity is not Severity.MUST_FIX))


def check_site(site: Site, now: datetime, newest: datetime | None) -> tuple[Finding, ...]:
    """Return the findings that belong to no article; `newest` is the time of the last change."""
    return (*no_site_address(site), *clock_wrong(now, newest))
