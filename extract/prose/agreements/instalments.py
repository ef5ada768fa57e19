"""Shares in which an amount is paid: "50 % à la signature, 30 % à mi-parcours, le solde, 20 %"."""

import re
from collections.abc import Iterator

from extract.french.folding import SN, fold
from extract.french.lexicon.concept import WordList

_SHARE = re.compile(rf"(?<![\d.,])(\d{{1,3}}(?:[.,]\d{{1,2}})?){SN}?%")
"""A share in per cent: "50 %"."""
_PART = WordList(
    "*acompte*", "*avance*", "*versement*", "*tranche*", "*solde*", "*echeance*", "*fraction*",
    "a la signature*", "a la remise*", "*premier*", "*deuxieme*", "*second*", "*troisieme*",
    "*dernier*",
)  # fmt: skip
"""Words of one of several payments: "un acompte de", "le solde"."""
_LAST = WordList("solde*", "dernier*", "versement final*", "final(e)")
"""Words of the last payment, with which all of it is paid."""
_CONDITION = WordList(
    "*tva*", "*taux", "*interet*", "*retenue*", "*penalite*", "*maxim*", "*minim*", "*plafon*",
    "au moins*", "au plus*", "*superieur*", "*inferieur*", "*depass*", "*realis*", "*avancement*",
    "*justifi*", "*execut*", "*consomm*", "*duree*", "*dont*", "*plus de*", "*moins de*",
    "*revis*", "*reduit*",
)  # fmt: skip
"""Words of a clause whose share is no share of the payment."""
_CLAUSES = re.compile(r"[;•▪·]|\.(?=\s)|,(?!\d)|\bpuis\b|\bet\b")
"""Where one payment ends and the next begins."""
_FEWEST = 2

Span = tuple[int, int]


def find_instalments(text: str) -> Iterator[list[Span]]:
    """The shares of one payment in ``text``, where the last part of it has one too.

    >>> [len(one) for one in find_instalments("Un acompte de 60 % puis le solde de 40 %.")]
    [2]
    """
    shares: list[Span] = []
    is_closed = False
    if "%" not in text:
        return
    for start, end in _clauses(text):
        found = list(_SHARE.finditer(text, start, end))
        if not found:
            continue
        clause = fold(text[start:end])
        if len(found) > 1 or _CONDITION.within(clause):
            return
        if not _PART.within(clause):
            return
        shares.append(found[0].span(1))
        is_closed = is_closed or _LAST.within(clause)
    if is_closed and len(shares) >= _FEWEST:
        yield shares


def _clauses(text: str) -> Iterator[Span]:
    start = 0
    for found in _CLAUSES.finditer(text):
        yield start, found.start()
        start = found.end()
    yield start, len(text)
