"""A statement of the text that is not the cell it was tied to, and right: the amount of one line, a
figure of more than the table, one made of figures of its line, a mean or a quotient that the table
gives.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import chain, product

from extract.facts import Fact
from extract.french.folding import fold
from extract.french.lexicon.averages import tells_a_mean
from extract.french.lexicon.calendar import years_in
from extract.french.lexicon.concept import WordList
from extract.number import Unit
from extract.several import partition, present
from extract.table import RowKind
from validate.explanations.explanation import (
    Explanation,
    Reason,
    Scene,
    prints,
    value,
)
from validate.model.finding import Message
from validate.model.identity import Form, Kind, Outcome
from validate.tables.figure_table import CLOSING, FigureTable

_DIFFERENCE = WordList("ecart(s)", "difference(s)", "arrondi(s)", "decalage")
"""Words before by how much two figures differ."""
_SMALL = Decimal("0.01")
"""How much of a figure such a difference is, at most."""
_BEHIND = 6
"""Numbers behind one in which the text may share it out."""
_DIGITS = 3
"""Digits of a figure that is not met by accident elsewhere in the table."""
_LONG_AMOUNT = 5
"""Digits of an amount that is no sum of two others by accident."""
_FOR_ONE = re.compile(
    r"\s*(?:€|euros?)? ?(?:par|/|pour chaque) ?(?P<one>[a-z]{3,})"
)
"""Behind a number, what it is for one of."""
_OF_BASE = re.compile(r"\s*%?\s*(?:de la|du|des|de l.) ?(?P<base>[a-z]{4,})")
"""Behind a percentage, what it is of."""
_PER = re.compile(r"\b(?:par|chaque)\b")
"""A word of a sentence that tells what there is for one of something."""
_MANY = 100
"""What is counted that others are told for one of, at least."""
_TENS = (10, 100)
"""Of so many a mean has the digits of their sum."""
_SEVERAL = 3
"""Lines of a column whose mean is told, at least."""
_NAME = re.compile(r"[a-z]{4,}")
"""A word that may name something, of a folded text."""
_OF_OTHER_CELL = ("listed-columns", "stated-of-tables")
"""What stands in an older column is wrong for being its figure."""


def _of_one_line(scene: Scene, outcome: Outcome) -> Reason | None:
    """A stated amount that another line of the table prints, to the cent or rounded, a word of
    whose label the sentence says.
    """
    pair = _statement_and_cell(scene, outcome)
    if pair is None or not _is_long(pair[0]):
        return None

    # Where nothing but its place ties the total to the sentence, any line of that amount will do.
    said, shown = pair
    words = _names_in(scene.sentence(said))
    tied = words & _names_in(*shown.row_path, *shown.column_path)
    for fact in _same_amount(scene, said, shown):
        named = words & _names_in(*fact.row_path)
        if not named and (tied or fact.value != said.value):
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
        for one in scene.told_around(said, 0, _BEHIND)[1]
        if one.value in (shown.value, more) and _is_long(one)
    }
    if more <= 0 or len(parts) != len({shown.value, more}):
        return None
    message = Message(
        f"{said.printed} comprend {parts[more].printed}, que le texte dit à part.",
        f"{said.printed} includes {parts[more].printed}, which the text says apart.",
    )
    return Reason.of(message, list(parts.values()))


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


def _of_its_line(scene: Scene, outcome: Outcome) -> Reason | None:
    """A stated amount that is the table's, more or less another amount of its line, to the cent,
    and that the line does not print: what is owed at the end of a year, beside what is owed at its
    beginning and what is paid back. A total without one of its parts is none: it may have been left
    out.
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
        is_part = (shown.id, one.id) in scene.parts
        if one.value is not None and abs(one.value) == gap and not is_part:
            sign = "+" if value(said) > value(shown) else "-"
            message = Message(
                f"{said.printed} est {shown.printed} {sign} {one.printed}, de la même ligne.",
                f"{said.printed} is {shown.printed} {sign} {one.printed}, of the same line.",
            )
            return Reason.of(message, [shown, one])
    return None


def _of_the_table(scene: Scene, outcome: Outcome) -> Reason | None:
    """A number that a sentence is said to get wrong, and that a table gives to its last digit: the
    mean of a column, or what a closing line has for one of what it counts, told as such.
    """
    said = scene.result(outcome.identity)
    if said is None or said.table_id or said.number is None:
        return None
    sentence = scene.sentence(said)
    makings = chain(
        _means(scene, said, sentence, scene.terms(outcome.identity)),
        _quotients(scene, said, sentence),
        _for_one_said(scene, said, sentence),
    )
    for made, used, words in makings:
        if prints(said, made):
            message = Message(
                f"{said.printed} est ce que donne le tableau : {words.fr}.",
                f"{said.printed} is what the table gives: {words.en}.",
            )
            return Reason.of(message, used)
    return None


_Making = tuple[Decimal, list[Fact], Message]
"""What a table gives, of which figures, in words."""


def _means(
    scene: Scene, said: Fact, sentence: str, asked: Sequence[Fact]
) -> Iterator[_Making]:
    """The means of the columns of the tables, where the sentence tells one; one of few digits, of
    the columns that it was ``asked`` to be a cell of."""
    size = _size(said)
    if size < _DIGITS or not tells_a_mean(sentence):
        return
    own = {(one.table_id, one.col) for one in asked}
    for view in scene.tables.values():
        for col in sorted({col for _, col in view.facts}):
            if size > _DIGITS or (view.table.id, col) in own:
                yield from _mean_of_column(view, col)


def _mean_of_column(view: FigureTable, col: int) -> Iterator[_Making]:
    """What the lines of a column have in the mean, where they are several."""
    lines = view.of_kind(RowKind.DETAIL)
    cells = present(view.facts.get((row, col)) for row in lines)
    values = [one.value for one in cells if one.value is not None]
    if len(values) >= _SEVERAL:
        words = " ".join(view.column(col).path)
        told = Message(f"la moyenne de « {words} »", f"the mean of “{words}”")
        yield sum(values, Decimal(0)) / len(values), cells[:2], told


def _quotients(scene: Scene, said: Fact, sentence: str) -> Iterator[_Making]:
    """What the closing lines of the tables have for one of what a column counts, where the sentence
    tells that of the number: "8,89 € par adhérent"."""
    _, _, after = sentence.partition(said.printed)
    told = _FOR_ONE.match(fold(after))
    if told is None:
        return
    for view in scene.tables.values():
        for row in view.of_kind(*CLOSING):
            figures = [
                fact
                for (at, _), fact in view.facts.items()
                if at == row and fact.value is not None
            ]
            under = [one for one in figures if told["one"] in scene.header(one)]
            for one, other in product(figures, under):
                if one is not other and other.value:
                    shown = f"{one.printed} / {other.printed}"
                    words = Message(shown, shown)
                    yield value(one) / other.value, [one, other], words


def _for_one_said(scene: Scene, said: Fact, sentence: str) -> Iterator[_Making]:
    """What the tables have for one of what the sentence counts: "Par habitant (5 214 habitants), le
    produit passe de 268,59 € à 277,99 €"."""
    if _size(said) < _LONG_AMOUNT or not _PER.search(fold(sentence)):
        return
    counts = [
        claim.fact
        for claim in scene.document.claims
        if claim.sentence == sentence
        and claim.fact.number is not None
        and claim.fact.number.unit is not Unit.EUR
        and value(claim.fact) >= _MANY
    ]
    for count, one in product(counts, scene.document.facts):
        if one.table_id and one.value:
            shown = f"{one.printed} / {count.printed}"
            words = Message(shown, shown)
            yield value(one) / value(count), [one, count], words


def _share_of_line(scene: Scene, outcome: Outcome) -> Reason | None:
    """A stated percentage that is the share of its line, in this table or another, in the total of
    a column, and not the percentage that the line prints: "les adjoints reçoivent 12,1 % de
    l'enveloppe"; or of any line in that of the column that its words name: "4,1 % de la surface";
    or of a line that they name in a figure said before: "il est de 1 971 930 € ; le foncier bâti en
    apporte 96,3 %".
    """
    pair = _statement_and_cell(scene, outcome)
    said = None if pair is None else pair[0].number
    if pair is None or said is None or said.unit is not Unit.PERCENT:
        return None
    parts = chain(
        _parts_of_totals(scene, pair[1]),
        _parts_of_named(scene, pair[0]),
        _parts_of_said(scene, pair[0]),
    )
    for one, whole in parts:
        share = 100 * value(one) / value(whole)
        if abs(share - said.value) <= said.half_unit:
            message = Message(
                f"{said.printed} est la part de {one.printed} dans {whole.printed}.",
                f"{said.printed} is the share of {one.printed} in {whole.printed}.",
            )
            return Reason.of(message, [one, whole])
    return None


def _mean_of_ten(scene: Scene, outcome: Outcome) -> Reason | None:
    """A stated mean that is the tenth, or hundredth, of the cell it was tied to, as it is rounded:
    the digits of both are the same, and none was left out."""
    pair = _statement_and_cell(scene, outcome)
    if pair is None or not tells_a_mean(scene.sentence(pair[0])):
        return None
    said, shown = pair
    for many in _TENS:
        if prints(said, value(shown) / many):
            message = Message(
                f"{said.printed} est {shown.printed} / {many}, une moyenne.",
                f"{said.printed} is {shown.printed} / {many}, a mean.",
            )
            return Reason.of(message, [shown])
    return None


def _of_another_total(scene: Scene, outcome: Outcome) -> Reason | None:
    """A stated percentage that is the share of its part in another figure of the line of its
    whole, and not of another year: "335 hectares, soit 10,2 % du total" of what is treated, and not
    of the water; of its own line, where the text gives the whole: "la viabilisation en représente,
    avant abattement, 48 %".
    """
    identity = outcome.identity
    said, terms = scene.result(identity), scene.terms(identity)
    if identity.form is not Form.RATIO or identity.offset or len(terms) != 2:
        return None
    if said is None or said.table_id or not _is_percentage(said):
        return None
    part, whole = terms
    beside = whole if whole.table_id else part
    for other in scene.row_figures(beside):
        if not part.value or not other.value or _are_of_years(part, other):
            continue
        if prints(said, identity.constant * value(part) / value(other)):
            message = Message(
                f"{said.printed} est la part de {part.printed} dans {other.printed}.",
                f"{said.printed} is the share of {part.printed} in {other.printed}.",
            )
            return Reason.of(message, [part, other])
    return None


def _are_of_years(one: Fact, other: Fact) -> bool:
    """Whether the headers over two figures name years, and not the same."""
    first, second = (
        frozenset(years_in(" ".join(each.column_path))) for each in (one, other)
    )
    return bool(first and second) and first.isdisjoint(second)


def _is_percentage(fact: Fact) -> bool:
    return fact.number is not None and fact.number.unit is Unit.PERCENT


def _parts_of_totals(scene: Scene, shown: Fact) -> Iterator[tuple[Fact, Fact]]:
    """The figures of the lines that bear the label of a cell's, each with each total of its
    column."""
    label = fold(" ".join(shown.row_path[-1:]))
    for view in scene.tables.values():
        closing = view.of_kind(*CLOSING)
        for (row, col), one in view.facts.items():
            if fold(view.rows[row].label) != label:
                continue
            for whole in present(view.facts.get((at, col)) for at in closing):
                if whole.value and whole is not one:
                    yield one, whole


def _parts_of_named(scene: Scene, said: Fact) -> Iterator[tuple[Fact, Fact]]:
    """The figures of the columns whose header is what a percentage is said to be of, in lines that
    its sentence names, each with the largest of its column, which the others are parts of."""
    before, _, after = scene.sentence(said).partition(said.printed)
    base = _OF_BASE.match(fold(after))
    if base is None:
        return
    named = _names_in(before)
    for view in scene.tables.values():
        for figures in view.by_column.values():
            if base["base"] not in scene.header(figures[0]).split():
                continue
            whole = max(figures, key=value)
            for one in figures if whole.value else ():
                if one is not whole and named & _names_in(*one.row_path):
                    yield one, whole


def _parts_of_said(scene: Scene, said: Fact) -> Iterator[tuple[Fact, Fact]]:
    """The figures of lines that the words before a percentage name, each with the figure of its
    column that its sentence says before them."""
    wholes = _words_after_wholes(scene, said)
    for view in scene.tables.values():
        for figures in view.by_column.values():
            for whole in figures:
                named = _names_in(wholes.get(whole.value, ""))
                for one in figures if named and whole.value else ():
                    if one is not whole and _is_any_named(one, named):
                        yield one, whole


def _words_after_wholes(
    scene: Scene, said: Fact
) -> Mapping[Decimal | None, str]:
    """The long figures of the sentence of a percentage, by their values, each with the words
    between it and the percentage: none where it stands behind that."""
    sentence = scene.sentence(said)
    before, _, _ = sentence.partition(said.printed)
    return {
        claim.fact.value: before.partition(claim.fact.printed)[2]
        for claim in scene.document.claims
        if claim.sentence == sentence and _size(claim.fact) >= _LONG_AMOUNT
    }


def _is_any_named(fact: Fact, named: set[str]) -> bool:
    """Whether a word of a line's label is one of these, or begins as one: "foncier", "foncière"."""
    return any(
        word.startswith(one) or one.startswith(word)
        for word in _names_in(*fact.row_path)
        for one in named
    )


def _same_amount(scene: Scene, said: Fact, shown: Fact) -> Iterator[Fact]:
    """The cells of the table of ``shown`` that print what is said, and those of its column that
    round to it."""
    for fact in scene.document.facts:
        in_table = fact.table_id == shown.table_id and not fact.free
        if not in_table or fact.value is None:
            continue
        rounds = fact.col == shown.col and prints(said, fact.value)
        if rounds or fact.value == said.value:
            yield fact


def _statement_and_cell(
    scene: Scene, outcome: Outcome
) -> tuple[Fact, Fact] | None:
    """The statement and the first cell of an equality between prose and a table; None of what is
    held to be the figure of another cell."""
    identity = outcome.identity
    if identity.rule in _OF_OTHER_CELL:
        return None
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


def _names_in(*texts: str) -> set[str]:
    """The words of texts that may name something, whatever stands beside them."""
    return set(_NAME.findall(fold(" ".join(texts))))


OF_ONE_LINE = Explanation(
    code="narrower-scope",
    title=Message("Montant d'une seule ligne", "The amount of a single line"),
    explain=_of_one_line,
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
OF_THE_TABLE = Explanation(
    code="given-by-table",
    title=Message(
        "Chiffre que donne un tableau", "A figure that a table gives"
    ),
    explain=_of_the_table,
)
OF_ANOTHER_TOTAL = Explanation(
    code="share-of-other-column",
    title=Message("Part dans une autre colonne", "A share in another column"),
    explain=_of_another_total,
)
MEAN_OF_TEN = Explanation(
    code="mean-of-ten",
    title=Message("Moyenne de dix", "A mean of ten"),
    explain=_mean_of_ten,
)
SHARE_OF_LINE = Explanation(
    code="share-of-column",
    title=Message("Part de la ligne", "The share of a line"),
    explain=_share_of_line,
)
