"""Whose documents they are: a dossier is of one body, and what another one decided is not compared
with it.
"""

import re
from collections import Counter
from collections.abc import Sequence

from extract.french.folding import fold, folded_words
from validate.dossier.dossier_fact import DossierDocument

_KINDS = (
    (
        "ccas",
        r"\b(?:ccas|c\.c\.a\.s|centre communal|centre intercommunal|cias)\b",
    ),
    ("caisse des ecoles", r"\bcaisse des ecoles\b"),
    ("syndicat", r"\b(?:syndicat|sivom|sivu|pole metropolitain)\b"),
    ("communaute", r"\b(?:communaute|metropole|eurometropole|agglomeration)\b"),
    (
        "departement",
        r"\b(?:departement|conseil departemental|conseil general)\b",
    ),
    ("region", r"\b(?:region|conseil regional)\b"),
    ("commune", r"\b(?:commune|ville|mairie|municipal)\b"),
)
"""Kinds of body, the most particular first: a town and its social centre share a name."""
_EMPTY = frozenset({
    "commune", "ville", "mairie", "communal", "communale", "municipal", "municipale", "conseil",
    "centre", "action", "sociale", "departement", "departemental", "region", "regional",
    "communaute", "communes", "agglomeration", "metropole", "syndicat", "mixte",
    "intercommunal", "intercommunale", "des", "les", "pour", "sur", "sous",
})  # fmt: skip
"""Words that name no particular body."""


def split_by_body(
    documents: Sequence[DossierDocument],
) -> tuple[str, list[DossierDocument], list[DossierDocument]]:
    """The name of the body that most documents name, its documents with those that name none, and
    the documents of others.
    """
    named = [document.body for document in documents if document.body]
    if not named:
        return "", list(documents), []
    kinds = Counter(map(_identity, named))
    most = max(kinds.values())
    leading = next(name for name in named if kinds[_identity(name)] == most)
    own: list[DossierDocument] = []
    others: list[DossierDocument] = []
    for document in documents:
        is_own = not document.body or is_same_body(document.body, leading)
        (own if is_own else others).append(document)
    return leading, own, others


def is_same_body(one: str, other: str) -> bool:
    """Whether two names may be of one body: of no different kind, with a word in common.

    >>> is_same_body("Commune de Valbrune", "Mairie de VALBRUNE")
    True
    >>> is_same_body("Commune de Valbrune", "CCAS de Valbrune")
    False
    """
    (kind, words), (other_kind, other_words) = _identity(one), _identity(other)
    if kind and other_kind and kind != other_kind:
        return False
    return not words or not other_words or bool(words & other_words)


def _identity(name: str) -> tuple[str, frozenset[str]]:
    folded = fold(name)
    kind = next(
        (kind for kind, words in _KINDS if re.search(words, folded)), ""
    )
    return kind, frozenset(folded_words(folded)) - _EMPTY
