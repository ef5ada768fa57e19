"""By how much one offer of a table is below the next: "elle coûte 162 840,00 €, soit 3 060,00 € de
moins que la deuxième et 6 120,00 € de moins que la troisième"."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from extract.facts import Fact
from extract.french.lexicon.concept import WordList
from extract.several import only
from validate.model.identity import Form, Kind
from validate.prose.deriving.by_rule.act_columns import figures_by_column
from validate.prose.deriving.derivation import Derivation
from validate.prose.deriving.typed_products import Reckoned
from validate.prose.deriving.wording import MONEY, SpokenNumber, Wording
from validate.prose.pairing.misprints import restates

_BELOW = WordList("de moins que")
"""Behind by how much an offer is below another."""
_ABOVE = WordList("de plus que")
_PLACES = (
    (WordList("la deuxieme", "le deuxieme", "la seconde", "le second"), 1),
    (WordList("la troisieme", "le troisieme"), 2),
    (WordList("la quatrieme", "le quatrieme"), 3),
)
"""Words of another offer, with its place among those of a table."""
_DIGITS = 4
"""Significant digits by which an amount tells its cell."""
_NEAR = Decimal("0.2")
"""How far a number may be from what both lines give."""
_WHY = "the sentence compares two lines of the table"
Columns = dict[int, list[Fact]]
"""The amounts of each column of a table, by their lines."""


def offers(wording: Wording, facts: Sequence[Fact]) -> Iterator[Reckoned]:
    """By how much the amount of a line differs from that of another, which the sentence names by
    its place: as printed, or as the other columns of that line make it."""
    for index in range(1, len(wording.numbers)):
        result, behind = wording.numbers[index], wording.after(index)
        places = [at for words, at in _PLACES if words.within(behind)]
        is_told = _BELOW.within(behind) or _ABOVE.within(behind)
        first = _first_amount(wording, index)
        if first is None or result.unit != MONEY or not is_told or not places:
            continue
        made = list(_made(facts, first, places[0]))
        exact = [one for one in made if restates(result.fact, one.value)]
        if made:
            # the other columns of a line tell what its own misprint hides
            yield Reckoned(result, (exact or made[-1:])[0], near=_NEAR)


def _first_amount(wording: Wording, index: int) -> SpokenNumber | None:
    """The first amount of a sentence, of enough digits to tell its cell."""
    amounts = [one for one in wording.numbers[:index] if one.unit == MONEY]
    first = next(iter(amounts), None)
    if first is None:
        return None
    digits = str(first.value.normalize()).replace(".", "")
    return first if len(digits) >= _DIGITS else None


def _made(
    facts: Sequence[Fact], first: SpokenNumber, place: int
) -> Iterator[Derivation]:
    """What the line of a place has less than that of the first amount: of what is printed, then of
    the two figures that make such a total in the first's line."""
    own = only(
        [one for one in facts if one.table_id and one.value == first.value]
    )
    if own is None or own.col is None:
        return
    columns = _columns(facts, own)
    totals = columns.pop(own.col)
    line = totals.index(own)
    if place == line or len(totals) <= place:
        return
    yield _less((totals[place],), own)
    for one, more in combinations(columns.values(), 2):
        if min(len(one), len(more)) > max(place, line):
            made = one[line].value_or_zero + more[line].value_or_zero
            if made == own.value:
                yield _less((one[place], more[place]), own)


def _columns(facts: Sequence[Fact], own: Fact) -> Columns:
    """The amounts of the columns of the table of a figure, from the top."""
    columns = figures_by_column(
        one for one in facts if one.table_id == own.table_id
    )
    return {col: column for (_, col), column in columns.items()}


def _less(terms: tuple[Fact, ...], own: Fact) -> Derivation:
    return Derivation(
        terms=(*terms, own),
        weights=(*(Decimal(1) for _ in terms), Decimal(-1)),
        form=Form.WEIGHTED_SUM,
        kind=Kind.DIFFERENCE,
        why=_WHY,
    )
