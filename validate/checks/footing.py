"""Rows add up to their printed subtotals, totals and running totals."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from extract.french.folding import fold, may_average
from extract.table import ColumnKind, Row, RowKind
from validate.belief.adoption import Trial, adopted, chance_of_digits, roundness
from validate.check import Check, Context, stable_id
from validate.model.finding import Abstention, Message
from validate.model.identity import Form, Identity, Kind, Severity, Term, truncates
from validate.model.interval import Interval
from validate.tables.figure_table import SUMMABLE, FigureTable, Sums
from validate.tables.total_scopes import (
    DETAILS,
    PAGES,
    PARENTS,
    Closer,
    Scope,
    Scopes,
    closer_class,
)

_MANY = 60_000
"""Terms beyond which running totals are checked page by page only, not each against every line
before it.
"""

_ALIKE = 2
"""Labels in common that make two tables parts of one."""
_EDGE = 20.0
"""Points within which two tables have the same edges."""
_TWICE = Decimal("1.9"), Decimal("2.1")
_BY_POSITION = "wording and position"
_SEVERAL = 3
"""Columns that are not all wrong by accident."""
_STRUCTURAL = ("group", "level", "all", "subtotals", "pages", "page", "running")
"""Scopes that position imposes; the others are believed on figures, where round ones agree more
easily.
"""


@dataclass(frozen=True, slots=True)
class _Fit:
    """How a scope fares on a row: for each column that can be told, whether the sum holds."""

    scope: Scope
    columns: dict[int, bool]
    nothing: int = 0
    """Columns in which nothing is the sum of nothing: they hold and tell nothing."""

    @property
    def held(self) -> int:
        return sum(self.columns.values()) - self.nothing

    @property
    def full(self) -> bool:
        return bool(self.columns) and all(self.columns.values())


@dataclass(frozen=True, slots=True)
class _Structure:
    """What the table says of a total: its lines are of one level, closed by subtotals, or chapters
    over articles.
    """

    flat: bool
    tiers: bool
    nested: bool


class _Footing:
    """The footing of one table."""

    def __init__(self, view: FigureTable, *, cut: bool, open_end: bool = False) -> None:
        self.view = view
        self.cut = cut
        self.open_end = open_end
        self.scopes = Scopes(view)
        self.columns = view.columns(*SUMMABLE)
        self._sums: dict[tuple[int, int], Sums] = {}
        self.fits = {
            row.index: [self._fit(row, s) for s in self.scopes.of(row)]
            for row in self.scopes.closing_rows()
        }

    def _fit(self, row: Row, scope: Scope) -> _Fit:
        told = ((col, self._holds(row.index, scope, col)) for col in self.columns)
        columns = {col: holds for col, holds in told if holds is not None}
        return _Fit(
            scope,
            columns,
            sum(holds and not self.view.value(row.index, col) for col, holds in columns.items()),
        )

    def _holds(self, row: int, scope: Scope, col: int) -> bool | None:
        """Whether the column's figures in ``scope`` give the row's; None where that cannot be told."""
        fact = self.view.facts.get((row, col))
        if fact is None or fact.number is None:
            return None
        value, margin, present, unread = self._sum(scope, col)
        if unread or not present:
            return None
        number = fact.number
        if number.scale > 1 or number.approximate or self.view.rounded(row, col):
            margin += number.ulp / 2
        holds = abs(number.value - value) <= margin or truncates(
            number.value, number.ulp, Interval.around(value, margin)
        )
        return (
            True
            if holds
            else None
            if self._averaged(row, scope, col, number.value - value)
            else False
        )

    def _averaged(self, row: int, scope: Scope, col: int, delta: Decimal) -> bool:
        """Whether the figure is an average by the words of its row or column, and by lying among
        its lines.

        Where averages do add up, each was rounded by itself. A header that prints what a unit costs
        is over products.
        """
        if self.view.column(col).rate is not None:
            return False
        words = f"{self.view.rows[row].label} {' '.join(self.view.column(col).path)}"
        if not may_average(words):
            return False
        facts = [
            fact
            for line in (row, *self.scopes.rows_of(scope))
            if (fact := self.view.facts.get((line, col)))
        ]
        numbers = [fact.number for fact in facts if fact.number is not None]
        total, *lines = (number.value for number in numbers)
        return min(lines) <= total <= max(lines) or 2 * abs(delta) <= sum(
            number.ulp for number in numbers
        )

    def _sum(self, scope: Scope, col: int) -> tuple[Decimal, Decimal, int, int]:
        key = (scope.pool, col)
        if key not in self._sums:
            self._sums[key] = Sums(self.view, self.scopes.pools[scope.pool], col)
        value, margin, present, unread = self._sums[key].between(scope.start, scope.stop)
        for row in scope.extra:
            one = Sums(self.view, [row], col).between(0, 1)
            value, margin, present, unread = (
                value + one[0], margin + one[1], present + one[2] if present else 0, unread + one[3] + (one[2] == 0)
            )  # fmt: skip
        return value, margin, present, unread

    def believed(self) -> dict[Closer, set[str]]:
        """For each class of total lines the names of the scopes that enough of them obey."""
        tried: dict[tuple[Closer, str], list[tuple[int, int, bool]]] = defaultdict(list)
        for row in self.scopes.closing_rows():
            for fit in self.fits[row.index]:
                for col, holds in fit.columns.items():
                    if (
                        holds and self._sum(fit.scope, col)[2] == 1
                    ):  # a line printed twice tells nothing of sums
                        continue
                    tried[closer_class(row), fit.scope.name].append((row.index, col, holds))
        trials = [self._trial(name, lines) for (_, name), lines in tried.items()]
        believed: dict[Closer, set[str]] = defaultdict(set)
        for (closer, name), yes in zip(tried, adopted(trials), strict=True):
            if yes:
                believed[closer].add(name)
        return believed

    def _trial(self, name: str, lines: Sequence[tuple[int, int, bool]]) -> Trial:
        telling = [(row, col, holds) for row, col, holds in lines if self.view.value(row, col)]
        values = [self._units(row, col) for row, col, _ in telling]
        held = sum(holds for _, _, holds in telling)
        step = 1 if name.partition("-")[0] in _STRUCTURAL else roundness(values)
        return Trial(
            held,
            len(telling) - held,
            chance_of_digits(sorted(values)[: len(values) // 2 + 1], step),
        )

    def _units(self, row: int, col: int) -> int:
        number = self.view.facts[row, col].number
        assert number is not None
        return int(abs(number.value) / number.ulp)

    def chosen(self) -> Iterator[tuple[Row, _Fit, str, Severity]]:
        """For each closing row the scopes to state, why they are believed, and how far a failure
        may accuse.
        """
        believed = self.believed()
        first = next((row.index for row in self.scopes.closing_rows()), -1)
        heavy = sum(
            len(self.scopes.rows_of(fit.scope)) for fits in self.fits.values() for fit in fits
        )
        for row in self.scopes.closing_rows():
            fits = [
                fit for fit in self.fits[row.index] if fit.columns and not self._doubled(row, fit)
            ]
            if row.kind is RowKind.CARRIED_OUT and heavy > _MANY:
                fits = [fit for fit in fits if fit.scope.name != "all" or len(fits) == 1]
            if self.open_end:  # what this row adds may go on in another table
                fits = [
                    fit
                    for fit in fits
                    if fit.full or not _is_below(fit.scope) or self._ends_before(fit.scope)
                ]
            if self.cut:  # the lines above may go on from another table: only what agrees is stated
                fits = [
                    fit for fit in fits if fit.full or (row.index != first and fit.scope.start > 0)
                ]
            choices = _choose(
                row, fits, believed[closer_class(row)], self._structure(row), self._named(row, fits)
            )
            for fit, why in choices:
                if why is _BY_POSITION and self._counts_twice(row, fit):
                    continue
                if row.label:
                    yield row, fit, why, Severity.ERROR
                elif columns := self._like_sums(row, fit):
                    severity = Severity.WARNING if why is _BY_POSITION else Severity.ERROR
                    yield row, replace(fit, columns=columns), why, severity

    def _counts_twice(self, row: Row, fit: _Fit) -> bool:
        """Whether the lines give more than is printed in nearly all of many columns, and no one
        line is what is too much: some of them are then parts of others, though neither words nor
        figures tell which."""
        excess = {
            col: self._sum(fit.scope, col)[0] - (self.view.value(row.index, col) or 0)
            for col in fit.columns
        }
        over = {col: value for col, value in excess.items() if value > 0}
        if fit.held or len(over) < _SEVERAL or len(excess) - len(over) > 1:
            return False
        lines = self.scopes.rows_of(fit.scope)
        return not any(
            all(self.view.value(line, col) == value for col, value in over.items())
            for line in lines
        )

    def _like_sums(self, row: Row, fit: _Fit) -> dict[int, bool]:
        """The columns of a row that no word calls a total that foot, or may have to.

        These hold an amount above each of two or more that it would add; a count too where most
        columns foot.
        """
        sure = 2 * fit.held > len(fit.columns)
        return {
            col: held
            for col, held in fit.columns.items()
            if held or self._like_a_sum(row, fit, col, sure)
        }

    def _like_a_sum(self, row: Row, fit: _Fit, col: int, sure: bool) -> bool:
        parts = [
            value
            for line in self.scopes.rows_of(fit.scope)
            if (value := self.view.value(line, col))
        ]
        printed = self.view.value(row.index, col) or 0
        amounts = sure or self.view.column(col).kind is ColumnKind.AMOUNT
        return amounts and len(parts) > 1 and min(parts) > 0 and printed > max(parts)

    def parts(self) -> Iterator[tuple[int, tuple[int, ...]]]:
        """The detail lines that are sums, each with its parts; not the last where the table goes on
        in another.
        """
        known = self.scopes.hierarchy
        last = max(self.scopes.pools[DETAILS], default=-1)
        for parent, parts in known.parts.items() if known.sure else ():
            elsewhere = (self.open_end and last in (parent, *parts)) or (
                self.cut and parent == min(known.parts)
            )
            if not elsewhere and (known.named or self._agree(parent, parts)):
                yield parent, parts

    def _agree(self, parent: int, parts: Sequence[int]) -> bool:
        """Whether a line is the sum of others in its counts as well: its amounts alone may be so by
        accident.
        """
        for col in self.view.columns(ColumnKind.COUNT):
            value, added = (
                self.view.value(parent, col),
                [self.view.value(part, col) for part in parts],
            )
            if (
                value is not None
                and None not in added
                and value != sum(one for one in added if one is not None)
            ):
                return False
        return True

    def _ends_before(self, scope: Scope) -> bool:
        """Whether a scope stops short of the last detail line."""
        return scope.stop < len(self.scopes.pools[scope.pool])

    def _doubled(self, row: Row, fit: _Fit) -> bool:
        """Whether a scope gives about twice what is printed: it adds lines and their own sums, so
        it is misread.
        """
        for col in () if fit.held else fit.columns:
            value, printed = self._sum(fit.scope, col)[0], self.view.value(row.index, col)
            if printed and _TWICE[0] <= value / printed <= _TWICE[1]:
                return True
        return False

    def _named(self, row: Row, fits: Sequence[_Fit]) -> list[_Fit]:
        """The group that a subtotal names as its own ("Sport", "Sous-total Sport").

        Only where every other subtotal of its kind, and two at least, adds up its group in some
        column.
        """
        kind = closer_class(row)
        if not row.path or fold(row.path[-1]) not in fold(row.label):
            return []
        others = [
            one
            for one in self.scopes.closing_rows()
            if one is not row and closer_class(one) == kind
        ]
        held = [
            any(fit.scope.name == "group" and fit.held for fit in self.fits[one.index])
            for one in others
        ]
        return (
            [fit for fit in fits if fit.scope.name == "group"]
            if len(held) > 1 and all(held)
            else []
        )

    def _structure(self, row: Row) -> _Structure:
        """Whether the table leaves one reading of what its last total adds: its lines, its
        subtotals, its chapters.
        """
        others = [self.view.rows[index] for index in self.scopes.closers if index != row.index]
        last = row.index == max(self.scopes.closers, default=-1) and not self.cut
        nested = self.scopes.hierarchy.named
        parted = any(
            band > min(self.scopes.pools[DETAILS], default=band) for band in self.scopes.bands
        )
        flat = not others and not parted and not self.scopes.hierarchy.sure and not self._coded()
        return _Structure(
            last and flat, last and not nested and self._tiers(row, others), nested and not self.cut
        )

    def _tiers(self, row: Row, others: list[Row]) -> bool:
        """Whether the other totals are subtotals that foot, and give together what all the lines
        give.
        """
        if not others or any(
            other.level >= row.level or other.index > row.index for other in others
        ):
            return False
        whole = [fit.scope for fit in self.fits[row.index] if _covers_all(fit.scope)]
        sums = {tuple(self._sum(scope, col)[0] for col in self.columns) for scope in whole}
        return len(sums) == 1 and {scope.pool == DETAILS for scope in whole} == {True, False}

    def _coded(self) -> bool:
        """Whether lines may be parts of one another: codes that begin with the code of the line
        beside them.
        """
        for col in (
            column.index for column in self.view.table.columns if column.kind.value == "code"
        ):
            codes = [
                c.text.strip()
                for row in self.view.rows
                if (c := row.cells[col]) is not None and c.text.strip()
            ]
            for one, other in pairwise(codes):
                if one != other and (one.startswith(other) or other.startswith(one)):
                    return True
        return False


def _is_below(scope: Scope) -> bool:
    """Whether a scope takes what stands below the total."""
    return scope.name.partition("-")[0] == "below"


def _covers_all(scope: Scope) -> bool:
    """Whether a scope takes all lines, or all subtotals, from the start of the table."""
    return scope.start == 0 and not scope.extra and scope.pool not in (PAGES, PARENTS)


def _choose(
    row: Row, fits: list[_Fit], believed: set[str], structure: _Structure, named: list[_Fit]
) -> Iterator[tuple[_Fit, str]]:
    plain = [fit for fit in fits if fit.scope.pool != PARENTS or structure.nested]
    full = [fit for fit in plain if fit.full]
    stated = [
        fit for fit in plain if fit.scope.name in believed and (fit.full or not full or fit.held)
    ]
    why = "lines of this kind obey"
    if (
        not stated and not full
    ):  # lines that look like parts of others: only where nothing else explains the total
        full = [fit for fit in fits if fit.full]
    if not stated and full:
        stated, why = full[:1], "position, and the figures agree"
    partial = max(plain, key=lambda fit: fit.held, default=None)
    if not stated and partial is not None and partial.held:
        stated, why = [partial], "the row's other columns agree"
    if not stated:
        stated, why = named, "it names its group, as the others do that add up"
    if not stated:
        stated, why = _imposed(row, plain, structure), _BY_POSITION
    yield from ((fit, why) for fit in stated)


def _imposed(row: Row, fits: list[_Fit], structure: _Structure) -> list[_Fit]:
    """The scopes that wording and position impose on a row that no figure supports.

    A page's running total takes over what was carried in and adds the page's lines. The last total
    adds all lines, where the table has one level; where subtotals or chapters that foot close all
    lines, it adds those.
    """
    running = [fit for fit in fits if fit.scope.name == "running"]
    whole = [fit for fit in fits if _covers_all(fit.scope)]
    if row.kind is RowKind.CARRIED_OUT:
        return running or whole
    if row.kind is not RowKind.TOTAL and not structure.nested:
        return []
    if structure.nested:
        return [fit for fit in fits if fit.scope.name == "parents"]
    if structure.tiers:
        return whole
    return running or (
        [fit for fit in whole if fit.scope.pool == DETAILS] if structure.flat else []
    )


def _find(context: Context) -> Iterator[Identity | Abstention]:
    following = {
        one.table.id: after
        for one, after in zip(context.figure_tables, context.figure_tables[1:], strict=False)
    }
    for view, before in zip(context.figure_tables, (None, *context.figure_tables), strict=False):
        after = following.get(view.table.id)
        cut = before is not None and _goes_on(before, view)
        footing = _Footing(view, cut=cut, open_end=after is not None and _goes_on(view, after))
        told = set()
        for row, fit, why, severity in footing.chosen():
            told.add(row.index)
            for col in fit.columns:
                yield _identity(
                    view, row, col, footing.scopes.rows_of(fit.scope), fit.scope.name, why, severity
                )
        for parent, parts in footing.parts():
            for col in footing.columns:
                if (parent, col) in view.facts and any((part, col) in view.facts for part in parts):
                    why = (
                        "lines of this look obey"
                        if footing.scopes.hierarchy.named
                        else "the figures agree"
                    )
                    yield _identity(
                        view, view.rows[parent], col, parts, "parts", why, Severity.ERROR
                    )
        for row in footing.scopes.closing_rows():
            figures = any((row.index, col) in view.facts for col in footing.columns)
            if row.index not in told and figures:
                yield _unknown(view, row)


def _goes_on(before: FigureTable, view: FigureTable) -> bool:
    """Whether a table may be the rest of the one before it: on the next page, its columns, and no
    total in that one.

    Its columns: as many, or two labels alike, or the same edges (a column may be lost where the
    page breaks); or none that it names itself.
    """
    pages = (
        [place.page for place in before.table.raw.places],
        [place.page for place in view.table.raw.places],
    )
    if not all(pages) or not before.rows or before.table.section != view.table.section:
        return False
    labels = [{column.label.casefold() for column in one.table.columns} for one in (before, view)]
    alike = (
        len(before.table.columns) == len(view.table.columns) or len(labels[0] & labels[1]) >= _ALIKE
    )
    edges = before.table.raw.places[-1].bbox, view.table.raw.places[0].bbox
    alike = alike or max(abs(edges[0].x0 - edges[1].x0), abs(edges[0].x1 - edges[1].x1)) <= _EDGE
    alike = alike or not view.table.raw.header_rows
    totalled = any(row.kind is RowKind.TOTAL for row in before.rows[-2:])
    return alike and not totalled and min(pages[1]) == max(pages[0]) + 1


def _identity(
    view: FigureTable,
    row: Row,
    col: int,
    rows: Sequence[int],
    name: str,
    why: str,
    severity: Severity,
) -> Identity:
    result = view.facts[row.index, col]
    terms = [(r, view.facts[r, col]) for r in rows if (r, col) in view.facts]
    rounded = [fact.id for r, fact in ((row.index, result), *terms) if view.rounded(r, col)]
    return Identity(
        id=stable_id(CHECK.code, *view.words(row.index, col), name),
        rule=CHECK.code,
        kind=Kind.SUM,
        form=Form.WEIGHTED_SUM,
        result=result.id,
        terms=tuple(Term(fact.id) for _, fact in terms),
        table_id=view.table.id,
        severity=severity,
        adopted=f"{name}: {why}",
        label=view.name(row.index, col),
        rounded=tuple(rounded),
    )


def _unknown(view: FigureTable, row: Row) -> Abstention:
    reason = Message(
        f"aucune lecture de ce que « {row.label} » additionne ne tombe juste ni ne s'impose",
        f"no reading of what “{row.label}” adds up agrees with its figures or imposes itself",
    )
    places = tuple(
        place
        for (r, _), fact in sorted(view.facts.items())
        if r == row.index
        for place in fact.places
    )
    return Abstention(CHECK.code, view.table.id, row.label, reason, places=places)


CHECK = Check(
    code="footing",
    version="1",
    kind=Kind.SUM,
    title=Message("Totaux et sous-totaux", "Totals and subtotals"),
    source=Message(
        "Un total imprimé est la somme des lignes qu'il ferme (M57, présentation des états"
        " annexés).",
        "A printed total is the sum of the lines that it closes.",
    ),
    failed=Message(
        "« {label} » porte {printed} ; ses {terms} lignes donnent {expected}, soit un écart de"
        " {delta}.",
        "“{label}” prints {printed}; its {terms} lines give {expected}, a difference of {delta}.",
    ),
    find=_find,
)
