"""`python -m benchmarks.council_acts.packs_first OUT [NUMBER…]`: make the acts 101 to 111.

Needs Chromium, WeasyPrint, LibreOffice and poppler's `pdfunite` and `pdftotext`.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import sys
from pathlib import Path

from benchmarks.council_acts.__main__ import print_act, read_pages, write_key
from benchmarks.council_acts.ink import Ink
from benchmarks.council_acts.model import Kind
from benchmarks.council_acts.packs_first import kinds
from benchmarks.council_acts.packs_first.draft import Slip


def first_kinds() -> list[Kind]:
    """The kinds of this package, by number."""
    found = []
    for module in pkgutil.iter_modules(kinds.__path__):
        loaded = importlib.import_module(f"{kinds.__name__}.{module.name}")
        kind = getattr(loaded, "KIND", None)
        if isinstance(kind, Kind):
            found.append(kind)
    return sorted(found, key=lambda kind: kind.number)


def count_printed(text: str, page: str) -> int:
    """How often a figure or words stand on a page as such."""
    whole = rf"(?<![\d,]){re.escape(text)}(?!,?\d)"
    return len(re.findall(whole, page))


def find_seed(slip: Slip, clean: list[str], faulty: list[str]) -> int:
    """The page that gained the text of an error.

    Raises:
        ValueError: none gained it, or several and the error does not say which.
    """
    pages = [
        index
        for index, (before, after) in enumerate(
            zip(clean, faulty, strict=True), 1
        )
        if count_printed(slip.printed, after)
        > count_printed(slip.printed, before)
    ]
    if slip.page in pages or (slip.page and slip.shown):
        return slip.page
    if len(pages) != 1:
        raise ValueError(f"{slip.printed!r} was gained by pages {pages}")
    return pages[0]


def keyed(
    slip: Slip, ink: Ink, clean: list[str], faulty: list[str]
) -> dict[str, object]:
    """An error as the answer key has it."""
    return {
        "page": find_seed(slip, clean, faulty),
        "table": slip.table,
        "row": slip.row,
        "printed": slip.shown or slip.printed,
        "expected": slip.wanted or ink.correct[slip.key],
        "kind": slip.kind,
        "nature": slip.nature,
        "where": "texte" if slip.table == "texte" else "table",
        "why": slip.why,
    }


def make_pair(kind: Kind, folder: Path) -> None:
    """Make both versions of an act with their keys.

    Raises:
        ValueError: a proof fails without an error, or an error breaks no proof.
    """
    slips = [seed for seed in kind.seeds if isinstance(seed, Slip)]
    inks = {"clean": Ink({}), "errors": Ink({one.key: one for one in slips})}
    pages: dict[str, list[str]] = {}

    for version, ink in inks.items():
        parts = kind.draw(ink)
        if amiss := ink.check_key():
            raise ValueError(f"{kind.name}-{version}: {'; '.join(amiss)}")
        pdf = folder / f"{kind.number}-{kind.name}-{version}.pdf"
        print_act(parts, pdf)
        pages[version] = read_pages(pdf)

    errors = [
        keyed(slip, inks["errors"], pages["clean"], pages["errors"])
        for slip in slips
        if not slip.follows
    ]
    stem = folder / f"{kind.number}-{kind.name}"
    for version, known in (("clean", []), ("errors", errors)):
        pdf = stem.with_name(f"{stem.name}-{version}.pdf")
        write_key(kind, pdf, known, clean=version == "clean")
    print(describe(kind, inks["clean"], pages["clean"], errors))


def describe(
    kind: Kind, ink: Ink, pages: list[str], errors: list[dict[str, object]]
) -> str:
    """One line of counts."""
    proved = {key for proof in ink.proofs for key in proof.keys}
    prose = sum(key.startswith("t.") for key in ink.printed)
    unproved = sorted(ink.printed.keys() - proved)
    return (
        f"{kind.number} {kind.name}: {len(pages)} pages, {len(ink.printed)} figures, {prose} in"
        f" prose, {len(errors)} errors; in no proof: {' '.join(unproved)}"
    )


def main(arguments: list[str]) -> None:
    """Make every kind, or those whose numbers are given."""
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    wanted = {int(argument) for argument in arguments[1:]}
    for kind in first_kinds():
        if not wanted or kind.number in wanted:
            make_pair(kind, folder)


if __name__ == "__main__":
    main(sys.argv[1:])
