"""What closes an account of labels and amounts, and the lines that it is reckoned from.

A line called a total adds those above it; what is left ("Reste à charge", "Soulte") is the first
line less the others; a net adds lines some of which are taken away; a new amount adds to the first
one what changes it. Where a plan of financing is closed by its total, the line before it, if it is
the body's own money, is what the others leave of the total.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extract.french.lexicon.budget import EXPENSES, RECEIPTS
from extract.french.lexicon.concept import Concept, WordList
from extract.french.lexicon.row_words import OF_WHICH, is_memorandum
from extract.french.lexicon.totals import (
    names_own_money,
    names_what_is_left,
    total_rank,
)
from validate.model.identity import Kind
from validate.prose.accounts.account_lines import Account, AccountLine

_LEFT = WordList("soulte*", "subvention d'equilibre*", "deficit a combler")
"""What is left of one amount by others, beside the words for a remainder."""
_WHOLE = Concept(
    str(EXPENSES), str(RECEIPTS), r"cout\w*", "montants?", "prix de revient", "valeurs?",
    "resultats?", "excedents?", "totale?", "enveloppe", "budget",
)  # fmt: skip
"""How the first line is called from which others are taken away."""
_CARRIED = WordList("report*", "anterieur*")
_NET = WordList("net", "nette", "nets", "nettes")
_INITIAL = WordList("initial(e)", "initiaux", "de base", "ancien*", "actuel*")
_NEW = re.compile(r"nouve(?:au|l|lle)\b|.*\bapres\b|.*\bmodifie")
"""How an amount is called that its changes made: "Nouveau montant", "Montant après avenant"."""
_FEWEST = 2
"""Parts that make something."""


@dataclass(frozen=True, slots=True)
class Closing:
    """A line of an account and the signed lines that it is reckoned from."""

    result: AccountLine
    terms: tuple[tuple[AccountLine, int], ...]
    kind: Kind

    @property
    def holds(self) -> bool:
        """Whether its lines give just what it prints."""
        return self.expected == self.result.fact.value

    @property
    def expected(self) -> Decimal:
        """What its lines give."""
        values = (sign * line.fact.value_or_zero for line, sign in self.terms)
        return sum(values, Decimal(0))


def closings(account: Account) -> Iterator[Closing]:
    """What the lines of an account close, and with what."""
    lines = tuple(line for line in account.lines if not _is_beside(line))
    totals = [at for at, line in enumerate(lines) if _is_total(line)]
    start = 0
    for at in totals:
        yield from _of_total(lines[start:at], lines[at])
        start = at + 1
    if not totals and len(lines) > _FEWEST:
        yield from _of_last(lines)


def _is_beside(line: AccountLine) -> bool:
    """Whether a line is added by none: a part of the line above, a memorandum."""
    return OF_WHICH.opens(line.words) or is_memorandum(line.words)


def _is_total(line: AccountLine) -> bool:
    return total_rank(line.label) is not None


def _sum(result: AccountLine, lines: Sequence[AccountLine]) -> Closing:
    return Closing(result, tuple((line, 1) for line in lines), Kind.SUM)


def _of_total(
    lines: Sequence[AccountLine], total: AccountLine
) -> Iterator[Closing]:
    """A total of the lines above it; where the last of these is the body's own money, that is what
    the others leave.
    """
    if len(lines) < _FEWEST:
        return
    added = _sum(total, lines)
    *others, last = lines
    if added.holds or not names_own_money(last.label):
        yield added
        return
    taken = tuple((line, -1) for line in others)
    yield Closing(last, ((total, 1), *taken), Kind.DIFFERENCE)


def _of_last(lines: Sequence[AccountLine]) -> Iterator[Closing]:
    """What the last line is of those above it, where it is called a remainder, a net or a new
    amount.
    """
    first, *others, last = lines
    if _is_left(last) and _WHOLE.opens(first.words):
        taken = tuple((line, -1) for line in others)
        yield Closing(last, ((first, 1), *taken), Kind.DIFFERENCE)
    elif _NEW.match(last.words) and _INITIAL.within(first.words):
        yield from _of_new(lines)
    elif _NET.within(last.words) and _takes_away(lines):
        yield _sum(last, lines[:-1])


def _is_left(line: AccountLine) -> bool:
    """Whether a line is called what others leave, and not what was left in another year."""
    if names_own_money(line.label) or _LEFT.opens(line.words):
        return True
    return names_what_is_left(line.label) and not _CARRIED.within(line.words)


def _takes_away(lines: Sequence[AccountLine]) -> bool:
    return any(line.fact.value_or_zero < 0 for line in lines)


def _of_new(lines: Sequence[AccountLine]) -> Iterator[Closing]:
    """A new amount of the first one and its changes. Where it does not count one of these, that one
    adds up those above it.
    """
    *parts, last = lines
    whole = _sum(last, parts)
    if whole.holds:
        yield whole
        return
    for at in range(_FEWEST + 1, len(parts)):
        without = _sum(last, (*parts[:at], *parts[at + 1 :]))
        if without.holds:
            yield without
            yield _sum(parts[at], parts[1:at])
            return
    yield whole
