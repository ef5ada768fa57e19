"""`python -m benchmarks.council_acts.packs_second OUT [NUMBER…]`: make the acts and their keys.

Needs Chromium, WeasyPrint and poppler. An answer's key has two more names than those of the other
sets: `where`, a table or the text, and `nature`, whether the mistake is of fact, of law or of
judgment.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
import tempfile
from pathlib import Path

from benchmarks.council_acts.__main__ import (
    find_page,
    print_act,
    read_pages,
    write_key,
)
from benchmarks.council_acts.ink import Ink, Seed
from benchmarks.council_acts.model import Kind
from benchmarks.council_acts.packs_second import kinds
from benchmarks.council_acts.packs_second.book import Slip


def pack_kinds() -> list[Kind]:
    """Every kind of this package, by number."""
    found = []
    for module in pkgutil.iter_modules(kinds.__path__):
        name = f"{kinds.__name__}.{module.name}"
        kind = importlib.import_module(name).KIND
        assert isinstance(kind, Kind)
        found.append(kind)
    return sorted(found, key=lambda kind: kind.number)


def find_seed(kind: Kind, seed: Seed, clean: list[str], target: Path) -> int:
    """The page of a seed where it is the only mistake; what follows from it may change others."""
    print_act(kind.draw(Ink({seed.key: seed})), target)
    faulty = read_pages(target)
    pages = [
        index
        for index, (before, after) in enumerate(
            zip(clean, faulty, strict=True), 1
        )
        if before != after
    ]
    if len(pages) == 1:
        return pages[0]
    return find_page(seed.printed, clean, faulty)


def classed_key(
    kind: Kind, ink: Ink, clean: list[str]
) -> list[dict[str, object]]:
    """The answer key, each error with its place and its nature."""
    errors: list[dict[str, object]] = []
    with tempfile.TemporaryDirectory() as folder:
        for seed in kind.seeds:
            assert isinstance(seed, Slip)
            if seed.follows:
                continue
            page = find_seed(kind, seed, clean, Path(folder) / "one.pdf")
            errors.append(
                {
                    "page": page,
                    "table": seed.table,
                    "row": seed.row,
                    "printed": seed.printed,
                    "expected": ink.correct[seed.key],
                    "kind": seed.kind,
                    "why": seed.why,
                    "where": "texte" if seed.table == "texte" else "table",
                    "nature": seed.nature,
                }
            )
    return errors


def make_both(kind: Kind, folder: Path) -> None:
    """Make both versions of an act; stop where a proof and the seeds disagree.

    Raises:
        ValueError: a proof fails without a seed, or a seed breaks no proof.
    """
    seeds = {seed.key: seed for seed in kind.seeds}
    inks = {"clean": Ink({}), "errors": Ink(seeds)}
    stem = f"{kind.number}-{kind.name}"
    pdfs = {name: folder / f"{stem}-{name}.pdf" for name in inks}
    pages: dict[str, list[str]] = {}

    for version, ink in inks.items():
        parts = kind.draw(ink)
        if amiss := ink.check_key():
            raise ValueError(f"{stem}-{version}: {'; '.join(amiss)}")
        print_act(parts, pdfs[version])
        pages[version] = read_pages(pdfs[version])

    write_key(kind, pdfs["clean"], [], clean=True)
    if len(pages["errors"]) != len(pages["clean"]):
        raise ValueError(f"{stem}: the versions differ in their pages")
    errors = classed_key(kind, inks["errors"], pages["clean"])
    write_key(kind, pdfs["errors"], errors, clean=False)
    figures = len(inks["clean"].printed)
    print(
        f"{stem}: {len(pages['clean'])} pages, {figures} figures,"
        f" {len(errors)} errors"
    )


def main(arguments: list[str]) -> None:
    """Make every kind, or those whose numbers are given."""
    wanted = {int(argument) for argument in arguments[1:]}
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    for kind in pack_kinds():
        if not wanted or kind.number in wanted:
            make_both(kind, folder)


if __name__ == "__main__":
    main(sys.argv[1:])
