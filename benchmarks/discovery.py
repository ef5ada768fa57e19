"""`python -m benchmarks.discovery [SHAPE:LINES ...]`: how long finding what can be checked takes.

Spreadsheets of known arithmetic are made, read, and judged in a process of their own. Printed: the
seconds of processor time of the reading and of the judging (search, verdicts, findings), peak
memory, and the share of the columns' figures that is proved. Shapes: ``account`` has six columns of
figures (quantity, price, amount, tax, total, share), groups with subtotals and a total; ``wide`` is
a square of amounts whose rows and columns are added up; ``noise`` is one that holds no sum at all;
``list`` is a name and an amount a line; ``products`` is a list of quantities, prices and amounts
without subtotals, each line named with a year.
"""

import argparse
import csv
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

USUAL = (
    *("account:175", "account:350", "account:700", "account:1400"),
    *("wide:50", "wide:100", "noise:50", "noise:100"),
    *("list:1000", "list:10000", "list:100000"),
    *("products:1000", "products:4000"),
)
"""``account:1400`` and the squares of 100 have 10,000 cells."""
_GROUP = 20
"""Lines of a group of an account."""
_CENT = Decimal("0.01")
_TAX = Decimal("0.20")
_CELLS = "POINTAGE_MAX_CELLS"
Line = Sequence[str]


def _printed(value: Decimal) -> str:
    return str(value.quantize(_CENT, ROUND_HALF_UP)).replace(".", ",")


def _account(lines: int, chance: random.Random) -> Iterator[Line]:
    yield (
        "Objet",
        "Quantité",
        "Prix unitaire",
        "Montant HT",
        "TVA",
        "Montant TTC",
    )
    amounts: list[tuple[Decimal, ...]] = []
    since = 0
    for number in range(1, lines + 1):
        count, price = chance.randint(1, 90), Decimal(chance.randint(101, 9999))
        amount = count * price / 100
        tax = (amount * _TAX).quantize(_CENT, ROUND_HALF_UP)
        amounts.append((amount, tax, amount + tax))
        name = f"Fourniture {number}"
        yield name, str(count), *map(_printed, (price / 100, *amounts[-1]))
        if number % _GROUP == 0 or number == lines:
            yield _sums(f"Sous-total {number // _GROUP}", amounts[since:])
            since = number
    yield _sums("Total", amounts)


def _sums(label: str, amounts: Sequence[Sequence[Decimal]]) -> Line:
    sums = (sum(each, Decimal(0)) for each in zip(*amounts, strict=True))
    return label, "", "", *map(_printed, sums)


def _square(side: int, chance: random.Random) -> list[list[Decimal]]:
    return [
        [Decimal(chance.randint(1000, 999_999)) / 100 for _ in range(side)]
        for _ in range(side)
    ]


def _wide(side: int, chance: random.Random) -> Iterator[Line]:
    inner = _square(side - 1, chance)
    yield "Commune", *(f"Poste {k}" for k in range(1, side)), "Total"
    for number, row in enumerate(inner, start=1):
        yield f"Commune {number}", *map(_printed, (*row, sum(row, Decimal(0))))
    sums = [sum(each, Decimal(0)) for each in zip(*inner, strict=True)]
    yield "Total", *map(_printed, (*sums, sum(sums, Decimal(0))))


def _noise(side: int, chance: random.Random) -> Iterator[Line]:
    yield "Commune", *(f"Poste {k}" for k in range(1, side + 1))
    for number, row in enumerate(_square(side, chance), start=1):
        yield f"Commune {number}", *map(_printed, row)


def _list(lines: int, chance: random.Random) -> Iterator[Line]:
    yield "Association", "Montant"
    total = Decimal(0)
    for number in range(1, lines + 1):
        amount = Decimal(chance.randint(1000, 999_999)) / 100
        total += amount
        yield f"Association {number}", _printed(amount)
    yield "Total", _printed(total)


def _products(lines: int, chance: random.Random) -> Iterator[Line]:
    yield "Article", "Quantité", "Prix unitaire (€)", "Montant (€)", "Calcul"
    total = Decimal(0)
    for number in range(1, lines + 1):
        count, price = chance.randint(1, 400), chance.randint(101, 9999)
        amount = Decimal(count * price) / 100
        total += amount
        name = f"Article {number}, année {2015 + number % 10}"
        prices = _printed(Decimal(price) / 100), _printed(amount)
        yield name, str(count), *prices, "2 % de la recette"
    yield "Total", "", "", _printed(total), ""


SHAPES: dict[str, Callable[[int, random.Random], Iterator[Line]]] = {
    "account": _account,
    "wide": _wide,
    "noise": _noise,
    "list": _list,
    "products": _products,
}


def measured(shape: str, lines: int) -> dict[str, float]:
    """Seconds, MB, cells and share proved of one table, in a process of its own."""
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "benchmarks.discovery",
            "--once",
            f"{shape}:{lines}",
        ],
        capture_output=True,
        check=True,
        encoding="utf-8",
        env={_CELLS: "1000000", **os.environ},
    )
    told: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return told


def _once(shape: str, lines: int) -> None:
    from benchmarks.mutation import audit
    from benchmarks.peak_memory import own_peak
    from pointage.read_any import read

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "acte.csv"
        with path.open("w", encoding="utf-8", newline="") as out:
            rows = SHAPES[shape](lines, random.Random(lines))
            csv.writer(out, delimiter=";").writerows(rows)
        start = time.process_time()
        source, document = read(path)
        source.close()
    middle = time.process_time()
    made = audit(document)
    end = time.process_time()
    tables = made.coverage.tables
    told = {
        "read": middle - start,
        "judged": end - middle,
        "peak": own_peak(),
        "cells": sum(table.cells for table in tables),
        "proved": sum(table.proved for table in tables),
        "findings": len(made.findings),
        "crashed": len(made.crashed),
    }
    print(json.dumps(told))


def main() -> None:
    """Print a line a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tables", nargs="*", default=USUAL)
    parser.add_argument("--once", metavar="SHAPE:LINES")
    options = parser.parse_args()
    if options.once:
        shape, _, lines = options.once.partition(":")
        _once(shape, int(lines))
        return
    print(
        f"{'table':<16}{'cells':>9}{'read s':>9}{'judged s':>10}{'MB':>7}  proved"
    )
    for table in options.tables:
        shape, _, lines = table.partition(":")
        told = measured(shape, int(lines))
        share = told["proved"] / max(told["cells"], 1)
        print(
            f"{table:<16}{told['cells']:>9}{told['read']:>9.2f}"
            f"{told['judged']:>10.2f}{told['peak']:>7.0f}  {share:.1%}"
            f", {told['findings']} findings, {told['crashed']} crashes",
            flush=True,
        )


if __name__ == "__main__":
    main()
