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
    codes = _Codes(early_change)
    found: list[bytes] = []
    size = waiting = bits = 0
    for byte in data:
        waiting, bits = waiting << 8 | byte, bits + 8
        if bits < codes.width:
            continue
        bits -= codes.width
        code, waiting = waiting >> bits, waiting & ((1 << bits) - 1)

        said = codes.read(code)
        if said is None or size > most:
            break
        found.append(said)
        size += len(said)
    return b"".join(found)


class _Codes:
    """What codes stand for at one place of the bytes."""

    def __init__(self, early_change: int) -> None:
        self._early_change = early_change
        self._clear()

    def _clear(self) -> None:
        """Each byte stands for itself; the two codes that clear and end stand for nothing."""
        self._entries = [*(bytes((byte,)) for byte in range(256)), b"", b""]
        self._before = b""
        self.width = _NARROWEST

    def read(self, code: int) -> bytes | None:
        """What the next code says; None where it ends all, or makes no sense."""
        if code == _CLEAR:
            self._clear()
            return b""
        entries, before = self._entries, self._before
        if code == _END or code > len(entries) or not (before or code < _CLEAR):
            return None

        # the code that is made by this very step says what came before, and its first byte again
        entry = entries[code] if code < len(entries) else before + before[:1]
        if before and len(entries) < 1 << _WIDEST:
            entries.append(before + entry[:1])
        self._before = entry
        is_full = len(entries) + self._early_change >= 1 << self.width
        if is_full and self.width < _WIDEST:
            self.width += 1
        return entry
