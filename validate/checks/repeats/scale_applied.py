"""A scale in one table, applied line by line in another: the rate of the kind that a line names.

"Terrasse ouverte 3,20 €" stands once in the scale; each permit that says "Terrasse ouverte" prints
3,20 € again.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations, product

from extract.facts import Fact
from extract.table import ColumnKind, RowKind
from validate.belief.trials import RATE, Trial, chance_of_digits
from validate.check import Check, Context, place_id
from validate.model.adoption import Ground, by_lines
from validate.model.finding import Message
from validate.model.identity import Form, Identity, Kind, Severity, Term
from validate.prose.words import names
from validate.prose.words.word_stems import own_words
from validate.tables.figure_table import NUMERIC, FigureTable

CODE = "scale-applied"
_KINDS = 2
"""Kinds that a scale must hold, and that lines must name with different rates."""
_COVER = 0.8
"""Share of the lines that name a kind of the scale."""
_TO_ONE = 3
"""Lines that print the rate of their kind for each that does not."""


@dataclass(frozen=True, slots=True)
class _Scale:
    """The kinds of a table, each on one row."""

    view: FigureTable
    rows: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class _Applied:
    """A column of lines that print the rates of a scale again: (line, scale) for each."""

    pairs: tuple[tuple[Fact, Fact], ...]
    named: tuple[str, ...]
    """The kind that each line names."""
    worded: bool
    """Whether a word of one header is in the other."""

    @property
    def trial(self) -> Trial:
        """How the kinds fare, each once: lines of one kind are no further witnesses."""
        held, failed = set[str](), set[str]()
        for kind, (line, scale) in zip(self.named, self.pairs, strict=True):
            (held if line.value == scale.value else failed).add(kind)
        units = [
            int(abs(scale.number.value) / scale.number.ulp)
            for _, scale in self.pairs
            if scale.number is not None
        ]
        failed -= held
        return Trial(len(held), len(failed), chance_of_digits(units))

    def believed(self, more: int = 0) -> bool:
        """Whether enough lines, of kinds with rates of their own, print the rate of their kind,
        with so many ``more`` that do not.
        """
        agreeing = [one for one in self.pairs if one[0].value == one[1].value]
        rates = {scale.value for _, scale in agreeing}
        held = len(agreeing) - more
        deviant = len(self.pairs) - held
        if len(rates) < _KINDS + more or held < _TO_ONE * max(1, deviant):
            return False
        return self.trial.with_broken(more).p_value <= RATE


def find(context: Context) -> Iterator[Identity]:
    """Each rate of a line with that of its kind in the scale."""
    subjects = context.prose.subjects
    tables = context.figure_tables
    for one, other in permutations(tables, 2):
        if not subjects.same_act(one.table.section, other.table.section):
            continue
        scale = _scale(one)
        if scale is None:
            continue
        for applied in _applications(scale, other):
            if applied.believed():
                yield from _identities(context, applied)


def _scale(view: FigureTable) -> _Scale | None:
    """A table as a scale by its first column of texts; None where a kind stands twice."""
    texts = view.columns(ColumnKind.TEXT, ColumnKind.LABEL)
    if not texts:
        return None
    rows: dict[str, int] = {}
    for row in view.of_kind(RowKind.DETAIL):
        kind = names.key(view.text(row, texts[0]))
        if not kind or kind in rows:
            return None
        rows[kind] = row
    return _Scale(view, rows) if len(rows) >= _KINDS else None


def _applications(scale: _Scale, view: FigureTable) -> Iterator[_Applied]:
    """Every two columns that may print the same rates, by every column that names kinds."""
    for texts in view.columns(ColumnKind.TEXT, ColumnKind.LABEL):
        lines = _lines_naming(scale, view, texts)
        if not lines:
            continue
        for mine, theirs in product(
            view.columns(*NUMERIC), scale.view.columns(*NUMERIC)
        ):
            yield _applied(scale, view, lines, (mine, theirs))


def _lines_naming(
    scale: _Scale, view: FigureTable, texts: int
) -> dict[int, str]:
    """The lines by the kind that they name; none where few do, or each kind is named once only."""
    named = {
        row: names.key(view.text(row, texts))
        for row in view.of_kind(RowKind.DETAIL)
    }
    known = {row: kind for row, kind in named.items() if kind in scale.rows}
    repeated = len(set(known.values())) < len(known)
    if not repeated or len(known) < _COVER * len(named):
        return {}
    return known


def _applied(
    scale: _Scale,
    view: FigureTable,
    lines: Mapping[int, str],
    columns: tuple[int, int],
) -> _Applied:
    mine, theirs = columns
    pairs: list[tuple[Fact, Fact]] = []
    named: list[str] = []
    for row, kind in lines.items():
        line = view.facts.get((row, mine))
        rate = scale.view.facts.get((scale.rows[kind], theirs))
        if line is None or rate is None:
            continue
        if line.value is not None and rate.value is not None:
            pairs.append((line, rate))
            named.append(kind)

    first = own_words(view.column(mine))
    worded = bool(first & own_words(scale.view.column(theirs)))
    return _Applied(tuple(pairs), tuple(named), worded)


def _identities(context: Context, applied: _Applied) -> Iterator[Identity]:
    grounds: Sequence[Ground] = (Ground.WORDS,) if applied.worded else ()
    adoption = by_lines(
        applied.trial.tally, "lines print the rate of their kind", *grounds
    )
    using = Counter(rate.id for _, rate in applied.pairs)
    for line, rate in applied.pairs:
        # Another rate in the scale would be one that no line of its kind prints.
        firm = applied.believed(more=using[rate.id])
        yield Identity(
            id=place_id(CODE, context.document, line, rate.table_id),
            rule=CODE,
            kind=Kind.EQUALITY,
            form=Form.EQUALITY,
            result=line.id,
            terms=(Term(rate.id),),
            table_id=line.table_id,
            severity=Severity.ERROR if applied.worded else Severity.WARNING,
            adoption=adoption.as_heard(firm),
            label=" · ".join((*line.row_path, *line.column_path)),
        )


CHECK = Check(
    code=CODE,
    version="1",
    kind=Kind.EQUALITY,
    title=Message(
        "Barème appliqué ligne à ligne", "Scale applied to each line"
    ),
    source=Message(
        "Une ligne qui nomme une catégorie d'un barème en porte le tarif ; reconnu quand les"
        " autres lignes le font.",
        "A line that names a kind of a scale prints its rate; recognised when other lines do.",
    ),
    failed=Message(
        "« {label} » porte {printed} ; le barème donne {other} (page {other_page}), soit un écart"
        " de {delta}.",
        "“{label}” prints {printed}; the scale gives {other} (page {other_page}), a difference of"
        " {delta}.",
    ),
    find=find,
)

CHECKS = (CHECK,)
