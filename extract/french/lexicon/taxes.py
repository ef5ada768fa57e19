"""Value added tax in a label: the amount before it, the tax, the amount with it."""

import re
from decimal import Decimal
from enum import Enum

from extract.french.folding import fold
from extract.french.lexicon.concept import Concept

_WITH = Concept("ttc", r"t\.t\.c", "toutes taxes")
_TAX = Concept("tva", r"t\.v\.a", "taxe sur la valeur ajoutee")
_BEFORE = Concept("ht", r"h\.t", "hors taxes?", "hors tva")
VAT_RATES = tuple(map(Decimal, ("20", "10", "5.5", "8.5", "2.1")))
"""The rates of VAT in France and overseas, in per cent."""
_RATE = re.compile(r"(\d{1,2}(?:[.,]\d{1,2})?) ?%")
"""A rate of the tax: "20 %", "5,5 %"."""


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
    before, including = _BEFORE.within(folded), _WITH.within(folded)
    if before or including:
        if before and including:
            return None
        return TaxPart.BEFORE if before else TaxPart.WITH
    return TaxPart.TAX if _TAX.within(folded) else None


def tax_rate(label: str) -> Decimal | None:
    """The rate that a label of the tax gives, as a share of one.

    >>> tax_rate("TVA 20 %"), tax_rate("TVA (5,5 %)"), tax_rate("TVA")
    (Decimal('0.2'), Decimal('0.055'), None)
    """
    found = _RATE.search(fold(label))
    if found is None:
        return None
    return (Decimal(found[1].replace(",", ".")) / 100).normalize()
