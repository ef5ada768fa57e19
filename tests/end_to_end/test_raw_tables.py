"""The tables as printed, string by string, against what is known of real and generated documents.

The sample's truth is in the repository. The other documents are read from the folder that the
environment variable ``POINTAGE_CORPUS`` names; without it those tests are skipped.
"""

import csv
import json
import os
import re
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from extract.document import Document
from extract.pdf.source import open_source
from extract.reader import read_document
from extract.table import RawTable

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "sample_pdfs" / "pas-de-calais-2022-244.pdf"
TRUTH = ROOT / "tests" / "truth" / "pas-de-calais-2022-244"
CORPUS = os.environ.get("POINTAGE_CORPUS", "")
needs_corpus = pytest.mark.skipif(
    not CORPUS, reason="POINTAGE_CORPUS does not name the corpus folder"
)

Rows = list[list[str]]


def read(path: Path) -> Document:
    with open_source(path) as source:
        return read_document(source)


@pytest.fixture(scope="module")
def sample() -> Document:
    return read(SAMPLE)


def truth(name: str) -> list[dict[str, str]]:
    with (TRUTH / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def grid(raw: RawTable, *, repeat: tuple[int, ...] = ()) -> Rows:
    """The body as strings; in the columns of ``repeat`` a spanning label is repeated on each row it
    covers.
    """
    rows = [[""] * len(raw.header) for _ in range(raw.rows)]
    for cell in raw.cells:
        rows[cell.row][cell.col] = cell.text
        if cell.col in repeat and cell.colspan == 1:
            for row in range(cell.row, cell.row + cell.rowspan):
                rows[row][cell.col] = cell.text
    return rows


def tables(document: Document, section: str) -> list[RawTable]:
    return [table.raw for table in document.tables if table.section == section]


def amount(printed: str) -> str:
    """``1 234,50 €`` as ``1234.50``: the truth's form."""
    figure = re.sub(r"[\s€]", "", printed).replace(",", ".")
    return f"{Decimal(figure):.2f}" if figure else ""


def whole(printed: str) -> str:
    return re.sub(r"\s", "", printed)


def hyphens(text: str) -> str:
    """Without spaces after hyphens: where a line ends with a hyphen, the page does not show whether
    one follows.
    """
    return text.replace("- ", "-")


# ------------------------------------------------------------------------------------------------
# the sample


def annex4(sample: Document) -> list[tuple[str, list[str]]]:
    """Every body row of annex 4 with its theme, labels repeated."""
    found = []
    for theme, raw in enumerate(tables(sample, "annexe-4"), 1):
        assert raw.caption.startswith(f"{theme}. ")
        found += [(str(theme), row) for row in grid(raw, repeat=(0, 1))]
    return found


def test_annex_4_lines(sample: Document) -> None:
    lines = [
        (theme, row)
        for theme, row in annex4(sample)
        if "TOTAL" not in (row[0], row[1])
    ]
    expected = truth("annex4.csv")
    assert len(lines) == len(expected) == 318
    for (theme, row), line in zip(lines, expected, strict=True):
        operation, territory, structure, middle, granted = row
        title = f"Opération {line['operation']} : {line['operation_title']}"
        assert (theme, operation.casefold()) == (
            line["theme"],
            title.casefold(),
        )
        assert (hyphens(territory), structure) == (
            hyphens(line["territory"]),
            line["structure"],
        )
        assert (whole(middle) if theme == "1" else middle) == line[
            "places" if theme == "1" else "description"
        ]
        assert amount(granted) == line["amount_eur"]


def test_annex_4_totals(sample: Document) -> None:
    lines = [
        (theme, row)
        for theme, row in annex4(sample)
        if "TOTAL" in (row[0], row[1])
    ]
    expected = truth("annex4_totals.csv")
    assert len(lines) == len(expected) == 35
    for (theme, row), line in zip(lines, expected, strict=True):
        own = row if row[0] == "TOTAL" else row[1:]
        assert theme == line["theme"]
        assert " ".join(text for text in own if text) == line["printed"]


ANNEX_5 = [
    *("provider", "territory", "arrondissement_dsf"),
    *(
        "asll_points",
        "aml_points",
        "dsf_count",
        "porte_close_count",
        "fal_count",
    ),
    *(
        "asll_eur",
        "aml_eur",
        "dsf_eur",
        "porte_close_eur",
        "dsf_pc_eur",
        "asll_aml_dsf_pc_eur",
        "fal_eur",
        "total_eur",
    ),
]


def annex5_cell(column: str, printed: str) -> str:
    if column.endswith("_eur"):
        return amount(printed)
    return (
        whole(printed)
        if column.endswith(("_points", "dsf_count", "close_count"))
        else printed
    )


def test_annex_5(sample: Document) -> None:
    (raw,) = tables(sample, "annexe-5")
    assert len(raw.header) == len(set(raw.header)) == 16
    *lines, totals = grid(raw, repeat=(0,))
    expected = truth("annex5.csv")
    assert len(lines) == len(expected) == 49
    for row, line in zip(lines, expected, strict=True):
        assert [
            annex5_cell(column, text)
            for column, text in zip(ANNEX_5, row, strict=True)
        ] == [line[column] for column in ANNEX_5]
    (closing,) = truth("annex5_totals.csv")
    assert totals[0] == closing["label"]
    for column, text in zip(ANNEX_5[3:], totals[3:], strict=True):
        assert annex5_cell(column, text) == closing[column], column


def test_annex_6_and_the_row_cut_by_a_page(sample: Document) -> None:
    (raw,) = tables(sample, "annexe-6")
    band, found = "", []
    for row in grid(raw):
        if row[0] and not any(row[1:]):
            band = row[0]
        else:
            found.append([band, *row])
    expected = truth("annex6.csv")
    assert len(found) == len(expected) == 6
    columns = (
        "section",
        "structure",
        "territories",
        "action_summary",
        "budget_printed",
        "key_figures",
    )
    for row, line in zip(found, expected, strict=True):
        assert row == [line[column] for column in columns]
    cut = next(
        cell
        for cell in raw.cells
        if cell.text.startswith("Constitution de groupes")
    )
    assert [place.page for place in cut.places] == [21, 22]


@pytest.mark.parametrize(
    ("section", "file", "columns"),
    [
        (
            "deliberation",
            "budget_deliberation.csv",
            "code_operation imputation libelle ae_printed depense_printed",
        ),
        (
            "rapport",
            "budget_report.csv",
            (
                "code_operation imputation libelle ae_printed disponible_printed"
                " proposition_printed solde_printed"
            ),
        ),
    ],
)
def test_budget_tables(
    sample: Document, section: str, file: str, columns: str
) -> None:
    (raw,) = tables(sample, section)
    assert grid(raw) == [
        [line[column] for column in columns.split()] for line in truth(file)
    ]


def test_every_character_of_the_sample_is_placed(sample: Document) -> None:
    assert [page.number for page in sample.pages if page.leftover] == []
    assert sample.doubts == ()


def test_the_sample_says_that_it_is_a_reconstruction(sample: Document) -> None:
    assert any("Reconstitution" in notice for notice in sample.notices)


# ------------------------------------------------------------------------------------------------
# the corpus


@needs_corpus
def test_two_city_lists() -> None:
    """Montpellier 2013: continuation pages without a top rule, many tables on a page."""
    folder = Path(CORPUS) / "montpellier-2013"
    lines: Counter[tuple[str, str]] = Counter()
    totals = 0
    for part in ("part1.pdf", "part2.pdf"):
        for table in read(folder / part).tables:
            for row in grid(table.raw):
                if any(
                    text.strip(" :").casefold().startswith("total")
                    for text in row[:3]
                ):
                    totals += 1
                else:
                    lines[row[0], amount(row[3])] += 1
    with (folder / "truth.csv").open(encoding="utf-8-sig", newline="") as file:
        _, *rest = csv.reader(file)
    known = Counter(
        (code, amount(granted)) for code, _, _, granted in rest if code
    )
    assert sum((lines & known).values()) == 819
    assert (
        sum(
            count
            for (code, granted), count in lines.items()
            if code and granted
        )
        == 819
    )
    assert totals == 51


def folded(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


@needs_corpus
@pytest.mark.parametrize(
    "name", ["02-voirie-clean", "02-voirie-errors", "06-grand-document-clean"]
)
def test_generated_documents(name: str) -> None:
    """Ruled tables over many pages, header repeated, page subtotals, "À reporter / Report"."""
    folder = Path(CORPUS) / "generated"
    known = json.loads(
        (folder / "truth" / f"{name}.json").read_text(encoding="utf-8")
    )
    found = {
        tuple(map(folded, table.raw.header)): [
            [folded(text) for text in row] for row in grid(table.raw)
        ]
        for table in read(folder / f"{name}.pdf").tables
    }
    assert len(found) == len(known["tables"])
    for table in known["tables"]:
        header = tuple(folded(text) for text in table["header"])
        assert found[header] == [
            [folded(text) for text in row] for row in table["rows"]
        ]
