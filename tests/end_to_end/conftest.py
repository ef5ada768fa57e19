"""Fixtures of the stories in a browser."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from .desk_browser import WAIT

expect.set_options(timeout=WAIT)


@pytest.fixture
def open_desk(browser) -> Iterator[Callable[..., Any]]:
    """Opens an address; collects the requests and the problems of its page."""
    contexts = []

    def opened(address: str, **options: Any) -> Any:
        context = browser.new_context(
            **{
                "reduced_motion": "reduce",
                "viewport": {"width": 1440, "height": 900},
                **options,
            }
        )
        context.set_default_timeout(WAIT)
        contexts.append(context)
        page = context.new_page()
        page.requests, page.problems = [], []
        page.on("request", lambda request: page.requests.append(request.url))
        page.on("pageerror", lambda error: page.problems.append(str(error)))
        page.on(
            "console",
            lambda message: (
                page.problems.append(message.text)
                if message.type == "error"
                else None
            ),
        )
        page.goto(address)
        return page

    yield opened
    for context in contexts:
        context.close()
