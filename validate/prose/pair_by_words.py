"""Statements of the prose and totals inside the tables tied by words: a quoted theme, a total's own
name.
"""

import re
from collections.abc import Iterator, Sequence, Set

from extract.french.lexicon.totals import SUM, TOTAL
from extract.table import Column, ColumnKind
from validate.prose import names
from validate.prose.granted_columns import current_columns, spoken_year
from validate.prose.pair_by_number import is_limited, is_unit
from validate.prose.table_subjects import (
    Pairing,
    PrintedTotal,
    Statement,
    Subjects,
    own_words,
    stems,
)

_QUOTED = re.compile(r"[«“\"]\s*([^»”\"]{2,80}?)\s*[»”\"]")
_ELSEWHERE = re.compile(
    r"autorisation de programme|budget"
    r" (?:primitif|general|principal)|\bdote|plafon|maxim|seuil|enveloppe globale"
    rf"|cout (?:{TOTAL}|previsionnel|estim)|(?:inferieure?|superieure?)s? (?:ou egale?s?"
    r" )?a\b|anterieur"
    r"|deja (?:vers|attribu)"
)
_STATES = re.compile(
    rf"s.?eleve|s.?etablit|equilibre|arrete|fixe|montant|{TOTAL}|{SUM}|est de|represente|atteint"
    r"|se chiffre|inscri"
)


def is_elsewhere(said: Statement, stages: Set[str] = frozenset()) -> bool:
    """Whether an amount is a recital's, a ceiling's, a programme's or a price: not a total of this
    document.

    ``stages`` are the words of the columns of the act: of a primitive budget that has its column
    there, it may be one.
    """
    recital = re.match(r"\W*vu\b", said.opening.lower()) is not None
    found = _ELSEWHERE.findall(names.plain_words(said.before))
    return (
        recital
        or is_unit(said)
        or any(not (words.startswith("budget") and set(stems(words)) <= stages) for words in found)
    )


def unnumbered(subjects: Subjects, said: Sequence[Statement]) -> Iterator[Statement]:
    """The amounts that acts and reports state of this document, under no theme's or operation's
    number.
    """
    stages: dict[str, frozenset[str]] = {}
    for one in said:
        fact = one.claim.fact
        if fact.section not in stages:
            tables = subjects.tables_of(fact.section)
            stages[fact.section] = frozenset(
                {"budget"}.union(*(own_words(c) for table in tables for c in table.columns))
            )
        stated = fact.counts == "amount" and fact.value and not (fact.theme or fact.operation)
        if stated and subjects.states(one.claim) and not is_elsewhere(one, stages[fact.section]):
            yield one


def share_spoken(column: Column, spoken: set[str]) -> float:
    """The share of a header's own words that are spoken; 0 where it has none longer than four
    letters.
    """
    own = own_words(column)
    return len(own & spoken) / len(own) if any(len(word) > 4 for word in own) else 0.0


class WordPairing:
    """Pairings by the name of a group, for the unnumbered statements of acts and reports."""

    def __init__(self, subjects: Subjects, said: Sequence[Statement]) -> None:
        self.subjects = subjects
        self.said = tuple(unnumbered(subjects, said))

    def pairings(self) -> Iterator[Pairing]:
        """Every pairing by a group's name, statement by statement."""
        for one in self.said:
            yield from self._quoted(one)
            yield from self._titled(one)

    def _quoted(self, said: Statement) -> Iterator[Pairing]:
        """A group named in quotes beside the amount: its printed total."""
        quotes = _QUOTED.findall(said.before) or _QUOTED.findall(said.after[:60])
        if len(quotes) != 1:
            return
        totals = [
            one
            for one in self._totals(said, set())
            if not one.grand and names.match(quotes[0], one.name)
        ]
        for one in totals:
            why = f"the group “{one.name}” is quoted"
            sure = len(totals) == 1
            yield Pairing(
                (said.claim,),
                (one.fact,),
                "quoted-group",
                why,
                sure,
                is_limited(said),
                True,
                one.name,
            )

    def _titled(self, said: Statement) -> Iterator[Pairing]:
        """A total whose own words ("total des dépenses de fonctionnement") all stand beside the
        amount.

        At least two telling words; the column is the one whose header is spoken, or else the
        current one. Sure where a verb states the amount and all totals so named print one figure.
        """
        beside = set(stems(said.head)) | set(stems(_qualifier(said)))
        found = [
            one for one in self._totals(said, set(stems(said.opening))) if _is_named(one, beside)
        ]
        stated = _STATES.search(names.plain_words(said.before)[-60:]) is not None
        sure = stated and len({one.fact.value for one in found}) == 1
        for one in found:
            why = f"the total “{one.name}” is spoken of"
            yield Pairing(
                (said.claim,),
                (one.fact,),
                "named-total",
                why,
                sure,
                is_limited(said),
                True,
                one.row.label,
            )

    def _totals(self, said: Statement, spoken: set[str]) -> Iterator[PrintedTotal]:
        """The totals of the same act that may be meant: in the columns spoken of, or else those of
        the year.
        """
        year = spoken_year(said)
        for table in self.subjects.tables_of(said.claim.fact.section):
            headed = [
                column for column in table.columns if spoken and share_spoken(column, spoken) == 1
            ]
            headed = headed or list(current_columns(self.subjects.document, table, year))
            columns = {column.index for column in headed if column.kind is ColumnKind.AMOUNT}
            for one in self.subjects.totals_of(table):
                if one.column.index in columns and one.fact.number is not None:
                    yield one


def _qualifier(said: Statement) -> str:
    """The words that tell one amount of a sentence from the others: after it ("à X € en section de
    …"), or before.
    """
    after = re.split(r"[;,]| et ", said.after)[0]
    return after if re.match(r"^\W*(?:en|pour|au titre|de la|des|du)\b", after) else said.before


def _is_named(total: PrintedTotal, beside: set[str]) -> bool:
    """Whether all the telling words of a total's name, two at least, are among the words beside an
    amount.
    """
    own = {word for word in stems(total.name) if len(word) > 3}
    return len(own) > 1 and own <= beside
