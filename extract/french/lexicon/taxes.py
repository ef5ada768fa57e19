"""Value added tax in a label: the amount before it, the tax, the amount with it."""

import re
from decimal import Decimal
from enum import Enum

from extract.french.folding import fold

_WITH = re.compile(r"\bttc\b|\bt\.t\.c\b|\btoutes taxes\b")
_TAX = re.compile(r"\btva\b|\bt\.v\.a\b|\btaxe sur la valeur ajoutee\b")
_BEFORE = re.compile(r"\bht\b|\bh\.t\b|\bhors (?:taxes?|tva)\b")
_RATE = re.compile(r"(\d{1,2}(?:[.,]\d{1,2})?) ?%")


class TaxPart(Enum):
    """What a label says of value added tax."""

    BEFORE = "before"
    TAX = "tax"
    WITH = "with"


def tax_part(label: str) -> TaxPart | None:
    """What a label names, None where it names none or several.

    >>> [tax_part(text) for text in ("Total HT", "TVA 20 %", "Total TTC", "Prix HT et TTC")]
    [<TaxPart.BEFORE: 'before'>, <TaxPart.TAX: 'tax'>, <TaxPart.WITH: 'with'>, None]
    >>> tax_part("Montant hors TVA")
    <TaxPart.BEFORE: 'before'>
    """
    folded = fold(label)
    before = _BEFORE.search(folded) is not None
    including = _WITH.search(folded) is not None
    if before or including:
        if before and including:
            return None
        return TaxPart.BEFORE if before else TaxPart.WITH
    return TaxPart.TAX if _TAX.search(folded) else None


def tax_rate(label: str) -> Decimal | None:
    """The rate that a label of the tax gives, as a share of one.

    >>> tax_rate("TVA 20 %"), tax_rate("TVA (5,5 %)"), tax_rate("TVA")
    (Decimal('0.2'), Decimal('0.055'), None)
    """
    found = _RATE.search(fold(label))
    if found is None:
        return None
    return (Decimal(found[1].replace(",", ".")) / 100).normalize()
