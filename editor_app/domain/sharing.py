"""Where readers may pass a story on: plain links, which tell nobody anything until followed."""

from collections.abc import Iterable

NETWORKS = ("email", "mastodon", "bluesky", "whatsapp", "telegram", "facebook", "linkedin", "x")
AT_FIRST = ("email", "mastodon", "whatsapp", "facebook")


def in_page_order(names: Iterable[str]) -> tuple[str, ...]:
    """Return the networks among these names, each once, in the order in which pages show them."""
    wanted = {name.strip().lower() for name in names}
    return tuple(name for name in NETWORKS if name in wanted)
