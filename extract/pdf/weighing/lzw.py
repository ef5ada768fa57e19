"""Bytes packed by LZW (ISO 32000-1, 7.4.4), unpacked no further than is read.

pdfminer unpacks them without a limit, bit by bit: a hundred thousand bytes can ask for minutes and
gigabytes.
"""

_CLEAR, _END = 256, 257
_NARROWEST, _WIDEST = 9, 12
"""Bits of a code."""


def from_lzw(data: bytes, most: int, early_change: int = 1) -> bytes:
    """What codes of growing width say: hardly more than ``most`` bytes, and as far as they make
    sense. ``early_change`` is 1 where the width grows one code early, as it does by default.

    >>> from_lzw(bytes.fromhex("800B6050220C0C8501"), 100).hex(" ")
    '2d 2d 2d 2d 2d 41 2d 2d 2d 42'
    """
    entries = _first_entries()
    found: list[bytes] = []
    size = waiting = bits = 0
    width, before = _NARROWEST, b""

    for byte in data:
        waiting, bits = waiting << 8 | byte, bits + 8
        if bits < width:
            continue
        bits -= width
        code, waiting = waiting >> bits, waiting & ((1 << bits) - 1)

        if code == _CLEAR:
            entries, width, before = _first_entries(), _NARROWEST, b""
            continue
        if code == _END or code > len(entries) or not (before or code < _CLEAR):
            break
        # the code that is made by this very step says what came before, and its first byte again
        entry = entries[code] if code < len(entries) else before + before[:1]
        found.append(entry)
        size += len(entry)
        if size > most:
            break

        if before and len(entries) < 1 << _WIDEST:
            entries.append(before + entry[:1])
        before = entry
        if len(entries) + early_change >= 1 << width and width < _WIDEST:
            width += 1
    return b"".join(found)


def _first_entries() -> list[bytes]:
    """What the codes stand for at first: each byte for itself; the two that clear and end for
    nothing.
    """
    return [*(bytes((byte,)) for byte in range(256)), b"", b""]
