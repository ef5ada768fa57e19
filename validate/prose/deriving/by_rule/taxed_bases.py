"""A percentage of an amount of which words say whether tax is in it: "la retenue de garantie, de
5 % du montant TTC des travaux, s'élèvera à 19 713,27 €"; "177 000 euros hors taxes, 212 400 euros
toutes taxes comprises ; 40 % du hors taxes, soit 70 800 euros"."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import chain, pairwise

from extract.facts import Fact
from extract.french.folding import fold
from extract.french.lexicon.concept import WordList
from extract.french.lexicon.sentences.derived import NET_OF_TAX, TAX_INCLUDED
from extract.several import only
from validate.prose.deriving.by_rule.act_columns import figures_by_line
from validate.prose.deriving.derivation import HUNDRED, Derivation, multiplied
from validate.prose.deriving.typed_products import Reckoned
from validate.prose.deriving.wording import MONEY, SHARE, Wording
from validate.prose.pairing.misprints import restates

_NET, _TAXED = WordList("ht", "hors taxe(s)"), WordList("ttc", "toutes taxes")
_OF = WordList("du", "de la", "de l", "des")
_DIGITS = 3
"""Significant digits that an amount needs for its percentage to tell which line it is of."""
_WHY = "the sentence takes a percentage of an amount with tax, or without"


def taxed_bases(wording: Wording, facts: Sequence[Fact]) -> Iterator[Reckoned]:
    """The amounts of a sentence that are a percentage of a line of the act, in the column that
    words name, or of an amount that was just said so: the other column of that line, or the other
    amount, may have been taken."""
    for index in range(1, len(wording.numbers)):
        share, result = wording.numbers[index - 1 : index + 1]
        between = wording.before(index)
        named = [one for one in (_NET, _TAXED) if one.within(between)]
        is_told = (
            (share.unit, result.unit) == (SHARE, MONEY),
            len(named) == 1 and _OF.follows_signs(between),
            may_tell(result.value),
        )
        if all(is_told):
            (meant,) = named
            other = _TAXED if meant is _NET else _NET
            made = [
                _of(share.fact, fact)
                for fact, beside in chain(
                    _pairs(facts, meant, other), _said(wording, meant)
                )
                if restates(result.fact, _of(share.fact, beside).value)
                or restates(result.fact, _of(share.fact, fact).value)
            ]
            own = only(list({one.value: one for one in made}.values()))
            if own is not None:
                yield Reckoned(result, own, near=Decimal(1))


def may_tell(value: Decimal) -> bool:
    """Whether an amount has digits enough."""
    return len(str(value.normalize()).replace(".", "").rstrip("0")) >= _DIGITS


def _of(share: Fact, base: Fact) -> Derivation:
    return multiplied((share, base), 1 / HUNDRED, _WHY)


def _pairs(
    facts: Sequence[Fact], meant: WordList, other: WordList
) -> Iterator[tuple[Fact, Fact]]:
    """The figures of each line with tax and without: what words mean, and the other."""
    for line in figures_by_line(one for one in facts if one.value).values():
        own = only([one for one in line if _is_under(one, meant, other)])
        beside = only([one for one in line if _is_under(one, other, meant)])
        if own is not None and beside is not None:
            yield own, beside


def _said(wording: Wording, meant: WordList) -> Iterator[tuple[Fact, Fact]]:
    """The same of two amounts that a sentence says one behind the other, without tax and with it,
    this one or one right before."""
    for sentence in (*wording.sooner, wording):
        for at, (net, gross) in enumerate(pairwise(sentence.numbers)):
            told = (
                net.is_amount and gross.is_amount,
                NET_OF_TAX.match(told_of(sentence, at)),
                TAX_INCLUDED.match(told_of(sentence, at + 1)),
            )
            if all(told):
                pair = net.fact, gross.fact
                yield pair if meant is _NET else pair[::-1]


def told_of(sentence: Wording, at: int) -> str:
    """A number as it is printed, with what is said behind it."""
    return f"{sentence.numbers[at].fact.printed.lower()}{sentence.after(at)}"


def _is_under(fact: Fact, own: WordList, other: WordList) -> bool:
    header = fold(" ".join(fact.column_path))
    return own.within(header) and not other.within(header)
