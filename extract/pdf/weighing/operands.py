"""What the operands of drawing instructions make pdfium keep: the characters that are shown, and
all values of one list at once.

Two hundred million bytes of one list, which pack to as many thousand, ask for five gigabytes; ten
million characters of text, for as much time as memory. What is counted is never less than what
pdfium may read: where a string, a comment or a picture ends is told from the bytes alone, so a list
may open within one, and none is closed there.
"""

import re
from dataclasses import dataclass

from extract.pdf.limits import LIMITS, exceeded
from extract.pdf.weighing.instruction_words import AFTER, BEFORE

_MEGA = 10**6
_OUTSIDE = re.compile(
    rb"[(\[\]]|<<|>>|<[^<>]*+|%[^\r\n]*+|" + BEFORE + rb"(?:BI|ID)" + AFTER
)
_IN_STRING = re.compile(rb"\\.|[()]", re.DOTALL)
_END_OF_PICTURE = re.compile(BEFORE + rb"EI" + AFTER)


def check_operands(text: bytes, name: str) -> None:
    """Refuse instructions that show more text, or hold a longer list, than is read.

    Raises:
        LimitExceededError: these do.
    """
    if len(text) <= LIMITS.shown * _MEGA:
        return
    found = _Operands(text)
    found.follow()
    if found.is_too_much:
        is_long = found.longest > LIMITS.listed * _MEGA
        raise exceeded(name, "listed" if is_long else "shown")


def shown_bytes(text: bytes) -> int:
    """Bytes of the strings of instructions: no fewer than the characters that they show."""
    if not any(shows in text for shows in (b"T", b"'", b'"')):
        return 0
    found = _Operands(text)
    found.follow()
    return found.shown


@dataclass(slots=True)
class _Operands:
    """The lists and strings of instructions, counted."""

    text: bytes
    shown: int = 0
    """Bytes of strings."""
    longest: int = 0
    """Bytes from where a list, a dictionary or the description of a picture opens to where it is
    closed for sure."""
    _start: int = -1
    """Where what is open opened; -1 for nothing."""
    _in_array: bool = False
    _dictionaries: int = 0
    _in_picture: bool = False

    @property
    def is_too_much(self) -> bool:
        """Whether this is more than is read."""
        return (
            self.shown > LIMITS.shown * _MEGA
            or self.longest > LIMITS.listed * _MEGA
        )

    def follow(self) -> None:
        """Go through all instructions, or as far as to more than is read."""
        at = 0
        while (found := _OUTSIDE.search(self.text, at)) is not None:
            token, start, at = found[0], found.start(), found.end()
            if token == b"(":
                at = self._string_end(at)
                self.shown += at - start - len(b"()")
                self._open_within(start, at)
            elif token == b"ID":
                end = _END_OF_PICTURE.search(self.text, at)
                at = end.end() if end else len(self.text)
                self._in_picture = False
                self._open_within(start, at)
            elif token[:1] in (b"%", b"<") and token != b"<<":
                self.shown += len(token)
                self._open_within(start, at)
            else:
                self._take(token)
            self._mark(start, at)
            if self.is_too_much:
                return
        self._mark(len(self.text), len(self.text))

    def _take(self, token: bytes) -> None:
        """Open or close what a token opens or closes."""
        if token == b"[":
            self._in_array = True
        elif token == b"]":
            self._in_array = False
        elif token == b"BI":
            self._in_picture = True
        else:
            change = 1 if token == b"<<" else -1
            self._dictionaries = max(0, self._dictionaries + change)

    def _open_within(self, start: int, end: int) -> None:
        """Open an array that may open in a string, a comment or a picture."""
        if self.text.find(b"[", start, end) >= 0:
            self._in_array = True

    def _mark(self, start: int, end: int) -> None:
        """Remember how long it is since what is open opened."""
        if self._start >= 0:
            self.longest = max(self.longest, end - self._start)
        is_open = self._in_array or self._dictionaries or self._in_picture
        if not is_open:
            self._start = -1
        elif self._start < 0:
            self._start = start

    def _string_end(self, at: int) -> int:
        """Where the string ends that opens before this place."""
        depth = 1
        while (found := _IN_STRING.search(self.text, at)) is not None:
            at = found.end()
            depth += {b"(": 1, b")": -1}.get(found[0], 0)
            if not depth:
                return at
        return len(self.text)
