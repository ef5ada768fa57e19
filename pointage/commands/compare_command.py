"""`pointage compare`: what became of one audit in another, in words or as JSON."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from pointage.commands.comparison import (
    ChangedCell,
    ComparedFinding,
    ComparedLine,
    Comparison,
    compare_audits,
)
from pointage.inputs import refuse_missing
from pointage.work import OK, Lang, Voice, print_out
from reports.files.audit_read import read_audit

_WORDS: Mapping[str, tuple[str, str]] = {
    "title": ("{first} → {second}", "{first} → {second}"),
    "added": ("Lignes ajoutées : {n}", "Lines added: {n}"),
    "gone": ("Lignes disparues : {n}", "Lines gone: {n}"),
    "changed": ("Cellules modifiées : {n}", "Cells changed: {n}"),
    "fixed": ("Écarts levés : {n}", "Deviations fixed: {n}"),
    "new": ("Écarts nouveaux : {n}", "New deviations: {n}"),
    "open": ("Écarts maintenus : {n}", "Deviations still open: {n}"),
    "incomplete": (
        (
            "Audit incomplet, des contrôles s'y sont interrompus : {id}. Un écart qui n'y est plus"
            " n'est pas forcément levé."
        ),
        (
            "Incomplete audit, checks crashed in it: {id}. A deviation that is no longer in it may"
            " not be fixed."
        ),
    ),
    "empty": ("(vide)", "(empty)"),
}


def show_comparison(
    first: Path, second: Path, voice: Voice, as_json: bool
) -> int:
    """Compare two folders and print the result.

    Raises:
        UsageError: a folder holds no readable audit.
    """
    refuse_missing(first)
    refuse_missing(second)
    comparison = compare_audits(read_audit(first), read_audit(second))
    if as_json:
        print_out(json.dumps(comparison.to_json(), ensure_ascii=True))
    else:
        print_out(comparison_text(comparison, voice.lang))
    return OK


def comparison_text(comparison: Comparison, lang: Lang) -> str:
    """The comparison as text to print, in ``lang``."""
    title = _word(
        "title", lang, first=comparison.first, second=comparison.second
    )
    blocks = {
        "added": map(_line_text, comparison.added),
        "gone": map(_line_text, comparison.gone),
        "changed": (
            _change_text(change, lang) for change in comparison.changed
        ),
        "fixed": (_finding_text(finding, lang) for finding in comparison.fixed),
        "new": (_finding_text(finding, lang) for finding in comparison.new),
        "open": (_finding_text(finding, lang) for finding in comparison.open),
    }
    parts = [_word("incomplete", lang, id=one) for one in comparison.incomplete]
    parts.append(title)
    for key, lines in blocks.items():
        parts += _block(key, lines, lang)
    return "\n".join(parts) + "\n"


def _word(key: str, lang: Lang, **values: object) -> str:
    french, english = _WORDS[key]
    text = french
    if lang == "en":
        text = english
    return text.format(**values)


def _block(key: str, lines: Iterable[str], lang: Lang) -> list[str]:
    listed = [f"  {line}" for line in lines]
    return [_word(key, lang, n=len(listed)), *listed]


def _line_text(line: ComparedLine) -> str:
    cells = " | ".join(text for _, text in line.cells)
    return f"{line.table} – {line.row} : {cells}"


def _change_text(change: ChangedCell, lang: Lang) -> str:
    empty = _word("empty", lang)
    where = f"{change.table} – {change.row} – {change.column}"
    return f"{where} : {change.before or empty} → {change.after or empty}"


def _finding_text(finding: ComparedFinding, lang: Lang) -> str:
    return f"[{finding.id}] {finding.en if lang == 'en' else finding.fr}"
