"""XML in one pass, without entities."""

import pytest

from extract.errors import LimitExceededError, UnreadableError
from extract.sheets.files.xml_events import xml_events


def events(text: bytes) -> list[tuple[str, str]]:
    return [(event.kind, event.name) for event in xml_events([text], "f")]


def test_events_without_their_namespaces():
    text = b'<a xmlns="urn:x" xmlns:r="urn:y"><b r:id="1">t</b></a>'
    found = list(xml_events([text[:20], text[20:]], "f"))
    assert [(e.kind, e.name) for e in found] == [
        ("start", "a"),
        ("start", "b"),
        ("text", "t"),
        ("end", "b"),
        ("end", "a"),
    ]
    assert found[1].given == {"id": "1"}


@pytest.mark.parametrize(
    "text",
    [
        b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>',
        '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'.encode("utf-16"),
        b"<a>&undefined;</a>",
        b"<a>",
        b"",
        b"\xff\xff",
    ],
)
def test_what_is_refused(text):
    with pytest.raises(UnreadableError):
        events(text)


def test_too_deep():
    with pytest.raises(LimitExceededError):
        events(b"<a>" * 1000)
