"""By which limit bytes are refused."""

from collections.abc import Callable

import pytest

from extract.errors import LimitExceededError


def refusal(check: Callable[[bytes, str], object], data: bytes) -> str:
    """The code of the limit by which ``check`` refuses some bytes."""
    with pytest.raises(LimitExceededError) as refused:
        check(data, "a.pdf")
    return refused.value.code
