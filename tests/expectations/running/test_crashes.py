"""What is shown of a crashed expectation."""

import pytest

from expectations.running.crashes import crash_message, without_paths


def test_both_shapes_of_exception_information_are_read():
    one = {
        "raised_exception": True,
        "exception_message": "boom",
        "exception_traceback": "File /a/b",
    }
    assert (
        crash_message({"raised_exception": False, "exception_message": None})
        is None
    )
    assert crash_message(one) == "boom"
    assert crash_message({"metric 1": one, "metric 2": one}) == "boom"
    assert crash_message({}) is None


@pytest.mark.parametrize(
    ("message", "said"),
    [
        (r"cannot open C:\Users\me\data\x.csv", "cannot open …"),
        ("cannot open '/srv/data/x.csv'\nagain", "cannot open '…' again"),
        ("12/2022 and 1/2", "12/2022 and 1/2"),
        ("<frame object at 0x7f3a>", "<frame object>"),
    ],
)
def test_messages_name_no_path(message, said):
    assert without_paths(message) == said
