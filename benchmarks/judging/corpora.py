"""The documents that judgments are measured on, by corpus."""

import hashlib
import os
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
COUNCIL_ACTS = ROOT / "benchmarks" / "council_acts" / "documents"
SECOND_COUNCIL_ACTS = COUNCIL_ACTS.with_name("second")
THIRD_COUNCIL_ACTS = COUNCIL_ACTS.with_name("third")
LOOKED_AT = ("packs", "prose_a", "prose_c", "fourth", "fifth", "sixth")
HELD_OUT = ("third", "prose_b")
"""Sets of council acts of which nobody looks at what is missed."""
_PARTS = ("open", "open", "second", "third")
"""The part of the minutes that a file is of, by the last digit of its name's hash modulo 4."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """Documents of one origin."""

    name: str
    documents: tuple[Path, ...]


def corpus_folder() -> Path:
    """The folder of the measured corpora.

    Raises:
        SystemExit: ``POINTAGE_CORPUS`` does not name one.
    """
    named = os.environ.get("POINTAGE_CORPUS", "")
    if not named or not Path(named).is_dir():
        raise SystemExit(
            "POINTAGE_CORPUS does not name the folder of the corpora"
        )
    return Path(named)


def part_of(name: str) -> str:
    """The part of the minutes that a file is of: ``open``, ``second`` or ``third``."""
    digest = hashlib.sha256(
        unicodedata.normalize("NFC", name).encode()
    ).hexdigest()
    return _PARTS[int(digest[-1], 16) % len(_PARTS)]


def minutes(folder: Path, part: str) -> tuple[Path, ...]:
    """The minutes of one part, by their paths."""
    every = sorted((folder / "minutes").rglob("*.pdf"))
    return tuple(path for path in every if part_of(path.name) == part)


def seeded_acts(folder: Path) -> dict[str, Path]:
    """The folders of acts with answer keys, by name: the corpus' and the project's own."""
    return {
        "acts": folder / "acts",
        "council acts": COUNCIL_ACTS,
        "council acts, second": SECOND_COUNCIL_ACTS,
        "council acts, third": THIRD_COUNCIL_ACTS,
    }


def sound_corpora(folder: Path) -> Iterator[Corpus]:
    """Every document that may be changed to see what is said: none with seeded errors."""
    yield Corpus(
        "sample", tuple(sorted((ROOT / "sample_pdfs").glob("pas-*.pdf")))
    )
    yield Corpus("generated", _without_errors(folder / "generated"))
    yield Corpus("montpellier", _pdfs(folder / "montpellier-2013"))
    for name, acts in seeded_acts(folder).items():
        yield Corpus(name, _without_errors(acts))
    yield Corpus("minutes, open", minutes(folder, "open"))


def looked_at_acts() -> Iterator[Corpus]:
    """The other sets of council acts whose findings have been looked at, without their errors."""
    for name in LOOKED_AT:
        folder = COUNCIL_ACTS.with_name(name)
        yield Corpus(f"council acts, {name}", _without_errors(folder))


def _pdfs(folder: Path) -> tuple[Path, ...]:
    return tuple(sorted(folder.glob("*.pdf")))


def _without_errors(folder: Path) -> tuple[Path, ...]:
    return tuple(path for path in _pdfs(folder) if path.stem.endswith("-clean"))


def sha256_of(path: Path) -> str:
    """The hash by which a document is known wherever its name is not kept."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
