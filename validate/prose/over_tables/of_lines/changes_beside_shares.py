"""The share right beside what two figures differ by, told of the wrong one of both: "l'énergie
recule de 25 150,00 €, soit 14,7 %", of the new figure and not of the old one; or any other share
than that of the only line whose figures of two years differ so.
"""

import re
from collections.abc import Iterator, Sequence

from extract.facts import Fact
from extract.french.lexicon.sentences.said_in_turn import NO_EXACT_FIGURE, TO
from extract.several import only, partition
from validate.model.typing_slips import digits_told
from validate.prose.deriving.derivation import Derivation
from validate.prose.deriving.wording import SHARE, SpokenNumber, Wording
from validate.prose.over_tables.of_lines.figures_apart import (
    ChangeTold,
    FiguresApart,
    way_told,
)
from validate.prose.over_tables.tabled_number import TabledNumber
from validate.prose.pairing.misprints import restates
from validate.prose.words.names import plain_words
from validate.tables.figure_table import FigureTable

_BESIDE = re.compile(
    r"[^,;:.()]{0,40}?(?:,? (?:soit|ou|c.est.a.dire)\b(?: (?:une?|en) [a-z]+(?: [a-z]+)? de| d.)?"
    r"|,? ?\(|,)\W*"
)
"""Between both where the second is just the first in another way."""
_CLAUSE = re.compile(r"[,;:.()]")
"""What parts the clause of the change from what stands before."""
_OF_WHOLE = re.compile(r"\W*(?:pour cent)?\W*(?:de la |du |des |de l.|d.)[a-z]")
"""Behind a share of something else."""
_BEHIND = 3
"""Words behind both that may say which way the figures move."""
_LEAST_DIGITS, _MANY_DIGITS, _SURE_DIGITS = 2, 3, 4
"""Telling digits of a difference, at least: where the share is just what it is of the other figure,
under two years of a line or anywhere, and where it is any other."""


def changes_beside_shares(
    wording: Wording, views: Sequence[FigureTable]
) -> Iterator[TabledNumber]:
    """Each share of a sentence beside what the only figures differ by of which it is another."""
    figures = FiguresApart(wording, views)
    for index in range(1, len(wording.numbers)):
        pair = wording.numbers[index - 1 : index + 1]
        shares, gaps = partition(pair, lambda one: one.unit == SHARE)
        if len(shares) != len(gaps) or not _is_told(wording, index):
            continue
        (share,), (gap,) = shares, gaps
        told = _told_in_clause(wording, index)
        is_telling = digits_told(gap.fact) >= _LEAST_DIGITS
        behind = wording.after(wording.numbers.index(share))
        if told and is_telling and not _OF_WHOLE.match(behind):
            meant = _meant(share, gap, told, figures)
            if meant is not None:
                yield TabledNumber(share, [], meant, is_confirmed=True)


def _is_told(wording: Wording, index: int) -> bool:
    """Whether a number and the one before it are the same change told twice, to the last digit."""
    before, between = wording.before(index - 1), wording.before(index)
    is_exact = not NO_EXACT_FIGURE.within(f"{before} {between}")
    is_end = TO.closes(before) or wording.is_compared(index - 1)
    return is_exact and not is_end and _BESIDE.fullmatch(between) is not None


def _meant(
    share: SpokenNumber,
    gap: SpokenNumber,
    told: ChangeTold,
    figures: FiguresApart,
) -> Derivation | None:
    """The share that the only figures give which differ so; None where some of them give what is
    printed."""
    size, digits = abs(gap.fact.value_or_zero), digits_told(gap.fact)
    pairs = [one for one in figures.apart(size) if one[0].value_or_zero > 0]
    if any(restates(share.fact, told.share(*one).value) for one in pairs):
        return None
    of_years = [one for one in figures.of_one_line(size) if told.follows(*one)]
    meant = _only_share(told, pairs if digits >= _MANY_DIGITS else of_years)
    if meant is not None and _is_of_other(share, told, *pairs[0]):
        return meant
    return _only_share(told, of_years) if digits >= _SURE_DIGITS else None


def _only_share(
    told: ChangeTold, pairs: Sequence[tuple[Fact, Fact]]
) -> Derivation | None:
    """The only share that some figures give; None where they give several."""
    made = (told.share(*one) for one in pairs)
    return only({one.value: one for one in made}.values())


def _is_of_other(
    share: SpokenNumber, told: ChangeTold, smaller: Fact, larger: Fact
) -> bool:
    """Whether a share is what two figures differ by of the new one of both."""
    return restates(share.fact, told.share(larger, smaller).value)


def _told_in_clause(wording: Wording, index: int) -> ChangeTold | None:
    """Which way the words of the clause say that the figures move of which two numbers tell the
    change."""
    clauses = [one for one in _CLAUSE.split(wording.before(index - 1)) if one]
    behind = " ".join(wording.after(index).split()[:_BEHIND])
    told = (*clauses[-1:], wording.before(index), behind)
    return way_told(plain_words(" ".join(told)))
