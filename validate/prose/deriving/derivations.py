"""What a number may be reckoned from, by the words beside it: what is left of two amounts, what
several come to, a share of one, one of equal parts.

The words say how, and hardly which: every amount of the sentence and of those just before it is
tried. What follows from a likeness of values is decided elsewhere (`validate.prose.offers`).
"""

from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import permutations, product

from extract.french.folding import fold
from extract.french.lexicon.concept import WordList
from extract.french.lexicon.sentences import derived as words
from extract.french.lexicon.sentences.limits_said import LIMIT
from extract.french.lexicon.taxes import VAT_RATES
from extract.french.spelled_numbers import spelled_number
from validate.prose.deriving.derivation import (
    HUNDRED,
    Derivation,
    all_added,
    divided,
    multiplied,
    taken_away,
)
from validate.prose.deriving.passage import Passage, are_alike

_HUNDREDTH = Decimal("0.01")
_TAXED = tuple(1 + rate / HUNDRED for rate in VAT_RATES)
"""What an amount net of tax is multiplied by."""
_LIMITS = WordList(LIMIT, "environ(s)")
"""Words by which an amount is no result of others, or not to the cent."""
_MOST_PARTS = 4
"""Amounts that are added up, where words do not tell which."""


def derivations(passage: Passage, index: int) -> list[Derivation]:
    """Everything that the words beside a number let it be reckoned from."""
    result = passage.fact(index)
    if result.value is None or result.counts == "percent":
        return []
    if _LIMITS.within(passage.before(index)):
        return []
    found: list[Derivation] = []
    for form in _FORMS:
        found += form(passage, index)
    return found


def _remainders(passage: Passage, index: int) -> Iterator[Derivation]:
    """ "A pour un crédit de B : C restent disponibles"; "A, soit C de plus"."""
    after = words.REMAINS_AFTER.match(passage.after(index))
    if not (after or words.REMAINS_BEFORE.within(passage.before(index))):
        return
    here, earlier = passage.said_before(index), passage.said_earlier(index)
    near = here[-2:] or earlier[-2:]
    for whole, part in permutations([*earlier, *here], 2):
        if not (whole in near or part in near):
            continue
        if whole.value_or_zero > part.value_or_zero > 0:
            yield taken_away(whole, part)


def _altogether(passage: Passage, index: int) -> Iterator[Derivation]:
    """ "L'aide totale atteint ainsi C", after A and B."""
    after = words.ALTOGETHER_AFTER.match(passage.after(index))
    if not (after or words.ALTOGETHER_BEFORE.within(passage.before(index))):
        return
    said = [*passage.said_earlier(index), *passage.said_before(index)]
    for first in range(len(said) - 1):
        if len(said) - first <= _MOST_PARTS:
            yield all_added(tuple(said[first:]))
    if len(said) > 2:
        yield from (all_added((one, said[-1])) for one in said[:-2])


def _shared_out(passage: Passage, index: int) -> Iterator[Derivation]:
    """ "C, dont A pour … et B pour …": the parts that follow; what C is compared with is no whole:
    "48 420, contre 47 150 en 2023 : A à …, B à …"."""
    following = index + 1
    if passage.clauses[index].is_compared:
        return
    behind = passage.clauses[following:]
    if behind and behind[0].is_compared:
        following += 1
    if following >= len(passage.clauses):
        return
    if not words.OF_WHICH.search(passage.before(following)):
        return
    parts = passage.said_after(following - 1)
    for last in range(2, len(parts) + 1):
        yield all_added(tuple(parts[:last]))


def _percentages(passage: Passage, index: int) -> Iterator[Derivation]:
    """ "De P % du prix de vente, s'élèvent à C": P % of an amount said."""
    said = [
        *passage.said_earlier(index),
        *passage.said_before(index),
        *passage.said_after(index),
    ]
    for place in percents_of(passage, index):
        for base in said:
            why = "the sentence takes a percentage of an amount"
            yield multiplied((passage.fact(place), base), _HUNDREDTH, why)


def percents_of(passage: Passage, index: int) -> Iterator[int]:
    """The places of the percentages that a number may be reckoned with: of a whole, or at a
    rate."""
    for place in (*range(index), *_bracketed(passage, index)):
        percent = passage.fact(place)
        whole = words.SHARE_OF.match(passage.after(place))
        rate = words.AT_A_RATE.search(passage.before(place))
        if percent.counts == "percent" and percent.value and (whole or rate):
            yield place


def _bracketed(passage: Passage, index: int) -> range:
    """The percentage that follows a number in brackets: "18 186 € (16,404 % du coût TTC)"."""
    following = index + 1
    if following >= len(passage.clauses):
        return range(0)
    opens = passage.is_bracketed(following)
    return range(following, following + 1) if opens else range(0)


def _fractions(passage: Passage, index: int) -> Iterator[Derivation]:
    """ "A, dont un tiers, C"."""
    before = passage.before(index)
    bases = [*passage.said_earlier(index)[-2:], *passage.said_before(index)]
    share = words.fraction_told(before)
    if share:
        why = "the sentence takes a fraction of an amount"
        yield from (multiplied((base,), share, why) for base in bases)


def _means(passage: Passage, index: int) -> Iterator[Derivation]:
    """ "Il reste A aux familles, en moyenne C par élève", after the number of pupils."""
    each = words.PER_ONE.match(passage.after(index))
    if each is None:
        return
    counted = [
        clause.said.claim.fact
        for clause in (*passage.sooner, *passage.clauses[:index])
        if fold(clause.said.claim.unit_noun).startswith(each["one"][:4])
    ]
    wholes = passage.said_before(index)[-2:] or passage.said_earlier(index)[-1:]
    for whole, units in product(wholes, counted):
        if units.value and units.counts not in ("amount", "rate", "percent"):
            yield divided(whole, units)


def _taxed(passage: Passage, index: int) -> Iterator[Derivation]:
    """ "A HT, soit C TTC": at one of the rates of the law."""
    if not words.TAX_INCLUDED.match(passage.printed(index)):
        return
    for base in passage.said_earlier(index):
        if words.NET_OF_TAX.match(fold(base.printed)):
            why = "the text gives an amount without tax and with it"
            yield from (multiplied((base,), rate, why) for rate in _TAXED)
    for place in range(index):
        base = passage.fact(place)
        net = words.NET_OF_TAX.match(passage.printed(place))
        if net and are_alike(base, passage.fact(index)):
            why = "the sentence gives an amount without tax and with it"
            yield from (multiplied((base,), rate, why) for rate in _TAXED)


def _equal_parts(passage: Passage, index: int) -> Iterator[Derivation]:
    """ "A, versés en quatre acomptes égaux de C"; "A sur trois ans, soit C par an"."""
    parts = words.EQUAL_PARTS.search(passage.before(index))
    told = "" if parts is None else parts["parts"]
    if words.A_YEAR.match(passage.after(index)):
        sentence = fold(passage.clauses[0].said.claim.sentence)
        years = words.OVER_YEARS.search(sentence)
        told = told or ("" if years is None else years["years"])
    number = int(told) if told.isdigit() else spelled_number(told)
    if not number or number < 2:
        return
    for base in (*passage.said_earlier(index), *passage.said_before(index)):
        yield multiplied(
            (base,),
            1 / Decimal(number),
            "the sentence shares an amount out in equal parts",
        )


def _of_several_years(passage: Passage, index: int) -> Iterator[Derivation]:
    """ "A par an. Sur quatre ans, la dépense atteint C"."""
    years = words.FOR_YEARS.search(passage.before(index))
    if years is None:
        return
    told = years["years"]
    number = int(told) if told.isdigit() else spelled_number(told)
    for base in (*passage.said_earlier(index), *passage.said_before(index)):
        if number:
            why = "the sentence gives what several years come to"
            yield multiplied((base,), Decimal(number), why)


_FORMS: tuple[Callable[[Passage, int], Iterator[Derivation]], ...] = (
    _remainders,
    _altogether,
    _shared_out,
    _percentages,
    _fractions,
    _means,
    _taxed,
    _equal_parts,
    _of_several_years,
)
