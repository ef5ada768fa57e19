"""SIRENE and RNA extracts on this machine: who in them bears a printed name, proposed for review.

The publisher gives the files as the registers publish them, whole or a part (a department, a
commune). They are gone through once, line by line, and only the lines that bear a printed name are
kept: nothing is asked of any server. A name that one living body alone bears is filled in as to be
checked; of several, of one that is closed, or of a name that is only near, all are listed.
"""

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from extract.errors import UsageError
from extract.given.csv_rows import CsvRow, OpenQuoteError, csv_rows
from extract.given.ordinary_file import refuse_special
from reports.export.audit_package import (
    Resource,
    text_fields,
    text_resource,
)
from validate.prose.words.names import key, plain_words

_ENCODINGS = ("utf-8-sig", "cp1252")
"""SIRENE is in UTF-8; older extracts of the RNA are not."""
_SNIFFED = 1 << 16
"""Bytes that tell the encoding and what parts the columns."""
_LONGEST_FIELD = 1 << 20
_MOST = 20
"""Bodies of one name that are listed: more of them tell nobody from another."""

_NAMES = (
    "denominationunitelegale", "denominationusuelle1unitelegale", "sigleunitelegale",
    "denominationusuelleetablissement", "enseigne1etablissement", "nom_complet",
    "nom_raison_sociale", "sigle", "titre", "titre_court", "nom", "denomination",
)  # fmt: skip
"""Columns of names in the extracts of SIRENE, of the annuaire des entreprises and of the RNA."""
_TOWNS = (
    "libellecommuneetablissement",
    "libelle_commune",
    "adrs_libcommune",
    "commune",
)
_STATES = (
    "etatadministratifetablissement",
    "etatadministratifunitelegale",
    "etat_administratif",
    "position",
)
_CLOSED = frozenset({"F", "C", "D", "S"})
"""Closed, ceased, dissolved, struck off."""
_RNA = ("id", "identifiant_association", "id_association", "rna")
_COLUMNS = (
    "nom", "nom_registre", "siret", "rna", "commune", "etat", "motif", "fichier", "ligne",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Registered:
    """A body of a register that bears a printed name; ``exact`` where only spelling differs."""

    printed: str
    name: str
    siret: str
    rna: str
    town: str
    is_open: bool
    exact: bool
    file: str
    line: int


def registered(
    printed: Iterable[str], registers: Sequence[Path]
) -> tuple[Registered, ...]:
    """The bodies of ``registers`` that bear one of the printed names, in the order of the files.

    Raises:
        UsageError: a file cannot be read, or has no column of names, or none of numbers.
    """
    by_key: dict[str, list[str]] = defaultdict(list)
    for name in dict.fromkeys(printed):
        by_key[key(name)].append(name)
    by_key.pop("", None)

    found: list[Registered] = []
    for path in registers:
        found += _of_file(path, by_key)
    return tuple(found)


def _of_file(
    path: Path, by_key: Mapping[str, Sequence[str]]
) -> Iterator[Registered]:
    refuse_special(path)
    try:
        encoding, delimiter = _form(path)
        with path.open(encoding=encoding, errors="replace", newline="") as file:
            csv.field_size_limit(_LONGEST_FIELD)
            rows = csv_rows(file, delimiter)
            header = next(rows, CsvRow([], 0)).texts
            names = _checked(path, header)
            for texts, line in rows:
                row = dict(zip(header, texts, strict=False))
                yield from _of_row(row, names, by_key, path.name, line)
    except OpenQuoteError as error:
        raise UsageError(
            f"{path} : registre refusé : {error.fr}, les lignes qui suivent seraient perdues."
            " Téléchargez le fichier de nouveau.",
            f"{path}: register refused: {error.en}, the lines after it would be lost. Download"
            " the file again.",
        ) from error
    except (OSError, csv.Error) as error:
        raise UsageError(
            f"{path} : registre illisible ({error}). Un CSV de SIRENE ou du RNA est attendu.",
            f"{path}: register cannot be read ({error}). A CSV of SIRENE or the RNA is expected.",
        ) from error


def _form(path: Path) -> tuple[str, str]:
    """The encoding of a file, and what parts its columns."""
    with path.open("rb") as file:
        start = file.read(_SNIFFED)
    whole_lines = start[: start.rfind(b"\n") + 1] or start
    encoding = _ENCODINGS[0]
    try:
        text = whole_lines.decode(encoding)
    except UnicodeDecodeError:
        encoding = _ENCODINGS[1]
        text = whole_lines.decode(encoding, "replace")
    header = text.partition("\n")[0]
    return encoding, max(",;\t|", key=header.count)


def _checked(path: Path, header: Sequence[str]) -> Mapping[str, str]:
    """The columns of a file by their lower-case names."""
    columns = {name.strip().lower(): name for name in header if name}
    has_name = any(name in columns for name in _NAMES)
    has_number = "siret" in columns or any(name in columns for name in _RNA)
    if not has_name or not has_number:
        raise UsageError(
            f"{path} : ce n'est pas un extrait de SIRENE ni du RNA : il y faut une colonne de noms"
            " (denominationUniteLegale, nom_complet, titre…) et une de numéros (siret, id).",
            f"{path}: no extract of SIRENE or the RNA: a column of names (denominationUniteLegale,"
            " nom_complet, titre…) and one of numbers (siret, id) are needed.",
        )
    return columns


def _of_row(
    row: Mapping[str, str],
    columns: Mapping[str, str],
    by_key: Mapping[str, Sequence[str]],
    file: str,
    line: int,
) -> Iterator[Registered]:
    """The printed names that a line of a register bears."""
    texts = {name: row.get(column) or "" for name, column in columns.items()}
    told = set()
    for column in _NAMES:
        name = texts.get(column, "").strip()
        for printed in by_key.get(key(name), ()) if name else ():
            if printed in told:
                continue
            told.add(printed)
            yield Registered(
                printed=printed,
                name=name,
                siret=texts.get("siret", "").strip(),
                rna=_rna(texts),
                town=_first(texts, _TOWNS),
                is_open=_first(texts, _STATES) not in _CLOSED,
                exact=plain_words(name) == plain_words(printed),
                file=file,
                line=line,
            )


def _rna(texts: Mapping[str, str]) -> str:
    """The number of an association, which begins with a W; other registers number otherwise."""
    number = _first(texts, _RNA)
    return number if number.startswith("W") else ""


def _first(texts: Mapping[str, str], names: Iterable[str]) -> str:
    for name in names:
        text = texts.get(name, "").strip()
        if text:
            return text
    return ""


def only_bearer(found: Iterable[Registered]) -> dict[str, tuple[str, str]]:
    """SIRET and RNA of each printed name that one living body alone bears, spelling apart."""
    numbers: dict[str, tuple[set[str], set[str]]] = {}
    inexact: set[str] = set()
    for one in found:
        if not one.exact:
            inexact.add(one.printed)
        if one.is_open and one.exact:
            sirets, rnas = numbers.setdefault(one.printed, (set(), set()))
            sirets.update({one.siret} - {""})
            rnas.update({one.rna} - {""})

    alone = {}
    for printed, (sirets, rnas) in numbers.items():
        is_alone = len(sirets) <= 1 and len(rnas) <= 1
        if is_alone and printed not in inexact:
            alone[printed] = next(iter(sirets), ""), next(iter(rnas), "")
    return alone


def register_matches(found: Iterable[Registered]) -> Resource:
    """``registre.csv``: every body that bears a printed name, for review."""
    alone = only_bearer(found)
    by_name: dict[str, list[Registered]] = defaultdict(list)
    for one in found:
        by_name[one.printed].append(one)

    rows = []
    for printed, bodies in sorted(by_name.items()):
        for one in bodies[:_MOST]:
            state = "" if one.is_open else "fermé"
            number = one.siret, one.rna, one.town, state
            why = _why(one, len(bodies), printed in alone)
            rows.append(
                (printed, one.name, *number, why, one.file, str(one.line))
            )
    fields = text_fields(_COLUMNS)
    return text_resource("registre", "", fields, rows)


def _why(one: Registered, bearers: int, is_alone: bool) -> str:
    if not one.is_open:
        return "fermé : à écarter ou à vérifier"
    if is_alone:
        return "seul à porter ce nom : rempli, à vérifier"
    if bearers > 1:
        return f"{bearers} portent ce nom : choisissez"
    return "nom voisin : à vérifier"
