"""Statements of the prose and table lines that bear the same name or the same code."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from extract.facts import Fact
from extract.table import ColumnKind, Row, RowKind, Table
from validate.prose.pairing.amount_pairing import Pairing, PairingFamily
from validate.prose.pairing.granted_columns import current_columns
from validate.prose.pairing.pair_by_words import QUOTED
from validate.prose.statements import (
    Statement,
    is_limited,
    is_of_several,
    is_unit,
    spoken_year,
)
from validate.prose.subjects.table_subjects import Subjects
from validate.prose.subjects.table_texts import (
    columns_of,
    name_column,
    rows_of,
    text_of,
)
from validate.prose.words import names

_KINDS = ("amount", "rate")
_LINK = re.compile(
    r"^\W*(?:euros?\W+)?(?:pour|à|au|aux|en faveur|au profit|à destination)\b"
)
"""What ties an amount to the name after it."""
_OPENS = ("(", ":")
"""A colon or a parenthesis right before an amount."""
_OPENS_OR_SIGNED = re.compile(r"[:(]\s*[+-]?\s*$")
"""A colon or a parenthesis right before an amount, which a code's may have a sign after."""
_CODE = re.compile(
    r"(?:chapitre|article|compte|nature|fonction|sous-fonction|imputation|opération|ligne|code"
    r"|action)s?\s+(?:n[°o]\s*)?([A-Z]{0,3}\d[\w./-]*\w|\d{2,})"
)
"""A code that a sentence names: "chapitre 65", "article 6574"."""
_CAPITALIZED_WORD = re.compile(r"\b([^\W\d_][\w.'’]*)")
"""A word, of which the first letter tells whether it may be a name's."""
_SHORTEST_ACRONYM = 3

Where = tuple[tuple[Table, Row], ...]
Scope = tuple[str, str]
"""A theme and an operation by number; two empty ones take all lines."""
_ALL: Scope = ("", "")


@dataclass(frozen=True, slots=True)
class Mention:
    """A line's name in a text: the table rows that bear it, and at which word it starts.

    ``close``: nothing but a colon, a parenthesis or "pour" is between the name and the amount.
    """

    key: str
    start: int
    close: bool
    lines: Where


class NamePairing:
    """Pairings by the names and codes of lines, for acts, reports and numbered operations."""

    def __init__(
        self, subjects: Subjects, statements: Sequence[Statement]
    ) -> None:
        self.subjects = subjects
        self.statements = list(filter(_is_an_amount, statements))

    def pairings(self) -> Iterator[Pairing]:
        """Every pairing by a name or a code, statement by statement."""
        for statement in self.statements:
            if self.subjects.states(statement.claim):
                yield from self._named(statement)
                yield from self._coded(statement)

    def _named(self, statement: Statement) -> Iterator[Pairing]:
        """One line named beside the amount, within the operation where the statement has one; none
        where several have it together, and the name only says for what.
        """
        if is_of_several(statement):
            return
        mention = self._mention(statement)
        if mention is not None:
            yield from self._pairings(
                statement,
                mention.lines,
                PairingFamily.NAMED_LINE,
                f"the name “{mention.key}” stands beside the amount",
                close=mention.close or bool(statement.claim.fact.operation),
            )

    def _coded(self, statement: Statement) -> Iterator[Pairing]:
        """One budget code ("chapitre 65", "compte 65748") beside the amount: the line that bears
        it.
        """
        if statement.claim.fact.counts != "amount" or statement.is_recital:
            return

        codes = set(
            map(names.plain_words, _CODE.findall(statement.clause_before))
        )
        printed = codes.intersection(self._codes)
        found = [self._in_act(statement, self._codes[code]) for code in printed]
        if len(found) == 1 and len(found[0]) == 1:
            yield from self._pairings(
                statement,
                found[0],
                PairingFamily.CODED_LINE,
                f"the code “{min(codes)}” stands beside it",
                close=_OPENS_OR_SIGNED.search(statement.before) is not None,
            )

    def _pairings(
        self,
        statement: Statement,
        lines: Where,
        family: PairingFamily,
        why: str,
        *,
        close: bool,
    ) -> Iterator[Pairing]:
        """The figures of these lines in the current columns of their tables."""
        readings = list(self._figures_of(statement, lines))
        for fact, label in readings:
            yield Pairing(
                claims=(statement.claim,),
                figures=(fact,),
                family=family,
                why=why,
                sure=close and len(readings) == 1,
                limited=is_limited(statement),
                judged=True,
                about=label,
            )

    def _figures_of(
        self, statement: Statement, lines: Where
    ) -> Iterator[tuple[Fact, str]]:
        """The figures of lines in the columns that a statement may mean, each with its label."""
        document = self.subjects.document
        year, counts = spoken_year(statement), statement.claim.fact.counts
        for table, row in lines:
            for column in current_columns(document, table, year, counts):
                fact = self.subjects.number(table, row, column)
                if fact is not None:
                    yield fact, row.label

    def _in_act(self, statement: Statement, lines: Where) -> Where:
        """The lines of the statement's own deliberation."""
        section = statement.claim.fact.section
        found = []
        for table, row in lines:
            if self.subjects.same_act(section, table.section):
                found.append((table, row))
        return tuple(found)

    # -- names in a text -------------------------------------------------------------------------

    def _mention(self, statement: Statement) -> Mention | None:
        """The name meant by an amount: before it ("X : 10 €", "X (10 €)"), else right after ("10 €
        pour X").

        Only within the amount's own clause.
        """
        rest = statement.after.split(";")[0]
        before = self._mentions(statement.clause_before, statement)
        after = (
            self._mentions(rest, statement) if _LINK.match(rest.lower()) else []
        )
        if after:
            if after[0].start <= 1:
                return replace(after[0], close=True)
            return None
        if before:
            return _last(before, statement.clause_before)
        return None

    def _mentions(self, text: str, statement: Statement) -> list[Mention]:
        """The names in a text, in order; of names inside one another the longest."""
        fact = statement.claim.fact
        spoken = tuple(names.key(text).split())
        found: list[Mention] = []
        for key, lines in self._candidates(
            (fact.theme, fact.operation), spoken
        ):
            at = _position(
                key.split(), spoken, text, short=bool(fact.operation)
            )
            same = self._in_act(statement, lines)
            if at is not None and same:
                found.append(Mention(key, at, close=False, lines=same))
        return _longest(
            sorted(found, key=lambda one: (one.start, -len(one.key)))
        )

    def _candidates(
        self, scope: Scope, spoken: Sequence[str]
    ) -> Iterator[tuple[str, Where]]:
        """The lines of a scope, or of all where it has no operation, of which a word is spoken that
        their name begins with.
        """
        index = self._names.get(scope)
        if not index and not scope[1]:
            index = self._names.get(_ALL)
        for word in sorted(set(spoken)):
            yield from (index or {}).get(word, ())

    @cached_property
    def _names(
        self,
    ) -> Mapping[Scope, Mapping[str, Sequence[tuple[str, Where]]]]:
        """Lines by scope and by the first word of their name; the scope ("", "") has them all."""
        found: dict[Scope, dict[str, list[tuple[Table, Row]]]] = defaultdict(
            lambda: defaultdict(list)
        )
        for table, row, key in self._named_lines():
            found[_ALL][key].append((table, row))
            if (row.theme, row.operation) != _ALL:
                found[row.theme, row.operation][key].append((table, row))
        return {
            scope: _by_first_word(by_key) for scope, by_key in found.items()
        }

    def _named_lines(self) -> Iterator[tuple[Table, Row, str]]:
        """The detail lines of all tables with the keys of their names."""
        for table in self.subjects.document.tables:
            column = name_column(table)
            if column is None:
                continue
            for row in rows_of(table, RowKind.DETAIL):
                key = names.key(text_of(row, column))
                if key:
                    yield table, row, key

    @cached_property
    def _codes(self) -> Mapping[str, Where]:
        """Lines by the code printed in a column of codes."""
        found: dict[str, list[tuple[Table, Row]]] = defaultdict(list)
        for table in self.subjects.document.tables:
            for column in columns_of(table, ColumnKind.CODE):
                for row in rows_of(table, RowKind.DETAIL):
                    code = names.plain_words(text_of(row, column))
                    found[code].append((table, row))
        return {code: tuple(lines) for code, lines in found.items() if code}


def _is_an_amount(statement: Statement) -> bool:
    fact = statement.claim.fact
    if not fact.value or fact.counts not in _KINDS:
        return False
    return not is_unit(statement)


def _last(mentions: Sequence[Mention], clause: str) -> Mention | None:
    """The last name before an amount, where it is close to it, or the only one."""
    last = mentions[-1]
    quoted = set(map(names.key, QUOTED.findall(clause)))
    close = clause.rstrip().endswith(_OPENS) or last.key in quoted
    alone = len({one.key for one in mentions}) == 1
    if close or alone:
        return replace(last, close=close)
    return None


def _longest(mentions: Sequence[Mention]) -> list[Mention]:
    """The names that are no part of one kept before them."""
    kept: list[Mention] = []
    for one in mentions:
        inside = any(
            other.start <= one.start and one.key in other.key for other in kept
        )
        if not inside:
            kept.append(one)
    return kept


def _by_first_word(
    by_key: Mapping[str, Sequence[tuple[Table, Row]]],
) -> Mapping[str, Sequence[tuple[str, Where]]]:
    found: dict[str, list[tuple[str, Where]]] = defaultdict(list)
    for key, lines in by_key.items():
        found[key.split()[0]].append((key, tuple(lines)))
    return found


def _position(
    key: Sequence[str], spoken: Sequence[str], text: str, *, short: bool
) -> int | None:
    """Where a name's words stand together in a text; with ``short`` its first two words, or its
    first in capitals.

    A name of one word must be printed with a capital.
    """
    lengths = [len(key), 2, 1] if short else [len(key)]
    for length in lengths:
        part = list(key[:length])
        if not _printed_as_name(part, text, whole=length >= len(key)):
            continue
        for at in range(len(spoken) - len(part) + 1):
            if list(spoken[at : at + len(part)]) == part:
                return at
    return None


def _printed_as_name(part: Sequence[str], text: str, *, whole: bool) -> bool:
    """Whether a word alone is printed with a capital; part of a name in capitals only."""
    if len(part) > 1:
        return True

    words = _CAPITALIZED_WORD.findall(text)
    forms = [word for word in words if names.plain_words(word) == part[0]]
    if any(word.isupper() and len(word) >= _SHORTEST_ACRONYM for word in forms):
        return True
    return whole and any(word[0].isupper() for word in forms)
