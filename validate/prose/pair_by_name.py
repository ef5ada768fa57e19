"""Statements of the prose and table lines that bear the same name or the same code."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from extract.table import ColumnKind, Row, RowKind, Table
from validate.prose import names
from validate.prose.granted_columns import current_columns, spoken_year
from validate.prose.pair_by_number import is_limited, is_unit
from validate.prose.table_subjects import (
    Pairing,
    Statement,
    Subjects,
    columns_of,
    name_column,
    text_of,
)

_LINK = re.compile(r"^\W*(?:euros?\W+)?(?:pour|à|au|aux|en faveur|au profit|à destination)\b")
_QUOTED = re.compile(r"[«“\"]\s*([^»”\"]{2,80}?)\s*[»”\"]")
_CODE = re.compile(
    r"(?:chapitre|article|compte|nature|fonction|sous-fonction|imputation|opération|ligne|code|action)s?\s+"
    r"(?:n[°o]\s*)?([A-Z]{0,3}\d[\w./-]*\w|\d{2,})"
)

Where = tuple[tuple[Table, Row], ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """A line's name in a text: the table rows that bear it, and at which word it starts.

    ``beside``: nothing but a colon, a parenthesis or "pour" stands between the name and the amount.
    """

    key: str
    start: int
    beside: bool
    lines: Where


class NamePairing:
    """Pairings by the names and codes of lines, for acts, reports and numbered operations."""

    def __init__(self, subjects: Subjects, said: Sequence[Statement]) -> None:
        self.subjects = subjects
        kinds = ("amount", "rate")
        self.said = [
            one
            for one in said
            if one.claim.fact.counts in kinds and one.claim.fact.value and not is_unit(one)
        ]

    def pairings(self) -> Iterator[Pairing]:
        """Every pairing by a name or a code, statement by statement."""
        for one in self.said:
            if self.subjects.states(one.claim):
                yield from self._named(one)
                yield from self._coded(one)

    def _named(self, said: Statement) -> Iterator[Pairing]:
        """One line named beside the amount, within the operation where the statement has one."""
        mention = self._mention(said)
        if mention is not None:
            beside = mention.beside or bool(said.claim.fact.operation)
            why = f"the name “{mention.key}” stands beside the amount"
            yield from self._pairings(said, mention.lines, "named-line", why, beside)

    def _coded(self, said: Statement) -> Iterator[Pairing]:
        """One budget code ("chapitre 65", "compte 65748") beside the amount: the line that bears
        it.
        """
        if said.claim.fact.counts != "amount" or re.match(r"\W*vu\b", said.opening.lower()):
            return
        codes = {names.plain_words(code) for code in _CODE.findall(said.before.split(";")[-1])}
        found = [lines for code in codes for lines in [self._codes.get(code, ())] if lines]
        found = [tuple(pair for pair in lines if self._same_act(said, pair[0])) for lines in found]
        if len(found) == 1 and len(found[0]) == 1:
            beside = re.search(r"[:(]\s*[+-]?\s*$", said.before) is not None
            yield from self._pairings(
                said, found[0], "coded-line", f"the code “{min(codes)}” stands beside it", beside
            )

    def _pairings(
        self, said: Statement, lines: Where, family: str, why: str, beside: bool
    ) -> Iterator[Pairing]:
        readings = [
            (fact, row.label)
            for table, row in lines
            for column in current_columns(
                self.subjects.document, table, spoken_year(said), said.claim.fact.counts
            )
            if (fact := self.subjects.fact(table, row, column)) is not None
            and fact.number is not None
        ]
        for fact, label in readings:
            sure = beside and len(readings) == 1
            yield Pairing(
                (said.claim,),
                (fact,),
                family,
                why,
                sure,
                is_limited(said),
                judged=True,
                about=label,
            )

    def _same_act(self, said: Statement, table: Table) -> bool:
        return self.subjects.same_act(said.claim.fact.section, table.section)

    def _mention(self, said: Statement) -> Mention | None:
        """The name meant by an amount: before it ("X : 10 €", "X (10 €)"), else right after ("10 €
        pour X").

        Only within the amount's own clause.
        """
        clause, rest = said.before.split(";")[-1], said.after.split(";")[0]
        before, after = self._mentions(clause, said), self._mentions(rest, said)
        linked = _LINK.match(rest.lower()) is not None
        if before and not (after and linked):
            quoted = {names.key(quote) for quote in _QUOTED.findall(clause)}
            beside = re.search(r"[:(]\s*$", clause) is not None or before[-1].key in quoted
            return (
                replace(before[-1], beside=beside)
                if len({one.key for one in before}) == 1 or beside
                else None
            )
        return replace(after[0], beside=True) if after and linked and after[0].start <= 1 else None

    def _mentions(self, text: str, said: Statement) -> list[Mention]:
        """The names in a text, in order; of names inside one another the longest."""
        scope = (said.claim.fact.theme, said.claim.fact.operation)
        spoken = tuple(names.key(text).split())
        found: list[Mention] = []
        for key, lines in self._candidates(scope, frozenset(spoken)):
            at = _position(key.split(), spoken, text, short=bool(scope[1]))
            same = tuple(pair for pair in lines if self._same_act(said, pair[0]))
            if at is not None and same:
                found.append(Mention(key, at, False, same))
        found.sort(key=lambda one: (one.start, -len(one.key)))
        kept: list[Mention] = []
        for one in found:
            if not any(other.start <= one.start and one.key in other.key for other in kept):
                kept.append(one)
        return kept

    def _candidates(
        self, scope: tuple[str, str], spoken: frozenset[str]
    ) -> Iterator[tuple[str, Where]]:
        index = self._names.get(scope) or (self._names.get(("", ""), {}) if not scope[1] else {})
        for word in sorted(spoken):
            yield from index.get(word, ())

    @cached_property
    def _names(self) -> Mapping[tuple[str, str], Mapping[str, Sequence[tuple[str, Where]]]]:
        """Lines by scope and by the first word of their name; the scope ("", "") has them all."""
        found: dict[tuple[str, str], dict[str, list[tuple[Table, Row]]]] = defaultdict(
            lambda: defaultdict(list)
        )
        for table in self.subjects.document.tables:
            column = name_column(table)
            if column is None:
                continue
            for row in table.rows:
                key = names.key(text_of(row, column)) if row.kind is RowKind.DETAIL else ""
                if key:
                    for scope in {(row.theme, row.operation), ("", "")}:
                        found[scope][key].append((table, row))
        index: dict[tuple[str, str], dict[str, list[tuple[str, Where]]]] = {}
        for scope, by_key in found.items():
            index[scope] = defaultdict(list)
            for key, lines in by_key.items():
                index[scope][key.split()[0]].append((key, tuple(lines)))
        return index

    @cached_property
    def _codes(self) -> Mapping[str, Where]:
        """Lines by the code printed in a column of codes."""
        found: dict[str, list[tuple[Table, Row]]] = defaultdict(list)
        for table in self.subjects.document.tables:
            for column in columns_of(table, ColumnKind.CODE):
                for row in table.rows:
                    code = (
                        names.plain_words(text_of(row, column))
                        if row.kind is RowKind.DETAIL
                        else ""
                    )
                    if code:
                        found[code].append((table, row))
        return {code: tuple(lines) for code, lines in found.items()}


def _position(key: Sequence[str], spoken: Sequence[str], text: str, *, short: bool) -> int | None:
    """Where a name's words stand together in a text; with ``short`` its first two words, or its
    first in capitals.

    A name of one word must be printed with a capital.
    """
    lengths = [len(key), *([2, 1] if short else [])]
    for length in dict.fromkeys(min(length, len(key)) for length in lengths):
        part = list(key[:length])
        for at in range(len(spoken) - length + 1):
            if list(spoken[at : at + length]) == part and _printed_as_name(
                part, text, whole=length == len(key)
            ):
                return at
    return None


def _printed_as_name(part: Sequence[str], text: str, *, whole: bool) -> bool:
    if len(part) > 1:
        return True
    forms = [
        word
        for word in re.findall(r"\b([^\W\d_][\w.'’]*)", text)
        if names.plain_words(word) == part[0]
    ]
    return any(word.isupper() and len(word) > 2 for word in forms) or (
        whole and any(word[0].isupper() for word in forms)
    )
