"""What each printed total of a table is believed to add up, and why."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from copy import copy
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property, partial

from extract.several import present
from extract.table import ColumnKind, Row, RowKind
from validate.belief.hypothesis import EntryOutcome, FamilyForm
from validate.model.adoption import LineTally
from validate.model.identity import Severity
from validate.model.means import lies_between
from validate.tables.believed_families import BelievedFamily
from validate.tables.figure_table import FigureTable
from validate.tables.levels.asked_lines import asked_lines
from validate.tables.running_columns import running_columns
from validate.tables.scope_fits import ScopeFit, ScopeFits
from validate.tables.scope_trials import believed_scopes, scope_trials
from validate.tables.total_scopes import (
    DETAILS,
    PARENTS,
    Reach,
    closer_class,
)
from validate.tables.total_structure import (
    TotalStructure,
    about_twice,
    counts_otherwise,
    exactly_twice,
    falls_short,
    groups_within,
    holds_without_a_sum,
    imposed,
    like_sums,
    named_group,
    quotient_columns,
    shared_group,
    slipped_group,
    structure,
)
from validate.tables.worded.printed_formulas import printed_formulas
from validate.tables.worded.written_labels import written_labels

_MANY = 60_000
"""Terms beyond which running totals are checked page by page only, not each against every line
before it.
"""
_TWO = 2
"""Columns that agree with other lines before these are the total's: one may by accident."""
_MANY_LINES = 8
"""Lines that obey, and as many times those that do not, beyond which one more that breaks changes
nothing.
"""
_THREE = 3
"""Totals that a scope gives for each that it fails, before it is believed of that one."""


class ScopeBasis(StrEnum):
    """Why a scope is believed."""

    LINES = "lines of this kind obey"
    POSITION = "position, and the figures agree"
    COLUMNS = "the row's other columns agree"
    NAMED = "it names its group, as the others do that add up"
    SHARED = "its share of the whole is what those of its lines come to"
    SLIPPED = "it is called a subtotal, and its figure is a slip of the sum of its lines"
    IMPOSED = "wording and position"
    LOOK = "lines of this look obey"
    FIGURES = "the figures agree"


_GROUPS_TOLD = (
    (ScopeBasis.NAMED, named_group),
    (ScopeBasis.SHARED, shared_group),
    (ScopeBasis.SLIPPED, slipped_group),
)
"""What else tells the group that a subtotal adds up, and why it is believed then."""


@dataclass(frozen=True, slots=True)
class StatedTotal:
    """A scope to state of a total: why it is believed, and how far a failure may accuse."""

    row: Row
    fit: ScopeFit
    basis: ScopeBasis
    lines: LineTally | None = None
    """How the totals of its kind fared, where these are why it is believed."""
    severity: Severity = Severity.ERROR
    own_figures: bool = False
    """Chosen among scopes that differ because its own figures agree: it proves none of them."""
    unheard: frozenset[int] = frozenset()
    """The columns in which the sum holds, and nothing would be said if it did not."""


class TotalReader:
    """What each total of one table adds up.

    ``cut``: lines above its first may be in the table before it. ``open_end``: lines below its last
    may be in the table after it.
    """

    def __init__(
        self,
        view: FigureTable,
        *,
        cut: bool,
        open_end: bool = False,
        families: Sequence[BelievedFamily] = (),
    ) -> None:
        self.view = view
        self.families = [
            one for one in families if one.summed and not one.across
        ]
        self.contradicted = frozenset(_contradicted(families))
        self.asked = asked_lines(families)
        self.quotient_gaps = frozenset(_gaps_of_quotients(view, families))
        self.cut = cut
        self.open_end = open_end
        self.fits = ScopeFits(view)
        self.scopes = self.fits.scopes
        self.columns = self.fits.columns
        self.trials = scope_trials(self.fits)

    def stated(self) -> Iterator[StatedTotal]:
        """For each closing row the scopes to state."""
        believed = believed_scopes(self.trials)
        for row in self.scopes.closing_rows():
            for one in self._stated_of(row, believed[closer_class(row)]):
                unheard = filter(partial(self._unheard, one), _held(one.fit))
                yield replace(one, unheard=frozenset(unheard))

    def _stated_of(
        self, row: Row, believed: Mapping[str, LineTally]
    ) -> Iterator[StatedTotal]:
        """The scopes to state of one row; ``believed`` are those that its kind obeys."""
        known = structure(self.fits, row, cut=self.cut)
        fits = self._possible(row, known)
        told = [
            (basis, [fit for fit in find(self.fits, row) if fit in fits])
            for basis, find in _GROUPS_TOLD
        ]
        for one in _choose(row, fits, believed, known, told):
            yield from self._judged(one, known)

    def _unheard(self, one: StatedTotal, col: int) -> bool:
        """Whether nothing would be said of a total's figure in ``col``, were it another, or one of
        its lines, which other totals may add up too: it holds by a scope that nobody would believe
        then.
        """
        if one.fit.scope.pool == PARENTS and not self.scopes.hierarchy.firm:
            return True
        if _is_beyond_one_line(one.lines):
            return False
        own = {one.row.index}
        return self._is_silent(own, col) or self._is_silent(
            own | self._with_its_lines(one, col), col
        )

    def _with_its_lines(self, one: StatedTotal, col: int) -> set[int]:
        """The other totals that add up some of its lines in a column: another figure there breaks
        them too."""
        lines = set(self.fits.rows_of(one.fit))
        return {
            row.index
            for row in self.scopes.closing_rows()
            for fit in self.fits.of[row.index]
            if fit.columns.get(col) and lines & set(self.fits.rows_of(fit))
        }

    def _is_silent(self, rows: Iterable[int], col: int) -> bool:
        """Whether nothing is said of totals whose figures in a column no scope gives."""
        changed = self._with_broken(rows, col)
        believed = believed_scopes(changed.trials)
        return all(
            again.fit.columns.get(col, True)
            for row in map(self.view.rows.__getitem__, rows)
            for again in changed._stated_of(row, believed[closer_class(row)])
        )

    def _with_broken(self, rows: Iterable[int], col: int) -> "TotalReader":
        """The same table, but for the figures of some totals, which no scope gives."""
        changed = copy(self)
        for row in rows:
            changed.fits = changed.fits.with_broken(row, col)
        changed.trials = scope_trials(changed.fits)
        return changed

    @cached_property
    def _with_formulas(self) -> frozenset[int]:
        """The lines that print which others make them: "TOTAL (d = b + c)"."""
        formulas = printed_formulas(written_labels(self.view))
        return frozenset(one.result for one in formulas)

    @cached_property
    def _running(self) -> frozenset[int]:
        """The columns that run from row to row: none is added up."""
        return frozenset(
            one.running.level for one in running_columns(self.view)
        )

    @cached_property
    def _heavy(self) -> bool:
        terms = (
            len(self.fits.rows_of(fit))
            for fits in self.fits.of.values()
            for fit in fits
        )
        return sum(terms) > _MANY

    def _possible(self, row: Row, known: TotalStructure) -> list[ScopeFit]:
        """The fits of a row that nothing in the table speaks against."""
        may_be = partial(self._may_be, row, known)
        fits = list(filter(may_be, self.fits.of[row.index]))
        if self._heavy and row.kind is RowKind.CARRIED_OUT and len(fits) > 1:
            fits = [fit for fit in fits if fit.scope.name != Reach.ALL]
        return fits

    def _may_be(self, row: Row, known: TotalStructure, fit: ScopeFit) -> bool:
        """Whether a fit can be judged, and counts neither lines twice nor those of other tables."""
        if not fit.columns or self._doubles(row, fit, known):
            return False
        return fit.full or self._within(row, fit)

    def _doubles(self, row: Row, fit: ScopeFit, known: TotalStructure) -> bool:
        """Whether a scope adds lines and their own sums; subtotals that foot prove that none
        does.
        """
        if known.tiers:
            return False
        one_level = known.flat or known.grand
        return (exactly_twice if one_level else about_twice)(
            self.fits, row, fit
        )

    def _within(self, row: Row, fit: ScopeFit) -> bool:
        """Whether a scope cannot go on in the table before or after this one."""
        if self.open_end and fit.below and not self._ends_before(fit):
            return False
        first = next(each.index for each in self.scopes.closing_rows())
        return not self.cut or (row.index != first and fit.scope.start > 0)

    def _ends_before(self, fit: ScopeFit) -> bool:
        """Whether a scope stops short of the last detail line."""
        return fit.scope.stop < len(self.scopes.pools[fit.scope.pool])

    def _judged(
        self, one: StatedTotal, known: TotalStructure
    ) -> Iterator[StatedTotal]:
        """A scope as it may be stated, or nothing where the lines themselves speak against it, or
        the total's own formula does."""
        if one.row.index in self._with_formulas and not one.fit.full:
            return
        beside = self._beside_families(one)
        if beside is None:
            return
        one = beside
        by_position = one.basis in (ScopeBasis.IMPOSED, ScopeBasis.SHARED)
        if by_position:
            imposed_one = self._doubted(one, known)
            if imposed_one is None:
                return
            one = imposed_one

        left_out = self._no_sums(one, by_position=by_position)
        one = replace(one, fit=_without_failing(one.fit, left_out))
        if one.row.label:
            yield one
        elif columns := like_sums(self.fits, one.row, one.fit):
            severity = Severity.WARNING if by_position else one.severity
            yield replace(
                one, fit=replace(one.fit, columns=columns), severity=severity
            )

    def _beside_families(self, one: StatedTotal) -> StatedTotal | None:
        """A scope that lines of its kind obey, beside what the engine of belief knows of its total.

        None where other lines give the total: the family states it. Where some of its own lines do,
        the total may have forgotten the rest, or be another; and so many misprints in one line as
        to leave no column right are less likely than another scope: a question, no accusation,
        and not even that where the scope gives few other totals.
        """
        if one.basis is not ScopeBasis.LINES or one.fit.full:
            return one

        own = self._details(self.fits.rows_of(one.fit))
        better = list(self._better_explained(one))
        if any(not details <= own for details in better):
            return None

        narrower = own not in better and bool(better)
        wholly = one.fit.hardly
        if wholly and not self._is_usual(one):
            return None
        return (
            replace(one, severity=Severity.WARNING)
            if narrower or wholly
            else one
        )

    def _is_usual(self, one: StatedTotal) -> bool:
        """Whether a scope gives most of the other totals of its kind: the columns of one total
        are one witness.
        """
        alike = [
            fit
            for row in self.scopes.closing_rows()
            if closer_class(row) == closer_class(one.row)
            for fit in self.fits.of[row.index]
            if fit.scope.name == one.fit.scope.name and fit.columns
        ]
        given = sum(fit.full for fit in alike)
        return given >= _THREE * sum(fit.hardly for fit in alike)

    def _better_explained(self, one: StatedTotal) -> Iterator[frozenset[int]]:
        """The lines that families add up to the same total, where these explain more of it."""
        for family in self.families:
            same_total = family.results == (one.row.index,)
            if same_total and self._explains_more(family, one.fit):
                yield self._details(family.operand_rows)

    def _details(self, rows: Iterable[int]) -> frozenset[int]:
        """The lines that some rows stand for: those that a subtotal among them closes."""
        found: set[int] = set()
        for row in rows:
            fits = self.fits.of.get(row, [])
            closed = max(fits, key=lambda fit: fit.held, default=None)
            found |= {row} if closed is None else set(self.fits.rows_of(closed))
        return frozenset(found)

    def _explains_more(self, family: BelievedFamily, fit: ScopeFit) -> bool:
        """Whether a family holds in more columns than a scope, and two, and breaks in fewer."""
        broken = family.columns(EntryOutcome.BROKEN) & set(fit.columns)
        held = family.columns(EntryOutcome.EXACT, EntryOutcome.NEAR) & set(
            fit.columns
        )
        failing = len(fit.columns) - sum(fit.columns.values())
        return len(held) >= max(_TWO, fit.held + 1) and len(broken) < failing

    def _doubted(
        self, one: StatedTotal, known: TotalStructure
    ) -> StatedTotal | None:
        """A scope that only words, position or shares give, with what its figures say against it;
        None where they say that it is another.
        """
        row, fit = one.row, one.fit
        if self._is_of_other_things(row, fit):
            return None
        if holds_without_a_sum(self.fits, row, fit):
            return None
        otherwise = not one.own_figures and counts_otherwise(
            self.fits, row, fit, self.contradicted | self._mended(row, fit)
        )
        if otherwise and not (known.flat and falls_short(self.fits, row, fit)):
            return None

        twice = not known.tiers and about_twice(self.fits, row, fit)
        if one.own_figures or twice or otherwise:
            return replace(one, severity=Severity.WARNING, own_figures=False)
        return one

    def _no_sums(
        self, one: StatedTotal, *, by_position: bool
    ) -> frozenset[int]:
        """The columns in which a total adds nothing up, and may print something else."""
        means = {col for col in one.fit.columns if self._is_mean(one, col)}
        divided = quotient_columns(self.view) if by_position else set[int]()
        return self._running | self.quotient_gaps | means | divided

    def _is_mean(self, one: StatedTotal, col: int) -> bool:
        """Whether a count or a measure is a mean of those that it would add up, whatever its
        header says: an amount is rather a sum that forgot some."""
        if self.view.column(col).kind is ColumnKind.AMOUNT:
            return False
        lines = self.fits.rows_of(one.fit)
        parts = list(filter(None, (self.view.value(n, col) for n in lines)))
        number = self.view.number(one.row.index, col)
        return number is not None and lies_between(number, parts)

    def _mixes_units(self, row: Row, fit: ScopeFit, col: int) -> bool:
        """Whether a column prints money in some lines, and in others, as in the total, figures
        that are none: points below an offer."""
        lines = [*self.fits.rows_of(fit), row.index]
        numbers = (self.view.number(line, col) for line in lines)
        signs = [bool(one.unit_text) for one in present(numbers)]
        return any(signs) and not (all(signs[:-1]) or signs[-1])

    def _is_of_other_things(self, row: Row, fit: ScopeFit) -> bool:
        """Whether a scope mixes units, or holds lines and what these add up to."""
        mixed = any(self._mixes_units(row, fit, col) for col in fit.columns)
        return mixed or self._adds_sums_again(fit)

    def _adds_sums_again(self, fit: ScopeFit) -> bool:
        """Whether one of the lines is what others of them add up to in several columns: no word
        calls it a total, and all of them are no one sum."""
        lines = set(self.fits.rows_of(fit))
        return any(
            lines.issuperset({*one.results, *one.operand_rows})
            and len(one.columns(EntryOutcome.EXACT)) >= _TWO
            for one in self.families
            if one.believed.form is FamilyForm.SUM
        )

    def _mended(self, row: Row, fit: ScopeFit) -> frozenset[int]:
        """The columns in which a scope gives the total once the lines that break their product or
        sum print what that asks."""
        lines = self.fits.rows_of(fit)
        found: set[int] = set()
        for col, asked in self.asked.items():
            more = [asked[line] for line in lines if line in asked]
            total = self.view.value(row.index, col)
            if more and total == self.fits.added(fit.scope, col) + sum(more):
                found.add(col)
        return frozenset(found)

    def _groups(self) -> Iterator[tuple[int, tuple[int, ...]]]:
        """The lines that no word calls sums and that a total counts in place of others, with
        these; of no total that a scope gives."""
        for row in self.scopes.closing_rows():
            fits = self.fits.of[row.index]
            whole = next(filter(_is_of_all_lines, fits), None)
            if whole is not None and not any(fit.full for fit in fits):
                groups = groups_within(self.fits, row, whole)
                yield from filter(self._agrees, groups)

    def _agrees(self, group: tuple[int, tuple[int, ...]]) -> bool:
        """Whether a line is the sum of others in all columns in which they print but one at most,
        and in one of several."""
        head, parts = group
        columns = [
            [self.view.value(row, col) for row in (head, *parts)]
            for col in self.columns
        ]
        printed = [each for each in columns if None not in each]
        held = [sum(present(each[1:])) == each[0] for each in printed]
        is_only = len(held) == 1
        return held.count(False) <= 1 and (is_only or any(held))

    def parts(self) -> Iterator[tuple[int, tuple[int, ...]]]:
        """The detail lines that are sums, each with its parts; not the last where the table goes on
        in another. Where no hierarchy is sure, those that a total counts in place of others.
        """
        known = self.scopes.hierarchy
        if not known.sure:
            yield from self._groups()
            return

        last = max(self.scopes.pools[DETAILS])
        for parent, parts in known.parts.items():
            goes_on = self.open_end and last in (parent, *parts)
            began = self.cut and parent == min(known.parts)
            if (
                not goes_on
                and not began
                and (known.named or self._counts_agree(parent, parts))
            ):
                yield parent, parts

    def _counts_agree(self, parent: int, parts: Sequence[int]) -> bool:
        """Whether a line is the sum of others in its counts as well: its amounts alone may be so by
        accident.
        """
        for col in self.view.columns(ColumnKind.COUNT):
            value = self.view.value(parent, col)
            added = [
                each
                for part in parts
                if (each := self.view.value(part, col)) is not None
            ]
            if (
                value is not None
                and len(added) == len(parts)
                and value != sum(added)
            ):
                return False
        return True


def _contradicted(families: Iterable[BelievedFamily]) -> Iterator[int]:
    """The columns in which a line breaks what headers state of columns, and fewer lines do than
    obey: what their totals add up would not come out.
    """
    for one in families:
        few = 0 < one.breaking < one.obeying
        if one.across and one.believed.stated and few:
            yield one.at.columns[one.believed.result]


def _gaps_of_quotients(
    view: FigureTable, families: Iterable[BelievedFamily]
) -> Iterator[int]:
    """The columns of what two columns of means differ by, line by line: they do not add up
    either."""
    quotients = quotient_columns(view)
    for one in families:
        if one.across and one.summed:
            columns = {one.at.columns[line] for line in one.lines}
            others = columns - quotients
            if len(others) == 1 < len(columns - others):
                yield from others


def _without_failing(fit: ScopeFit, left_out: Set[int]) -> ScopeFit:
    """A fit without those of some columns that are no sums: prices, means, running totals."""
    columns = {
        col: holds
        for col, holds in fit.columns.items()
        if holds or col not in left_out
    }
    return replace(fit, columns=columns)


def _is_of_all_lines(fit: ScopeFit) -> bool:
    return fit.covers_all and fit.scope.pool == DETAILS


def _held(fit: ScopeFit) -> Iterator[int]:
    """The columns in which a scope gives what is printed."""
    return (col for col, holds in fit.columns.items() if holds)


def _is_beyond_one_line(lines: LineTally | None) -> bool:
    """Whether so many lines obey that they would be believed with one fewer."""
    return (
        lines is not None
        and lines.held >= _MANY_LINES
        and lines.held >= _MANY_LINES * lines.failed
    )


def _choose(
    row: Row,
    fits: list[ScopeFit],
    believed: Mapping[str, LineTally],
    known: TotalStructure,
    told: Sequence[tuple[ScopeBasis, list[ScopeFit]]],
) -> Iterator[StatedTotal]:
    """The scopes to state of a row: those that its kind obeys, else the first basis that gives
    any.
    """
    plain = [fit for fit in fits if fit.scope.pool != PARENTS or known.nested]
    likeliest = max(plain, key=lambda fit: fit.held, default=None)
    whole = imposed(row, plain, known)
    bases = (
        (ScopeBasis.LINES, _by_kind(plain, believed)),
        # Lines that look like parts of others count only where nothing else explains the total.
        (ScopeBasis.POSITION, [fit for fit in (*plain, *fits) if fit.full][:1]),
        (
            ScopeBasis.COLUMNS,
            [likeliest] if likeliest is not None and likeliest.mostly else [],
        ),
        *told,
        (ScopeBasis.IMPOSED, whole),
    )

    basis, chosen = next(
        (each for each in bases if each[1]), (ScopeBasis.IMPOSED, whole)
    )
    if basis is ScopeBasis.POSITION:
        yield from _by_agreement(row, chosen[0], plain, whole)
    else:
        lines = believed if basis is ScopeBasis.LINES else {}
        yield from (
            StatedTotal(row, fit, basis, lines.get(fit.scope.name))
            for fit in chosen
        )


def _by_kind(
    plain: list[ScopeFit], believed: Mapping[str, LineTally]
) -> list[ScopeFit]:
    """The scopes that other lines of the row's kind obey: not one that fails wholly beside one that
    holds wholly, nor one that another outdoes.
    """
    some_full = any(fit.full for fit in plain)
    usual = [
        fit
        for fit in plain
        if fit.scope.name in believed
        and (fit.full or fit.held or not some_full)
    ]
    return [
        fit
        for fit in usual
        if not any(_outdoes(other, fit, believed) for other in usual)
    ]


def _outdoes(
    other: ScopeFit, fit: ScopeFit, believed: Mapping[str, LineTally]
) -> bool:
    """Whether a scope holds wherever another of such lines does, and in more columns, and totals of
    its kind obey it as often: where both hold, the lines between them print nothing."""
    if other.scope.pool != fit.scope.pool:
        return False
    own, rival = believed[fit.scope.name], believed[other.scope.name]
    if rival.held < own.held or rival.failed > own.failed:
        return False
    holding, more = set(_held(fit)), set(_held(other))
    return holding < more


def _by_agreement(
    row: Row, agreeing: ScopeFit, plain: list[ScopeFit], whole: list[ScopeFit]
) -> Iterator[StatedTotal]:
    """A scope that no more than its own figures speak for.

    Where words and position impose a wider one, that is stated, and fails; where a wider one is
    possible, the agreement may be the accident of a total that forgot lines, and proves nothing.
    """
    wider = [fit for fit in plain if not fit.full and _wider(fit, agreeing)]
    forced = [fit for fit in whole if fit in wider]
    if forced:
        yield from (
            StatedTotal(row, fit, ScopeBasis.IMPOSED, own_figures=True)
            for fit in forced
        )
    else:
        yield StatedTotal(
            row, agreeing, ScopeBasis.POSITION, own_figures=bool(wider)
        )


def _wider(fit: ScopeFit, other: ScopeFit) -> bool:
    """Whether a scope takes all the lines of another and lines before them."""
    same = fit.scope.pool == other.scope.pool
    return (
        same
        and fit.scope.start < other.scope.start
        and fit.scope.stop >= other.scope.stop
    )
