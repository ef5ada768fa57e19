"""The SIRET and RNA of beneficiaries, filled by name from a table of the publisher's, every match
listed for review.

A match that rests on more than spelling (an acronym, a name held in a longer one, nearly the same
letters) is only proposed: the publisher accepts it by adding the printed name to the table.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from extract.errors import UsageError
from extract.given.bounded_files import FileLimits, read_csv
from extract.given.form_error import FormError
from reports.export.audit_package import (
    Resource,
    text_fields,
    text_resource,
)
from validate.prose.words.names import MatchReason, best, key

LIMITS = FileLimits(megabytes=32)
SURE = frozenset(
    {
        MatchReason.SAME,
        MatchReason.FOLDED,
        MatchReason.ABBREVIATED,
        MatchReason.LEGAL_FORM,
    }
)
_COLUMNS = (
    "beneficiary",
    "lines",
    "matched",
    "reason",
    "score",
    "status",
    "siret",
    "rna",
)


@dataclass(frozen=True, slots=True)
class Known:
    """One line of the table: spaces inside the numbers are left out."""

    name: str
    siret: str
    rna: str


@dataclass(frozen=True, slots=True)
class Found:
    """What the table says of a printed name: ``status`` is ``filled``, ``proposed`` or ``none``."""

    printed: str
    lines: int
    status: str
    known: Known = Known("", "", "")
    reason: str = ""
    score: str = ""


def read_table(path: Path) -> tuple[Known, ...]:
    """Read ``nom,siret,rna`` (comma or semicolon; other columns are ignored).

    Raises:
        UsageError: it cannot be read, or has no column ``nom``.
    """
    try:
        header, *rows = read_csv(path, LIMITS, ",;") or [[]]
    except FormError as error:
        raise UsageError(
            f"{path} : table des bénéficiaires refusée : {error.fr}. Un CSV en UTF-8 est attendu.",
            f"{path}: table of beneficiaries refused: {error.en}. A CSV in UTF-8 is expected.",
        ) from error
    columns = [name.strip().lower() for name in header]
    if "nom" not in columns:
        raise UsageError(
            f"{path} : pas de colonne « nom ». Colonnes attendues : nom, siret, rna.",
            f"{path}: no column “nom”. Columns expected: nom, siret, rna.",
        )

    found = []
    for row in filter(None, rows):
        texts = dict(zip(columns, map(str.strip, row), strict=False))
        siret, rna = (_joined(texts.get(key, "")) for key in ("siret", "rna"))
        found.append(Known(texts.get("nom", ""), siret, rna))
    return tuple(found)


def _joined(number: str) -> str:
    return "".join(number.split())


def find_ids(
    printed: Iterable[tuple[str, int]], table: Sequence[Known]
) -> tuple[Found, ...]:
    """What the table says of each printed name, given with its number of lines."""
    known = [each for each in table if each.siret or each.rna]
    names = [each.name for each in known]
    return tuple(_find(name, lines, known, names) for name, lines in printed)


def _find(
    name: str, lines: int, known: Sequence[Known], names: Sequence[str]
) -> Found:
    hit = best(name, names)
    if hit is None:
        return Found(name, lines, "none")

    index, match = hit
    mark = str if match.reason is MatchReason.SAME else key
    same = [each for each in known if mark(each.name) == mark(names[index])]
    if len({(each.siret, each.rna) for each in same}) > 1:
        return Found(name, lines, "none", reason="ambiguous")

    status = "proposed"
    if match.reason in SURE:
        status = "filled"
    return Found(
        name,
        lines,
        status,
        known[index],
        str(match.reason),
        f"{match.score:.2f}",
    )


def matches(found: Iterable[Found]) -> Resource:
    """The list to review."""
    rows = []
    for one in found:
        known = one.known
        how = (known.name, one.reason, one.score, one.status)
        rows.append((one.printed, str(one.lines), *how, known.siret, known.rna))
    fields = text_fields(_COLUMNS)
    return text_resource("matches", "", fields, rows)
