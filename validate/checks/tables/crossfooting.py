"""Columns add up to, or are the difference of, other columns: BP + DM = total, disponible −
proposition = solde.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, product

import numpy as np

from extract.french.lexicon.totals import names_a_remainder, names_a_sum
from extract.table import ColumnKind
from validate.belief.trials import Trial, adopted
from validate.check import Check, Context, stable_id
from validate.model.adoption import Adoption, Ground, by_lines
from validate.model.finding import Abstention, Message
from validate.model.identity import Form, Identity, Kind, Severity, Term
from validate.tables.column_arrays import SHIFTS, Bools, Ints, LineArrays, by_chance
from validate.tables.figure_table import CLOSING, FigureTable

_TELLING, _WORDED = 3, 2
"""Telling lines below which a relation is not adopted: by arithmetic alone, and where a header
names its result.
"""
_PLAIN = 8
"""Lines that must obey, nine in ten of them, for a relation that no header names to accuse."""
_DEVIANT = 0.25
"""A relation that more lines than this share break is no relation."""


_EMPTY = Message(
    "une case vide, dans une colonne que les autres lignes remplissent, ne vaut pas forcément zéro",
    "an empty cell, in a column that other lines fill, is not necessarily nothing",
)


@dataclass(frozen=True, slots=True)
class Relation:
    """``result`` is the signed sum of the ``terms`` columns."""

    result: int
    terms: tuple[tuple[int, int], ...]

    @property
    def columns(self) -> tuple[int, ...]:
        """All its columns, the result first."""
        return (self.result, *(col for col, _ in self.terms))

    @property
    def difference(self) -> bool:
        """Whether it takes something away."""
        return any(sign < 0 for _, sign in self.terms)

    @property
    def key(self) -> frozenset[tuple[int, int]]:
        """The same for every way of writing one equation."""
        signed = [(self.result, -1), *self.terms]
        flip = 1 if min(signed)[1] > 0 else -1
        return frozenset((col, sign * flip) for col, sign in signed)


class _Search:
    """The relations between the columns of one kind of one table."""

    def __init__(self, lines: LineArrays, cols: Sequence[int]) -> None:
        self.lines = lines
        self.cols = list(cols)
        self.known: dict[frozenset[tuple[int, int]], Relation] = {}

    def relations(self) -> list[Relation]:
        """The adopted relations: pairs first, then runs over leaves and over what pairs left on
        top.
        """
        self._adopt(self._pairs())
        for _ in range(2):
            results = {relation.result for relation in self.known.values()}
            used = {
                col for relation in self.known.values() for col, _ in relation.terms
            }
            leaves = [col for col in self.cols if col not in results]
            tops = [col for col in self.cols if col not in used or col in results]
            self._adopt([*self._runs(leaves), *self._runs(tops), *self._windows(tops)])
        return self._best()

    def _best(self) -> list[Relation]:
        """The relations that no rival beats: one result, a common term, and fewer lines that break
        it.

        Where as many lines break both, neighbouring columns win: "disponible" beside "proposition"
        beside "solde".
        """
        found = list(self.known.values())
        wrong = {relation: self._wrong(relation) for relation in found}

        def beaten(one: Relation, other: Relation) -> bool:
            rivals = one.result == other.result and set(one.columns[1:]) & set(
                other.columns[1:]
            )
            rank = [
                (wrong[r], max(r.columns) - min(r.columns), len(r.columns))
                for r in (one, other)
            ]
            return bool(rivals) and wrong[one] > 0 and rank[1] < rank[0]

        return [
            one
            for one in found
            if not any(beaten(one, other) for other in found if other is not one)
        ]

    def _pairs(self) -> Iterator[Relation]:
        """a + b = c for any three columns, screened on all lines at once."""
        columns = {col: self.lines.column(col) for col in self.cols}
        for a, b in combinations(self.cols, 2):
            both = (
                columns[a].present
                & columns[b].present
                & (columns[a].values != 0)
                & (columns[b].values != 0)
            )
            if int(both.sum()) < _WORDED:
                continue
            total = columns[a].values + columns[b].values
            for c in self.cols:
                if c not in (a, b):
                    told = both & columns[c].present
                    if int((told & (total == columns[c].values)).sum()) >= _WORDED:
                        yield Relation(c, ((a, 1), (b, 1)))

    def _runs(self, cols: Sequence[int]) -> Iterator[Relation]:
        """Three columns or more side by side, added up in the column after or before them."""
        for result in self.cols:
            before = [col for col in cols if col < result]
            after = [col for col in cols if col > result]
            for length in range(3, len(before) + 1):
                yield Relation(result, tuple((col, 1) for col in before[-length:]))
            for length in range(3, len(after) + 1):
                yield Relation(result, tuple((col, 1) for col in after[:length]))

    def _windows(self, cols: Sequence[int]) -> Iterator[Relation]:
        """Three neighbours added and taken away in the column after them."""
        for start in range(len(cols) - 3):
            *terms, result = cols[start : start + 4]
            for signs in product((1, -1), repeat=2):
                if signs != (1, 1):
                    yield Relation(result, tuple(zip(terms, (1, *signs), strict=True)))

    def _adopt(self, relations: Iterator[Relation] | Sequence[Relation]) -> None:
        new = list(
            {
                relation.key: relation
                for relation in relations
                if relation.key not in self.known
            }.values()
        )
        trials = [self._trial(relation) for relation in new]
        for relation, yes in zip(new, adopted(trials), strict=True):
            if yes and not self._deviant(relation):
                self.known[relation.key] = directed(self.lines.view, relation)

    def worded(self, relation: Relation) -> bool:
        """Whether the header of the result says that it is a total or what is left."""
        solved = directed(self.lines.view, relation)
        header = _header(self.lines.view, solved.result)
        return names_a_remainder(header) if solved.difference else names_a_sum(header)

    def severity(self, relation: Relation) -> Severity:
        """A relation that no header names accuses only where many lines obey and hardly any does
        not.
        """
        trial = self._trial(relation)
        plain = trial.held >= _PLAIN and trial.held >= 9 * trial.failed
        return Severity.ERROR if plain or self.worded(relation) else Severity.WARNING

    def adoption(self, relation: Relation) -> Adoption:
        """Why a relation is believed: the header of its result and its lines, or these alone."""
        words = (Ground.WORDS,) if self.worded(relation) else ()
        return by_lines(
            self._trial(relation).tally, "the lines of the table obey", *words
        )

    def _trial(self, relation: Relation) -> Trial:
        told, result, total = self._sides(relation, telling=True)
        result, total = result[told], total[told]
        agrees = result == total
        shifts = [shift for shift in SHIFTS if shift < len(result)]
        strangers = [np.roll(result, shift) == total for shift in shifts]
        held = int(agrees.sum())
        worded = self.worded(relation)
        if held < (_WORDED if worded else _TELLING):
            return Trial(0, len(agrees), 1.0)
        return Trial(
            held,
            len(agrees) - held,
            by_chance(agrees, strangers, result, round_figures=not worded),
        )

    def _deviant(self, relation: Relation) -> bool:
        told, _, _ = self._sides(relation, telling=False)
        return self._wrong(relation) > max(1, _DEVIANT * int(told.sum()))

    def _wrong(self, relation: Relation) -> int:
        """The lines that break it; without words for it also those with no result where the terms
        leave something.
        """
        told, result, total = self._sides(relation, telling=False)
        breaks, excused = told & (result != total), self._excused(relation)
        few = int(excused.sum()) <= _DEVIANT * int((told & ~breaks).sum())
        wrong = int((breaks & ~(excused & few)).sum())
        if not self.worded(relation):
            blank = self.lines.column(
                relation.result, self.lines.blocks(relation.columns)
            )
            wrong += int((~blank.present & ~blank.unread & (total != 0)).sum())
        return wrong

    def _sides(self, relation: Relation, *, telling: bool) -> tuple[Bools, Ints, Ints]:
        """Which lines can be told, and both sides; a telling line has all its terms, none zero."""
        blocks = self.lines.blocks(relation.columns)
        result = self.lines.column(relation.result, blocks)
        told = result.present & ~result.unread
        total = np.zeros_like(result.values)
        some = np.zeros_like(told)
        parts = 0 * result.values
        for col, sign in relation.terms:
            column = self.lines.column(col, blocks)
            total = total + sign * column.values
            told = told & ~column.unread
            some = some | column.present
            parts = parts + (column.values != 0)
        return (told & (parts >= 2) if telling else told & some), result.values, total

    def untold(self, relation: Relation) -> frozenset[range]:
        """The lines that break it by an empty cell alone."""
        blocks = self.lines.blocks(relation.columns)
        return frozenset(
            block
            for block, one in zip(blocks, self._excused(relation), strict=True)
            if one
        )

    def _excused(self, relation: Relation) -> Bools:
        """The lines that break it and leave a cell empty where no line that obeys does: they may
        not be meant to obey.

        In a total an empty cell is no nothing where the lines print figures: "TVA 20 %" under the
        contract's sum only.
        """
        blocks = self.lines.blocks(relation.columns)
        told, result, total = self._sides(relation, telling=False)
        obeys, breaks = told & (result == total), told & (result != total)
        empty = np.zeros_like(told)
        if not breaks.any():
            return empty
        view = self.lines.view
        closing = np.array(
            [any(view.rows[row].kind in CLOSING for row in block) for block in blocks],
            np.bool_,
        )
        for col, _ in relation.terms:
            blank = np.array(
                [all(_is_blank(view, row, col) for row in block) for block in blocks],
                np.bool_,
            )
            figures = (self.lines.column(col, blocks).values != 0) & ~closing
            empty |= blank & ((closing & figures.any()) | ~(blank & obeys).any())
        empty &= breaks
        return empty


def _is_blank(view: FigureTable, row: int, col: int) -> bool:
    cell = view.rows[row].cells[col]
    return cell is None or not cell.text.strip()


def directed(view: FigureTable, relation: Relation) -> Relation:
    """The relation solved for the column that its header or its position makes the result."""
    signs = dict(relation.terms)
    plus = [relation.result, *(col for col, sign in signs.items() if sign < 0)]
    minus = [col for col, sign in signs.items() if sign > 0]
    for col in (relation.result, *signs):
        label = _header(view, col)
        side = minus if col in plus else plus
        sums = names_a_sum(label) and len(side) > 1 and _alone(col, plus, minus)
        if sums or names_a_remainder(label):
            return _solved(relation, col)
    last = max(relation.columns)
    return _solved(relation, last)


def _header(view: FigureTable, col: int) -> str:
    return " ".join(view.column(col).path) or view.column(col).label


def _alone(col: int, plus: list[int], minus: list[int]) -> bool:
    return plus == [col] or minus == [col]


def _solved(relation: Relation, col: int) -> Relation:
    """The same equation with ``col`` on the left."""
    if col == relation.result:
        return relation
    own = dict(relation.terms)[col]
    terms = [(c, -sign * own) for c, sign in relation.terms if c != col]
    terms.append((relation.result, own))
    return Relation(col, tuple(sorted(terms, key=lambda term: (-term[1], term[0]))))


def _find(context: Context, *, differences: bool) -> Iterator[Identity | Abstention]:
    for view in context.figure_tables:
        lines = LineArrays(view)
        for kind in (ColumnKind.AMOUNT, ColumnKind.COUNT):
            cols = view.columns(kind)
            if len(cols) >= 3:
                search = _Search(lines, cols)
                for relation in search.relations():
                    if relation.difference is differences:
                        untold = search.untold(relation)
                        yield from _identities(
                            view,
                            lines,
                            relation,
                            search.severity(relation),
                            search.adoption(relation),
                            untold,
                        )


def _identities(
    view: FigureTable,
    lines: LineArrays,
    relation: Relation,
    severity: Severity,
    adoption: Adoption,
    untold: frozenset[range],
) -> Iterator[Identity | Abstention]:
    rule = DIFFERENCE if relation.difference else CHECK
    for block in lines.blocks(relation.columns):
        results = [
            (row, relation.result)
            for row in block
            if (row, relation.result) in view.facts
        ]
        terms = [
            (row, col, sign)
            for col, sign in relation.terms
            for row in block
            if (row, col) in view.facts
        ]
        if not results or not terms:
            continue
        (row, col), *others = results
        if block in untold:
            yield Abstention(rule.code, view.table.id, view.name(row, col), _EMPTY)
            continue
        signed = [*terms, *((r, c, -1) for r, c in others)]
        yield Identity(
            id=stable_id(
                rule.code,
                *view.words(row, col),
                *(view.column(c).label for c, _ in relation.terms),
            ),
            rule=rule.code,
            kind=rule.kind,
            form=Form.WEIGHTED_SUM,
            result=view.facts[row, col].id,
            terms=tuple(
                Term(view.facts[r, c].id, Decimal(sign)) for r, c, sign in signed
            ),
            table_id=view.table.id,
            severity=severity,
            adoption=adoption,
            label=view.name(row, col),
            rounded=tuple(
                view.facts[r, c].id
                for r, c in ((row, col), *((r, c) for r, c, _ in signed))
                if view.rounded(r, c)
            ),
        )


CHECK = Check(
    code="crossfooting",
    version="1",
    kind=Kind.SUM,
    title=Message("Colonnes additionnées", "Columns added up"),
    source=Message(
        "Une colonne de total est la somme de colonnes de sa ligne ; reconnue quand les lignes du"
        " tableau l'observent.",
        "A total column is the sum of columns of its line; recognised when the table's lines obey.",
    ),
    failed=Message(
        "« {label} » porte {printed} ; les colonnes additionnées donnent {expected}, soit un écart"
        " de {delta}.",
        "“{label}” prints {printed}; the columns added up give {expected}, a difference of"
        " {delta}.",
    ),
    find=lambda context: _find(context, differences=False),
)

DIFFERENCE = Check(
    code="difference",
    version="1",
    kind=Kind.DIFFERENCE,
    title=Message("Colonnes soustraites", "Columns subtracted"),
    source=Message(
        "Un solde est la différence de colonnes de sa ligne ; reconnu quand les lignes du tableau"
        " l'observent.",
        "A balance is the difference of columns of its line; recognised when the table's lines"
        " obey.",
    ),
    failed=Message(
        "« {label} » porte {printed} ; la différence des colonnes donne {expected}, soit un écart"
        " de {delta}.",
        "“{label}” prints {printed}; the difference of the columns gives {expected}, off by"
        " {delta}.",
    ),
    find=lambda context: _find(context, differences=True),
)


CHECKS = (CHECK, DIFFERENCE)
