"""A line that prints how its amount is reckoned: "312,48 ha × 2,00 €" beside it, "18 extincteurs à
74,50 €" in its label, "12 % de la recette", where another line is the receipts, or "Solde (f + g)",
where each line has its letter.

Where a table has several columns, these judge a formula of letters (`by_figures`); in one column
the formulas of its lines are all that there is.
"""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from decimal import Decimal
from functools import cached_property
from itertools import islice

from extract.facts import Fact
from extract.french.folding import plain
from extract.number import Unit
from extract.several import found_in, only, present
from extract.table import ColumnKind
from validate.check import Check, Context, stable_id
from validate.model.adoption import Adoption, Ground, LineTally
from validate.model.finding import Message
from validate.model.identity import (
    Form,
    Identity,
    Kind,
    Nature,
    Outcome,
    Severity,
    Term,
    Verdict,
    evaluate,
    terms_of,
)
from validate.prose.words.word_stems import stems
from validate.solve.asked_corrections import AskedCorrections
from validate.tables.figure_table import (
    CLOSING,
    NUMERIC,
    FigureTable,
)
from validate.tables.worded.lettered_cells import lettered_sums
from validate.tables.worded.printed_formulas import (
    PrintedFormula,
    named_lines,
    printed_formulas,
)
from validate.tables.worded.written_labels import written_labels

CODE = "line-formula"
_NUMBER = r"\d[\d ]*(?:,\d+)?"
_UNIT = r"(?: ?[^\W\d_]+[²³]?| ?[€%])?(?: ?/ ?[^\W\d_]+[²³]?)?"
_FACTOR = rf"{_NUMBER}{_UNIT}(?: HT)?"
_PRODUCT = re.compile(rf"{_FACTOR}(?: ?[x×*] ?{_FACTOR})+", re.IGNORECASE)
"""A text that is a product and nothing else: "640,30 m³ × 19,50 €"."""
_SO_MANY = re.compile(
    rf"(?:^|[(,;:]? )(?P<count>{_NUMBER})(?: [^\W\d_]+){{1,3}} à (?P<price>{_NUMBER}) ?€"
    r"(?: (?:HT|TTC))?(?: (?:pièce|l.unité|l.une?|chacune?))?\)?"
)
"""So many things at a price, at the end of a text: "Remplacement de 18 extincteurs à 74,50 €"."""
_SHARE = re.compile(
    rf"(?:^|\(|[,:–-] )(?P<share>{_NUMBER}) ?% (?:du |de la |de l.|des )(?P<base>[^\d%()]+)(?:\)|$)"
)
"""A share of what another line names, as a whole text, a whole bracket, or behind a sign: "(2,5 %
du produit)", "DETR, 30 % de la dépense hors taxe"."""
_HUNDREDTH = Decimal("0.01")
_PAIR = 2
"""A count and a price."""
_FEWEST = 2
"""Lines that make another: of one line alone a formula only repeats it."""
_EXACT = 3
"""Shares that hold to the last digit, from which a list prints its shares as they are."""
_SEVERAL = 3
"""Lines of one name that tell, one of them left aside, that it is of several."""


def find(context: Context) -> Iterator[Identity]:
    """The lines of each table that print how their only amount is reckoned: a product, or the lines
    or cells that it adds up or takes away, by their letters.
    """
    for view in context.figure_tables:
        stated = _as_exact(list(_stated(view)), context)
        yield from _with_tally(stated, context)
        columns = view.columns(*NUMERIC)
        lettered = _of_cells(view, context)
        if len(columns) == 1:
            lettered = _of_column(view, columns[0], context)
        outcomes = [evaluate(one, context.facts) for one in lettered]
        yield from _believed(outcomes, context)


class _NamedLines:
    """The lines of a table by what names them, each name looked for once."""

    def __init__(self, view: FigureTable) -> None:
        self.view = view
        self._known: dict[frozenset[str], list[int]] = {}

    @cached_property
    def _labels(self) -> list[tuple[int, frozenset[str]]]:
        """What lines are called, but for the shares that they are of others."""
        return [
            (row.index, frozenset(stems(_SHARE.sub("", plain(row.label)))))
            for row in self.view.rows
        ]

    def beside(self, result: Fact, name: str) -> int | None:
        """The only other line that has a name, beside that of a result; where several have it with
        other words, the only one that has no others."""
        wanted = frozenset(stems(name))
        if not wanted:
            return None
        if wanted not in self._known:
            named = (row for row, label in self._labels if wanted <= label)
            rows = list(islice(named, _SEVERAL))
            bare = [row for row, label in self._labels if wanted == label]
            self._known[wanted] = bare if len(bare) == 1 else rows
        rows = self._known[wanted]
        return only([row for row in rows if row != result.row])


def _stated(view: FigureTable) -> Iterator[Identity]:
    named = _NamedLines(view)
    for place, read in view.free.items():
        result = _amount(view, place[0])
        if result is not None:
            yield from _reckoned(named, result, place, read)


def _amount(view: FigureTable, row: int) -> Fact | None:
    """The only amount of a line that adds up no others."""
    if view.rows[row].kind in CLOSING:
        return None
    amounts = present(
        view.facts.get((row, col)) for col in view.columns(ColumnKind.AMOUNT)
    )
    return only([fact for fact in amounts if fact.value])


def _reckoned(
    named: _NamedLines,
    result: Fact,
    place: tuple[int, int],
    read: Sequence[Fact],
) -> Iterator[Identity]:
    """What a text of a line says its amount is."""
    view = named.view
    text = plain(view.text(*place))
    product = _product(view, result, text, read)
    if product is not None:
        yield product
        return

    share = _SHARE.search(text)
    if share is None:
        return
    line = named.beside(result, share["base"])
    base = None if line is None else view.facts.get((line, result.col or 0))
    percents = [one for one in read if _is_share(one, share["share"])]
    if base is not None and percents:
        yield _identity(view, result, (percents[0], base))


def _product(
    view: FigureTable, result: Fact, text: str, read: Sequence[Fact]
) -> Identity | None:
    """The product that a text is, or the count and the price that it ends with."""
    if not any(fact.unit is Unit.EUR for fact in read):
        return None
    if _PRODUCT.fullmatch(text) is not None:
        return _identity(view, result, read)
    factors = _so_many(text, read)
    if not factors:
        return None
    return replace(_identity(view, result, factors), nature=Nature.JUDGMENTAL)


def _so_many(text: str, read: Sequence[Fact]) -> tuple[Fact, ...]:
    """The count and the price that end a text."""
    found = list(_SO_MANY.finditer(text))
    if not found or found[-1].end() != len(text):
        return ()
    last = tuple(read[-_PAIR:])
    printed = found[-1]["count"], found[-1]["price"]
    told = list(map(_is_printed, last, printed))
    return last if len(told) == _PAIR and all(told) else ()


def _is_share(fact: Fact, printed: str) -> bool:
    number = fact.number
    if number is None or number.unit is not Unit.PERCENT:
        return False
    return _is_printed(fact, printed)


def _is_printed(fact: Fact, printed: str) -> bool:
    return plain(fact.printed).startswith(printed.strip())


def _identity(
    view: FigureTable, result: Fact, factors: Sequence[Fact]
) -> Identity:
    """The product that a line prints; of a line that is taken away, its opposite."""
    assert result.row is not None
    assert result.col is not None
    shares = [one.id for one in factors if one.unit is Unit.PERCENT]
    sign = -1 if result.value_or_zero < 0 else 1
    return Identity(
        id=stable_id(CODE, *view.words(result.row, result.col)),
        rule=CODE,
        kind=Kind.PRODUCT,
        form=Form.PRODUCT,
        result=result.id,
        terms=terms_of(factors),
        table_id=view.table.id,
        constant=sign * _HUNDREDTH ** len(shares),
        label=view.name(result.row, result.col),
        rounded=tuple(shares),
    )


def _as_exact(stated: Sequence[Identity], context: Context) -> list[Identity]:
    """The products, those of shares that are no rounded figures: so many others hold to the last
    digit, and more than hold as rounded only.
    """
    unrounded = [replace(one, rounded=()) for one in stated]
    exact = [_holds(one, context) for one in unrounded]
    nearly = [
        not held and _holds(one, context)
        for one, held in zip(stated, exact, strict=True)
    ]
    found = []
    for index, one in enumerate(stated):
        others = sum(exact) - exact[index]
        is_exact = others >= _EXACT and others > sum(nearly) - nearly[index]
        found.append(unrounded[index] if is_exact else one)
    return found


def _holds(one: Identity, context: Context) -> bool:
    return evaluate(one, context.facts).verdict is Verdict.HELD


def _with_tally(
    stated: Sequence[Identity], context: Context
) -> Iterator[Identity]:
    """The products, believed for their words and the other lines; one alone only warns, and what is
    only said to be so many at a price does not fail alone.
    """
    verdicts = [evaluate(one, context.facts).verdict for one in stated]
    held = verdicts.count(Verdict.HELD)
    failed = verdicts.count(Verdict.FAILED)
    several = held + failed > 1
    if several and failed > held:
        return
    if failed and not several and stated[0].nature is Nature.JUDGMENTAL:
        return
    grounds = (Ground.WORDS, Ground.AGREEMENT) if several else (Ground.WORDS,)
    adoption = Adoption(
        grounds, "the line prints what it is", LineTally(held, failed)
    )
    heard = not several or held > failed + 1
    severity = Severity.ERROR if several else Severity.WARNING
    for one in stated:
        yield replace(one, adoption=adoption.as_heard(heard), severity=severity)


def _of_column(
    view: FigureTable, col: int, context: Context
) -> Iterator[Identity]:
    labels = written_labels(view)
    formulas = list(printed_formulas(labels))
    named = named_lines(labels) if formulas else frozenset()
    stated: set[int] = set()
    for formula in formulas:
        one = _as_meant(view, col, formula, named, context)
        if one is not None and formula.result in stated:
            operands = (view.rows[row].label for row in formula.operands)
            one = replace(one, id=stable_id(one.id, *operands))
        if one is not None:
            stated.add(formula.result)
            yield one


def _of_cells(view: FigureTable, context: Context) -> Iterator[Identity]:
    """What cells of letters before the figures of several columns say: as it is printed, or with
    what it takes away printed with its own sign, where only that holds."""
    for one in lettered_sums(view):
        printed, own = _signed(view, (one.result, *one.terms), one.weights)
        is_own = _holds(own, context) and not _holds(printed, context)
        yield own if is_own else printed


def _last_of(view: FigureTable, row: int, col: int, named: Set[int]) -> int:
    """The last line of what a letter names: those below it that have none are of it."""
    last = row
    for below in view.rows[row + 1 :]:
        if below.index in named or (below.index, col) not in view.facts:
            break
        last = below.index
    return last


def _figures(view: FigureTable, rows: Sequence[int], col: int) -> list[Fact]:
    """The figures of some lines; none where one of them has no figure."""
    figures = list(found_in(view.facts, [(row, col) for row in rows]))
    return figures if len(figures) == len(rows) else []


def _as_meant(
    view: FigureTable,
    col: int,
    formula: PrintedFormula,
    named: Set[int],
    context: Context,
) -> Identity | None:
    """The formula as it is printed, or with what it takes away printed with its own sign, or with
    the last lines of what its letters name: the first that holds, or else the one with signs. None
    where it is no sum, or a line has no figure.
    """
    if formula.operator != "+" or len(formula.operands) < _FEWEST:
        return None
    last = [_last_of(view, row, col, named) for row in formula.operands]
    meant: list[Identity] = []
    for operands in (formula.operands, last):
        figures = _figures(view, (formula.result, *operands), col)
        meant += _signed(view, figures, formula.signs)
    held = (one for one in meant if _holds(one, context))
    return next(held, meant[1] if meant else None)


def _signed(
    view: FigureTable, figures: Sequence[Fact], signs: Sequence[int | Decimal]
) -> Iterator[Identity]:
    """What a formula makes of its figures by the signs that it prints, and by theirs; one that
    takes all of them away turns theirs round."""
    if figures:
        result, *operands = figures
        is_turned = max(signs) < 0
        own = [
            1 if fact.value_or_zero < 0 and not is_turned else sign
            for fact, sign in zip(operands, signs, strict=True)
        ]
        yield _formula(view, result, operands, signs)
        yield _formula(view, result, operands, own)


def _formula(
    view: FigureTable,
    result: Fact,
    operands: Sequence[Fact],
    signs: Sequence[int | Decimal],
) -> Identity:
    return _weighted(view, result, operands, list(map(Decimal, signs)))


def _weighted(
    view: FigureTable,
    result: Fact,
    terms: Sequence[Fact],
    weights: Sequence[Decimal],
) -> Identity:
    assert result.row is not None
    assert result.col is not None
    return Identity(
        id=stable_id(CODE, *view.words(result.row, result.col)),
        rule=CODE,
        kind=Kind.SUM if min(weights) > 0 else Kind.DIFFERENCE,
        form=Form.WEIGHTED_SUM,
        result=result.id,
        terms=tuple(
            Term(fact.id, weight)
            for fact, weight in zip(terms, weights, strict=True)
        ),
        table_id=view.table.id,
        label=view.name(result.row, result.col),
    )


def _believed(
    outcomes: Sequence[Outcome], context: Context
) -> Iterator[Identity]:
    """The formulas: where none of them holds, nor two that fail ask for the same correction of one
    figure, they only warn.
    """
    asked = AskedCorrections(outcomes, context.facts)
    held = sum(one.verdict is Verdict.HELD for one in outcomes)
    tally = LineTally(held, len(outcomes) - held)
    for outcome in outcomes:
        several = held > 0 or asked.are_met(outcome, context.facts)
        grounds = (Ground.WORDS, Ground.AGREEMENT)[: 1 + several]
        adoption = Adoption(grounds, "the line prints its formula", tally)
        severity = Severity.ERROR if several else Severity.WARNING
        yield replace(outcome.identity, adoption=adoption, severity=severity)


CHECK = Check(
    code=CODE,
    version="1",
    kind=Kind.PRODUCT,
    title=Message(
        "Calcul écrit dans la ligne", "Reckoning printed in the line"
    ),
    source=Message(
        "Le montant d'une ligne est le calcul que la ligne écrit elle-même.",
        "The amount of a line is the reckoning that the line itself prints.",
    ),
    failed=Message(
        "« {label} » porte {printed} ; le calcul que le tableau écrit pour cette ligne donne"
        " {expected}, soit un écart de {delta}.",
        "“{label}” prints {printed}; the reckoning that the table prints for this line gives"
        " {expected}, a difference of {delta}.",
    ),
    find=find,
)

CHECKS = (CHECK,)
