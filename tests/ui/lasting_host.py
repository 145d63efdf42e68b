"""A host that outlives a single desk, so that not every test starts a process of its own."""

from functools import cache

from editor_app.isolation.host import Host


class LastingHost(Host):
    """Ends with the tests instead of with a desk."""

    def close(self) -> None:
        return


@cache
def lasting_host() -> LastingHost:
    return LastingHost()
