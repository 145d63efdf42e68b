"""Links by which readers pass a story on, without scripts and without anybody who counts."""

from collections.abc import Iterable
from urllib.parse import quote

# What stands in these links until the story is known: its headline and its address.
_WORDS, _ADDRESS = "\ue010", "\ue011"
# Mastodon's own page asks readers for their server; what follows `#` never leaves their browser.
_LINKS = {
    "email": f"mailto:?subject={_WORDS}&body={_ADDRESS}",
    "mastodon": f"https://share.joinmastodon.org/#text={_WORDS}%20{_ADDRESS}",
    "bluesky": f"https://bsky.app/intent/compose?text={_WORDS}%20{_ADDRESS}",
    "whatsapp": f"https://wa.me/?text={_WORDS}%20{_ADDRESS}",
    "telegram": f"https://t.me/share/url?url={_ADDRESS}&text={_WORDS}",
    "facebook": f"https://www.facebook.com/sharer/sharer.php?u={_ADDRESS}",
    "linkedin": f"https://www.linkedin.com/sharing/share-offsite/?url={_ADDRESS}",
    "x": f"https://x.com/intent/post?text={_WORDS}&url={_ADDRESS}",
}


def share_links(networks: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return (network, link) for no story yet: laid out once, they serve for all of them."""
    return tuple((name, _LINKS[name]) for name in networks if name in _LINKS)


def shared(links: str, headline: str, address: str) -> str:
    """Return the HTML of such links for a story."""
    words, to = quote(headline, safe=""), quote(address, safe="")
    return links.replace(_WORDS, words).replace(_ADDRESS, to)
