"""Recall and precision by operator, and false accusations, over a data set."""

import gzip
import hashlib
import json
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator

from benchmarks.aggregation.annotated import Accused, File, Found, Key, Record
from validate.model.identity import Severity

LIMIT = 60
"""Seconds for one table, at most."""
OPERATORS = ("Sum", "Division", "RelativeChange", "Average")


def in_half(record: Record, half: str) -> bool:
    """Whether a table is of the ``half`` asked for: ``read``, ``unread`` (an odd hash of its file
    and sheet) or all.
    """
    odd = (
        hashlib.sha256(
            f"{record['file_name']}/{record['table_id']}".encode()
        ).digest()[-1]
        % 2
    )
    return not half or half == ("unread" if odd else "read")


def _records(path: str, half: str) -> Iterator[Record]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from (
            record
            for line in lines
            if in_half(record := json.loads(line), half)
        )


def _count(
    tally: Counter[tuple[str, str]], file: File, found: set[Key]
) -> None:
    for name, length in (("", 3), (" cells", 2)):
        known, mine = (
            {key[:length] for key in file.known},
            {key[:length] for key in found},
        )
        for kind, keys in (
            ("annotated", known),
            ("detected", mine),
            ("right", known & mine),
        ):
            tally.update(
                (operator + name, kind)
                for key in keys
                for operator in (str(key[0]), "All")
            )


def measure(
    path: str, find: Callable[[File], Found] = File.discovered, half: str = ""
) -> list[str]:
    """The lines of the table of measures, for the project or another method."""
    tally, accused = Counter[tuple[str, str]](), Counter[tuple[str, Severity]]()
    cells, files, late, start = 0, 0, 0, time.perf_counter()
    signal.signal(
        signal.SIGALRM, signal.default_int_handler
    )  # an Exception would be a check's crash
    for record in _records(path, half):
        file, files = File(record), files + 1
        found: set[Key] = set()
        failed: list[Accused] = []
        cells += sum(
            number is not None for row in file.numbers for number in row
        )
        try:
            signal.alarm(LIMIT)
            found, failed = find(file)
        except KeyboardInterrupt:
            late += 1
        signal.alarm(0)
        _count(tally, file, found)
        for key, delta, severity in failed:
            bounds = [
                bound for one, bound in file.known.items() if one[:2] == key[:2]
            ]
            within = (
                "false" if bounds and delta > max(bounds) else "within bounds"
            )
            kind = within if bounds else "at no annotated sum"
            accused[kind, severity] += 1
    spent = time.perf_counter() - start
    lines = [
        f"{path}: {files} tables ({late} too late), {cells} figures, {spent:.0f} s",
        f"{'operator':22} annotated   found  detected   right  recall  precision     F1",
    ]
    for name in [
        operator + cell
        for operator in (*OPERATORS, "All")
        for cell in ("", " cells")
    ]:
        known, mine, right = (
            tally[name, kind] for kind in ("annotated", "detected", "right")
        )
        recall, precision = right / max(known, 1), right / max(mine, 1)
        rates = f"{recall:8.3f}{precision:11.3f}{2 * right / max(known + mine, 1):7.3f}"
        lines.append(f"{name:22}{known:10}{right:8}{mine:10}{right:8}{rates}")
    for kind in ("false", "within bounds", "at no annotated sum"):
        errors, warnings = (
            accused[kind, Severity.ERROR],
            accused[kind, Severity.WARNING],
        )
        rate = f"{1000 * errors / cells:.2f} per 1,000 figures"
        lines.append(f"accused {kind}: {errors} ({rate}), warnings {warnings}")
    return lines
