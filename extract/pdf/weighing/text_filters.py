"""The filters that write bytes as text, or what repeats by its number (ISO 32000-1, 7.4), undone
no further than is read.

pdfminer undoes them without a limit, one character at a time: two hundred thousand bytes can ask
for minutes and gigabytes.
"""

import io
import re
import string
from collections.abc import Callable, Iterator, Mapping

import numpy as np

_BLANK = b" \t\r\n\f\0"
_BLANKS = [bytes((code,)) for code in _BLANK]
_OPENS = re.compile(rb"[ \t\r\n\f\0]*<[ \t\r\n\f\0]*~")
"""What may stand before groups of five."""
_NO_DIGITS = bytes(set(range(256)) - set(string.hexdigits.encode()))
_ZEROS = b"!!!!!"
"""What a ``z`` stands for."""
_PLACES = np.array([85**4, 85**3, 85**2, 85, 1], np.uint32)
_LONGEST_RUNS = 20_000_000
"""Bytes: pdfium makes no more of runs."""
_PIECE = 200_000
"""Bytes that are undone together: what is made on the way takes many times as much."""


def from_ascii85(data: bytes, most: int) -> bytes:
    """The bytes that groups of five characters say, more than ``most`` zeros for more than that."""
    opening = _OPENS.match(data)
    start = opening.end() if opening else 0
    end = _end(data, b"~", start)
    zeros = data.count(b"z", start, end)
    others = end - start - zeros
    others -= sum(data.count(blank, start, end) for blank in _BLANKS)
    if 4 * zeros + 4 * others // 5 > most:
        return bytes(most + 1)

    found, rest = io.BytesIO(), b""
    for piece in _pieces(data, start, end):
        text = rest + piece.translate(None, _BLANK).replace(b"z", _ZEROS)
        whole = len(text) - len(text) % 5
        found.write(_of_groups(text[:whole]))
        rest = text[whole:]
    missing = -len(rest) % 5
    found.write(_of_groups(rest + b"u" * missing)[: 4 - missing])
    return found.getvalue()


def _of_groups(text: bytes) -> bytes:
    """Four bytes for each five characters."""
    codes = np.frombuffer(text, np.uint8).reshape(-1, 5)
    values = (codes.astype(np.uint32) - 33) @ _PLACES
    whole: bytes = values.astype(">u4").tobytes()
    return whole


def from_hexadecimal(data: bytes, most: int) -> bytes:
    """The bytes that pairs of digits say, more than ``most`` zeros for more than that; a missing
    last digit is 0.
    """
    found, rest = io.BytesIO(), b""
    for piece in _pieces(data, 0, _end(data, b">")):
        digits = rest + piece.translate(None, _NO_DIGITS)
        whole = len(digits) - len(digits) % 2
        found.write(bytes.fromhex(digits[:whole].decode()))
        rest = digits[whole:]
        if found.tell() > most:
            return bytes(most + 1)
    if rest:
        found.write(bytes.fromhex(f"{rest.decode()}0"))
    return found.getvalue()


def _end(data: bytes, mark: bytes, start: int = 0) -> int:
    """Where the mark that closes it stands, or the end of all."""
    end = data.find(mark, start)
    return end if end >= 0 else len(data)


def _pieces(data: bytes, start: int, end: int) -> Iterator[bytes]:
    for at in range(start, end, _PIECE):
        yield data[at : min(at + _PIECE, end)]


def from_runs(data: bytes, most: int) -> bytes:
    """What runs of one byte, and of several as they are, say: hardly more than ``most`` bytes."""
    found, at = bytearray(), 0
    while at < len(data) and len(found) <= min(most, _LONGEST_RUNS):
        length = data[at]
        if length == 128:
            break
        if length < 128:
            found += data[at + 1 : at + 2 + length]
            at += 2 + length
        else:
            found += data[at + 1 : at + 2] * (257 - length)
            at += 2
    return bytes(found)


TEXT_FILTERS: Mapping[bytes, Callable[[bytes, int], bytes]] = {
    b"ASCII85Decode": from_ascii85,
    b"A85": from_ascii85,
    b"ASCIIHexDecode": from_hexadecimal,
    b"AHx": from_hexadecimal,
    b"RunLengthDecode": from_runs,
    b"RL": from_runs,
}
"""By their names, and by those that pictures inside instructions use."""
