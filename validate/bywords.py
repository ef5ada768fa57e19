"""Statements of the prose and totals of the tables tied by words: a quoted theme, a total's name, a column's header."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from extract.facts import Fact
from extract.table import Column, ColumnKind
from validate import names
from validate.bynumber import is_limited, is_unit
from validate.columns import current_columns, spoken_year
from validate.subjects import Pairing, Spoken, Subjects, Total, own_words, stems

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
_STATES = re.compile(
    r"s.?eleve|s.?etablit|equilibre|arrete|fixe|montant|total|somme|est de|represente|atteint|se chiffre|inscri"
)
TELLING_DIGITS = 4
"""Significant digits from which equal figures are no coincidence."""


class ByWords:
    """Pairings by wording, for the unnumbered statements of acts and reports."""

    def __init__(self, subjects: Subjects, said: Sequence[Spoken]) -> None:
        self.subjects = subjects
        self.said = [one for one in said if one.claim.fact.counts == "amount" and one.claim.fact.value]

    def pairings(self) -> Iterator[Pairing]:
        """Every pairing by words, statement by statement."""
        for one in self.said:
            if self.subjects.states(one.claim) and not (one.claim.fact.theme or one.claim.fact.operation):
                named = [*self._quoted(one), *self._titled(one)]
                yield from named
                if not any(pairing.sure for pairing in named):
                    yield from self._headed(one)

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
            yield Pairing((said.claim,), (one.fact,), "quoted-group", why, sure, is_limited(said), True, one.name)

    def _titled(self, said: Spoken) -> Iterator[Pairing]:
        """A total whose own words ("total des dépenses de fonctionnement") all stand beside the amount.

        At least two telling words; the column is the one whose header is spoken, or else the current one. Sure
        where a verb states the amount and all totals so named print one figure.
        """
        if is_unit(said) or self._elsewhere(said):
            return
        beside = set(stems(said.head)) | set(stems(_qualifier(said)))
        found = [one for one in self._totals(said, spoken=set(stems(said.opening))) if _is_named(one, beside)]
        found = [one for one in found if one.fact.number is not None]
        stated = _STATES.search(names.fold(said.before)[-60:]) is not None
        sure = stated and len({one.fact.value for one in found}) == 1
        for one in found:
            why = f"the total “{one.name}” is spoken of"
            yield Pairing((said.claim,), (one.fact,), "named-total", why, sure, is_limited(said), True, one.row.label)

    def _elsewhere(self, said: Spoken) -> bool:
        """Whether the amount is a recital's, a ceiling's, a programme's: not this document's tables."""
        return bool(_ELSEWHERE.search(names.fold(said.opening)[:3]) or _ELSEWHERE.search(names.fold(said.before)))

    def _totals(self, said: Spoken, spoken: set[str] | None = None) -> Iterator[Total]:
        """The totals of the same act that may be meant: in the columns spoken of, or else those of the year."""
        year = spoken_year(said)
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
        if is_unit(said) or self._elsewhere(said):
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
        year = spoken_year(said)
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
        year = spoken_year(said)
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
        return Pairing(
            (said.claim,), (total.fact,), "table-total", why, sure, is_limited(said), about=total.column.label
        )


def _share(column: Column, spoken: set[str]) -> float:
    """The share of a header's own words that are spoken; 0 where it has none longer than four letters."""
    own = own_words(column)
    return len(own & spoken) / len(own) if any(len(word) > 4 for word in own) else 0.0


def _qualifier(said: Spoken) -> str:
    """The words that tell one amount of a sentence from the others: after it ("à X € en section de …"), or before."""
    after = re.split(r"[;,]| et ", said.after)[0]
    return after if re.match(r"^\W*(?:en|pour|au titre|de la|des|du)\b", after) else said.before


def _digits(fact: Fact) -> int:
    digits = "".join(char for char in str(fact.value) if char.isdigit()).strip("0")
    return len(digits)


def _is_named(total: Total, beside: set[str]) -> bool:
    """Whether all the telling words of a total's name, two at least, are among the words beside an amount."""
    own = {word for word in stems(total.name) if len(word) > 3}
    return len(own) > 1 and own <= beside
