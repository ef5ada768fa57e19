"""`python -m benchmarks.fuzz --minutes 60`: mutated PDFs, each audited in an isolated process with
limits.

Mutants come from the sample, from small generated tables and from `benchmarks.hostile`, by changes
to their bytes, to the numbers and names of their objects, and to what their streams hold once
decompressed. A mutant may be refused or read; it is kept as a finding where it made an unhandled
exception ("failed"), killed its process ("crashed"), hung ("timed-out"), took more than 1 GiB
("large") or left a file behind. The same seed gives the same mutants.
"""

import argparse
import hashlib
import random
import re
import sys
import tempfile
import time
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.hostile import HOSTILE
from benchmarks.judging.corpora import corpus_folder, minutes
from benchmarks.structure_mutants import structure_mutants
from benchmarks.variants import variant
from pointage.batch.pool import Workers
from pointage.batch.task import BatchOptions, Task

ROOT = Path(__file__).parents[1]
STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
NUMBER = re.compile(rb"(?<![\w.])-?\d+(?:\.\d+)?(?![\w.])")
NAME = re.compile(rb"/[A-Za-z]\w*")
ODD_NUMBERS = (
    b"0",
    b"-1",
    b"1",
    b"2147483647",
    b"-2147483648",
    b"4294967296",
    b"99999999999999999999",
    b"1e99",
    b".5",
)
BAD = frozenset({"failed", "crashed", "timed-out", "out-of-memory"})
_MOST_REPEATED = 250_000_000
"""Bytes that a stream repeated has, but for one that is longer: 200 million are refused."""
PEAK = 1024
"""MiB of resident memory that no mutant may take."""

Mutate = Callable[[bytes, random.Random], bytes]


def flip_bytes(data: bytes, chance: random.Random) -> bytes:
    """A few bytes changed."""
    out = bytearray(data)
    for _ in range(chance.randint(1, 20)):
        out[chance.randrange(len(out))] = chance.randrange(256)
    return bytes(out)


def move_block(data: bytes, chance: random.Random) -> bytes:
    """A block removed, doubled, or put elsewhere."""
    start = chance.randrange(len(data))
    block = data[start : start + chance.randint(1, 2000)]
    rest = data[:start] + data[start + len(block) :]
    where = chance.randrange(len(rest) + 1)
    return chance.choice(
        (
            rest,
            data[:start] + block + data[start:],
            rest[:where] + block + rest[where:],
        )
    )


def change_numbers(data: bytes, chance: random.Random) -> bytes:
    """A few numbers outside streams replaced by odd ones: lengths, references, boxes, counts."""
    return _replace(data, NUMBER, lambda: chance.choice(ODD_NUMBERS), chance)


def change_names(data: bytes, chance: random.Random) -> bytes:
    """A few names replaced by others of the file."""
    names = NAME.findall(data) or [b"/X"]
    return _replace(data, NAME, lambda: chance.choice(names), chance)


def change_stream(data: bytes, chance: random.Random) -> bytes:
    """One stream decompressed, mutated and compressed again, its length put right."""
    found = list(STREAM.finditer(data))
    if not found:
        return flip_bytes(data, chance)
    match = chance.choice(found)
    try:
        content = zlib.decompress(match[1])
    except zlib.error:
        return flip_bytes(data, chance)
    inner = chance.choice((flip_bytes, move_block, change_numbers, _repeat))
    packed = zlib.compress(inner(content or b" ", chance))
    head = re.sub(
        rb"/Length \d+(?! \d+ R)",
        b"/Length %d" % len(packed),
        data[: match.start(1)][-400:],
    )
    return data[: match.start(1)][:-400] + head + packed + data[match.end(1) :]


def _repeat(data: bytes, chance: random.Random) -> bytes:
    most = max(2, _MOST_REPEATED // len(data))
    return data * chance.randint(2, min(30, most))


def _replace(
    data: bytes,
    pattern: re.Pattern[bytes],
    new: Callable[[], bytes],
    chance: random.Random,
) -> bytes:
    found = list(pattern.finditer(data))
    for match in sorted(
        chance.sample(found, min(len(found), chance.randint(1, 6))),
        key=re.Match.start,
        reverse=True,
    ):
        data = data[: match.start()] + new() + data[match.end() :]
    return data


MUTATIONS: tuple[Mutate, ...] = (
    flip_bytes,
    move_block,
    change_numbers,
    change_names,
    change_stream,
    change_stream,
)


def seeds() -> list[bytes]:
    """The PDFs that mutants are made of."""
    sample = [
        path.read_bytes()
        for path in sorted((ROOT / "sample_pdfs").glob("*.pdf"))
    ]
    small = [variant(seed, pages=1) for seed in range(6)]
    hostile = [
        data
        for name, make in sorted(HOSTILE.items())
        if len(data := make()) and "bombe" not in name
    ]
    return [*small, *small, *hostile, *sample]


def mutants(seed: int) -> Iterator[tuple[str, bytes]]:
    """Mutants without end, each with the words of how it was made."""
    chance, base = random.Random(seed), seeds()
    while True:
        number = chance.randrange(len(base))
        data, names = base[number], []
        for mutate in chance.sample(MUTATIONS, chance.choice((1, 1, 1, 2, 3))):
            data = mutate(data or b" ", chance)
            names.append(mutate.__name__)
        if data != base[number]:  # a change may change nothing
            yield f"{number}:{'+'.join(names)}", data


class Fuzz:
    """One run: mutants in, counts and kept findings out."""

    def __init__(self, keep: Path, seconds: float, megabytes: int) -> None:
        self.keep = keep
        self.counts: Counter[str] = Counter()
        self.reasons: Counter[str] = Counter()
        self.options = BatchOptions(
            seconds=seconds, megabytes=megabytes, reports=False
        )
        self.peak = 0
        """MiB of resident memory, the most of any mutant."""
        self._workers = Workers()

    def run(self, minutes: float, found: Iterator[tuple[str, bytes]]) -> None:
        """Try mutants for ``minutes``."""
        end = time.monotonic() + 60 * minutes
        with tempfile.TemporaryDirectory() as own:
            tempfile.tempdir = own  # elsewhere others put files too
            before = _strays()
            with tempfile.TemporaryDirectory() as folder:
                for how, data in found:
                    if time.monotonic() > end:
                        break
                    self.attempt(how, data, Path(folder))
            self._workers.close()
            self.counts["stray files"] = len(_strays() - before)
            tempfile.tempdir = None

    def attempt(self, how: str, data: bytes, folder: Path) -> None:
        """Audit one mutant and keep it where it is a finding."""
        path = folder / "mutant.pdf"
        path.write_bytes(data)
        sha256 = hashlib.sha256(data).hexdigest()
        # every fourth also writes its report: what was read is drawn and escaped
        options = BatchOptions(
            seconds=self.options.seconds,
            megabytes=self.options.megabytes,
            reports=sha256[0] < "4",
        )
        done = self._workers.do(
            Task(sha256, str(path), path.name, str(folder / "store"), options)
        )
        row, self.peak = done.row, max(self.peak, done.peak)
        self.counts[row["status"]] += 1
        harm, reason = row["status"], row["reason"]
        if harm not in BAD:
            if done.peak <= PEAK:
                return
            harm, reason = "large", f"more than {PEAK} MiB"
        self._found(f"{harm}: {reason}", f"{how}, {sha256[:12]}")
        if self.reasons[f"{harm}: {reason}"] <= 3:
            self.keep.mkdir(parents=True, exist_ok=True)
            (self.keep / f"{harm}-{sha256[:12]}.pdf").write_bytes(data)

    def _found(self, reason: str, which: str) -> None:
        self.reasons[reason] += 1
        print(f"{reason}  ({which})", file=sys.stderr, flush=True)


def _strays() -> set[str]:
    """Files where a document's process might leave some: the current folder and the
    temporary one.
    """
    here = {str(path) for path in Path.cwd().iterdir()}
    return here | {str(path) for path in Path(tempfile.gettempdir()).iterdir()}


def main() -> None:
    """Run, print the counts, and exit with 1 where something was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--seconds", type=float, default=60, help="what a mutant may take"
    )
    parser.add_argument(
        "--structure",
        action="store_true",
        help="mutate the structure of the open minutes of POINTAGE_CORPUS",
    )
    parser.add_argument("--megabytes", type=int, default=2048)
    parser.add_argument(
        "--keep",
        type=Path,
        default=Path("fuzz-findings"),
        help="folder for mutants that harmed",
    )
    options = parser.parse_args()
    fuzz = Fuzz(options.keep, options.seconds, options.megabytes)
    found = mutants(options.seed)
    if options.structure:
        real = minutes(corpus_folder(), "open")
        found = structure_mutants(real, options.seed)
    fuzz.run(options.minutes, found)
    for status, number in sorted(fuzz.counts.items()):
        print(f"{number:>7}  {status}")
    print(f"{fuzz.peak:>7}  MiB at most")
    for reason, number in fuzz.reasons.most_common():
        print(f"{number:>7}  {reason}")
    sys.exit(bool(fuzz.reasons or fuzz.counts["stray files"]))


if __name__ == "__main__":
    main()
