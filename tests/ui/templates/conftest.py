from typing import Any

import pytest

from tests.ui.lasting_host import lasting_host


@pytest.fixture(autouse=True)
def _host(desk: Any) -> None:
    desk.__dict__["host"] = lasting_host()
