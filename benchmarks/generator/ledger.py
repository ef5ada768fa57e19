"""A table being made: its texts, its true figures, how they are printed, and the figures
put wrong.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from random import Random

from benchmarks.generator.budgets import digit
from benchmarks.generator.sheets import Paper, Sheet

Figure = Decimal | None
Print = Callable[[int, Figure], str]
"""How a figure of a column is printed; the column counts from the first figure."""
Spans = Sequence[tuple[tuple[int, int], tuple[int, int]]]


@dataclass
class _Spoilt:
    kind: str
    seed: str
    row: int
    col: int
    true: Decimal
    also: tuple[tuple[str, int, int], ...]


@dataclass
class Ledger:
    """Rows of ``texts`` columns of text, then figures."""

    texts: int
    rows: list[list[str]] = field(default_factory=list)
    figures: list[list[Figure]] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    _spoilt: list[_Spoilt] = field(default_factory=list)

    def add(
        self, kind: str, texts: Sequence[str], figures: Sequence[Figure] = ()
    ) -> int:
        """A row more; its number."""
        self.rows.append([*texts, *[""] * (self.texts - len(texts))])
        self.figures.append(list(figures))
        self.kinds.append(kind)
        return len(self.rows) - 1

    def of_kind(self, kind: str) -> list[int]:
        """The rows of a kind."""
        return [row for row, own in enumerate(self.kinds) if own == kind]

    def total(self, rows: Iterable[int]) -> list[Figure]:
        """The column sums of ``rows``; nothing where no row has a figure."""
        columns = zip(*(self.figures[row] for row in rows), strict=True)
        return [
            sum((v for v in own if v is not None), Decimal(0))
            if any(own)
            else None
            for own in columns
        ]

    def spoil(
        self,
        row: int,
        col: int,
        value: Decimal,
        seed: str,
        also: Sequence[tuple[str, int, int]] = (),
        kind: str = "sum",
    ) -> None:
        """Print ``value`` instead of a figure; ``also`` are the figures that no longer follow, by
        kind, row, column.
        """
        true = self.figures[row][col]
        assert true is not None
        self.figures[row][col] = value
        self._spoilt.append(_Spoilt(kind, seed, row, col, true, tuple(also)))

    def misprint(
        self,
        random: Random,
        row: int,
        col: int,
        also: Sequence[tuple[str, int, int]],
        kind: str = "sum",
    ) -> None:
        """Change one of the leading digits of a figure."""
        true = self.figures[row][col]
        assert true is not None
        self.spoil(
            row, col, digit(random, true), "digit substitution", also, kind
        )

    def pick(self, random: Random, kind: str, col: int, least: int = 10) -> int:
        """A row of a kind with a figure of some size in a column."""
        return random.choice(
            [
                r
                for r in self.of_kind(kind)
                if abs(self.figures[r][col] or Decimal(0)) >= least
            ]
        )

    def put(
        self,
        paper: Paper,
        name: str,
        header: Sequence[str] | Sequence[Sequence[str]],
        widths: Sequence[float],
        printed: Print,
        spans: Spans = (),
    ) -> Sheet:
        """Print the table and tell what is wrong in it."""
        rows = []
        for texts, figures in zip(self.rows, self.figures, strict=True):
            own = figures or [None] * (len(widths) - self.texts)
            rows.append(
                [
                    *texts,
                    *(
                        printed(c, v) if figures else ""
                        for c, v in enumerate(own)
                    ),
                ]
            )
        sheet = paper.sheet(
            name, header, rows, self.kinds, widths, spans, self.texts
        )
        self.tell(paper, sheet, range(self.texts, len(widths)))
        return sheet

    def tell(self, paper: Paper, sheet: Sheet, places: Sequence[int]) -> None:
        """Tell what is wrong in the printed table; ``places`` are the columns of the
        figures in it.
        """
        for one in self._spoilt:
            now = self.figures[one.row][one.col]
            assert now is not None
            gap = now - one.true
            later = [
                (k, (sheet, r, places[c]), self.figures[r][c], None, gap)
                for k, r, c in one.also
            ]
            paper.slip(
                one.kind,
                one.seed,
                (sheet, one.row, places[one.col]),
                now,
                one.true,
                later,
            )


def town(random: Random) -> str:
    """The heading of a document."""
    return random.choice(
        (
            "COMMUNE DE SAINT-ORVEN",
            "VILLE DE BRESMES",
            "COMMUNAUTÉ DE COMMUNES DU VAL D'ORBIÈRE",
            "DÉPARTEMENT DE LA LIZONNE",
            "SYNDICAT MIXTE DES DEUX-RIVES",
        )
    )


def opening(paper: Paper, random: Random, subject: str) -> None:
    """The head of a deliberation."""
    paper.title(town(random))
    paper.text(
        f"Délibération n° 2026-{random.randrange(10, 99)} – Séance du {random.randrange(2, 28)}"
        " mars 2026"
    )
    paper.text(f"Objet : {subject}")
