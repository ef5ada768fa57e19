"""What is made of digits and is no quantity: years, SIREN and SIRET numbers, account and operation codes."""

import re

from extract.french import SPACES

_BARE = re.compile(rf"[{SPACES}\n.]")
_CODE = re.compile(
    rf"""(?:n°|no\b|N°)?[{SPACES}]?(?:
      0\d+                                        # 0042
    | \d+(?:[/\-.]\d+)*(?:[/\-]\d+)               # 6568/9372, 2022-244
    | (?=[^\W_]*\d)(?=[^\W_]*[^\W\d_])[^\W_]+(?:[/\-._][^\W_]+)*    # 720B10, A12
    | [^\W\d_]+(?:[/\-._][^\W_]+)*[/\-._][^\W_]*\d[^\W_]*           # CD-2022-18
    | [^\W\d_]{{1,6}}\d[^\W_]*(?:[/\-._][^\W_]+)*                   # C02-720B10
    )""",
    re.VERBOSE,
)
_NO_CODE = re.compile(
    r"\d+(?:h|m[²³23]?|km|ha|kg|t|j|k|M|er|e|ème|eme|nd|ETP)\d*|(?:19|20)\d\d[/-](?:19|20)\d\d", re.IGNORECASE
)


def is_year(text: str) -> bool:
    """Whether the whole text is a year from 1900 to 2099."""
    return re.fullmatch(r"(?:19|20)\d\d", text.strip()) is not None


def is_siren(text: str) -> bool:
    """Whether the text is nine digits whose check digit is right."""
    digits = _BARE.sub("", text)
    return re.fullmatch(r"\d{9}", digits) is not None and _luhn(digits) % 10 == 0


def is_siret(text: str) -> bool:
    """Whether the text is a SIRET: fourteen digits whose check digit is right, in groups or not.

    La Poste's establishments (SIREN 356000000) obey another rule: their digits sum to a multiple of five.

    >>> is_siret("552 100 554 00013"), is_siret("552 100 554 00014")
    (True, False)
    """
    digits = _BARE.sub("", text)
    if re.fullmatch(r"\d{14}", digits) is None:
        return False
    if digits.startswith("356000000") and sum(map(int, digits)) % 5 == 0:
        return True
    return _luhn(digits) % 10 == 0


def is_code(text: str) -> bool:
    """Whether the text cannot be a quantity because of its form: letters among digits, slashes, leading zeros.

    A bare account number ("6574") has the form of a quantity: only its column can tell.

    >>> [is_code(text) for text in ("C02-720B10", "6568/9372", "0042", "6574", "12,50")]
    [True, True, True, False, False]
    """
    body = text.strip()
    if is_siret(body):
        return True
    return _CODE.fullmatch(body) is not None and _NO_CODE.fullmatch(body) is None


def _luhn(digits: str) -> int:
    doubled = (int(digit) * (1 + index % 2) for index, digit in enumerate(reversed(digits)))
    return sum(value - 9 if value > 9 else value for value in doubled)
