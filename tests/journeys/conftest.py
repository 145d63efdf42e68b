"""Desks of one test run share one host."""

import pytest


@pytest.fixture(autouse=True)
def one_host(lasting_host: None) -> None:
    """Share one host; modules about its end say otherwise by a fixture of this name."""
