"""Without its own address a site can name itself to nobody."""

from collections.abc import Iterator

from editor_app.domain.finding import Finding, Severity
from editor_app.domain.site import Site


def no_site_address(site: Site) -> Iterator[Finding]:
    """Find a site that does not know where it stands."""
    if not site.address:
        yield Finding(
            "no-site-address",
            Severity.WORTH_A_LOOK,
            "site",
            "The site has no address: canonical links, feeds and sitemaps are left out.",
            "Give it on the Site screen, such as https://news.example.",
        )
