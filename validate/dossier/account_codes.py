"""Which section and side a chapter belongs to by its number alone, as the M57 accounting plan has
it, and the codes printed in a row.

Source: instruction budgétaire et comptable M57, tome 1 (plan de comptes) and tome 2 (chapitres
globalisés, chapitres sans exécution, virements entre sections).
"""

import re
from collections.abc import Mapping

from extract.french.folding import plain
from extract.table import Row
from validate.dossier.dossier_fact import BudgetSection, BudgetSide

RESULT_CODES = ("001", "002", "1068")
"""The lines that take a result over: 001 in investment, 002 in operation, 1068 in reserves."""
_OPERATING, _INVESTMENT = BudgetSection.OPERATING, BudgetSection.INVESTMENT
_EXPENSES, _RECEIPTS = BudgetSide.EXPENSES, BudgetSide.RECEIPTS
_PLACES: Mapping[tuple[BudgetSection, BudgetSide | None], tuple[str, ...]] = {
    (_OPERATING, _EXPENSES): (
        "011", "012", "014", "016", "017", "65", "6586", "66", "67", "68", "022", "023",
    ),
    (_OPERATING, _RECEIPTS): ("013", "70", "73", "731", "74", "75", "76", "77", "78"),
    (_OPERATING, None): ("002", "042", "043"),
    (_INVESTMENT, _EXPENSES): ("020", "20", "204", "21", "22", "23"),
    (_INVESTMENT, _RECEIPTS): ("021", "024", "1068"),
    (_INVESTMENT, None): ("001", "040", "041", "10", "13", "16", "18", "26", "27"),
}  # fmt: skip
_BY_CODE = {code: place for place, codes in _PLACES.items() for code in codes}
_CODE = re.compile(
    r"(?:(?:chap(?:itre)?\.?|art(?:icle)?\.?|compte|[DR])\s*)?(\d{2,5})"
)
"""The number of a chapter or an account, with what it may be called: "chap. 65", "D 002"."""
_OPENING_CODE = re.compile(
    rf"{_CODE.pattern}(?=\s*[-–—:.]?\s*[^\W\d])", re.IGNORECASE
)
"""The same at the head of a label."""
_WITHIN = re.compile(r"(?<![\d,.])(001|002|1068)(?![\d,.]\d|\d)")
"""A line of results taken over, wherever its number is printed."""
_CALLED = re.compile(
    r"(?:ligne|compte|article|chapitre|\b[DR])\s*/?\s*(001|002|1068)(?!\d)",
    re.IGNORECASE,
)
"""The same where it is called a line or an account."""
_SIDE_LETTER = re.compile(r"(?<!\w)([DR])\s*/?\s*(?=(?:001|002|1068)(?!\d))")
"""The letter of expenses or receipts before such a number: "R 002"."""


def place_of(code: str) -> tuple[BudgetSection | None, BudgetSide | None]:
    """The section and side of a chapter; None for what its number does not say."""
    return _BY_CODE.get(code, (None, None))


def code_of(text: str) -> str:
    """The code that a cell is, with the word or letter of its kind; "" where it is none.

    >>> code_of("Chapitre 011"), code_of("R 002"), code_of("12 places")
    ('011', '002', '')
    """
    found = re.fullmatch(_CODE.pattern, plain(text), re.IGNORECASE)
    return found[1] if found else ""


def opening_code(text: str) -> str:
    """The code that a label begins with: "65 - Autres charges".

    >>> opening_code("002 Résultat reporté"), opening_code("Résultat 002")
    ('002', '')
    """
    found = _OPENING_CODE.match(plain(text))
    return found[1] if found else ""


def is_coded(row: Row) -> bool:
    """Whether a row prints the code of a chapter or an article in a cell of its own."""
    return any(cell is not None and code_of(cell.text) for cell in row.cells)


def result_codes_in(text: str) -> list[str]:
    """The lines of results that a text names, each once.

    Where it names several, those that it calls a line or an account: the others reckon.

    >>> result_codes_in("affectation en réserves (R 1068)"), result_codes_in("1 002 €")
    (['1068'], [])
    >>> result_codes_in("Report à nouveau, ligne 002 (C – 1068)")
    ['002']
    """
    # thousands are joined, so that no part of an amount is a code
    kept = re.sub(r"(?<=\d)\s(?=\d{3}(?!\d))", "", plain(text))
    found = list(dict.fromkeys(_WITHIN.findall(kept)))
    called = list(dict.fromkeys(_CALLED.findall(kept)))
    return called if len(found) > 1 and called else found


def side_letter(text: str) -> BudgetSide | None:
    """The side that a letter before such a code says: "D 001", "R002"."""
    found = _SIDE_LETTER.search(plain(text))
    if found is None:
        return None
    return _EXPENSES if found[1] == "D" else _RECEIPTS
