"""So much for each of several, and what it comes to: "18 agents ont chacun suivi 3 jours, soit 54
jours"; "640 € par mois, ce qui rapporte 7 680 € par an"."""

import re
from collections.abc import Iterator
from decimal import Decimal

from extract.french.lexicon.sentences.derived import THAT_IS
from validate.prose.deriving.derivation import multiplied
from validate.prose.deriving.typed_products import Reckoned
from validate.prose.deriving.wording import (
    MONEY,
    MONTH,
    MONTHS_IN_YEAR,
    SHARE,
    Wording,
)

_EACH = re.compile(r"\bchacune?\b")
"""Between how many there are and what each has."""
_A_MONTH = re.compile(r"^\W*(?:€|euros?)?\W*par mois\b")
"""Behind what a month comes to."""
_OF_YEAR = re.compile(
    r"\W*(?:€|euros?|ht|ttc|\W)*(?:par an\b|annuels?\b|chaque annee|sur l.annee|a l.annee|l.an\b)"
)
"""Behind what a year comes to."""
_OTHER_SPAN = re.compile(r"\d|\b(?:mois|trimestre|semestre|jours?|semaines?)\b")
"""Between a month's and a year's: another length of time may be meant."""
_BETWEEN = 60
"""Characters between both."""
_WHY = "the sentence gives so much for each of several"


def each_of_several(wording: Wording) -> Iterator[Reckoned]:
    """Each number of a sentence that so many of the one before come to."""
    for index in range(1, len(wording.numbers)):
        yield from _of_all(wording, index)
        yield from _of_year(wording, index)


def _of_all(wording: Wording, index: int) -> Iterator[Reckoned]:
    """ "N ont chacun M, soit R"."""
    if index < 2:
        return
    count, each, result = wording.numbers[index - 2 : index + 1]
    is_told = (
        _EACH.search(wording.before(index - 1)) is not None,
        THAT_IS.search(wording.before(index)) is not None,
        count.is_of_things,
        bool(each.unit) and each.unit not in (SHARE, count.unit),
        each.measure == result.measure,
    )
    if all(is_told):
        facts = (count.fact, each.fact)
        yield Reckoned(result, multiplied(facts, Decimal(1), _WHY))


def _of_year(wording: Wording, index: int) -> Iterator[Reckoned]:
    """ "A par mois, ce qui fait R par an", where no number of months is told before them: "sur dix
    mois, A par mois (R par an)"."""
    month, result = wording.numbers[index - 1 : index + 1]
    between = _A_MONTH.sub("", wording.before(index))
    is_told = (
        month.unit == result.unit == MONEY,
        month.per == (MONTH,),
        _OF_YEAR.match(wording.after(index)) is not None,
        len(between) <= _BETWEEN,
        not _OTHER_SPAN.search(between),
        not any(one.unit == MONTH for one in wording.numbers[:index]),
    )
    if all(is_told):
        made = multiplied((month.fact,), MONTHS_IN_YEAR, _WHY)
        yield Reckoned(result, made)
