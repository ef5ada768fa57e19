"""What differs between two folders of results: `python -m benchmarks.compare_runs BEFORE AFTER`.

Both hold folders that `pointage audit` or `extract` wrote. Every file is compared: JSON by its
keys, CSV by its cells, anything else by its bytes. `SHA256SUMS` and the hash of the files in
`datapackage.json` follow from the others and are passed over. Each difference is one line; those
that a line of ``--known FILE`` names (a regular expression a line, after `#` its reason) are
counted apart. Exit code 1 where a difference is left that nothing names.
"""

import argparse
import csv
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

DERIVED = ("SHA256SUMS",)
"""Files that only repeat what the others hold."""
DERIVED_KEYS = ("hash", "bytes")
"""Keys of `datapackage.json` that follow from the files it describes."""
SHOWN = 120
"""Characters of a value that a line shows."""


def differences(before: Path, after: Path) -> Iterator[str]:
    """Every difference between two folders, one line each, in the order of their paths."""
    left, right = _files(before), _files(after)

    for name in sorted(left.keys() | right.keys()):
        if name not in right:
            yield f"{name}: gone"
        elif name not in left:
            yield f"{name}: new"
        else:
            for line in _in_file(left[name], right[name]):
                yield f"{name}: {line}"


def _files(folder: Path) -> dict[str, Path]:
    found = (
        path
        for path in folder.rglob("*")
        if path.is_file() and path.name not in DERIVED
    )
    return {path.relative_to(folder).as_posix(): path for path in found}


def _in_file(before: Path, after: Path) -> Iterator[str]:
    left, right = before.read_bytes(), after.read_bytes()
    if left == right:
        return

    if before.suffix in {".json", ".sarif"}:
        yield from _in_json(json.loads(left), json.loads(right), "")
    elif before.suffix == ".csv":
        yield from _in_csv(left.decode("utf-8"), right.decode("utf-8"))
    else:
        yield f"{len(left)} bytes, now {len(right)}"


def _in_json(before: object, after: object, at: str) -> Iterator[str]:
    if isinstance(before, dict) and isinstance(after, dict):
        for key in sorted(before.keys() | after.keys()):
            if key in DERIVED_KEYS:
                continue
            if key not in after:
                yield f"{at}.{key}: gone"
            elif key not in before:
                yield f"{at}.{key}: new"
            else:
                yield from _in_json(before[key], after[key], f"{at}.{key}")
    elif isinstance(before, list) and isinstance(after, list):
        if len(before) != len(after):
            yield f"{at}: {len(before)} entries, now {len(after)}"
        for number, (one, other) in enumerate(zip(before, after, strict=False)):
            yield from _in_json(one, other, f"{at}[{number}]")
    elif before != after:
        yield f"{at}: {_short(before)}, now {_short(after)}"


def _in_csv(before: str, after: str) -> Iterator[str]:
    left, right = (
        list(csv.reader(text.splitlines())) for text in (before, after)
    )
    if len(left) != len(right):
        yield f"{len(left)} rows, now {len(right)}"

    for number, (row, other) in enumerate(zip(left, right, strict=False)):
        if row != other:
            yield f"row {number}: {_short(row)}, now {_short(other)}"


def _short(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= SHOWN else text[:SHOWN] + "…"


def _known(path: Path | None) -> list[re.Pattern[str]]:
    if path is None:
        return []
    lines = path.read_text(encoding="utf-8").splitlines()
    patterns = (line.partition(" # ")[0].strip() for line in lines)
    return [
        re.compile(each)
        for each in patterns
        if each and not each.startswith("#")
    ]


def main() -> None:
    """Print the differences and end with 1 where one is left that nothing names."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("before", type=Path)
    parser.add_argument("after", type=Path)
    parser.add_argument(
        "--known", type=Path, help="differences that stand in a list"
    )
    parser.add_argument("--most", type=int, default=200, help="lines printed")
    given = parser.parse_args()

    known = _known(given.known)
    named: Counter[str] = Counter()
    left = 0
    for line in differences(given.before, given.after):
        by = next((each.pattern for each in known if each.search(line)), None)
        if by is not None:
            named[by] += 1
            continue
        left += 1
        if left <= given.most:
            print(line)

    for pattern, count in named.items():
        print(f"{count} named by the list: {pattern}")
    print(f"{left} differences, {named.total()} more that the list names")
    sys.exit(left > 0)


if __name__ == "__main__":
    main()
