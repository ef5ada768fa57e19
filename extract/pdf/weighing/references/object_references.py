"""The references to objects in what is written, as pdfium reads them where it is damaged too."""

import re

GAP = rb"(?:[\s\0]++|%[^\r\n]*+[\r\n])++"
"""Between two words: blanks, and comments."""
REFERENCE = rb"(\d++)" + GAP + rb"\d++" + GAP + rb"R(?![\w.+-])"
"""What finds the number of an object that is referred to."""
_REFERENCE = re.compile(REFERENCE)


def entry_references(*names: bytes) -> re.Pattern[bytes]:
    """The pattern of an entry of a dictionary under one of these names that refers to an object,
    whose number it finds.
    """
    either = b"|".join(map(written, names))
    return re.compile(rb"(?:" + either + rb")(?:" + GAP + rb")?+" + REFERENCE)


def written(name: bytes) -> bytes:
    """The pattern of a name, whose letters may be written by their codes."""
    letters = (b"(?:%c|#(?i:%02x))" % (code, code) for code in name)
    return b"/" + b"".join(letters) + rb"\b"


def referred_objects(text: bytes) -> list[bytes]:
    """The numbers of the objects that an array refers to, as often as it does. What is no
    reference is passed over: it moves none of those that follow.

    >>> referred_objects(b"[4 0 R 4 0 0 R (x) 12 0 R]")
    [b'4', b'0', b'12']
    """
    return _REFERENCE.findall(text)
