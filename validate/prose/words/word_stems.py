"""The telling words of a text without their plural marks, and those that a header has of
its own.
"""

from functools import lru_cache

from extract.table import Column
from validate.prose.words import names

_GENERIC = frozenset({
    "montant", "euro", "total", "somme", "valeur", "nombre", "ttc", "prix", "exercice", "annee",
    "eur", "credit", "budget", "budgetaire", "global", "nbre", "taux", "est", "sont", "ht", "tva",
    "hor", "taxe", "toute", "comprise", "millier", "million", "arrondi",
})  # fmt: skip
"""Words of any header of money, which tell no column from another."""
_BUDGET_STAGES = {
    "bp": ("budget", "primitif"),
    "dm": ("decision", "modificative"),
    "bs": ("budget", "supplementaire"),
    "ca": ("compte", "administratif"),
    "cfu": ("compte", "financier", "unique"),
    "rar": ("reste", "realiser"),
}
"""What headers shorten, as sentences spell it."""
IN_FULL = {"hab": "habitant", "ha": "hectare"}
"""Nouns that headers and labels print short."""
_SHORTEST_PLURAL = 4
"""Letters from which an s or x at the end is a plural mark."""


def drop_plural(word: str) -> str:
    """A word without its plural mark."""
    if len(word) >= _SHORTEST_PLURAL and word[-1] in "sx":
        return word[:-1]
    return word


@lru_cache(maxsize=1 << 12)
def stems(text: str) -> tuple[str, ...]:
    """The telling words of a text, folded, without plural marks.

    >>> stems("Dépenses subventionnables HT (€)")
    ('depense', 'subventionnable', 'ht')
    """
    return tuple(map(drop_plural, names.words(text)))


def own_words(column: Column) -> frozenset[str]:
    """The words of a header that tell its column from another: years and words such as "montant"
    left out.
    """
    found: set[str] = set()
    for part in column.labels:
        for word in stems(part):
            found.update(_BUDGET_STAGES.get(word, (word,)))
    return frozenset(filter(_is_own, found))


def _is_own(word: str) -> bool:
    return len(word) > 1 and not word.isdigit() and word not in _GENERIC
