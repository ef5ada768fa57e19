"""Fixtures of the stories in a browser."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from .desk_browser import WAIT

expect.set_options(timeout=WAIT)


@pytest.fixture
def open_desk(open_address) -> Callable[..., Any]:
    """Opens an address as large as a desk is used, with patience."""

    def opened(address: str, **options: Any) -> Any:
        usual = {"viewport": {"width": 1440, "height": 900}}
        return open_address(address, wait=WAIT, **{**usual, **options})

    return opened
