"""Another scope than the table: a statement of one of its lines, a total of tables above it too, of
the lines alone that fill a column.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate, dropwhile, islice

from extract.facts import Fact, facts_of
from extract.french.folding import fold
from extract.french.lexicon.concept import WordList
from extract.several import partition, present
from extract.table import RowKind
from validate.explanations.explanation import (
    Explanation,
    Reason,
    Scene,
    added,
    value,
)
from validate.model.finding import Message
from validate.model.identity import Form, Kind, Outcome
from validate.tables.figure_table import CLOSING

_DIFFERENCE = WordList("ecart(s)", "difference(s)", "arrondi(s)", "decalage")
"""Words before by how much two figures differ."""
_SMALL = Decimal("0.01")
"""How much of a figure such a difference is, at most."""
_TWO = 2
"""Operands of a ratio; lines that fill a column, at least."""
_BEHIND = 6
"""Numbers behind one in which the text may share it out."""
_DIGITS = 3
"""Digits of a figure that is not met by accident elsewhere in the table."""
_LONG_AMOUNT = 5
"""Digits of an amount that is no sum of two others by accident."""
_LONG = 4
"""Letters of a word that names something."""


def _explain(scene: Scene, outcome: Outcome) -> Reason | None:
    """A stated amount that another line of the table prints to the cent, a word of whose label the
    sentence says.
    """
    pair = _statement_and_cell(scene, outcome)
    if pair is None or not _is_long(pair[0]):
        return None

    # Where nothing but its place ties the total to the sentence, any line of that amount will do.
    said, shown = pair
    words = _words(_sentence(scene, said))
    tied = words & _words(*shown.row_path, *shown.column_path)
    for fact in _same_amount(scene, said, shown):
        if tied and not words & _words(*fact.row_path):
            continue
        message = Message(
            f"{said.printed} est le montant de la ligne « {fact.row_path[-1]} ».",
            f"{said.printed} is the amount of the line “{fact.row_path[-1]}”.",
        )
        return Reason.of(message, [fact])
    return None


def _with_what_is_added(scene: Scene, outcome: Outcome) -> Reason | None:
    """A stated figure that the text goes on to share out in the table's and another: "41 280 repas.
    Ce total réunit 38 946 repas d'enfants et 2 334 repas d'adultes".
    """
    pair = _statement_and_cell(scene, outcome)
    if pair is None:
        return None
    said, shown = pair
    more = value(said) - value(shown)
    parts = {
        one.value: one
        for one in _said_behind(scene, said)
        if one.value in (shown.value, more) and _is_long(one)
    }
    if more <= 0 or len(parts) != len({shown.value, more}):
        return None
    message = Message(
        f"{said.printed} comprend {parts[more].printed}, que le texte dit à part.",
        f"{said.printed} includes {parts[more].printed}, which the text says apart.",
    )
    return Reason.of(message, list(parts.values()))


def _of_its_line(scene: Scene, outcome: Outcome) -> Reason | None:
    """A stated amount that is the table's, more or less another amount of its line, to the cent,
    and that the line does not print: what is owed at the end of a year, beside what is owed at its
    beginning and what is paid back.
    """
    pair = _statement_and_cell(scene, outcome)
    if pair is None or _size(pair[0]) < _LONG_AMOUNT:
        return None
    said, shown = pair
    gap = abs(value(said) - value(shown))
    line = list(scene.row_figures(shown))
    if any(one.value == said.value for one in line):
        return None
    for one in line:
        if one.value is not None and abs(one.value) == gap:
            sign = "+" if value(said) > value(shown) else "-"
            message = Message(
                f"{said.printed} est {shown.printed} {sign} {one.printed}, de la même ligne.",
                f"{said.printed} is {shown.printed} {sign} {one.printed}, of the same line.",
            )
            return Reason.of(message, [shown, one])
    return None


def _said_behind(scene: Scene, said: Fact) -> Sequence[Fact]:
    """The next numbers of the text behind one."""
    facts = facts_of(scene.document.claims)
    behind = dropwhile(lambda one: one.id != said.id, facts)
    return list(islice(behind, 1, 1 + _BEHIND))


def _of_told_difference(scene: Scene, outcome: Outcome) -> Reason | None:
    """A stated amount that differs from the table's by what the text says they differ by: "un
    écart de conversion de 0,10 €"; a small one, for a large one is what two years differ by.
    """
    pair = _statement_and_cell(scene, outcome)
    if pair is None:
        return None
    said, shown = pair
    gap = abs(abs(value(said)) - abs(value(shown)))
    if not 0 < gap <= _SMALL * abs(value(shown)):
        return None
    for claim in scene.document.claims:
        before, _, _ = claim.sentence.partition(claim.fact.printed)
        is_gap = claim.fact.value == gap and claim.fact.counts == said.counts
        if is_gap and _DIFFERENCE.within(fold(before)):
            message = Message(
                f"le texte donne l'écart lui-même : {claim.fact.printed}.",
                f"the text gives the difference itself: {claim.fact.printed}.",
            )
            return Reason.of(message, [claim.fact])
    return None


def _with_tables_above(scene: Scene, outcome: Outcome) -> Reason | None:
    """A total that adds, to the lines of its own table, what the tables right above it come to:
    "Sous total 3 332", "Sous total 6 536", then four lines and "TOTAL 13 043".
    """
    found = scene.sum_of(outcome)
    if found is None or scene.table_of(found.result) is None:
        return None
    more = found.value - added(found.terms)
    if more <= 0:
        return None

    above = list(_closing_above(scene, found.result))
    for count, total in enumerate(accumulate(map(value, above)), start=1):
        if total == more:
            shown = " + ".join(fact.printed for fact in above[:count])
            message = Message(
                f"{found.result.printed} comprend les tableaux qui précèdent ({shown}).",
                f"{found.result.printed} includes the tables above ({shown}).",
            )
            return Reason.of(message, above[:count])
    return None


def _of_filled_lines(scene: Scene, outcome: Outcome) -> Reason | None:
    """The rate of a total that leaves out the lines in which one of its two columns is empty: what
    was brought forward gives rise to nothing, and has no rate.
    """
    identity, result = outcome.identity, scene.result(outcome.identity)
    terms = scene.terms(identity)
    if identity.form is not Form.RATIO or result is None or len(terms) != _TWO:
        return None
    top, under = terms
    for term, other in ((top, under), (under, top)):
        left = [
            fact
            for fact, beside in _lines_closed(scene, term, other)
            if beside is None and value(fact)
        ]
        parts = {term.id: value(term) - added(left), other.id: value(other)}
        divisor = parts[under.id]
        made = identity.constant * parts[top.id] / (divisor or 1)
        if left and divisor and _prints(result, made + identity.offset):
            shown = ", ".join(fact.printed for fact in left[:3])
            message = Message(
                f"{result.printed} se calcule sans {shown}, en face de quoi rien n'est imprimé.",
                f"{result.printed} is reckoned without {shown}, beside which nothing is printed.",
            )
            return Reason.of(message, left)
    return None


def _one_sided(scene: Scene, outcome: Outcome) -> Reason | None:
    """The total of a column that only some lines fill, in a row that its lines obey: what those
    have to pay that have to is not what all have to pay.
    """
    found = scene.sum_of(outcome)
    if found is None or not found.terms:
        return None
    result = found.result
    if any(one.row != result.row for one in found.terms):
        return None
    lines = list(_lines_closed(scene, found.terms[0], result))
    own = present(beside for _, beside in lines)
    is_partly_filled = _TWO <= len(own) < len(lines)
    if not is_partly_filled or added(own) != found.value:
        return None
    message = Message(
        f"{result.printed} additionne les seules lignes où sa colonne est remplie.",
        f"{result.printed} adds up the lines alone in which its column is filled.",
    )
    return Reason.of(message, own)


def _lines_closed(
    scene: Scene, column: Fact, other: Fact
) -> Iterator[tuple[Fact, Fact | None]]:
    """The figures of a column over the lines that its total closes, since the total before, each
    with that of another column beside it."""
    table = scene.table_of(column)
    if table is None or column.row is None or column.col is None:
        return
    if table.rows[column.row].kind not in CLOSING:
        return
    for row in reversed(table.rows[: column.row]):
        if row.kind in CLOSING:
            return
        fact = table.facts.get((row.index, column.col))
        if row.kind is RowKind.DETAIL and fact is not None:
            yield fact, scene.beside(fact, other)


def _prints(result: Fact, made: Decimal) -> bool:
    """Whether a figure is what is made, rounded to its last digit, signs aside."""
    assert result.number is not None
    return abs(abs(made) - abs(value(result))) <= result.number.half_unit


def _closing_above(scene: Scene, result: Fact) -> Iterator[Fact]:
    """The last totals of the tables above that of a fact, in its deliberation, the nearest
    first: the last figure of a closing row.
    """
    names = list(scene.tables)
    for name in reversed(names[: names.index(result.table_id)]):
        table = scene.tables[name]
        if table.table.section != scene.tables[result.table_id].table.section:
            return
        closing = [
            fact
            for (row, _), fact in sorted(table.facts.items())
            if table.rows[row].kind in CLOSING and fact.value is not None
        ]
        if not closing:
            return
        yield closing[-1]


def _same_amount(scene: Scene, said: Fact, shown: Fact) -> Iterator[Fact]:
    """The cells of the table of ``shown`` that print what is said."""
    for fact in scene.document.facts:
        in_table = fact.table_id == shown.table_id and not fact.free
        if in_table and fact.value == said.value:
            yield fact


def _statement_and_cell(
    scene: Scene, outcome: Outcome
) -> tuple[Fact, Fact] | None:
    """The statement and the first cell of an equality between prose and a table."""
    identity = outcome.identity
    if identity.kind is not Kind.EQUALITY or identity.form is not Form.EQUALITY:
        return None

    facts = scene.figures(identity)
    shown, said = partition(facts, lambda fact: fact.table_id)
    if len(said) != 1 or not shown:
        return None
    return said[0], shown[0]


def _is_long(fact: Fact) -> bool:
    return _size(fact) >= _DIGITS and bool(fact.value)


def _size(fact: Fact) -> int:
    """How many digits are printed."""
    return sum(map(str.isdigit, fact.printed))


def _sentence(scene: Scene, said: Fact) -> str:
    for claim in scene.document.claims:
        if claim.fact.id == said.id:
            return claim.sentence
    return ""


def _words(*texts: str) -> set[str]:
    """The words of texts that name something."""
    alphabetic = filter(str.isalpha, fold(" ".join(texts)).split())
    return {word for word in alphabetic if len(word) >= _LONG}


EXPLANATION = Explanation(
    code="narrower-scope",
    title=Message("Montant d'une seule ligne", "The amount of a single line"),
    explain=_explain,
)
WITH_MORE = Explanation(
    code="said-with-more",
    title=Message("Chiffre plus large que le tableau", "A figure of more"),
    explain=_with_what_is_added,
)
OF_TOLD_DIFFERENCE = Explanation(
    code="told-difference",
    title=Message("Écart que dit le texte", "A difference that the text tells"),
    explain=_of_told_difference,
)
OF_ITS_LINE = Explanation(
    code="of-its-line",
    title=Message(
        "Chiffre fait de ceux de la ligne", "A figure made of those of its line"
    ),
    explain=_of_its_line,
)
OF_FILLED_LINES = Explanation(
    code="filled-lines",
    title=Message("Taux sans les lignes vides", "A rate without empty lines"),
    explain=_of_filled_lines,
)
ONE_SIDED = Explanation(
    code="one-sided-column",
    title=Message("Colonne remplie en partie", "A column that some lines fill"),
    explain=_one_sided,
)
WITH_TABLES_ABOVE = Explanation(
    code="wider-scope",
    title=Message("Total de plusieurs tableaux", "A total of several tables"),
    explain=_with_tables_above,
)
