"""Here libraries are really made: it is what the tests are about."""

import pytest


@pytest.fixture(autouse=True)
def new_libraries_are_copied() -> None:
    """Copy nothing."""
