"""The references to objects in what is written, as pdfium reads them where it is damaged too."""

import re

_GAP = rb"(?:[\s\0]++|%[^\r\n]*+[\r\n])++"
"""Between two words: blanks, and comments."""
_REFERENCE = re.compile(rb"(\d++)%s\d++%sR(?![\w.+-])" % (_GAP, _GAP))


def referred_objects(text: bytes) -> list[bytes]:
    """The numbers of the objects that an array refers to, as often as it does. What is no
    reference is passed over: it moves none of those that follow.

    >>> referred_objects(b"[4 0 R 4 0 0 R (x) 12 0 R]")
    [b'4', b'0', b'12']
    """
    return _REFERENCE.findall(text)
