"""The decisions file as the desk keeps it: each decision is saved before it is shown, and can be
undone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from extract.hidden_characters import visible
from pointage.desk.saved.saved_store import SavedStore
from reports.export.toml_text import comment, toml_entry, toml_pairs
from validate.dispositions import (
    Disposition,
    read_dispositions,
    read_materiality,
    read_sign_off,
)
from validate.model.finding import SignOff, Status

_UNSIGNED = SignOff()


@dataclass(frozen=True, slots=True)
class Decisions:
    """What a decisions file says: one entry a finding, who signs, and the materiality."""

    entries: Mapping[str, Disposition] = field(default_factory=dict)
    sign_off: SignOff = _UNSIGNED
    materiality: str = ""


@dataclass
class DecisionsStore(SavedStore[Decisions]):
    """One decisions file."""

    mark = "# Décisions, enregistrées par « pointage desk » (docs/dispositions.md).\n"
    path: Path
    set_aside_as: Path | None = None
    """Where a file that could not be read is kept."""
    told: Mapping[str, str] = field(default_factory=dict)
    """The sentence of each finding, written beside its decision."""
    seed: Decisions = field(default_factory=Decisions)
    """What was decided before there was a file: in an audit that is given."""

    def _said(self) -> Decisions:
        if not self.path.exists():
            return self.seed
        entries = {one.finding: one for one in read_dispositions(self.path)}
        return Decisions(
            entries,
            read_sign_off(self.path),
            read_materiality(self.path),
        )

    def _nothing(self) -> Decisions:
        return Decisions()

    def decide(
        self, decisions: Sequence[Disposition]
    ) -> tuple[Disposition, ...]:
        """Save decisions, all or none; gives those before them. An open one without a note is
        none.
        """
        before: list[Disposition] = []

        def put(known: Decisions) -> Decisions:
            entries = dict(known.entries)
            for one in decisions:
                blank = Disposition(one.finding, Status.OPEN)
                before.append(entries.pop(one.finding, blank))
                if one.status is not Status.OPEN or one.note:
                    entries[one.finding] = one
            return replace(known, entries=entries)

        self._change(put)
        return tuple(before)

    def sign(self, sign_off: SignOff) -> None:
        """Save who signs."""
        self._change(lambda known: replace(known, sign_off=sign_off))

    def set_materiality(self, asked: str) -> None:
        """Save from which amount on a deviation counts; empty where nothing is asked for."""
        self._change(lambda known: replace(known, materiality=asked))

    def _text(self, known: Decisions) -> str:
        signed = known.sign_off
        head = {
            "prepared_by": signed.prepared_by or None,
            "reviewed_by": signed.reviewed_by or None,
            "date": signed.date or None,
            "materiality": known.materiality or None,
        }
        parts = ["", toml_pairs(head)]
        for one in known.entries.values():
            told = self.told.get(one.finding, "")
            entry = toml_entry(
                "disposition",
                {
                    "finding": one.finding,
                    "status": one.status.value,
                    "note": one.note or None,
                    "author": one.author or None,
                    "date": one.date or None,
                },
            )
            parts.append((comment(visible(told)) if told else "") + entry)
        return "\n".join(parts)
