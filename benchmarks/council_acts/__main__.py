"""`python -m benchmarks.council_acts OUT [NUMBER…]`: make the acts and their answer keys.

The first set goes to OUT/documents, the others to a folder of their name. Needs Chromium,
WeasyPrint, poppler's `pdfunite` and `pdftotext`, and LibreOffice for some kinds.
"""

from __future__ import annotations

import importlib
import json
import pkgutil
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.council_acts import kinds
from benchmarks.council_acts.html_pages import print_html
from benchmarks.council_acts.ink import Ink
from benchmarks.council_acts.model import Kind, Part, Producer
from benchmarks.council_acts.office_pages import print_office
from benchmarks.council_acts.reportlab_pages import print_reportlab

SETS = {
    31: "documents",
    51: "second",
    71: "third",
    201: "prose_a",
    211: "prose_b",
    221: "prose_c",
}
"""Each set's folder, by the number of its first kind."""


def all_kinds() -> list[Kind]:
    """Every kind of act of all sets, by number."""
    found = []
    for module in pkgutil.walk_packages(kinds.__path__, f"{kinds.__name__}."):
        if module.ispkg:
            continue
        kind = importlib.import_module(module.name).KIND
        assert isinstance(kind, Kind)
        found.append(kind)
    return sorted(found, key=lambda kind: kind.number)


def set_of(kind: Kind) -> str:
    """The name of the folder of a kind's set."""
    return SETS[max(first for first in SETS if first <= kind.number)]


def print_part(part: Part, target: Path) -> None:
    """Have the part's producer make its PDF."""
    if part.producer in {Producer.WRITER, Producer.CALC}:
        print_office(part, target)
    elif part.producer is Producer.REPORTLAB:
        print_reportlab(part, target)
    else:
        print_html(part, target)


def print_act(parts: tuple[Part, ...], target: Path) -> None:
    """Make an act's PDF; what several producers made is joined."""
    if len(parts) == 1:
        print_part(parts[0], target)
        return

    with tempfile.TemporaryDirectory() as folder:
        pieces = [Path(folder) / f"{index}.pdf" for index in range(len(parts))]
        for part, piece in zip(parts, pieces, strict=True):
            print_part(part, piece)
        subprocess.run(["pdfunite", *map(str, pieces), str(target)], check=True)


def read_pages(pdf: Path) -> list[str]:
    """The text of each page, every kind of space made plain."""
    printed = subprocess.run(
        ["pdftotext", "-layout", str(pdf), "-"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    pages = printed.removesuffix("\f").split("\f")
    return [re.sub(r"\s+", " ", page) for page in pages]


def find_page(printed: str, clean: list[str], faulty: list[str]) -> int:
    """The page on which a figure stands in the faulty version and not in the clean one.

    A number in words may go on over a line after its hyphen.

    Raises:
        ValueError: no page or several pages gained the figure.
    """
    written = re.escape(printed).replace(r"\-", r"-\s?")
    whole = re.compile(rf"(?<![\d,]){written}(?!,?\d)")
    pages = [
        index
        for index, (before, after) in enumerate(
            zip(clean, faulty, strict=True), 1
        )
        if len(whole.findall(after)) > len(whole.findall(before))
    ]
    if len(pages) != 1:
        raise ValueError(f"{printed!r} was gained by pages {pages}")
    return pages[0]


def answer_key(
    kind: Kind, ink: Ink, clean: list[str], faulty: list[str]
) -> list[dict[str, object]]:
    """The seeded errors, each with its page."""
    return [
        {
            "page": find_page(seed.printed, clean, faulty),
            "table": seed.table,
            "row": seed.row,
            "printed": seed.printed,
            "expected": ink.correct[seed.key],
            "kind": seed.kind,
            "why": seed.why,
        }
        for seed in kind.seeds
        if not seed.follows
    ]


def write_key(
    kind: Kind, pdf: Path, errors: list[dict[str, object]], clean: bool
) -> None:
    """Write the answer key beside the PDF."""
    key = {
        "document": pdf.name,
        "kind": kind.kind,
        "clean": clean,
        "errors": errors,
    }
    text = json.dumps(key, ensure_ascii=False, indent=1) + "\n"
    pdf.with_suffix(".json").write_text(text, encoding="utf-8")


def make(kind: Kind, folder: Path) -> None:
    """Make both versions of an act; stop where a proof and the seeds disagree.

    Raises:
        ValueError: a proof fails without a seed, or a seed breaks no proof.
    """
    inks = {
        "clean": Ink({}),
        "errors": Ink({seed.key: seed for seed in kind.seeds}),
    }
    pages: dict[str, list[str]] = {}
    pdfs = {}

    for version, ink in inks.items():
        parts = kind.draw(ink)
        if amiss := ink.check_key():
            raise ValueError(f"{kind.name}-{version}: {'; '.join(amiss)}")
        pdfs[version] = folder / f"{kind.number}-{kind.name}-{version}.pdf"
        print_act(parts, pdfs[version])
        pages[version] = read_pages(pdfs[version])

    write_key(kind, pdfs["clean"], [], clean=True)
    errors = answer_key(kind, inks["errors"], pages["clean"], pages["errors"])
    write_key(kind, pdfs["errors"], errors, clean=False)
    unproved = inks["clean"].printed.keys() - {
        key for proof in inks["clean"].proofs for key in proof.keys
    }
    print(
        f"{kind.number} {kind.name}: {len(pages['clean'])} pages, {len(inks['clean'].printed)}"
        " figures"
        f" ({len(unproved)} in no proof), {len(inks['clean'].proofs)} proofs, {len(errors)} errors"
    )


def main(arguments: list[str]) -> None:
    """Make every kind, or those whose numbers are given."""
    wanted = {int(argument) for argument in arguments[1:]}
    for kind in all_kinds():
        if not wanted or kind.number in wanted:
            folder = Path(arguments[0]) / set_of(kind)
            folder.mkdir(parents=True, exist_ok=True)
            make(kind, folder)


if __name__ == "__main__":
    main(sys.argv[1:])
