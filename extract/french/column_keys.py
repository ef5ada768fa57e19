"""What a cell under a header numbers its column with: a number or a letter, and the formula that
gives the column from others: "(1)", "a", "4 = 2 × 3".
"""

import re
from collections.abc import Sequence
from string import ascii_lowercase, ascii_uppercase

_KEY = r"(?:[1-9]\d?|[A-Za-z])"
_BRACKETED = rf"(?:{_KEY}|\({_KEY}\))"
_FORMULA = rf"{_BRACKETED}(?: ?[-+*x/:−–×÷] ?{_BRACKETED})+"
_NUMBERED = re.compile(
    rf"\(?(?P<key>{_KEY})\)?"
    rf"|\(?(?P<result>{_KEY})\)? ?(?:= ?{_FORMULA}|\({_FORMULA}\))"
    rf"|\((?P<inside>{_KEY}) ?= ?{_FORMULA}\)"
)
"""A key alone, or with what gives it: "7 = 2 × 6", "(c) = (a) + (b)", "3 (1 + 2)"."""
_WITHOUT_RESULT = re.compile(rf"\({_FORMULA}\)")
"""What gives a column that has no key of its own: "(1 + 2 + 3)"."""
_AMONG_OTHERS = re.compile(
    rf"(?:{_BRACKETED} ?(?:= ?{_FORMULA}|\({_FORMULA}\))|\({_KEY} ?= ?{_FORMULA}\)"
    rf"|{_FORMULA}|\({_FORMULA}\)|{_BRACKETED})(?= |$)"
)
"""The next of several keys, with as much of a formula as follows it."""
_ROWS_OF_KEYS = (
    [str(number) for number in range(1, 100)],
    ascii_lowercase,
    ascii_uppercase,
)
_LEAST_ALONE = 3
"""Keys in turn that are all that a line prints: fewer may be figures."""
_LEAST = 2
"""Keys in turn beside formulas without their own: one alone calls a note."""


def column_key(text: str) -> str | None:
    """The number or the letter by which a text names a column; None where it says anything else.

    >>> [column_key(text) for text in ("(1)", "4 = 2 × 3", "(c = a - b)", "4,00", "4 = 6")]
    ['1', '4', 'c', None, None]
    """
    found = _NUMBERED.fullmatch(text)
    if found is None:
        return None
    return found["key"] or found["result"] or found["inside"]


def is_column_key(text: str) -> bool:
    """Whether a text names a column by one letter or digit: two digits may be a figure."""
    key = column_key(text)
    return key is not None and len(key) == 1


def number_in_turn(texts: Sequence[str]) -> bool:
    """Whether texts number columns one after the other from 1 on; a column may print what gives it
    from those numbered, in place of a number.

    >>> number_in_turn(["(1)", "(2)", "(1 + 2)"]), number_in_turn(["(1)", "(2)", "(1 + 3)"])
    (True, False)
    """
    formulas = [text for text in texts if _WITHOUT_RESULT.fullmatch(text)]
    keys = [column_key(text) for text in texts if text not in formulas]
    if formulas and len(keys) < _LEAST:
        return False
    used = re.findall(_KEY, " ".join(formulas))
    in_turn = [str(number) for number in range(1, len(keys) + 1)]
    return keys == in_turn and set(used) <= set(in_turn)


def keys_side_by_side(text: str) -> list[str]:
    """The texts of the keys that a text is made of, each with its formula; none where it says
    anything else.

    >>> keys_side_by_side("4 5 = 3 - 4 (6)"), keys_side_by_side("3 (1 + 2)")
    (['4', '5 = 3 - 4', '(6)'], ['3 (1 + 2)'])
    >>> keys_side_by_side("4 et 5")
    []
    """
    found: list[str] = []
    at = 0
    while at < len(text):
        key = _AMONG_OTHERS.match(text, at)
        if key is None:
            return []
        found.append(key.group())
        at = key.end() + 1
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
