"""The filters that write bytes as text, or what repeats by its number (ISO 32000-1, 7.4), undone
no further than is read.

pdfminer undoes them without a limit, one character at a time: two hundred thousand bytes can ask
for minutes and gigabytes.
"""

import string
from collections.abc import Callable, Mapping

import numpy as np

_BLANK = b" \t\r\n\f\0"
_NO_DIGITS = bytes(set(range(256)) - set(string.hexdigits.encode()))
_ZEROS = b"!!!!!"
"""What a ``z`` stands for."""
_PLACES = np.array([85**4, 85**3, 85**2, 85, 1], np.uint32)
_LONGEST_RUNS = 20_000_000
"""Bytes: pdfium makes no more of runs."""


def from_ascii85(data: bytes, most: int) -> bytes:
    """The bytes that groups of five characters say, more than ``most`` zeros for more than that."""
    text = data.translate(None, _BLANK).removeprefix(b"<~").partition(b"~")[0]
    zeros = text.count(b"z")
    if 4 * zeros + 4 * (len(text) - zeros) // 5 > most:
        return bytes(most + 1)

    text = text.replace(b"z", _ZEROS)
    missing = -len(text) % 5
    codes = np.frombuffer(text + b"u" * missing, np.uint8).reshape(-1, 5)
    values = (codes.astype(np.uint32) - 33) @ _PLACES
    whole: bytes = values.astype(">u4").tobytes()
    return whole[: len(whole) - missing]


def from_hexadecimal(data: bytes, most: int) -> bytes:
    """The bytes that pairs of digits say, more than ``most`` zeros for more than that; a missing
    last digit is 0.
    """
    digits = data.partition(b">")[0].translate(None, _NO_DIGITS)
    if len(digits) > 2 * most:
        return bytes(most + 1)
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())


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
