"""Derivations whose operands the words name too: "12 séances à 45 €, soit …", "52 agents sur 214,
soit …", an amount in letters before its figures.
"""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import filterfalse

from extract.facts import Fact
from extract.french.lexicon.sentences import derived as words
from extract.french.lexicon.sentences.said_in_turn import leaves_digits_open
from extract.several import ids_of
from validate.prose.deriving.derivation import (
    Derivation,
    multiplied,
    quotient,
    same_as,
)
from validate.prose.deriving.passage import Passage, are_alike, is_money

_PARTED = re.compile(r"[,;:]")
"""What parts the words right before a number from others."""


def sure_derivations(passage: Passage, index: int) -> list[Derivation]:
    """What the words beside a number leave no other reading of."""
    found: list[Derivation] = []
    for form in _FORMS:
        found += form(passage, index)
    vague = ids_of(
        passage.fact(n)
        for n in range(len(passage.clauses))
        if leaves_digits_open(passage.before(n))
    )
    return [one for one in found if not vague & ids_of(one.terms)]


def _part_of_two(passage: Passage, index: int) -> Iterator[Derivation]:
    """ "A sur B, soit P %"; not "128 € en 2024 ; sur douze mois, elle aurait coûté 1 584 €, soit
    +3,1 %"."""
    if index < 2:
        return
    part, whole = passage.fact(index - 2), passage.fact(index - 1)
    between = _PARTED.split(passage.before(index - 1))[-1]
    is_part = (
        passage.fact(index).counts == "percent",
        words.THAT_IS.search(passage.before(index)) is not None,
        words.OUT_OF.within(between),
        words.SIGNED.match(passage.fact(index).printed) is None,
        are_alike(part, whole),
        0 < part.value_or_zero < whole.value_or_zero,
    )
    if all(is_part):
        yield quotient(part, whole, "the sentence gives a share")


def _products(passage: Passage, index: int) -> Iterator[Derivation]:
    """ "N séances à P €, soit C"; "à raison de P € par séance, soit C pour N séances"."""
    said = words.THAT_IS.search(passage.before(index)) is not None
    if not (said and is_money(passage.fact(index))):
        return
    for pair in (*_so_many_at(passage, index), *_for_so_many(passage, index)):
        why = "the sentence multiplies a number by a price"
        yield multiplied(pair, Decimal(1), why)


def _so_many_at(passage: Passage, index: int) -> Iterator[tuple[Fact, Fact]]:
    """A number and a price before the result: "12 séances à 45 €"."""
    if index < 2 or not words.AT_A_PRICE.search(passage.before(index - 1)):
        return
    count, price = passage.fact(index - 2), passage.fact(index - 1)
    if _is_count(count) and is_money(price):
        yield count, price


def _for_so_many(passage: Passage, index: int) -> Iterator[tuple[Fact, Fact]]:
    """A price before the result, and the number after it."""
    following = index + 1
    if index < 1 or following >= len(passage.clauses):
        return
    price, count = passage.fact(index - 1), passage.fact(following)
    said = words.FOR_SO_MANY.search(passage.before(following))
    if said and price.counts == "rate" and _is_count(count):
        yield price, count


def _in_letters(passage: Passage, index: int) -> Iterator[Derivation]:
    """ "La somme de dix-huit mille euros (18 000 €)"; "18 000 €, en lettres …"."""
    if not index:
        return
    other, result = passage.fact(index - 1), passage.fact(index)
    is_told = passage.is_bracketed(index) or words.IN_LETTERS.closes(
        passage.before(index)
    )
    spelled = list(filterfalse(_has_digits, (other, result)))
    if not is_told or len(spelled) != 1 or not are_alike(other, result):
        return
    yield same_as(other, "the amount is written in letters too")


def _has_digits(fact: Fact) -> bool:
    return any(char.isdigit() for char in fact.printed)


def _is_count(fact: Fact) -> bool:
    return not is_money(fact) and fact.counts != "percent" and bool(fact.value)


_FORMS: tuple[Callable[[Passage, int], Iterator[Derivation]], ...] = (
    _part_of_two,
    _products,
    _in_letters,
)
