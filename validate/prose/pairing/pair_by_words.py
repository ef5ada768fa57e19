"""Statements of the prose and totals inside the tables tied by words: a quoted theme, a total's own
name.
"""

import re
from collections.abc import Iterator, Sequence, Set

from extract.french.lexicon.concept import WordList
from extract.french.lexicon.totals import SUM, TOTAL
from extract.table import Column, ColumnKind, Table
from validate.prose.pairing.amount_pairing import Pairing, PairingFamily
from validate.prose.pairing.granted_columns import current_columns
from validate.prose.statements import (
    Statement,
    is_limited,
    is_unit,
    spoken_year,
)
from validate.prose.subjects.table_subjects import PrintedTotal, Subjects
from validate.prose.words import names
from validate.prose.words.word_stems import own_words, stems

QUOTED = re.compile(r"[«“\"]\s*([^»”\"]{2,80}?)\s*[»”\"]")
"""A name in quotes; longer ones are sentences."""
_NEAR_AFTER, _NEAR_BEFORE = 60, 60
"""Characters after an amount that may quote its group, and before it that state it."""
_ELSEWHERE = re.compile(
    r"autorisation de programme|budget (?:primitif|general|principal)|\bdote|plafon|maxim|seuil"
    rf"|enveloppe globale|cout (?:{TOTAL}|previsionnel|estim)"
    r"|(?:inferieure?|superieure?)s? (?:ou egale?s? )?a\b|anterieur|deja (?:vers|attribu)"
)
"""Words of an amount that is none of this document's totals."""
_STATES = re.compile(
    rf"s.?eleve|s.?etablit|equilibre|arrete|fixe|montant|{TOTAL}|{SUM}|est de|represente|atteint"
    r"|se chiffre|inscri"
)
"""Words that state what follows as an amount of something."""
_QUALIFIES = WordList("en", "pour", "au titre", "de la", "des", "du")
"""What goes on to say of which an amount is: "pour", "au titre"."""
_NEXT_PART = re.compile(r"[;,]| et ")
"""Where the next of several amounts begins."""
_TELLING, _LONG = 3, 4
"""Letters beyond which a word of a total's name, and one of a header, tells it from others."""


def is_elsewhere(statement: Statement, stages: Set[str] = frozenset()) -> bool:
    """Whether an amount is a recital's, a ceiling's, a programme's or a price: not a total of this
    document.

    ``stages`` are the words of the columns of the act: of a primitive budget that has its column
    there, it may be one.
    """
    if statement.is_recital or is_unit(statement):
        return True
    for words in _ELSEWHERE.findall(statement.words_before):
        has_column = words.startswith("budget") and set(stems(words)) <= stages
        if not has_column:
            return True
    return False


def unnumbered(
    subjects: Subjects, statements: Sequence[Statement]
) -> Iterator[Statement]:
    """The amounts that acts and reports state of this document, under no theme's or operation's
    number.
    """
    stages: dict[str, frozenset[str]] = {}
    for statement in statements:
        fact = statement.claim.fact
        if fact.section not in stages:
            stages[fact.section] = _header_words(
                subjects.tables_of(fact.section)
            )
        if fact.counts != "amount" or not fact.value:
            continue
        if fact.theme or fact.operation or not subjects.states(statement.claim):
            continue
        if not is_elsewhere(statement, stages[fact.section]):
            yield statement


def _header_words(tables: Iterator[Table]) -> frozenset[str]:
    """The words of all columns of an act, and "budget"."""
    found = {"budget"}
    for table in tables:
        for column in table.columns:
            found |= own_words(column)
    return frozenset(found)


def share_spoken(column: Column, spoken: set[str]) -> float:
    """The share of a header's own words that are spoken; 0 where it has none longer than four
    letters.
    """
    own = own_words(column)
    longest = max(map(len, own), default=0)
    if longest > _LONG:
        return len(own & spoken) / len(own)
    return 0.0


class WordPairing:
    """Pairings by the name of a group, for the unnumbered statements of acts and reports."""

    def __init__(
        self, subjects: Subjects, statements: Sequence[Statement]
    ) -> None:
        self.subjects = subjects
        self.statements = tuple(unnumbered(subjects, statements))

    def pairings(self) -> Iterator[Pairing]:
        """Every pairing by a group's name, statement by statement."""
        for statement in self.statements:
            yield from self._quoted(statement)
            yield from self._titled(statement)

    def _quoted(self, statement: Statement) -> Iterator[Pairing]:
        """A group named in quotes beside the amount: its printed total."""
        after = statement.after[:_NEAR_AFTER]
        quotes = QUOTED.findall(statement.before) or QUOTED.findall(after)
        if len(quotes) != 1:
            return

        found = []
        for total in self._totals(statement, set()):
            if not total.grand and names.match(quotes[0], total.name):
                found.append(total)
        for total in found:
            yield Pairing(
                claims=(statement.claim,),
                figures=(total.fact,),
                family=PairingFamily.QUOTED_GROUP,
                why=f"the group “{total.name}” is quoted",
                sure=len(found) == 1,
                limited=is_limited(statement),
                judged=True,
                about=total.name,
            )

    def _titled(self, statement: Statement) -> Iterator[Pairing]:
        """A total whose own words ("total des dépenses de fonctionnement") all stand beside the
        amount.

        At least two telling words; the column is the one whose header is spoken, or else the
        current one. Sure where a verb states the amount and all totals so named print one figure.
        """
        around = set(stems(statement.head)) | set(stems(_qualifier(statement)))
        totals = self._totals(statement, set(stems(statement.opening)))
        found = [total for total in totals if _is_named(total, around)]
        stated = (
            _STATES.search(statement.words_before[-_NEAR_BEFORE:]) is not None
        )
        one_figure = len({total.fact.value for total in found}) == 1
        for total in found:
            yield Pairing(
                claims=(statement.claim,),
                figures=(total.fact,),
                family=PairingFamily.NAMED_TOTAL,
                why=f"the total “{total.name}” is spoken of",
                sure=stated and one_figure,
                limited=is_limited(statement),
                judged=True,
                about=total.row.label,
            )

    def _totals(
        self, statement: Statement, spoken: set[str]
    ) -> Iterator[PrintedTotal]:
        """The totals of the same act that may be meant: in the columns spoken of, or else those of
        the year.
        """
        year = spoken_year(statement)
        for table in self.subjects.tables_of(statement.claim.fact.section):
            columns = self._columns_meant(table, spoken, year)
            for total in self.subjects.totals_of(table):
                if (
                    total.column.index in columns
                    and total.fact.number is not None
                ):
                    yield total

    def _columns_meant(
        self, table: Table, spoken: set[str], year: int | None
    ) -> set[int]:
        meant: Sequence[Column] = ()
        if spoken:
            meant = [
                one for one in table.columns if share_spoken(one, spoken) == 1
            ]
        if not meant:
            meant = current_columns(self.subjects.document, table, year)
        return {
            column.index for column in meant if column.kind is ColumnKind.AMOUNT
        }


def _qualifier(statement: Statement) -> str:
    """The words that tell one amount of a sentence from the others: after it ("à X € en section de
    …"), or before.
    """
    after = _NEXT_PART.split(statement.after)[0]
    if _QUALIFIES.follows_signs(after):
        return after
    return statement.before


def _is_named(total: PrintedTotal, around: set[str]) -> bool:
    """Whether all the telling words of a total's name, two at least, are among the words beside an
    amount.
    """
    own = {word for word in stems(total.name) if len(word) > _TELLING}
    return len(own) > 1 and own <= around
