"""Statements of the prose and figures of the tables tied by words: a name, a quoted theme, a column's header."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from extract.facts import Fact
from extract.table import Column, ColumnKind, Row, RowKind, Table
from validate import names
from validate.bynumber import is_limited, is_unit
from validate.columns import current_columns
from validate.subjects import Pairing, Spoken, Subjects, Total, name_column, own_words, stems, text_of

_QUOTED = re.compile(r"[«“\"]\s*([^»”\"]{2,80}?)\s*[»”\"]")
_WHOLE = re.compile(
    r"(?:montant|cout|depense|recette|somme|enveloppe|aide|subvention)s? (?:totale?|globale?)s?\b|total de\b"
    r"|total general|total s |au total|equilibre"
)
_HERE = re.compile(
    r"annex|tableau|ci (?:joint|dessous|apres|dessus)|figure(?:nt)?\b|detaille|designe|repartition|liste|etat"
)
_ELSEWHERE = re.compile(
    r"^vu\b|autorisation de programme|budget (?:primitif|general|principal)|\bdote|plafon|maxim|seuil"
    r"|enveloppe globale|cout (?:total|previsionnel|estim)|(?:inferieure?|superieure?)s? (?:ou egale?s? )?a\b"
    r"|anterieur|deja (?:vers|attribu)"
)
_LINK = re.compile(r"^\W*(?:euros?\W+)?(?:pour|à|au|aux|en faveur|au profit|à destination)\b")
_STATES = re.compile(
    r"s.?eleve|s.?etablit|equilibre|arrete|fixe|montant|total|somme|est de|represente|atteint|se chiffre|inscri"
)
TELLING_DIGITS = 4
"""Significant digits from which equal figures are no coincidence."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A beneficiary named in a text: the table rows that bear the name, and where it starts."""

    key: str
    start: int
    beside: bool
    """Nothing but a colon, a parenthesis or "pour" stands between the name and the amount."""
    lines: tuple[tuple[Table, Row], ...]


class ByWords:
    """Pairings by names and wording, for the statements of acts and reports and of numbered operations."""

    def __init__(self, subjects: Subjects, said: Sequence[Spoken]) -> None:
        self.subjects = subjects
        self.said = [one for one in said if one.claim.fact.counts == "amount" and one.claim.fact.value]

    def pairings(self) -> Iterator[Pairing]:
        """Every pairing by words, statement by statement."""
        for one in self.said:
            if self._spoken_of_here(one):
                fact = one.claim.fact
                named = list(self._named(one))
                if not (fact.theme or fact.operation):
                    named += self._quoted(one)
                    named += self._titled(one)
                    if not any(pairing.sure for pairing in named):
                        named += self._headed(one)
                yield from named

    def _spoken_of_here(self, said: Spoken) -> bool:
        """Whether the statement is part of the decision: in an act or a report, or under a numbered operation."""
        fact = said.claim.fact
        if fact.theme or fact.operation:
            return self.subjects.current(said.claim) or not fact.operation
        return self.subjects.decides(fact.section) or bool(self.subjects.referred(said.claim.sentence, fact.section))

    def _quoted(self, said: Spoken) -> Iterator[Pairing]:
        """A group named in quotes beside the amount: its printed total."""
        quotes = _QUOTED.findall(said.before) or _QUOTED.findall(said.after[:60])
        if len(quotes) != 1 or is_unit(said):
            return
        totals = [one for one in self._totals(said) if not one.grand and names.match(quotes[0], one.name)]
        columns = {(one.table.id, one.column.index) for one in totals}
        for one in totals:
            why = f"the group “{one.name}” is quoted"
            sure = len(totals) == len(columns) == 1
            yield Pairing((said.claim,), (one.fact,), "quoted-group", why, sure, is_limited(said), judged=True)

    def _titled(self, said: Spoken) -> Iterator[Pairing]:
        """A total whose own words ("total des dépenses de fonctionnement") all stand beside the amount.

        At least two telling words; the column is the one whose header is spoken, or else the current one. Sure
        where a verb states the amount and all totals so named print one figure.
        """
        beside = set(stems(said.before[-160:])) | set(stems(said.after[:60]))
        if (
            is_unit(said)
            or _ELSEWHERE.search(names.fold(said.opening)[:3])
            or _ELSEWHERE.search(names.fold(said.before))
        ):
            return
        found = [one for one in self._totals(said, spoken=set(stems(said.opening))) if _is_named(one, beside)]
        found = [one for one in found if one.fact.number is not None]
        stated = _STATES.search(names.fold(said.before)[-60:]) is not None
        sure = stated and len({one.fact.value for one in found}) == 1
        for one in found:
            why = f"the total “{one.name}” is spoken of"
            yield Pairing((said.claim,), (one.fact,), "named-total", why, sure, is_limited(said), judged=True)

    def _named(self, said: Spoken) -> Iterator[Pairing]:
        """One beneficiary named beside the amount: its line, within the operation where the statement has one."""
        if is_unit(said):
            return
        mention = self._mention(said)
        if mention is None:
            return
        beside = mention.beside or bool(said.claim.fact.operation)
        readings = [
            (table, fact)
            for table, row in mention.lines
            for column in current_columns(self.subjects.document, table, _year(said))
            if (fact := self.subjects.fact(table, row, column)) is not None and fact.number is not None
        ]
        for _, fact in readings:
            why = f"the beneficiary “{mention.key}” is named beside the amount"
            sure = beside and len(readings) == 1
            yield Pairing((said.claim,), (fact,), "named-beneficiary", why, sure, is_limited(said), judged=True)

    def _mention(self, said: Spoken) -> Mention | None:
        """The name meant by an amount: before it ("X : 10 €", "X (10 €)"), else right after ("10 € pour X").

        Only within the amount's own clause.
        """
        scope = (said.claim.fact.theme, said.claim.fact.operation)
        clause, rest = said.before.split(";")[-1], said.after.split(";")[0]
        before = self._mentions(clause, scope, said.claim.fact.section)
        after = self._mentions(rest, scope, said.claim.fact.section)
        linked = _LINK.match(rest.lower()) is not None
        if before and not (after and linked):
            last = before[-1]
            beside = re.search(r"[:(]\s*$", clause) is not None
            return replace(last, beside=beside) if len({one.key for one in before}) == 1 or beside else None
        return replace(after[0], beside=True) if after and linked and after[0].start <= 1 else None

    def _mentions(self, text: str, scope: tuple[str, str], section: str) -> list[Mention]:
        """The beneficiaries named in a text, in order; of names inside one another the longest."""
        spoken = tuple(names.key(text).split())
        found: list[Mention] = []
        for key, lines in self._candidates(scope, section, frozenset(spoken)):
            at = _position(key.split(), spoken, text, short=bool(scope[1]))
            if at is not None:
                found.append(Mention(key, at, False, lines))
        found.sort(key=lambda one: (one.start, -len(one.key)))
        kept: list[Mention] = []
        for one in found:
            if not any(other.start <= one.start and one.key in other.key for other in kept):
                kept.append(one)
        return kept

    def _candidates(
        self, scope: tuple[str, str], section: str, spoken: frozenset[str]
    ) -> Iterator[tuple[str, tuple[tuple[Table, Row], ...]]]:
        index = self._names.get(scope) or (self._names.get(("", ""), {}) if not scope[1] else {})
        for word in sorted(spoken):
            for key, lines in index.get(word, ()):
                same = tuple((table, row) for table, row in lines if self.subjects.same_act(section, table.section))
                if same:
                    yield key, same

    @cached_property
    def _names(self) -> Mapping[tuple[str, str], Mapping[str, Sequence[tuple[str, tuple[tuple[Table, Row], ...]]]]]:
        """Beneficiaries by scope and by the first word of their name; the scope ("", "") has them all."""
        found: dict[tuple[str, str], dict[str, list[tuple[Table, Row]]]] = defaultdict(lambda: defaultdict(list))
        for table in self.subjects.document.tables:
            column = name_column(table)
            if column is None:
                continue
            for row in table.rows:
                key = names.key(text_of(row, column)) if row.kind is RowKind.DETAIL else ""
                if key:
                    for scope in {(row.theme, row.operation), ("", "")}:
                        found[scope][key].append((table, row))
        index: dict[tuple[str, str], dict[str, list[tuple[str, tuple[tuple[Table, Row], ...]]]]] = {}
        for scope, by_key in found.items():
            index[scope] = defaultdict(list)
            for key, lines in by_key.items():
                index[scope][key.split()[0]].append((key, tuple(lines)))
        return index

    def _totals(self, said: Spoken, spoken: set[str] | None = None) -> Iterator[Total]:
        """The totals of the same act that may be meant: in the columns spoken of, or else those of the year."""
        year = _year(said)
        for table in self.subjects.document.tables:
            if self.subjects.same_act(said.claim.fact.section, table.section):
                headed = [column for column in table.columns if spoken and _share(column, spoken) == 1]
                headed = headed or list(current_columns(self.subjects.document, table, year))
                columns = {column.index for column in headed if column.kind is ColumnKind.AMOUNT}
                yield from (one for one in self.subjects.totals_of(table) if one.column.index in columns)

    def _headed(self, said: Spoken) -> Iterator[Pairing]:
        """A whole table's total: by the words of the column's header, the annex named, and "total" said.

        Equal figures of four telling digits need none of these. One that differs is sure only where the amount is said
        to be a total or bears all the header's words, the table is named or is the only one, and all tables meant
        print one and the same figure.
        """
        text = names.fold(said.before)
        if _ELSEWHERE.search(names.fold(said.opening)[:3]) or _ELSEWHERE.search(text) or is_unit(said):
            return
        targets = [one for one in self._grand_totals(said) if one.fact.number is not None]
        referred = {section.id for section in self.subjects.referred(said.claim.sentence, said.claim.fact.section)}
        if referred & {one.table.section for one in targets}:
            targets = [one for one in targets if one.table.section in referred]
        here = bool(referred) or _HERE.search(names.fold(said.claim.sentence)) is not None
        spoken = set(stems(said.before))
        equal = [one for one in targets if one.fact.value == said.claim.fact.value]
        for one in equal:
            if here or _WHOLE.search(text) or own_words(one.column) & spoken or _digits(one.fact) >= TELLING_DIGITS:
                yield self._whole(said, one, sure=True)
        if not equal:
            yield from self._deviating(said, targets, here)
            yield from self._over_tables(said, targets)

    def _grand_totals(self, said: Spoken) -> Iterator[Total]:
        """Highest totals of amount columns; where the sentence bears a column's own words, of those columns only."""
        found = [one for one in self._all_grand(said) if one.column.kind is ColumnKind.AMOUNT]
        spoken = set(stems(said.before))
        share = {one.fact.id: _share(one.column, spoken) for one in found}
        best = max(share.values(), default=0.0)
        yield from (one for one in found if share[one.fact.id] == best or best < 1)

    def _all_grand(self, said: Spoken) -> Iterator[Total]:
        year = _year(said)
        for table in self.subjects.document.tables:
            if self.subjects.same_act(said.claim.fact.section, table.section):
                for one in self.subjects.totals_of(table):
                    if one.grand and (one.column.year is None or year is None or one.column.year == year):
                        yield one

    def _deviating(self, said: Spoken, targets: Sequence[Total], here: bool) -> Iterator[Pairing]:
        """The total meant by a statement that equals none."""
        spoken = set(stems(said.before))
        worded = [one for one in targets if _share(one.column, spoken) == 1]
        totalled = _WHOLE.search(names.fold(said.before)) is not None
        meant = worded or self._current(said, targets)
        values = {one.fact.value for one in meant}
        alone = len({one.table.id for one in self._all_grand(said)}) == 1
        if len(values) == 1 and (totalled or worded) and (here or alone):
            yield self._whole(said, meant[0], sure=True)

    def _current(self, said: Spoken, targets: Sequence[Total]) -> list[Total]:
        year = _year(said)
        return [
            one
            for one in targets
            if one.column.index in {column.index for column in current_columns(self.subjects.document, one.table, year)}
        ]

    def _over_tables(self, said: Spoken, targets: Sequence[Total]) -> Iterator[Pairing]:
        """The sum of the totals of several tables of one kind, where it is what is stated."""
        alike: dict[tuple[str, ...], list[Total]] = defaultdict(list)
        for one in targets:
            alike[(one.column.label, *(names.fold(column.label) for column in one.table.columns))].append(one)
        for group in alike.values():
            figures = tuple(one.fact for one in group)
            if len(group) > 1 and sum(fact.value or 0 for fact in figures) == said.claim.fact.value:
                yield Pairing((said.claim,), figures, "all-tables", f"the totals of {len(group)} tables", sure=False)

    def _whole(self, said: Spoken, total: Total, *, sure: bool) -> Pairing:
        why = f"the total of the column “{total.column.label}”"
        return Pairing((said.claim,), (total.fact,), "table-total", why, sure, is_limited(said))


def _share(column: Column, spoken: set[str]) -> float:
    """The share of a header's own words that are spoken; 0 where it has none longer than four letters."""
    own = own_words(column)
    return len(own & spoken) / len(own) if any(len(word) > 4 for word in own) else 0.0


def _year(said: Spoken) -> int | None:
    """The year a statement is about: its own, or the last one named before it in its sentence."""
    years = re.findall(r"\b(?:en|exercice|année|an|budget|pour)\s+((?:19|20)\d\d)\b", said.before.lower())
    return int(years[-1]) if years else said.claim.year


def _digits(fact: Fact) -> int:
    digits = "".join(char for char in str(fact.value) if char.isdigit()).strip("0")
    return len(digits)


def _is_named(total: Total, beside: set[str]) -> bool:
    """Whether all the telling words of a total's name, two at least, are among the words beside an amount."""
    own = {word for word in stems(total.name) if len(word) > 3}
    return len(own) > 1 and own <= beside


def _position(key: Sequence[str], spoken: Sequence[str], text: str, *, short: bool) -> int | None:
    """Where a name's words stand together in a text; with ``short`` its first two words, or its first in capitals.

    A name of one word must be printed with a capital.
    """
    lengths = [len(key), *([2, 1] if short else [])]
    for length in dict.fromkeys(min(length, len(key)) for length in lengths):
        part = list(key[:length])
        for at in range(len(spoken) - length + 1):
            if list(spoken[at : at + length]) == part and _printed_as_name(part, text, whole=length == len(key)):
                return at
    return None


def _printed_as_name(part: Sequence[str], text: str, *, whole: bool) -> bool:
    if len(part) > 1:
        return True
    pattern = r"\b([^\W\d_][\w.'’]*)"
    forms = [word for word in re.findall(pattern, text) if names.fold(word) == part[0]]
    return any(word.isupper() and len(word) > 2 for word in forms) or (
        whole and any(word[0].isupper() for word in forms)
    )
