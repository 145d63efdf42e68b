from typing import Any

import pytest

from editor_app.ui.page_view import probe
from tests.ui.lasting_host import lasting_host


@pytest.fixture(autouse=True)
def _host(desk: Any) -> None:
    desk.__dict__["host"] = lasting_host()


@pytest.fixture(autouse=True)
def _plain_pages() -> None:
    probe.remember(works=False)
