"""Rows add up to their printed subtotals, totals and running totals."""

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from decimal import Decimal

from extract.facts import Fact
from extract.french.folding import fold
from extract.french.lexicon.calendar import is_year
from extract.french.numbers import parse_number
from extract.geometry import page_numbers
from extract.reasons import RowCause
from extract.several import present
from extract.table import ColumnKind, RawTable, Row, RowKind
from validate.check import Check, Context, stable_id
from validate.model.adoption import Adoption, Ground, LineTally
from validate.model.finding import Abstention, Message
from validate.model.identity import Form, Identity, Kind, Severity, Term
from validate.model.typing_slips import is_slip_of, tells_slip
from validate.tables.figure_table import FigureTable
from validate.tables.levels.measures_in_parts import (
    MeasureInParts,
    measures_in_parts,
)
from validate.tables.levels.net_totals import NetTotal, net_totals
from validate.tables.scope_fits import ScopeFit
from validate.tables.side_tables import ListTotal, list_totals, side_tables
from validate.tables.total_reader import ScopeBasis, StatedTotal, TotalReader
from validate.tables.total_structure import about_twice, groups_within
from validate.tables.worded.lettered_cells import letters_of
from validate.tables.worded.signed_lines import signed_lines

_ALIKE = 2
"""Labels in common that make two tables parts of one."""
_EDGE = 20.0
"""Points within which two tables have the same edges."""
_GROUNDS = {
    ScopeBasis.LINES: (Ground.AGREEMENT,),
    ScopeBasis.POSITION: (Ground.POSITION, Ground.OWN_FIGURES),
    ScopeBasis.COLUMNS: (Ground.POSITION, Ground.AGREEMENT),
    ScopeBasis.NAMED: (Ground.WORDS, Ground.AGREEMENT),
    ScopeBasis.SHARED: (Ground.POSITION, Ground.AGREEMENT),
    ScopeBasis.SLIPPED: (Ground.WORDS, Ground.POSITION),
    ScopeBasis.IMPOSED: (Ground.WORDS, Ground.POSITION),
    ScopeBasis.LOOK: (Ground.POSITION, Ground.AGREEMENT),
    ScopeBasis.FIGURES: (Ground.AGREEMENT,),
}
_WORDED = (RowCause.TOTAL_WORD, RowCause.GROUP_TOTAL, RowCause.CARRY_WORD)
"""What makes a row a total by its words."""


def _find(context: Context) -> Iterator[Identity | Abstention]:
    tables = context.figure_tables
    context.beliefs.find(tables, context.spread)
    for view, before, after in zip(
        tables, (None, *tables), (*tables[1:], None), strict=False
    ):
        cut = before is not None and _goes_on(before, view)
        open_end = after is not None and _goes_on(view, after)
        families = context.beliefs.of(view)
        for side in side_tables(view):
            footing = TotalReader(
                side, cut=cut, open_end=open_end, families=families
            )
            yield from _of_table(footing)
            for measure in measures_in_parts(side):
                whole = TotalReader(
                    measure.as_one(),
                    cut=cut,
                    open_end=open_end,
                    families=families,
                )
                yield from _in_parts(measure, whole)
        if not (cut or open_end):
            for total in list_totals(view):
                yield from _of_list(view, total)


def _in_parts(
    measure: MeasureInParts, footing: TotalReader
) -> Iterator[Identity]:
    """The totals of a measure that is printed in several columns, with what each carries."""
    for one in footing.stated():
        if measure.column in one.fit.columns:
            yield _of_each_part(measure, footing, one)


def _of_each_part(
    measure: MeasureInParts, footing: TotalReader, one: StatedTotal
) -> Identity:
    """A sum of whole measures as one of all their parts, its result the part of the total that is
    another."""
    summed, row = _identity(footing, one, measure.column), one.row.index
    value = footing.fits.added(one.fit.scope, measure.column)
    own = measure.parts(row)
    col = measure.differing(row, value)
    unit = Decimal(measure.worth[col])
    terms = [
        Term(fact.id, measure.worth[at] / unit)
        for line in footing.fits.rows_of(one.fit)
        for at, fact in measure.parts(line).items()
    ]
    others = [
        Term(fact.id, -measure.worth[at] / unit)
        for at, fact in own.items()
        if at != col
    ]
    words = measure.view.words(row, col)
    return replace(
        summed,
        id=stable_id(CHECK.code, *words, summed.scope),
        result=own[col].id,
        terms=(*terms, *others),
        label=measure.view.name(row, col),
        rounded=(),
    )


def _of_list(view: FigureTable, total: ListTotal) -> Iterator[Identity]:
    """What closes all parts of a list that goes on beside itself, against all its lines, and
    against the totals of its parts."""
    basis = ScopeBasis.IMPOSED
    severity = Severity.ERROR if total.told else Severity.WARNING
    for facts, scope in ((total.lines, "sides"), (total.parts, "side-totals")):
        places = [(one.row or 0, one.col or 0) for one in facts]
        if len(places) > 1:
            yield _sum_of(
                view, total.place, places, scope, _adoption(basis), severity
            )


def _of_table(footing: TotalReader) -> Iterator[Identity | Abstention]:
    net = list(net_totals(footing.view))
    for nets in net:
        yield from _net(footing.view, nets)
    across = {one.place for nets in net for one in nets}
    across |= _behind_signs(footing.view)

    stated_of: dict[int, list[ScopeFit]] = defaultdict(list)
    for one in footing.stated():
        stated_of[one.row.index].append(one.fit)
        yield from _of_stated(footing, one, across)

    yield from _of_parts(footing)

    said = {row for row, _ in across}
    for row in footing.scopes.closing_rows():
        if row.index not in said:
            yield from _of_silent(footing, row, stated_of.get(row.index, []))


def _of_stated(
    footing: TotalReader, one: StatedTotal, across: Set[tuple[int, int]]
) -> Iterator[Identity | Abstention]:
    """The figures of a total that a scope is stated of, but those that are reckoned across."""
    for col in one.fit.columns:
        if (one.row.index, col) in across:
            continue
        if _leaves_deductions_untold(footing, one, col):
            yield _untold(footing.view, one.row.index, col, _DEDUCED)
        elif _leaves_unknown_out(footing, one, col):
            yield _untold(footing.view, one.row.index, col, _LEFT_OUT)
        else:
            yield _identity(footing, one, col)


def _leaves_deductions_untold(
    footing: TotalReader, one: StatedTotal, col: int
) -> bool:
    """Whether a total is less than its lines in a column in which lines that take something away
    elsewhere print nothing: "À déduire", in euros and not by the tonne."""
    view, lines = footing.view, footing.fits.rows_of(one.fit)
    others = [other for other in one.fit.columns if other != col]
    untold = [line for line in lines if not view.text(line, col)]
    elsewhere = [
        list(present(view.value(line, other) for other in others))
        for line in untold
    ]
    taken = any(figures and max(figures) < 0 for figures in elsewhere)
    told = present(view.value(line, col) for line in lines)
    total = view.value(one.row.index, col)
    return taken and total is not None and total < sum(told)


def _leaves_unknown_out(
    footing: TotalReader, one: StatedTotal, col: int
) -> bool:
    """Whether a total is what its lines come to without those of which another column that it adds
    up says that the figure is not known, each line rounded: they are in no total."""
    view, lines = footing.view, footing.fits.rows_of(one.fit)
    total = view.number(one.row.index, col)
    if total is None or one.fit.columns[col]:
        return False
    unknown = {
        line
        for line in lines
        for other in footing.columns
        if (one.row.index, other) in view.facts
        and _unknown_figures(view, [line], other)
    }
    if not unknown:
        return False
    known = [line for line in lines if line not in unknown]
    added = sum(present(view.value(line, col) for line in known))
    return abs(total.value - added) <= len(known) * total.half_unit


def _untold(
    view: FigureTable, row: int, col: int, why: "_Reason"
) -> Abstention:
    label = view.name(row, col)
    reason = why.of(label)
    places = view.facts[row, col].places
    return Abstention(CHECK.code, view.table.id, label, reason, places=places)


def _behind_signs(view: FigureTable) -> set[tuple[int, int]]:
    """The figures of lines behind "=", and of cells behind a formula of letters: signs say what
    those add up."""
    lines = {line.row for line in signed_lines(view)}
    return {
        place
        for place in view.facts
        if place[0] in lines or letters_of(view, *place).startswith("=")
    }


def _of_silent(
    footing: TotalReader, row: Row, stated: Sequence[ScopeFit]
) -> Iterator[Abstention]:
    """What is not known of a row whose figures some scopes are stated of, or none."""
    open_sums = list(_over_unknown_figures(footing, row, stated))
    yield from open_sums

    figures = any(
        (row.index, col) in footing.view.facts for col in footing.columns
    )
    if not stated and not open_sums and figures:
        yield _unknown(footing, row)


def _over_unknown_figures(
    footing: TotalReader, row: Row, stated: Sequence[ScopeFit]
) -> Iterator[Abstention]:
    """An abstention for each figure of a total that adds up figures that are printed as not
    available, or that no number can be read from."""
    view = footing.view
    # A total of nothing but such columns is stated of no scope: the likeliest is meant.
    likeliest = stated[:1] or footing.fits.of[row.index][:1]
    lines = [line for fit in likeliest for line in footing.fits.rows_of(fit)]

    for col in footing.columns:
        total = view.facts.get((row.index, col))
        unknown = _unknown_figures(view, lines, col)
        if total is None or total.number is None or not unknown:
            continue
        label = view.name(row.index, col)
        places = tuple(
            place for fact in (total, *unknown) for place in fact.places
        )
        told = _NOT_KNOWN if len(unknown) > 1 else _ONE_NOT_KNOWN
        reason = told.of(label, count=len(unknown))
        yield Abstention(
            CHECK.code, view.table.id, label, reason, places=places
        )


def _unknown_figures(
    view: FigureTable, lines: Sequence[int], col: int
) -> list[Fact]:
    """The figures of a column over some lines whose value is not known."""
    found = (view.facts.get((line, col)) for line in lines)
    return [fact for fact in found if fact is not None and fact.number is None]


def _of_parts(footing: TotalReader) -> Iterator[Identity]:
    """The detail lines that are sums of others."""
    known = footing.scopes.hierarchy
    basis = ScopeBasis.LOOK if known.named else ScopeBasis.FIGURES
    adoption = _adoption(basis).as_heard(known.firm)
    scope = "outline" if known.outlined else "parts"
    for parent, parts in footing.parts():
        if len(parts) == 1 and not _repeats(footing, parent, parts[0]):
            continue
        for col in _columns_of_parts(footing, parent, parts):
            added = _with_nil_elsewhere(footing, (parent, col), parts)
            yield _sum(
                footing.view,
                (parent, col),
                added,
                scope,
                adoption if added == parts else adoption.as_heard(False),
                Severity.ERROR,
            )


def _columns_of_parts(
    footing: TotalReader, parent: int, parts: Sequence[int]
) -> Iterator[int]:
    """The columns in which a line and one of its parts print figures; where figures alone tell that
    they are its parts, all of them what it would add: they may be so in amounts, and count things
    of other kinds."""
    facts, known = footing.view.facts, footing.scopes.hierarchy
    for col in footing.columns:
        of_amounts = footing.view.column(col).kind is ColumnKind.AMOUNT
        told = any if known.named or (known.sure and of_amounts) else all
        printed = told((part, col) in facts for part in parts)
        if printed and (parent, col) in facts:
            yield col


def _repeats(footing: TotalReader, parent: int, part: int) -> bool:
    """Whether a line prints over again, but for slips, the only line that its look puts under it;
    else that is none of its own. Where most columns that both fill differ, short figures may be
    slips of each other by accident.
    """
    view = footing.view
    repeated, slips = 0, []
    for col in footing.columns:
        whole, value = view.number(parent, col), view.value(part, col)
        if whole is None or value is None:
            continue
        if whole.value == value:
            repeated += 1
        elif is_slip_of(whole, value):
            slips.append(whole)
        else:
            return False
    return len(slips) <= repeated or all(map(tells_slip, slips))


def _with_nil_elsewhere(
    footing: TotalReader, place: tuple[int, int], parts: Sequence[int]
) -> Sequence[int]:
    """The parts of a line, in a column with the lines among them that other columns leave empty,
    where these make its figure: a guarantee that is over still has its amount."""
    view, (parent, col) = footing.view, place
    others = [one for one in footing.columns if one != col]
    among = [
        row
        for row in view.of_kind(RowKind.DETAIL)
        if min(parent, *parts) <= row <= max(parent, *parts)
        and row not in (parent, *parts)
        and not any(view.value(row, one) for one in others)
    ]
    value = view.value(parent, col)
    more, own = (
        sum((view.value(row, col) or Decimal(0) for row in rows), Decimal(0))
        for rows in (among, parts)
    )
    return parts if own == value or own + more != value else (*parts, *among)


def _net(view: FigureTable, found: Sequence[NetTotal]) -> Iterator[Identity]:
    """The figures that one line prints across a column of decreases and one of increases: where
    there are several, each would be told of by the others.
    """
    adoption = Adoption(
        (Ground.WORDS, *_GROUNDS[ScopeBasis.COLUMNS]), str(ScopeBasis.COLUMNS)
    )
    for one in found:
        more = (Term(fact.id) for fact in one.more)
        less = (Term(fact.id, Decimal(-1)) for fact in one.less)
        words = view.words(*one.place)
        yield Identity(
            id=stable_id(CHECK.code, *words, "net"),
            rule=CHECK.code,
            kind=Kind.SUM,
            form=Form.WEIGHTED_SUM,
            result=one.printed.id,
            terms=(*more, *less),
            table_id=view.table.id,
            severity=Severity.ERROR,
            adoption=adoption.as_heard(len(found) > 1),
            scope="net",
            label=one.label,
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

    next_page = max(page_numbers(above.raw.places)) + 1
    starts = min(page_numbers(below.raw.places))
    totalled = any(row.kind is RowKind.TOTAL for row in before.rows[-2:])
    return starts == next_page and not totalled and _same_columns(before, view)


def _same_columns(before: FigureTable, view: FigureTable) -> bool:
    """Whether two tables have the same columns: two labels alike; or, where the second bears no
    name and header of its own, as many, or the same edges (a column may be lost where the page
    breaks).
    """
    ours, theirs = (
        {column.label.casefold() for column in one.table.columns}
        for one in (before, view)
    )
    if len(ours & theirs) >= _ALIKE:
        return True
    if _is_titled_anew(before.table.raw, view.table.raw):
        return False

    above, below = (
        before.table.raw.places[-1].bbox,
        view.table.raw.places[0].bbox,
    )
    as_many = len(before.table.columns) == len(view.table.columns)
    apart = max(abs(above.x0 - below.x0), abs(above.x1 - below.x1))
    return as_many or apart <= _EDGE or not view.table.raw.header_rows


def _is_titled_anew(before: RawTable, raw: RawTable) -> bool:
    """Whether a table has another caption than the one before it, and a header of words: one that
    prints figures may be a line that the page cut off from those above."""
    texts = [cell.text for cell in raw.header_rows]
    letters = any(map(str.isalpha, "".join(texts)))
    is_headed = letters and not any(map(_is_figure, texts))
    name, other = (
        "".join(filter(str.isalpha, fold(one.caption))) for one in (raw, before)
    )
    return is_headed and name not in ("", other)


def _is_figure(text: str) -> bool:
    return parse_number(text) is not None and not is_year(text)


def _identity(footing: TotalReader, one: StatedTotal, col: int) -> Identity:
    place, rows = (one.row.index, col), footing.fits.rows_of(one.fit)
    heard = col not in one.unheard
    adoption = _adoption(one.basis, one.lines).as_heard(heard)
    if one.own_figures:
        adoption = replace(adoption, grounds=(Ground.OWN_FIGURES,))
    elif one.row.reason.cause in _WORDED:
        grounds = dict.fromkeys((Ground.WORDS, *adoption.grounds))
        adoption = replace(adoption, grounds=tuple(grounds))
    return _sum(
        footing.view, place, rows, one.fit.scope.name, adoption, one.severity
    )


def _adoption(basis: ScopeBasis, lines: LineTally | None = None) -> Adoption:
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
    places = [(line, place[1]) for line in rows]
    return _sum_of(view, place, places, scope, adoption, severity)


def _sum_of(
    view: FigureTable,
    place: tuple[int, int],
    places: Sequence[tuple[int, int]],
    scope: str,
    adoption: Adoption,
    severity: Severity,
) -> Identity:
    """The identity of a total's figure at ``place`` and those printed at ``places``."""
    row, col = place
    terms = [view.facts[at] for at in places if at in view.facts]
    result = view.facts[place]
    return Identity(
        id=stable_id(CHECK.code, *view.words(row, col), scope),
        rule=CHECK.code,
        kind=Kind.SUM,
        form=Form.WEIGHTED_SUM,
        result=result.id,
        terms=tuple(Term(fact.id) for fact in terms),
        table_id=view.table.id,
        severity=severity,
        adoption=adoption,
        scope=scope,
        label=view.name(row, col),
        rounded=view.roundings(result, [(fact, 1) for fact in terms]),
    )


def _unknown(footing: TotalReader, row: Row) -> Abstention:
    """The abstention of a total that no scope is stated of."""
    facts = sorted(footing.view.facts.items())
    places = tuple(
        place
        for (r, _), fact in facts
        if r == row.index
        for place in fact.places
    )
    return Abstention(
        CHECK.code,
        footing.view.table.id,
        row.label,
        _why_unknown(footing, row).of(row.label),
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


def _why_unknown(footing: TotalReader, row: Row) -> _Reason:
    """What speaks against every scope of a total."""
    fits = [fit for fit in footing.fits.of[row.index] if fit.columns]
    if any(groups_within(footing.fits, row, fit) for fit in fits):
        return _GROUPS
    if any(about_twice(footing.fits, row, fit) for fit in fits):
        return _TWICE
    return _NO_READING


_NO_READING = _Reason(
    "aucune lecture de ce que « {label} » additionne ne tombe juste ni ne s'impose",
    "no reading of what “{label}” adds up agrees with its figures or imposes itself",
)
_TWICE = _Reason(
    "les lignes donnent environ le double de « {label} » : des lignes y sont peut-être comptées"
    " avec leurs propres sommes",
    "the lines give about twice “{label}”: some may be counted with their own sums",
)
_GROUPS = _Reason(
    "« {label} » compte une fois des groupes de lignes qu'aucun mot ne ferme : ses propres chiffres"
    " sont seuls à le dire",
    "“{label}” counts groups of lines once that no word closes: its own figures alone say so",
)


_DEDUCED = _Reason(
    "« {label} » : des lignes à déduire n'ont rien dans cette colonne, et son total les compte",
    "“{label}”: lines to be deducted print nothing in this column, and its total counts them in",
)
_LEFT_OUT = _Reason(
    "« {label} » laisse de côté des lignes dont une autre colonne ne donne pas le chiffre",
    "“{label}” leaves out lines of which another column does not give the figure",
)
_ONE_NOT_KNOWN = _Reason(
    "un des montants que « {label} » additionne n'est pas disponible ou ne se lit pas",
    "one of the figures that “{label}” adds up is not available or cannot be read",
)
_NOT_KNOWN = _Reason(
    "{count} des montants que « {label} » additionne ne sont pas disponibles ou ne se lisent pas",
    "{count} of the figures that “{label}” adds up are not available or cannot be read",
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
        "« {label} » porte {printed} ; {its_lines} {expected}, soit un écart de"
        " {delta}.",
        "“{label}” prints {printed}; {its_lines} {expected}, a difference of {delta}.",
    ),
    find=_find,
)


CHECKS = (CHECK,)
