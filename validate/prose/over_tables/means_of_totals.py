"""A mean price that a sentence tells for one of what a table counts: "le prix moyen de la chaleur
ressort à 106,19 € par MWh" is the total of the sales over the total of the MWh."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from extract.facts import Fact
from extract.french.lexicon.concept import WordList
from extract.french.lexicon.sentences.limits_said import FALLING, LIMIT, RISING
from extract.french.lexicon.totals import names_a_sum
from extract.several import only, present
from extract.table import ColumnKind, RowKind
from validate.prose.deriving.derivation import Derivation, divided
from validate.prose.deriving.wording import MONEY, SpokenNumber, Wording
from validate.prose.over_tables.tabled_number import TabledNumber
from validate.prose.words.word_stems import drop_plural, stems
from validate.tables.figure_table import FigureTable, is_quotient

_MEAN = WordList(
    "prix moyen", "cout moyen", "recette moyenne", "depense moyenne"
)
"""Before a mean of all that a table lists."""
_NOT_OF_ALL = WordList(
    RISING, FALLING, LIMIT, "contre", "strate", "national*", "autre(s)", "an passe",
    "annee precedente", "de l'ordre", "environ",
)  # fmt: skip
"""Words by which it is of others, or not told to the last digit."""
_FOR_ONE = re.compile(
    r" ?(?:h\.?t\.?|ttc)? ?(?:par|le|la|du|de la|/|l') ?"
    r"(?P<unit>metre (?:cube|carre)|[a-z]+[23]?)\b"
)
"""Behind an amount, what it is for one of, as it is printed."""
_SAME = {"metre cube": "m3", "metre carre": "m2"}
"""Units by the words that spell them."""
_COUNTED = (ColumnKind.COUNT, ColumnKind.AMOUNT)
_NEAR = Decimal("0.2")
"""How far a number may be from the mean that is meant."""
_GENERAL = frozenset({"prix", "pri", "moyen", "cout", "recette", "depense"})
"""Words of a mean that name nothing of its table."""


def means_of_totals(
    wording: Wording, views: Sequence[FigureTable]
) -> Iterator[TabledNumber]:
    """Each mean of a sentence that is for one of what one table of the act counts, and totals; its
    title or headers bear another word of the sentence."""
    for index, result in enumerate(wording.numbers):
        told = wording.before(index)
        is_mean = result.unit == MONEY and len(result.per) == 1
        if not is_mean or not _MEAN.within(told) or _NOT_OF_ALL.within(told):
            continue
        unit = _unit(wording, result)
        is_first = not any(one.unit == MONEY for one in wording.numbers[:index])
        if unit and is_first:
            ways = [way for view in views for way in _ways(view, unit)]
            meant = _meant(result, told, unit, views)
            yield TabledNumber(result, ways, meant)


def _unit(wording: Wording, result: SpokenNumber) -> str:
    """What a number is for one of, as a header would print it; empty where nothing says."""
    found = _FOR_ONE.match(wording.text[result.end :])
    if found is None:
        return ""
    return _SAME.get(found["unit"], drop_plural(found["unit"]))


def _meant(
    result: SpokenNumber, told: str, unit: str, views: Sequence[FigureTable]
) -> Derivation | None:
    """The only mean that the tables give which share a word with the sentence, where it is near."""
    words = frozenset(stems(told)) - _GENERAL - {unit}
    means = [_of_totals(view, unit) for view in views if words & _words(view)]
    meant = only(present(means))
    if meant is None or not meant.value:
        return None
    said = abs(result.fact.value_or_zero)
    gap = abs(said - abs(meant.value))
    return meant if gap <= _NEAR * max(said, abs(meant.value)) else None


def _words(view: FigureTable) -> frozenset[str]:
    headers = (" ".join(column.path) for column in view.table.columns)
    return frozenset(stems(" ".join((view.table.caption, *headers))))


def _ways(view: FigureTable, unit: str) -> Iterator[Derivation]:
    """Every amount of a row over what it counts of the unit."""
    for row in view.rows:
        for col in _counting(view, unit):
            units = view.facts.get((row.index, col))
            if units is None or not units.value:
                continue
            for amount in view.added_amounts():
                whole = view.facts.get((row.index, amount))
                if whole is not None and whole.value:
                    yield divided(whole, units)


def _counting(view: FigureTable, unit: str) -> list[int]:
    """The columns that count the unit: their headers bear it, and are of no price."""
    return [
        column.index
        for column in view.table.columns
        if column.kind in _COUNTED
        and not is_quotient(column)
        and unit in map(drop_plural, stems(" ".join(column.path)))
    ]


def _of_totals(view: FigureTable, unit: str) -> Derivation | None:
    """The amounts over the units in the last total of a table, each in the only column, or in that
    which names a sum."""
    totals = view.of_kind(RowKind.TOTAL)
    counting = only(_counting(view, unit))
    amounts = [col for col in view.added_amounts() if col != counting]
    summed = [col for col in amounts if names_a_sum(view.column(col).label)]
    amount = only(amounts) if len(amounts) == 1 else only(summed)
    if not totals or counting is None or amount is None:
        return None
    return _over(
        view.facts.get((totals[-1], amount)),
        view.facts.get((totals[-1], counting)),
    )


def _over(whole: Fact | None, units: Fact | None) -> Derivation | None:
    if whole is None or units is None or not units.value:
        return None
    return divided(whole, units)
