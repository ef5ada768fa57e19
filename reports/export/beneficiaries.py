"""Beneficiaries across annexes: the spellings that share a key, and what each receives in all.

Private law bodies that receive more than 23 000 € from one authority in a year must sign a
convention with it (article 10 of law n° 2000-321 of 12 April 2000, decree n° 2001-495 of 6 June
2001).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from reports.export.audit_package import (
    AuditFolder,
    ExportField,
    Resource,
    text_resource,
)
from validate.prose.words.names import (
    MatchReason,
    NameMatch,
    acronyms,
    initials,
    match,
    plain_words,
    words,
)

CONVENTION_THRESHOLD = Decimal(23000)
"""Euros above which the law asks for a convention."""
_COMMON = 40
"""A word that more names than this share ("ccas") tells nothing of any of them."""
_LONGEST = 120
"""Characters of a name; a longer cell is a sentence that may name several."""


@dataclass(frozen=True, slots=True)
class Beneficiary:
    """One key: ``names`` are its spellings with their number of lines, the most frequent first.

    ``total`` adds the granted amounts of detail lines, whatever the table; amounts that
    recapitulate others, refused and deferred lines are left out. ``lines`` counts the lines that
    were added.
    """

    key: str
    names: tuple[tuple[str, int], ...]
    total: Decimal
    lines: int
    tables: tuple[str, ...]

    @property
    def name(self) -> str:
        """The most frequent spelling, the first printed among equals."""
        return self.names[0][0]

    @property
    def above_threshold(self) -> bool:
        """Whether the total passes the legal threshold for a convention."""
        return self.total > CONVENTION_THRESHOLD


def beneficiaries(grants: Iterable[dict[str, str]]) -> tuple[Beneficiary, ...]:
    """The beneficiaries of the ``grants`` frame's records, the largest total first, then by key."""
    by_key: dict[str, list[dict[str, str]]] = {}
    for row in grants:
        if row["beneficiary_key"]:
            by_key.setdefault(row["beneficiary_key"], []).append(row)
    found = (_beneficiary(key, rows) for key, rows in by_key.items())
    return tuple(sorted(found, key=lambda each: (-each.total, each.key)))


def _beneficiary(key: str, rows: list[dict[str, str]]) -> Beneficiary:
    spellings = {row["line_id"]: row["beneficiary"] for row in rows}
    given = list(filter(_is_given, rows))
    return Beneficiary(
        key=key,
        names=tuple(Counter(spellings.values()).most_common()),
        total=sum((Decimal(row["amount"]) for row in given), Decimal(0)),
        lines=len({row["line_id"] for row in given}),
        tables=tuple(dict.fromkeys(row["table_id"] for row in rows)),
    )


def _is_given(row: dict[str, str]) -> bool:
    """A detail line that was granted an amount."""
    if not row["amount"]:
        return False
    return row["decision"] == "granted" and row["role"] == "detail"


def merged_spellings(
    found: Iterable[Beneficiary],
) -> tuple[tuple[str, str, int], ...]:
    """For review: key, spelling and number of lines of every key that brings several spellings
    together.
    """
    rows = []
    for each in found:
        if len(each.names) > 1:
            rows += [(each.key, name, lines) for name, lines in each.names]
    return tuple(sorted(rows))


def beneficiary_lists(folder: AuditFolder) -> tuple[Resource, ...]:
    """The tables to review beside the frames: totals per beneficiary, spellings merged, and merges
    that are proposed.

    ``spellings`` brings together what the key does; ``proposals`` are pairs of keys that may be one
    beneficiary and were left apart, each with its reason. Nothing is merged on a proposal.
    """
    found = beneficiaries(folder.records("grants"))
    totals = [
        (
            each.key,
            each.name,
            str(len(each.names)),
            str(each.lines),
            f"{each.total:f}",
            str(each.above_threshold).lower(),
            " ".join(each.tables),
        )
        for each in found
    ]
    names = {each.key: each.name for each in found}
    spellings = [
        (key, spelling, str(lines), _why(match(names[key], spelling)))
        for key, spelling, lines in merged_spellings(found)
    ]
    pairs = [
        (
            one.key,
            one.name,
            other.key,
            other.name,
            str(hit.reason),
            f"{hit.score:.2f}",
            f"{one.total + other.total:f}",
        )
        for one, other, hit in proposals(found)
    ]
    return (
        text_resource(
            "beneficiaries", "Totaux par bénéficiaire", _TOTALS, totals
        ),
        text_resource("spellings", "Graphies réunies", _SPELLINGS, spellings),
        text_resource(
            "proposals", "Rapprochements à examiner", _PROPOSALS, pairs
        ),
    )


def proposals(
    found: Iterable[Beneficiary],
) -> tuple[tuple[Beneficiary, Beneficiary, NameMatch], ...]:
    """Pairs of keys that may be one beneficiary, the surest reason first; a name held in a longer
    one is a weak hint.

    Only names that share a telling word, an acronym or their letters are compared.
    """
    known = tuple(found)
    by_mark: dict[str, list[int]] = defaultdict(list)
    for index, each in enumerate(known):
        for mark in _marks(each.name):
            by_mark[mark].append(index)
    pairs: set[tuple[int, int]] = set()
    for group in by_mark.values():
        if len(group) <= _COMMON:
            pairs.update(combinations(group, 2))

    hits = []
    for one, other in sorted(pairs):
        hit = _hit(known[one].name, known[other].name)
        if hit is not None:
            hits.append((known[one], known[other], hit))
    return tuple(sorted(hits, key=_surest_first, reverse=True))


def _surest_first(
    proposal: tuple[Beneficiary, Beneficiary, NameMatch],
) -> tuple[tuple[int, float], str, str]:
    one, other, hit = proposal
    return hit.strength, one.key, other.key


def _marks(name: str) -> frozenset[str]:
    """What two writings of one name have in common: a telling word, an acronym, all initials, or
    all letters.
    """
    telling = [word for word in words(name) if len(word) > 2]
    return frozenset(
        {*telling, _letters(name), *acronyms(name), *initials(name)}
    )


def _letters(name: str) -> str:
    return "".join(plain_words(name).split())


def _hit(one: str, other: str) -> NameMatch | None:
    if max(len(one), len(other)) > _LONGEST:
        return None
    if _letters(one) == _letters(other):
        return NameMatch(MatchReason.FOLDED, 1.0)
    return match(one, other)


def _why(hit: NameMatch | None) -> str:
    """The reason of a merge; one that only the key gives (an acronym in brackets) has no name of
    its own.
    """
    if hit is None:
        return "key"
    return str(hit.reason)


def _text(name: str, title: str, description: str = "") -> ExportField:
    return ExportField(name, "string", title, description)


_TOTALS = (
    _text("beneficiary_key", "Clé du bénéficiaire"),
    _text("beneficiary", "Graphie la plus fréquente"),
    ExportField("spellings", "integer", "Nombre de graphies", ""),
    ExportField(
        "lines", "integer", "Lignes additionnées", "Lignes de détail attribuées"
    ),
    ExportField(
        "total",
        "number",
        "Total",
        "Montants de détail attribués, toutes annexes réunies",
        {"unit": "EUR"},
    ),
    ExportField(
        "above_threshold",
        "boolean",
        "Au-dessus de 23 000 €",
        "Seuil au-delà duquel une convention est due à un organisme de droit privé",
    ),
    _text("tables", "Tableaux"),
)
_SPELLINGS = (
    _text("beneficiary_key", "Clé du bénéficiaire"),
    _text("spelling", "Graphie", "Telle qu'imprimée"),
    ExportField("lines", "integer", "Lignes", ""),
    _text("reason", "Motif du rapprochement avec la graphie la plus fréquente"),
)
_PROPOSALS = (
    _text("beneficiary_key", "Clé du premier bénéficiaire"),
    _text("beneficiary", "Premier bénéficiaire"),
    _text("other_key", "Clé du second"),
    _text("other", "Second bénéficiaire"),
    _text("reason", "Motif"),
    ExportField("score", "number", "Ressemblance", "De 0 à 1"),
    ExportField(
        "total_together", "number", "Total des deux", "", {"unit": "EUR"}
    ),
)
