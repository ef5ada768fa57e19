"""What a cell under a header numbers its column with: a number or a letter, and the formula that
gives the column from others: "(1)", "a", "4 = 2 × 3", "(3) = (1) × 360 / (2)".

    text        = key | key "=" formula | "(" key "=" formula ")" | key "(" formula ")"
                | "=" formula | formula of keys alone
    formula     = operand operator operand { operator operand }, one of them a key
    operand     = key | constant | "(" operand { operator operand } ")"
    key         = number up to 99 | letter, in brackets or not
    constant    = number with decimals or without, per cent or not
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from string import ascii_lowercase, ascii_uppercase
from typing import NamedTuple

from extract.several import present

_PIECE = re.compile(
    r"\s*(?P<text>(?P<number>(?:\d{1,3}(?:\s\d{3})+|\d+)(?:[,.]\d+)?)(?P<share>\s?%)?"
    r"|[A-Za-z]|[-+*/:−–×÷·=]|[(\[]|[)\]])"
)
"""The next number, letter, sign or bracket of a text."""
_PIECES = re.compile(r"(?:[-+*/:−–×÷·=()\[\]\d\s,.%]|\b[A-Za-z]\b)+")
"""Pieces of a formula, whether they make one or not."""
_KEY = re.compile(r"[1-9]\d?|[A-Za-z]")
"""The number or the letter of a column."""
_OPERATORS = frozenset("-+*xX/:−–×÷·")
_CLOSED_BY = {"(": ")", "[": "]"}
_ROWS_OF_KEYS = (
    [str(number) for number in range(1, 100)],
    ascii_lowercase,
    ascii_uppercase,
)
_LEAST_ALONE = 3
"""Keys in turn that are all that a line prints: fewer may be figures."""
_LEAST = 2
"""Keys in turn beside formulas without their own: one alone calls a note."""


# -------------------------------------------------------------------------------------------------
# the grammar


class _Piece(NamedTuple):
    """A number, a letter, a sign or a bracket, and where it stands in the text."""

    text: str
    start: int
    end: int

    @property
    def is_key(self) -> bool:
        return _KEY.fullmatch(self.text) is not None


class _Formula(NamedTuple):
    """What a formula reckons with, and at which piece it ends."""

    end: int
    keys: frozenset[str] = frozenset()
    """What may be a key in it: a number up to 99 may be a constant as well."""
    operators: int = 0
    has_constant: bool = False

    def and_then(self, other: "_Formula") -> "_Formula":
        """This one with another behind it, where an operator parts them."""
        return _Formula(
            other.end,
            self.keys | other.keys,
            self.operators + 1 + other.operators,
            self.has_constant or other.has_constant,
        )

    @property
    def reckons(self) -> bool:
        """Whether anything is reckoned, and with a key."""
        return self.operators > 0 and bool(self.keys)


class _Numbered(NamedTuple):
    """What numbers one column: its key, or what gives it from other keys, or both."""

    end: int
    key: str | None
    formula: _Formula | None = None
    is_equation: bool = False


class _Reader:
    """The pieces of a text, read from any of them on: each step gives None where what it reads does
    not stand there."""

    def __init__(self, text: str) -> None:
        self.pieces = list(_pieces(text))

    def numbered(self, at: int) -> _Numbered | None:
        """The most that numbers one column."""
        ways = (self._with_key, self._in_brackets, self._without_key, self._key)
        return next(filter(None, (way(at) for way in ways)), None)

    def _sign(self, at: int) -> str:
        """A sign, a bracket, a number or a letter; nothing behind the last one."""
        return self.pieces[at].text if at < len(self.pieces) else ""

    def _with_key(self, at: int) -> _Numbered | None:
        """A key with its formula: "(3) = (1) × 62", "3 (1 + 2)"."""
        key = self._key(at)
        if key is None:
            return None
        is_equation = self._sign(key.end) == "="
        formula = (
            self._formula(key.end + 1)
            if is_equation
            else self._bracket(key.end)
        )
        if formula is None or not formula.reckons:
            return None
        return _Numbered(formula.end, key.key, formula, is_equation)

    def _in_brackets(self, at: int) -> _Numbered | None:
        """The same with brackets around all of it: "(c = a - b)"."""
        closing = _CLOSED_BY.get(self._sign(at))
        inside = self._with_key(at + 1) if closing else None
        if inside is None or not inside.is_equation:
            return None
        if self._sign(inside.end) != closing:
            return None
        return inside._replace(end=inside.end + 1)

    def _without_key(self, at: int) -> _Numbered | None:
        """A formula alone; it is one of keys where no sign of equality stands before it."""
        is_equation = self._sign(at) == "="
        formula = self._formula(at + is_equation)
        if formula is None or not formula.reckons:
            return None
        if formula.has_constant and not is_equation:
            return None
        return _Numbered(formula.end, None, formula, is_equation)

    def _key(self, at: int) -> _Numbered | None:
        """A key alone, in brackets or not."""
        closing = _CLOSED_BY.get(self._sign(at))
        if closing is None:
            is_key = at < len(self.pieces) and self.pieces[at].is_key
            return _Numbered(at + 1, self.pieces[at].text) if is_key else None
        inside = self._key(at + 1) if self._sign(at + 2) == closing else None
        return inside and inside._replace(end=at + 3)

    def _formula(self, at: int) -> _Formula | None:
        """Operands with operators between them, or one alone."""
        whole = self._operand(at)
        while whole is not None and self._sign(whole.end) in _OPERATORS:
            following = self._operand(whole.end + 1)
            if following is None:
                return whole
            whole = whole.and_then(following)
        return whole

    def _operand(self, at: int) -> _Formula | None:
        if at >= len(self.pieces):
            return None
        piece = self.pieces[at]
        if piece.is_key:
            return _Formula(at + 1, frozenset({piece.text}))
        if piece.text[0].isdecimal():
            return _Formula(at + 1, has_constant=True)
        return self._bracket(at)

    def _bracket(self, at: int) -> _Formula | None:
        """What stands in brackets."""
        closing = _CLOSED_BY.get(self._sign(at))
        inside = self._formula(at + 1) if closing else None
        if inside is None or self._sign(inside.end) != closing:
            return None
        return inside._replace(end=inside.end + 1)


def _pieces(text: str) -> Iterator[_Piece]:
    """The pieces of a text; what is none is one that no rule knows."""
    at, last = 0, len(text.rstrip())
    while at < last:
        found = _PIECE.match(text, at)
        if found is None:
            yield _Piece("?", at, last)
            return
        yield _Piece(found["text"], found.start("text"), found.end())
        at = found.end()


@lru_cache(maxsize=1 << 12)
def _numbered(text: str) -> _Numbered | None:
    """What numbers one column, where a text is nothing else."""
    reader = _Reader(text)
    found = reader.numbered(0)
    if found is None or found.end < len(reader.pieces):
        return None
    return found


# -------------------------------------------------------------------------------------------------
# what is asked of it


def column_key(text: str) -> str | None:
    """The number or the letter by which a text names a column; None where it says anything else.

    >>> [column_key(text) for text in ("(1)", "4 = 2 × 3", "(c = a - b)", "4,00", "4 = 6")]
    ['1', '4', 'c', None, None]
    >>> formulas = ("(3) = (1) × 360 / (2)", "5 = [3 + (4)] x 8,40", "6 (5 x 20 %)")
    >>> [column_key(text) for text in formulas]
    ['3', '5', '6']
    >>> [column_key(text) for text in ("4 = 2,50 × 100", "4 = 2 ×", "4 = (2 - 3", "4 - 2,50")]
    [None, None, None, None]
    """
    found = _numbered(text)
    return None if found is None else found.key


def is_column_key(text: str) -> bool:
    """Whether a text names a column by one letter or digit: two digits may be a figure."""
    key = column_key(text)
    return key is not None and len(key) == 1


def is_key_with_formula(text: str) -> bool:
    """Whether a text is what gives one column from others, with the key of that column or without.

    >>> is_key_with_formula("(4) = (1) − (2) + (3)"), is_key_with_formula("a - b")
    (True, True)
    >>> is_key_with_formula("(4) = (1) − (2) +"), is_key_with_formula("4")
    (False, False)
    """
    found = _numbered(text)
    return found is not None and found.formula is not None


def may_be_of_formula(text: str) -> bool:
    """Whether a text may be of a key or of a formula, or a piece of one: it prints no words.

    >>> [may_be_of_formula(text) for text in ("(4) = (2) ×", "8,40", "b)", "Total", "a1")]
    [True, True, True, False, False]
    """
    return _PIECES.fullmatch(text) is not None


def number_in_turn(texts: Sequence[str]) -> bool:
    """Whether texts number columns one after the other from 1 on; a column may print what gives it
    from those numbered, in place of a number.

    >>> number_in_turn(["(1)", "(2)", "(1 + 2)"]), number_in_turn(["(1)", "(2)", "(1 + 3)"])
    (True, False)
    """
    read = present(map(_numbered, texts))
    keys = [one.key for one in read if one.key is not None]
    if len(read) < len(texts) or len(read) > len(keys) < _LEAST:
        return False
    in_turn = _ROWS_OF_KEYS[0][: len(keys)]
    used = {key for one in read if one.key is None for key in _used(one)}
    return keys == in_turn and used <= set(in_turn)


def _used(numbered: _Numbered) -> frozenset[str]:
    """The keys that a formula without a sign of equality, where no number is a constant, names."""
    if numbered.formula is None or numbered.is_equation:
        return frozenset()
    return numbered.formula.keys


def keys_side_by_side(text: str) -> list[str]:
    """The texts of the keys that a text is made of, each with its formula; none where it says
    anything else.

    >>> keys_side_by_side("4 5 = 3 - 4 (6)"), keys_side_by_side("3 (1 + 2)")
    (['4', '5 = 3 - 4', '(6)'], ['3 (1 + 2)'])
    >>> keys_side_by_side("(2) (3) = (1) × 8,40 (4)")
    ['(2)', '(3) = (1) × 8,40', '(4)']
    >>> keys_side_by_side("4 et 5")
    []
    """
    reader = _Reader(text)
    found: list[str] = []
    at = 0
    while at < len(reader.pieces):
        key = reader.numbered(at)
        if key is None:
            return []
        start, end = reader.pieces[at].start, reader.pieces[key.end - 1].end
        if text[end : end + 1].strip():
            return []
        found.append(text[start:end])
        at = key.end
    return found


def are_keys_in_turn(texts: Sequence[str]) -> bool:
    """Whether texts are keys of columns one after the other from the first number or letter on,
    three at least; a formula may stand for a key between them.

    >>> are_keys_in_turn(["1", "2", "3 = 1 - 2"]), are_keys_in_turn(["a", "b", "a - b", "d"])
    (True, True)
    >>> are_keys_in_turn(["1", "3", "4"]), are_keys_in_turn(["12", "13", "14"])
    (False, False)
    """
    keys = [column_key(text) for text in texts]
    own = [key for key in keys if key is not None]
    return len(own) >= _LEAST_ALONE and any(
        _follow(keys, row) for row in _ROWS_OF_KEYS
    )


def _follow(keys: Sequence[str | None], row: Sequence[str]) -> bool:
    """Whether keys are the first of a row; what has none takes the place of one, or does not."""
    may_be = {0}
    for key in keys:
        passed = {place + 1 for place in may_be if place < len(row)}
        if key is None:
            may_be |= passed
        else:
            may_be = {place for place in passed if row[place - 1] == key}
    return bool(may_be)
