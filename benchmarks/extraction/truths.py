"""The documents and what is printed in them."""

import csv
import json
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.extraction.readings import Box, ReadCell, Reading

SAMPLE = Path("sample_pdfs/pas-de-calais-2022-244.pdf")
SAMPLE_TRUTH = Path("tests/truth/pas-de-calais-2022-244")
SAMPLE_COLUMNS = {
    "annex4.csv": ("structure", "amount_eur"),
    "annex5.csv": (
        "territory",
        "asll_points",
        "dsf_count",
        "asll_eur",
        "aml_eur",
        "fal_eur",
    ),
    "annex6.csv": ("structure", "budget_printed"),
    "budget_deliberation.csv": (
        "code_operation",
        "imputation",
        "libelle",
        "ae_printed",
        "depense_printed",
    ),
    "budget_report.csv": (
        "code_operation",
        "imputation",
        "libelle",
        "ae_printed",
        "disponible_printed",
    ),
}


@dataclass(frozen=True)
class Corpus:
    """Documents measured together. ``rows`` per document, or ``tables`` where the structure is
    known.

    ``given``: engines are told where the true tables are. ``whole``: a truth row holds all that is
    printed in its line.
    """

    name: str
    paths: tuple[Path, ...]
    rows: tuple[tuple[tuple[str, ...], ...], ...] = ()
    tables: tuple[tuple[Reading, ...], ...] = ()
    given: bool = False
    whole: bool = False


def corpora(root: Path | None) -> Iterator[Corpus]:
    """The sample, and what stands under ``root``."""
    yield Corpus("sample", (SAMPLE,), (tuple(_sample_rows()),))
    if root is None:
        return
    city = root / "montpellier-2013"
    if city.is_dir():
        paths = (city / "part1.pdf", city / "part2.pdf")
        yield Corpus(
            "montpellier-2013",
            paths,
            (tuple(_city_rows(city / "truth.csv")), ()),
        )
    for name in (
        "01-subventions-clean",
        "01-subventions-errors",
        "02-voirie-clean",
        "06-grand-document-clean",
    ):
        truth = root / "generated" / "truth" / f"{name}.json"
        if truth.is_file():
            tables = json.loads(truth.read_text(encoding="utf-8"))["tables"]
            rows = tuple(
                tuple(row) for table in tables for row in table["rows"]
            )
            yield Corpus(
                f"generated {name[:2]} {name.split('-')[-1]}",
                (root / "generated" / f"{name}.pdf",),
                (rows,),
                whole=True,
            )
    if (root / "icdar2013-eu").is_dir():
        found = _competition(root / "icdar2013-eu")
        yield found
        yield replace(found, name=f"{found.name} regions", given=True)


def _sample_rows() -> Iterator[tuple[str, ...]]:
    for name, columns in SAMPLE_COLUMNS.items():
        with (SAMPLE_TRUTH / name).open(encoding="utf-8", newline="") as file:
            for line in csv.DictReader(file):
                yield tuple(line[c] for c in columns if line[c])


def _city_rows(path: Path) -> Iterator[tuple[str, ...]]:
    """Code and amount of the city's open data; not all of its lines are in the two documents."""
    with path.open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            if line["CODE"]:
                yield line["CODE"], line["Montant "]


def _competition(folder: Path) -> Corpus:
    stems = sorted(p.stem for p in folder.glob("*.pdf"))
    paths = tuple(folder / f"{stem}.pdf" for stem in stems)
    return Corpus(
        "icdar2013-eu",
        paths,
        tables=tuple(tuple(_true_tables(folder, stem)) for stem in stems),
    )


def _true_tables(folder: Path, stem: str) -> Iterator[Reading]:
    from extract.pdf.source import open_source

    with open_source(folder / f"{stem}.pdf") as source:
        heights = [page.height for page in source.pages()]
    regions = ET.parse(folder / f"{stem}-reg.xml").getroot()
    boxes: dict[tuple[str, int], list[Box]] = {}
    for table in regions.iter("table"):
        for region in table.iter("region"):
            key = table.get("id", ""), int(region.get("page", "0"))
            boxes.setdefault(key, []).extend(
                _box(b) for b in region.iter("bounding-box")
            )
    for table in ET.parse(folder / f"{stem}-str.xml").getroot().iter("table"):
        parts = list(table.iter("region"))
        cells = [
            _true_cell(cell, region)
            for region in parts
            for cell in region.iter("cell")
        ]
        page = int(parts[0].get("page", "0"))
        near = boxes[table.get("id", ""), page]
        height = heights[page - 1]
        x0, x1 = min(b[0] for b in near), max(b[2] for b in near)
        yield Reading(
            page,
            (
                x0,
                height - max(b[3] for b in near),
                x1,
                height - min(b[1] for b in near),
            ),
            tuple(cells),
        )


def _box(element: ET.Element) -> Box:
    x0, y0, x1, y1 = (
        float(element.get(k, "0")) for k in ("x1", "y1", "x2", "y2")
    )
    return x0, y0, x1, y1


def _true_cell(cell: ET.Element, region: ET.Element) -> ReadCell:
    row, col = int(cell.get("start-row", "0")), int(cell.get("start-col", "0"))
    last_row = max(row, int(cell.get("end-row") or cell.get("row-end") or row))
    last_col = max(col, int(cell.get("end-col") or cell.get("col-end") or col))
    down, right = (
        int(region.get("row-increment") or 0),
        int(region.get("col-increment") or 0),
    )
    text = cell.findtext("content") or ""
    return ReadCell(
        text, row + down, col + right, last_row - row + 1, last_col - col + 1
    )
