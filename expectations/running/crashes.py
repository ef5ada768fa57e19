"""What a crashed expectation says, fit to be shown: no traceback, no path, no memory address."""

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from validate.model.finding import Message

_PATH = re.compile(r"(?:[A-Za-z]:\\|/)[^\s'\",;:)]*[/\\][^\s'\",;:)]*")
"""A path of at least two parts, with or without a drive."""
_ADDRESS = re.compile(r" at 0x[0-9a-fA-F]+")
"""Where an object lies in memory, as `repr` says it."""


def crash_message(exception_info: Mapping[str, Any]) -> str | None:
    """The message of a crashed expectation, without traceback; None where nothing was raised.

    Great Expectations has two shapes for it: the exception's own record where the expectation
    raised, and one record for each metric where a metric did.
    """
    records: Iterable[Any] = exception_info.values()
    if "raised_exception" in exception_info:
        records = [exception_info]

    raised = list(filter(_was_raised, records))
    messages = [str(record.get("exception_message", "")) for record in raised]
    if raised:
        return "; ".join(dict.fromkeys(messages))
    return None


def _was_raised(record: object) -> bool:
    return isinstance(record, dict) and bool(record.get("raised_exception"))


def crash_reason(message: str) -> "Message":
    """Why a check could not run, in French and English."""
    # with it comes all that an audit reports, which the process that asks the checks never needs
    from validate.model.finding import Message

    said = without_paths(message)
    return Message(
        f"le contrôle s'est interrompu ({said})", f"the check crashed ({said})"
    )


def without_paths(message: str) -> str:
    """An exception's message without paths and memory addresses, on one line.

    >>> without_paths("no file /srv/data/x.csv in <frame at 0x7f00>")
    'no file … in <frame>'
    """
    return _ADDRESS.sub("", _PATH.sub("…", " ".join(message.split())))
