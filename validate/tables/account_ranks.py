"""Chapters and articles of a budget, told by their numbers.

Sources: instructions budgétaires et comptables M14, M49 and M57, tome 1 (plan de comptes): a
chapter has two digits, or begins with 0 (011, 042); articles are accounts of three digits and more.
M57 and M14 vote four accounts of the plan as chapters too.
"""

_TWO_DIGITS = 2
_THREE_DIGITS = 3
VOTED_ACCOUNTS = frozenset({"204", "656", "6586", "731"})
"""Accounts that are chapters where they are voted as such, and articles elsewhere."""


def is_chapter(code: str) -> bool:
    """Whether a number is of a chapter in every plan.

    >>> is_chapter("011"), is_chapter("67"), is_chapter("673"), is_chapter("6063")
    (True, True, False, False)
    """
    if not code.isdigit():
        return False
    if code.startswith("0"):
        return len(code) == _THREE_DIGITS
    return len(code) == _TWO_DIGITS


def is_article(code: str) -> bool:
    """Whether a number is of an article in every plan.

    >>> is_article("611"), is_article("60"), is_article("204"), is_article("7")
    (True, False, False, False)
    """
    if not code.isdigit() or code.startswith("0") or code in VOTED_ACCOUNTS:
        return False
    return len(code) >= _THREE_DIGITS
