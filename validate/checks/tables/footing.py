"""Rows add up to their printed subtotals, totals and running totals."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property, partial

from extract.facts import Fact
from extract.reasons import RowCause
from extract.table import ColumnKind, Row, RowKind
from validate.belief.hypothesis import EntryOutcome
from validate.belief.trials import Trial, adopted, chance_of_digits, roundness
from validate.check import Check, Context, stable_id
from validate.model.adoption import Adoption, Ground, LineTally
from validate.model.finding import Abstention, Message
from validate.model.identity import Form, Identity, Kind, Severity, Term
from validate.tables.believed_families import BelievedFamily
from validate.tables.figure_table import FigureTable
from validate.tables.scope_fits import ScopeFit, ScopeFits
from validate.tables.total_scopes import (
    DETAILS,
    PARENTS,
    Closer,
    Reach,
    closer_class,
)
from validate.tables.total_structure import (
    TotalStructure,
    about_twice,
    counts_otherwise,
    exactly_twice,
    falls_short,
    imposed,
    like_sums,
    named_group,
    structure,
)

_MANY = 60_000
"""Terms beyond which running totals are checked page by page only, not each against every line
before it.
"""
_ALIKE = 2
"""Labels in common that make two tables parts of one."""
_EDGE = 20.0
"""Points within which two tables have the same edges."""
_TWO = 2
"""Columns that agree with other lines before these are the total's: one may by accident."""
_MANY_LINES = 8
"""Lines that obey, and as many times those that do not, beyond which one more that breaks changes
nothing.
"""
_THREE = 3
"""Columns that all fail before a scope is doubted rather than the figures."""


class _Basis(StrEnum):
    """Why a scope is believed."""

    LINES = "lines of this kind obey"
    POSITION = "position, and the figures agree"
    COLUMNS = "the row's other columns agree"
    NAMED = "it names its group, as the others do that add up"
    IMPOSED = "wording and position"
    LOOK = "lines of this look obey"
    FIGURES = "the figures agree"


_GROUNDS = {
    _Basis.LINES: (Ground.AGREEMENT,),
    _Basis.POSITION: (Ground.POSITION, Ground.OWN_FIGURES),
    _Basis.COLUMNS: (Ground.POSITION, Ground.AGREEMENT),
    _Basis.NAMED: (Ground.WORDS, Ground.AGREEMENT),
    _Basis.IMPOSED: (Ground.WORDS, Ground.POSITION),
    _Basis.LOOK: (Ground.POSITION, Ground.AGREEMENT),
    _Basis.FIGURES: (Ground.AGREEMENT,),
}
_WORDED = (RowCause.TOTAL_WORD, RowCause.GROUP_TOTAL, RowCause.CARRY_WORD)
"""What makes a row a total by its words."""


@dataclass(frozen=True, slots=True)
class _Stated:
    """A scope to state of a total: why it is believed, and how far a failure may accuse."""

    row: Row
    fit: ScopeFit
    basis: _Basis
    lines: LineTally | None = None
    """How the totals of its kind fared, where these are why it is believed."""
    severity: Severity = Severity.ERROR
    own_figures: bool = False
    """Chosen among scopes that differ because its own figures agree: it proves none of them."""
    unheard: frozenset[int] = frozenset()
    """The columns in which the sum holds, and nothing would be said if it did not."""


_Kind = tuple[Closer, str]
"""Total lines of one class, read by the scopes of one name."""


class _Footing:
    """The footing of one table.

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
        self.cut = cut
        self.open_end = open_end
        self.fits = ScopeFits(view)
        self.scopes = self.fits.scopes
        self.columns = self.fits.columns
        self.trials = self._trials()

    def _trials(self) -> dict[_Kind, Trial]:
        """For each class of total lines and each scope how the lines fare."""
        tried: dict[_Kind, list[tuple[int, int, bool]]] = defaultdict(list)
        structural: dict[str, bool] = {}
        for row in self.scopes.closing_rows():
            for fit in self.fits.of[row.index]:
                entries = tried[closer_class(row), fit.scope.name]
                entries += self._telling(row, fit)
                structural[fit.scope.name] = fit.scope.reach.structural

        return {
            (closer, name): self._trial(entries, structural=structural[name])
            for (closer, name), entries in tried.items()
            if entries
        }

    def _telling(
        self, row: Row, fit: ScopeFit
    ) -> Iterator[tuple[int, int, bool]]:
        """The columns that are evidence: a line printed twice is none of a sum."""
        for col, holds in fit.columns.items():
            if not holds or self.fits.entries(fit.scope, col) != 1:
                yield row.index, col, holds

    def _trial(
        self, entries: Sequence[tuple[int, int, bool]], *, structural: bool
    ) -> Trial:
        telling = [
            (row, col, holds)
            for row, col, holds in entries
            if self.view.value(row, col)
        ]
        values = [self._units(row, col) for row, col, _ in telling]
        held = sum(holds for _, _, holds in telling)

        step = 1 if structural else roundness(values)
        smaller = sorted(values)[: len(values) // 2 + 1]
        return Trial(held, len(telling) - held, chance_of_digits(smaller, step))

    def _units(self, row: int, col: int) -> int:
        number = self.view.facts[row, col].number
        assert number is not None
        return int(abs(number.value) / number.ulp)

    def stated(self) -> Iterator[_Stated]:
        """For each closing row the scopes to state."""
        believed = _believed(self.trials)
        for row in self.scopes.closing_rows():
            for one in self._stated_of(row, believed[closer_class(row)]):
                unheard = filter(partial(self._unheard, one), _held(one.fit))
                yield replace(one, unheard=frozenset(unheard))

    def _stated_of(
        self, row: Row, believed: Mapping[str, LineTally]
    ) -> Iterator[_Stated]:
        """The scopes to state of one row; ``believed`` are those that its kind obeys."""
        known = structure(self.fits, row, cut=self.cut)
        fits = self._possible(row, known)
        named = [fit for fit in named_group(self.fits, row) if fit in fits]
        for one in _choose(row, fits, believed, known, named):
            yield from self._judged(one, known)

    def _unheard(self, one: _Stated, col: int) -> bool:
        """Whether nothing would be said of a total's figure in ``col``, were it another: it holds
        by a scope that nobody would believe then.
        """
        if one.fit.scope.pool == PARENTS and not self.scopes.hierarchy.firm:
            return True
        if _is_beyond_one_line(one.lines):
            return False

        changed = self._with_broken(one.row.index, col)
        believed = _believed(changed.trials)[closer_class(one.row)]
        return all(
            again.fit.columns.get(col, True)
            for again in changed._stated_of(one.row, believed)
        )

    def _with_broken(self, row: int, col: int) -> "_Footing":
        """The same table, but for the figure of one total, which no scope gives."""
        changed = copy(self)
        changed.fits = self.fits.with_broken(row, col)
        changed.trials = changed._trials()
        return changed

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
        fits = [fit for fit in self.fits.of[row.index] if fit.columns]
        fits = [fit for fit in fits if not self._doubles(row, fit, known)]
        if self._heavy and row.kind is RowKind.CARRIED_OUT and len(fits) > 1:
            fits = [fit for fit in fits if fit.scope.name != Reach.ALL]
        return [fit for fit in fits if fit.full or self._within(row, fit)]

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

    def _judged(self, one: _Stated, known: TotalStructure) -> Iterator[_Stated]:
        """A scope as it may be stated, or nothing where the lines themselves speak against it."""
        beside = self._beside_families(one)
        if beside is None:
            return
        one = beside
        by_position = one.basis is _Basis.IMPOSED
        if by_position:
            imposed_one = self._doubted(one, known)
            if imposed_one is None:
                return
            one = imposed_one

        if one.row.label:
            yield one
        elif columns := like_sums(self.fits, one.row, one.fit):
            severity = Severity.WARNING if by_position else one.severity
            yield replace(
                one, fit=replace(one.fit, columns=columns), severity=severity
            )

    def _beside_families(self, one: _Stated) -> _Stated | None:
        """A scope that lines of its kind obey, beside what the engine of belief knows of its total.

        None where other lines give the total: the family states it. Where some of its own lines do,
        the total may have forgotten the rest, or be another; and so many misprints in one line as
        to leave no column right are less likely than another scope: a question, no accusation.
        """
        if one.basis is not _Basis.LINES or one.fit.full:
            return one

        own = self._details(self.fits.rows_of(one.fit))
        better = list(self._better_explained(one))
        if any(not details <= own for details in better):
            return None

        narrower = own not in better and bool(better)
        wholly = len(one.fit.columns) >= _THREE and not one.fit.held
        return (
            replace(one, severity=Severity.WARNING)
            if narrower or wholly
            else one
        )

    def _better_explained(self, one: _Stated) -> Iterator[frozenset[int]]:
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

    def _doubted(self, one: _Stated, known: TotalStructure) -> _Stated | None:
        """A scope that only words and position give, with what its figures say against it; None
        where they say that it is another.
        """
        row, fit = one.row, one.fit
        otherwise = not one.own_figures and counts_otherwise(
            self.fits, row, fit
        )
        if otherwise and not (known.flat and falls_short(self.fits, row, fit)):
            return None

        twice = not known.tiers and about_twice(self.fits, row, fit)
        if one.own_figures or twice or otherwise:
            return replace(one, severity=Severity.WARNING, own_figures=False)
        return one

    def parts(self) -> Iterator[tuple[int, tuple[int, ...]]]:
        """The detail lines that are sums, each with its parts; not the last where the table goes on
        in another.
        """
        known = self.scopes.hierarchy
        if not known.sure:
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


def _believed(
    trials: Mapping[_Kind, Trial],
) -> dict[Closer, dict[str, LineTally]]:
    """For each class of total lines the names of the scopes that enough of them obey, and how many
    do.
    """
    believed: dict[Closer, dict[str, LineTally]] = defaultdict(dict)
    accepted = adopted(list(trials.values()))
    for ((closer, name), trial), yes in zip(
        trials.items(), accepted, strict=True
    ):
        if yes:
            believed[closer][name] = trial.tally
    return believed


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
    named: list[ScopeFit],
) -> Iterator[_Stated]:
    """The scopes to state of a row: those that its kind obeys, else the first basis that gives
    any.
    """
    plain = [fit for fit in fits if fit.scope.pool != PARENTS or known.nested]
    likeliest = max(plain, key=lambda fit: fit.held, default=None)
    whole = imposed(row, plain, known)
    bases = (
        (_Basis.LINES, _by_kind(plain, believed)),
        # Lines that look like parts of others count only where nothing else explains the total.
        (_Basis.POSITION, [fit for fit in (*plain, *fits) if fit.full][:1]),
        (
            _Basis.COLUMNS,
            [likeliest] if likeliest is not None and likeliest.mostly else [],
        ),
        (_Basis.NAMED, named),
        (_Basis.IMPOSED, whole),
    )

    basis, chosen = next(
        (each for each in bases if each[1]), (_Basis.IMPOSED, whole)
    )
    if basis is _Basis.POSITION:
        yield from _by_agreement(row, chosen[0], plain, whole)
    else:
        lines = believed if basis is _Basis.LINES else {}
        yield from (
            _Stated(row, fit, basis, lines.get(fit.scope.name))
            for fit in chosen
        )


def _by_kind(
    plain: list[ScopeFit], believed: Mapping[str, LineTally]
) -> list[ScopeFit]:
    """The scopes that other lines of the row's kind obey: not one that fails wholly beside one that
    holds wholly.
    """
    some_full = any(fit.full for fit in plain)
    usual = [fit for fit in plain if fit.scope.name in believed]
    return [fit for fit in usual if fit.full or fit.held or not some_full]


def _by_agreement(
    row: Row, agreeing: ScopeFit, plain: list[ScopeFit], whole: list[ScopeFit]
) -> Iterator[_Stated]:
    """A scope that no more than its own figures speak for.

    Where words and position impose a wider one, that is stated, and fails; where a wider one is
    possible, the agreement may be the accident of a total that forgot lines, and proves nothing.
    """
    wider = [fit for fit in plain if not fit.full and _wider(fit, agreeing)]
    forced = [fit for fit in whole if fit in wider]
    if forced:
        yield from (
            _Stated(row, fit, _Basis.IMPOSED, own_figures=True)
            for fit in forced
        )
    else:
        yield _Stated(row, agreeing, _Basis.POSITION, own_figures=bool(wider))


def _wider(fit: ScopeFit, other: ScopeFit) -> bool:
    """Whether a scope takes all the lines of another and lines before them."""
    same = fit.scope.pool == other.scope.pool
    return (
        same
        and fit.scope.start < other.scope.start
        and fit.scope.stop >= other.scope.stop
    )


def _find(context: Context) -> Iterator[Identity | Abstention]:
    tables = context.figure_tables
    for view, before, after in zip(
        tables, (None, *tables), (*tables[1:], None), strict=False
    ):
        cut = before is not None and _goes_on(before, view)
        open_end = after is not None and _goes_on(view, after)
        families = context.beliefs.of(view)
        footing = _Footing(view, cut=cut, open_end=open_end, families=families)
        yield from _of_table(footing)


def _of_table(footing: _Footing) -> Iterator[Identity | Abstention]:
    stated_of: dict[int, list[ScopeFit]] = defaultdict(list)
    for one in footing.stated():
        stated_of[one.row.index].append(one.fit)
        for col in one.fit.columns:
            yield _identity(footing, one, col)

    yield from _of_parts(footing)

    for row in footing.scopes.closing_rows():
        stated = stated_of.get(row.index, [])
        open_sums = list(_over_unknown_figures(footing, row, stated))
        yield from open_sums

        figures = any(
            (row.index, col) in footing.view.facts for col in footing.columns
        )
        if not stated and not open_sums and figures:
            yield _unknown(footing, row)


def _over_unknown_figures(
    footing: _Footing, row: Row, stated: Sequence[ScopeFit]
) -> Iterator[Abstention]:
    """An abstention for each figure of a total that adds up figures printed as not available."""
    view = footing.view
    # A total of nothing but such columns is stated of no scope: the likeliest is meant.
    likeliest = stated[:1] or footing.fits.of[row.index][:1]
    lines = [line for fit in likeliest for line in footing.fits.rows_of(fit)]

    for col in footing.columns:
        total = view.facts.get((row.index, col))
        unknown = _unavailable(view, lines, col)
        if total is None or total.number is None or not unknown:
            continue
        label = view.name(row.index, col)
        places = tuple(
            place for fact in (total, *unknown) for place in fact.places
        )
        reason = _NOT_AVAILABLE.of(label, count=len(unknown))
        yield Abstention(
            CHECK.code, view.table.id, label, reason, places=places
        )


def _unavailable(
    view: FigureTable, lines: Sequence[int], col: int
) -> list[Fact]:
    """The figures of a column over some lines that are printed as not available."""
    found = (view.facts.get((line, col)) for line in lines)
    return [fact for fact in found if fact is not None and fact.unavailable]


def _of_parts(footing: _Footing) -> Iterator[Identity]:
    """The detail lines that are sums of others."""
    view = footing.view
    known = footing.scopes.hierarchy
    basis = _Basis.LOOK if known.named else _Basis.FIGURES
    adoption = replace(_adoption(basis), unheard=not known.firm)
    for parent, parts in footing.parts():
        for col in footing.columns:
            printed = any((part, col) in view.facts for part in parts)
            if printed and (parent, col) in view.facts:
                yield _sum(
                    view,
                    (parent, col),
                    parts,
                    "parts",
                    adoption,
                    Severity.ERROR,
                )


def _goes_on(before: FigureTable, view: FigureTable) -> bool:
    """Whether a table may be the rest of the one before it: on the next page, its columns, and no
    total in that one.
    """
    above, below = before.table, view.table
    if not above.raw.places or not below.raw.places or not before.rows:
        return False
    if above.section != below.section:
        return False

    next_page = max(place.page for place in above.raw.places) + 1
    starts = min(place.page for place in below.raw.places)
    totalled = any(row.kind is RowKind.TOTAL for row in before.rows[-2:])
    return starts == next_page and not totalled and _same_columns(before, view)


def _same_columns(before: FigureTable, view: FigureTable) -> bool:
    """Whether two tables have the same columns: as many, or two labels alike, or the same edges (a
    column may be lost where the page breaks); or none that the second names itself.
    """
    if len(before.table.columns) == len(view.table.columns):
        return True

    ours, theirs = (
        {column.label.casefold() for column in one.table.columns}
        for one in (before, view)
    )
    above, below = (
        before.table.raw.places[-1].bbox,
        view.table.raw.places[0].bbox,
    )
    apart = max(abs(above.x0 - below.x0), abs(above.x1 - below.x1))
    return (
        len(ours & theirs) >= _ALIKE
        or apart <= _EDGE
        or not view.table.raw.header_rows
    )


def _identity(footing: _Footing, one: _Stated, col: int) -> Identity:
    place, rows = (one.row.index, col), footing.fits.rows_of(one.fit)
    adoption = _adoption(one.basis, one.lines)
    if col in one.unheard:
        adoption = replace(adoption, unheard=True)
    if one.own_figures:
        adoption = replace(adoption, grounds=(Ground.OWN_FIGURES,))
    elif one.row.reason.cause in _WORDED:
        grounds = dict.fromkeys((Ground.WORDS, *adoption.grounds))
        adoption = replace(adoption, grounds=tuple(grounds))
    return _sum(
        footing.view, place, rows, one.fit.scope.name, adoption, one.severity
    )


def _adoption(basis: _Basis, lines: LineTally | None = None) -> Adoption:
    return Adoption(_GROUNDS[basis], str(basis), lines)


def _sum(
    view: FigureTable,
    place: tuple[int, int],
    rows: Sequence[int],
    scope: str,
    adoption: Adoption,
    severity: Severity,
) -> Identity:
    """The identity of a total's figure at ``place`` and the figures of ``rows``."""
    row, col = place
    terms = [(r, view.facts[r, col]) for r in rows if (r, col) in view.facts]
    figures = [(row, view.facts[place]), *terms]
    return Identity(
        id=stable_id(CHECK.code, *view.words(row, col), scope),
        rule=CHECK.code,
        kind=Kind.SUM,
        form=Form.WEIGHTED_SUM,
        result=view.facts[place].id,
        terms=tuple(Term(fact.id) for _, fact in terms),
        table_id=view.table.id,
        severity=severity,
        adoption=adoption,
        scope=scope,
        label=view.name(row, col),
        rounded=tuple(fact.id for r, fact in figures if view.rounded(r, col)),
    )


def _unknown(footing: _Footing, row: Row) -> Abstention:
    """The abstention of a total that no scope is stated of."""
    fits = [fit for fit in footing.fits.of[row.index] if fit.columns]
    twice = any(about_twice(footing.fits, row, fit) for fit in fits)
    facts = sorted(footing.view.facts.items())
    places = tuple(
        place
        for (r, _), fact in facts
        if r == row.index
        for place in fact.places
    )
    basis = _TWICE if twice else _NO_READING
    return Abstention(
        CHECK.code,
        footing.view.table.id,
        row.label,
        basis.of(row.label),
        places=places,
    )


@dataclass(frozen=True, slots=True)
class _Reason:
    """Why a total is not checked; its label, and how many figures are not known, left open."""

    fr: str
    en: str

    def of(self, label: str, *, count: int = 0) -> Message:
        fr, en = (
            text.format(label=label, count=count) for text in (self.fr, self.en)
        )
        return Message(fr, en)


_NO_READING = _Reason(
    "aucune lecture de ce que « {label} » additionne ne tombe juste ni ne s'impose",
    "no reading of what “{label}” adds up agrees with its figures or imposes itself",
)
_TWICE = _Reason(
    "les lignes donnent environ le double de « {label} » : des lignes y sont peut-être comptées"
    " avec leurs propres sommes",
    "the lines give about twice “{label}”: some may be counted with their own sums",
)


_NOT_AVAILABLE = _Reason(
    "{count} des montants que « {label} » additionne ne sont pas disponibles",
    "{count} of the figures that “{label}” adds up are not available",
)


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


CHECKS = (CHECK,)
