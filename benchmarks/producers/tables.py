"""Random tables of several families: what they print, cell by cell."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from random import Random

from benchmarks.producers.texts import Figures, figures, town, words


@dataclass(frozen=True)
class Cell:
    """A printed cell; ``figure`` says that it is set as a number."""

    text: str
    rowspan: int = 1
    colspan: int = 1
    figure: bool = False


@dataclass(frozen=True)
class Row:
    """A printed row: the cells that start in it; ``kind`` is its style; a page break may be forced
    before it.
    """

    kind: str
    cells: tuple[Cell, ...]
    new_page: bool = False


@dataclass
class Table:
    """A table with its caption; ``labels`` columns of text come first."""

    caption: str
    labels: int
    head: list[Row] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)

    @property
    def width(self) -> int:
        """Number of columns."""
        return sum(cell.colspan for cell in self.head[0].cells)

    def names(self) -> list[str]:
        """One flat name a column."""
        parts: list[list[str]] = [[] for _ in range(self.width)]
        for line in spread(self.head, self.width):
            for col, cell in enumerate(line):
                if cell is not None and parts[col][-1:] != [cell.text]:
                    parts[col].append(cell.text)
        return [" / ".join(texts) for texts in parts]


def spread(rows: Sequence[Row], width: int) -> list[list[Cell | None]]:
    """The cell of every position: labels on each row they cover, a text over several columns in its
    first one.
    """
    grid: list[list[Cell | None]] = [[None] * width for _ in rows]
    taken: set[tuple[int, int]] = set()
    for number, row in enumerate(rows):
        col = 0
        for cell in row.cells:
            while (number, col) in taken:
                col += 1
            spanned = (
                range(col, col + cell.colspan) if row.kind == "head" else (col,)
            )
            for below in range(number, number + cell.rowspan):
                taken |= {(below, k) for k in range(col, col + cell.colspan)}
                for k in spanned:
                    grid[below][k] = cell
            col += cell.colspan
    return grid


_NAMES = {
    kind: tuple(names.split(";"))
    for kind, names in {
        "amount": (
            "Montant attribué;BP 2025;Crédits votés 2025;Réalisé 2024;Montant HT;Montant"
            " TTC;Subvention 2026 (€);Proposition 2026;Dépenses;Recettes;Coût total du projet;Reste"
            " à charge;Participation de la commune"
        ),
        "thousands": (
            "2024;2025;2026;2027;2028;AP en k€;CP 2026 en k€;Restes à réaliser"
            " (k€);Ultérieurs;Total en k€"
        ),
        "percent": "Taux;Évolution;Part;Taux de réalisation",
        "count": "Nombre de dossiers;Quantité;Effectif;Points",
        "capita": "€ par habitant;Contribution par habitant",
        "code": "Compte;Article",
    }.items()
}


def _named(random: Random, kinds: Sequence[str]) -> list[str]:
    """A different name for each column."""
    names: list[str] = []
    for kind in kinds:
        free = [name for name in _NAMES[kind] if name not in names] or [
            f"Tranche {len(names) + 1}"
        ]
        names.append(random.choice(free))
    return names


def _head(
    random: Random,
    labels: Sequence[str],
    names: Sequence[str],
    *,
    levels: int,
    tail: Sequence[str],
) -> list[Row]:
    if levels == 1:
        return [
            Row("head", tuple(Cell(name) for name in (*labels, *names, *tail)))
        ]
    over = random.choice(
        (
            ("Exercice 2025", "Exercice 2026"),
            ("Investissement", "Fonctionnement"),
            ("Crédits", "Écarts"),
        )
    )
    half = max(2, len(names) // 2)
    top = [Cell(name, rowspan=2) for name in labels]
    top.append(Cell(over[0], colspan=half))
    if len(names) > half:
        top.append(Cell(over[1], colspan=len(names) - half))
    top += [Cell(name, rowspan=2) for name in tail]
    return [
        Row("head", tuple(top)),
        Row("head", tuple(Cell(name) for name in names)),
    ]


def _figures(
    random: Random, styles: Sequence[Figures], *, whole: bool = False
) -> tuple[Cell, ...]:
    return tuple(
        Cell(style.figure(random) if whole else style.cell(random), figure=True)
        for style in styles
    )


def _sum(
    random: Random,
    kind: str,
    text: str,
    table: Table,
    styles: Sequence[Figures],
) -> Row:
    tail = table.width - table.labels - len(styles)
    cells = (
        Cell(text, colspan=table.labels),
        *_figures(random, styles, whole=True),
        *(Cell(""),) * tail,
    )
    return Row(kind, cells)


def _total(random: Random) -> str:
    return random.choice(("TOTAL", "Total", "Total général", "TOTAL GÉNÉRAL"))


def _caption(random: Random) -> str:
    return (
        random.choice(("Annexe ", "Tableau ", ""))
        + words(random, 2, 5)
        + random.choice(("", " (en euros)", " 2026"))
    )


def _long_or_short(random: Random) -> int:
    return random.choice((2, 3, 5, 8, 12, 20, random.randint(35, 60)))


def grants(random: Random) -> Table:
    """Who receives what: one or two label columns, a few columns of figures, perhaps remarks."""
    style = figures(random)
    labels = random.choice(
        (
            ["Bénéficiaire"],
            ["Bénéficiaire", "Objet"],
            ["N°", "Objet de la dépense"],
            ["Commune"],
        )
    )
    kinds = random.choice(
        (
            ["amount"],
            ["amount", "amount"],
            ["amount", "percent"],
            ["count", "amount", "capita"],
        )
    )
    tail = ["Observations"] if random.random() < 0.25 else []
    table = Table(_caption(random), len(labels))
    table.head = _head(
        random, labels, _named(random, kinds), levels=1, tail=tail
    )
    styles = [style.of(kind) for kind in kinds]
    for number in range(1, _long_or_short(random) + 1):
        texts = {
            "Bénéficiaire": (
                f"{random.choice(('Association', 'Commune de', 'SARL', 'Comité'))}"
                f" {words(random, 1, 3)}"
            ),
            "Objet": words(random, 3, 9),
            "N°": f"{(number - 1) // 9 + 1}.{(number - 1) % 9 + 1}",
            "Objet de la dépense": words(random, 5, 16),
            "Commune": town(random),
        }
        cells = [Cell(texts[label]) for label in labels]
        remarks = [Cell(random.choice(("", words(random, 1, 5)))) for _ in tail]
        table.rows.append(
            Row("row", (*cells, *_figures(random, styles), *remarks))
        )
    if random.random() < 0.6:
        table.rows.append(_sum(random, "total", _total(random), table, styles))
    return table


def themes(random: Random) -> Table:
    """Labels that span the rows of their group, subtotals below some."""
    style = figures(random)
    kinds = random.choice(
        (
            ["amount"],
            ["amount", "amount"],
            ["amount", "percent"],
            ["thousands"] * 3,
        )
    )
    table = Table(_caption(random), 2)
    labels = random.choice(
        (
            ["Thématique", "Action"],
            ["Secteur", "Bénéficiaire"],
            ["Politique publique", "Opération"],
        )
    )
    table.head = _head(random, labels, _named(random, kinds), levels=1, tail=[])
    styles = [style.of(kind) for kind in kinds]
    sub = random.random() < 0.4
    for _ in range(random.choice((2, 3, 4, 6, 10))):
        group, size = words(random, 1, 4), random.randint(1, 6)
        for k in range(size):
            label = (Cell(group, rowspan=size),) if k == 0 else ()
            table.rows.append(
                Row(
                    "row",
                    (
                        *label,
                        Cell(words(random, 2, 6)),
                        *_figures(random, styles),
                    ),
                )
            )
        if sub:
            table.rows.append(
                _sum(
                    random,
                    "sub",
                    random.choice(("Sous-total", f"Sous-total {group}")),
                    table,
                    styles,
                )
            )
    if random.random() < 0.6:
        table.rows.append(_sum(random, "total", _total(random), table, styles))
    return table


def budgets(random: Random) -> Table:
    """Chapters with two-level headers, mixed signs, k€."""
    style = figures(random)
    kinds = random.choice(
        (
            ["amount"] * 2,
            ["amount"] * 3,
            ["amount"] * 4,
            ["thousands"] * 4,
            ["thousands"] * 6,
        )
    )
    labels = random.choice(
        (["Chapitre", "Libellé"], ["Libellé"], ["Intitulé de l’opération"])
    )
    table = Table(_caption(random), len(labels))
    levels = random.choice((1, 2, 2))
    table.head = _head(
        random, labels, _named(random, kinds), levels=levels, tail=[]
    )
    styles = [style.of(kind) for kind in kinds]
    for _ in range(_long_or_short(random)):
        code = (
            [Cell(f"{random.randint(10, 78):03d}")] if len(labels) == 2 else []
        )
        table.rows.append(
            Row(
                "row",
                (*code, Cell(words(random, 2, 7)), *_figures(random, styles)),
            )
        )
    if random.random() < 0.7:
        table.rows.append(_sum(random, "total", _total(random), table, styles))
    return table


def chapters(random: Random) -> Table:
    """Band rows over groups of lines; a subtotal above or below each group."""
    style = figures(random)
    kinds = random.choice(
        (
            ["amount"],
            ["amount", "amount"],
            ["amount", "amount", "percent"],
            ["count", "amount"],
        )
    )
    labels = random.choice((["Code", "Libellé"], ["Libellé"]))
    table = Table(_caption(random), len(labels))
    table.head = _head(random, labels, _named(random, kinds), levels=1, tail=[])
    styles = [style.of(kind) for kind in kinds]
    bands, where = (
        random.random() < 0.7,
        random.choice(("above", "below", "none")),
    )
    for number in range(1, random.choice((2, 3, 4, 7)) + 1):
        name = random.choice((words(random, 1, 3).upper(), words(random, 2, 4)))
        if bands:
            table.rows.append(
                Row("band", (Cell(f"{number}. {name}", colspan=table.width),))
            )
        if where == "above":
            table.rows.append(
                _sum(
                    random,
                    "sub",
                    f"Total {name}" if bands else name,
                    table,
                    styles,
                )
            )
        for _ in range(random.randint(2, 8)):
            code = (
                [Cell(str(random.randint(100, 9999)))]
                if len(labels) == 2
                else []
            )
            table.rows.append(
                Row(
                    "row",
                    (
                        *code,
                        Cell(words(random, 2, 6)),
                        *_figures(random, styles),
                    ),
                )
            )
        if where == "below":
            table.rows.append(
                _sum(
                    random,
                    "sub",
                    random.choice(("Sous-total", f"Total {name}")),
                    table,
                    styles,
                )
            )
    table.rows.append(_sum(random, "total", _total(random), table, styles))
    return table


def small(random: Random) -> Table:
    """The small table that a deliberation's prose holds."""
    style = figures(random)
    kinds = random.choice(
        (["amount"], ["amount", "amount"], ["amount", "percent"])
    )
    table = Table(_caption(random), 1)
    table.head = _head(
        random,
        [random.choice(("Financeur", "Nature", "Lot"))],
        _named(random, kinds),
        levels=1,
        tail=[],
    )
    styles = [style.of(kind) for kind in kinds]
    for _ in range(random.randint(1, 6)):
        table.rows.append(
            Row("row", (Cell(words(random, 1, 4)), *_figures(random, styles)))
        )
    if random.random() < 0.7:
        table.rows.append(_sum(random, "total", _total(random), table, styles))
    return table


def programme(random: Random) -> Table:
    """Sixteen columns on a sheet on its side."""
    style = figures(random).of("thousands")
    labels = ["N°", "Opération"]
    count = 14
    table = Table(_caption(random), len(labels))
    names = random.choice(
        (
            [
                f"{kind} {year}"
                for year in range(2024, 2031)
                for kind in ("AP", "CP")
            ],
            [str(year) for year in range(2022, 2036)],
        )
    )
    levels = random.choice((1, 2))
    table.head = _head(random, labels, names, levels=levels, tail=[])
    styles = [style] * count
    for number in range(1, random.choice((6, 12, 20, 30)) + 1):
        cells = (
            Cell(str(number)),
            Cell(words(random, 2, 4)),
            *_figures(random, styles),
        )
        table.rows.append(Row("row", cells))
    if random.random() < 0.7:
        table.rows.append(_sum(random, "total", "TOTAL", table, styles))
    return table


def carried(random: Random) -> Table:
    """A list cut by pages, with the running total at the foot of each and at the head of
    the next.
    """
    style = figures(random)
    kinds = random.choice((["amount"], ["amount", "amount"]))
    labels = random.choice(
        (["N°", "Bénéficiaire"], ["Bénéficiaire", "Commune"])
    )
    table = Table(_caption(random), len(labels))
    table.head = _head(random, labels, _named(random, kinds), levels=1, tail=[])
    styles = [style.of(kind) for kind in kinds]
    out, back = random.choice(
        (
            ("À reporter", "Report"),
            ("A REPORTER", "REPORT"),
            ("Total à reporter", "Report"),
        )
    )
    pages = random.randint(2, 3)
    for page in range(pages):
        if page:
            line = _sum(random, "sub", back, table, styles)
            table.rows.append(Row(line.kind, line.cells, new_page=True))
        for number in range(random.randint(5, 20)):
            texts = {
                "N°": str(20 * page + number + 1),
                "Bénéficiaire": words(random, 1, 4),
                "Commune": town(random),
            }
            table.rows.append(
                Row(
                    "row",
                    (
                        *(Cell(texts[label]) for label in labels),
                        *_figures(random, styles),
                    ),
                )
            )
        if page < pages - 1:
            table.rows.append(_sum(random, "sub", out, table, styles))
    table.rows.append(_sum(random, "total", _total(random), table, styles))
    return table


@dataclass(frozen=True)
class Document:
    """Tables in their order; ``turned`` is the /Rotate of its pages."""

    title: str
    tables: tuple[Table, ...]
    family: str
    landscape: bool = False
    turned: int = 0


FAMILIES: dict[str, Callable[[Random], Table]] = {
    "grants": grants,
    "themes": themes,
    "budgets": budgets,
    "chapters": chapters,
    "small": small,
    "programme": programme,
    "carried": carried,
}


def document(family: str, random: Random) -> Document:
    """A document of one family: several tables where they are short."""
    many = {"small": (3, 5), "programme": (1, 1), "carried": (1, 1)}.get(
        family, (1, 3)
    )
    tables = tuple(
        FAMILIES[family](random) for _ in range(random.randint(*many))
    )
    wide = family == "programme"
    turned = random.choice((0, 0, 90, 270)) if wide else 0
    return Document(
        words(random, 2, 4),
        tables,
        family,
        wide or random.random() < 0.2,
        turned,
    )


def lines(table: Table) -> Iterator[list[Cell | None]]:
    """The printed rows below the header."""
    yield from spread(table.rows, table.width)
