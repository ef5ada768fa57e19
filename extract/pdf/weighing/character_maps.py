"""What maps of characters (ToUnicode, CMap) make their readers keep: the text of every character
that they name.

A map names characters one by one, or by the first and the last of a range: sixty bytes may name
four thousand million, each of which the second readings keep. The text that it gives one character
may be as long as all instructions, and is made anew wherever that character is shown. What is told
is never less than what a reader makes: a map that readers may take apart otherwise than it is here
is weighed as if any two texts in a row opened and closed a range.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

_HEXADECIMAL = rb"<[0-9A-Fa-f\s\0]*+>"
_TOKEN = re.compile(
    rb"[\s\0]++|%[^\r\n]*+|"
    + rb"\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*+\))*+\)|"
    + _HEXADECIMAL
    + rb"|<<|>>|[\[\]{}]|/?[^\s\0()<>\[\]{}/%#]++",
    re.DOTALL,
)
_TEXT = re.compile(rb"<([0-9A-Fa-f\s\0]*+)>?")
_RANGES = re.compile(rb"end(?:bf|cid)range")
_MAPS = re.compile(rb"end(?:bf|cid)(?:range|char)")
_OPENS = re.compile(rb"begin(?:bf|cid|notdef)(?:range|char)")
_CLOSES = re.compile(rb"end(?:bf|cid|notdef)(?:range|char)")
_NUMBER = re.compile(rb"[-+]?\d++")
_BLANK = b" \t\r\n\f\v\0"
_SHORTEST = 2
"""Bytes that are counted for the text of a character, at least."""
_ALL = 1 << 32
"""Characters that four bytes can tell apart."""
_UNIT = 2
"""Bytes of a letter."""


class Said(NamedTuple):
    """What a map says: bytes of the texts of all characters, letters of the longest text."""

    size: int = 0
    longest: int = 0


def said_by(text: bytes) -> Said:
    """What a stream says where it is a map of characters; nothing of any other."""
    if _MAPS.search(text) is None:
        return Said()
    tokens = _TOKEN.findall(text)
    if sum(map(len, tokens)) != len(text):
        return _most(text)

    size = _size_of_ranges(tokens)
    if size is None:
        return _most(text)
    texts = [token for token in tokens if token[:1] in (b"<", b"(")]
    longest = max(map(_bytes_of, texts), default=0)
    return Said(size, longest // _UNIT)


def _bytes_of(text: bytes) -> int:
    """How many bytes a text says, at most."""
    if text[:1] == b"<":
        return (len(text) - 1) // 2
    return len(text) - len(b"()")


def _size_of_ranges(tokens: Sequence[bytes]) -> int | None:
    """What the ranges among the words of a map say; None where they are not written as usual."""
    size, section = 0, list[bytes]()
    for token in _objects(tokens):
        if token[:1] == b"<":  # most are codes of characters
            section.append(token)
        elif _OPENS.fullmatch(token):
            section.clear()
        elif _CLOSES.fullmatch(token):
            if _RANGES.fullmatch(token):
                if not all(map(_is_usual, section)):
                    return None
                size += sum(map(_size, *_in_threes(section)))
            section.clear()
        else:
            section.append(token)
    return size


def _objects(tokens: Sequence[bytes]) -> Iterator[bytes]:
    """The words of a map, of an array its opening only; no blanks and no comments."""
    depth = 0
    for token in tokens:
        if token[:1] == b"%" or not token.strip(_BLANK):
            continue
        if token == b"]":
            depth -= 1
        elif depth <= 0 or _CLOSES.fullmatch(token):
            yield token
        if token == b"[":
            depth += 1


def _is_usual(token: bytes) -> bool:
    """Whether this is what the ranges of a map are made of, for every reader."""
    first = token[:1]
    return (
        (first == b"<" and token != b"<<")
        or first in (b"/", b"[")
        or _NUMBER.fullmatch(token) is not None
    )


def _in_threes(section: Sequence[bytes]) -> tuple[Sequence[bytes], ...]:
    return section[::3], section[1::3], section[2::3]


def _size(first: bytes, last: bytes, text: bytes) -> int:
    """What one range says; nothing where its texts are written one by one."""
    if text[:1] == b"[":
        return 0
    return _characters(first, last) * max(_SHORTEST, _bytes_of(text))


def _characters(first: bytes, last: bytes) -> int:
    """How many characters a range names."""
    start, end = _code(first), _code(last)
    if start is None or end is None:
        return 0
    return max(0, end - start + 1)


def _code(text: bytes) -> int | None:
    """The number of a character; None for what is none."""
    if text[:1] != b"<":
        return None
    digits = text.strip(b"<>").translate(None, _BLANK)
    return int(digits + b"0" * (len(digits) % 2) or b"0", 16)


def _most(text: bytes) -> Said:
    """What a map says at most, wherever its texts and ranges open and close."""
    texts = [b"<" + one for one in _TEXT.findall(text)]
    written = re.split(rb"[()]", text)
    longest = max(map(_bytes_of, texts), default=0)
    longest = max(longest, *map(len, written[1:]), 0)
    if _RANGES.search(text) is None:
        return Said(0, longest // _UNIT)

    named = sum(_characters(*pair) for pair in pairwise(texts))
    if any(map(_RANGES.search, written[1:])):
        named = max(named, _ALL)  # a text between parentheses may be a number
    return Said(named * max(_SHORTEST, longest), longest // _UNIT)
