"""Seeded errors of invented acts: which are found, at which figure, what is said of others.

Of each seeded error, over the errors and warnings that show its page:

- *found*: the accused figure is the seeded one, and the expected value the true one where it is
  given; or no figure is accused, and the seeded one is among the first three candidates;
- *elsewhere*: another figure is accused, and the seeded one is among the evidence;
- *missed*: neither. A truth without digits (a name) is compared as folded text.
"""

import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from pathlib import Path

from benchmarks.judging.audit_folders import Said
from extract.french.measures import MEASURES
from extract.french.spelled_numbers import find_spelled

_FIRST = 3
"""Candidates among which the seeded figure counts as found."""
_MILLIONS = re.compile(r"\d\.\d{3}\.\d{3}(?!\d)")
"""Two points, of which none is that of decimals."""
_SCALES = (1, 1000, 1_000_000)
"""What one printed unit may stand for."""


class State(StrEnum):
    """What became of a seeded error."""

    FOUND = "found"
    ELSEWHERE = "elsewhere"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class SeededError:
    """A figure of an act that is wrong on purpose."""

    page: int
    table: str
    row: str
    printed: str
    expected: str
    kind: str
    why: str

    @property
    def in_prose(self) -> bool:
        """Whether it stands in a sentence."""
        return self.table == "texte"

    def is_printed_as(self, text: str) -> bool:
        """Whether a printed text is the seeded figure."""
        wanted = _said_number(self.printed)
        if wanted is not None:
            return _said_number(text) == wanted
        name, said = folded_words(self.printed), folded_words(text)
        if not name:
            return False
        # a list may print a name without its title
        return name in said or (" " in said and said in name)

    def agrees_with(self, expected: str) -> bool:
        """Whether an expected value is the true one, in some unit, or one of them is not given."""
        said, true = _said_number(expected), _true_value(self.expected)
        if said is None or true is None:
            return True
        return any(said == true * scale for scale in _SCALES)


@dataclass(frozen=True, slots=True)
class Fate:
    """A seeded error, what became of it, and the finding that speaks of it."""

    error: SeededError
    state: State
    finding: Said | None


def first_number(text: str) -> Decimal | None:
    """The first figure of a text as a positive decimal; None where there is none.

    >>> first_number("+12,4 %"), first_number("1.250,00 €"), first_number("deux")
    (Decimal('12.4'), Decimal('1250.00'), None)
    >>> first_number("1.287.057"), first_number("12.40")
    (Decimal('1287057'), Decimal('12.40'))
    """
    bare = re.sub(r"[\s\u00a0\u202f]", "", text).replace("−", "-")
    if "," in bare or _MILLIONS.search(bare):
        bare = re.sub(r"(?<=\d)\.(?=\d{3}(?:\D|$))", "", bare)
    found = re.search(r"\d+(?:[.,]\d+)?", bare)
    return None if found is None else Decimal(found[0].replace(",", "."))


def _true_value(text: str) -> Decimal | None:
    """The first figure of a text; of a measure in several units its value in the smallest, which is
    what a finding expects of it.
    """
    for measure in MEASURES:
        number = measure.parse(text)
        if number is not None and measure.is_in_parts(text):
            return abs(number.value)
    return _said_number(text)


def _said_number(text: str) -> Decimal | None:
    """The first figure of a text, or the number in words with which a text without figures begins,
    but the article "un"; None where it has neither.

    >>> _said_number("soixante jours"), _said_number("six"), _said_number("Mme Six")
    (Decimal('60'), Decimal('6'), None)
    """
    figure = first_number(text)
    if figure is not None:
        return figure
    for start, _, value in find_spelled(text.strip(), alone=True)[:1]:
        if not start and value > 1:
            return Decimal(value)
    return None


def folded_words(text: str) -> str:
    """A text without case, accents and signs."""
    bare = (
        unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    )
    return re.sub(r"\W+", " ", bare).strip().casefold()


def read_seeded_errors(path: Path) -> tuple[SeededError, ...]:
    """The seeded errors of an answer key."""
    errors = json.loads(path.read_text(encoding="utf-8"))["errors"]
    names = SeededError.__dataclass_fields__
    return tuple(
        SeededError(**{name: error[name] for name in names}) for error in errors
    )


def fates(
    errors: Sequence[SeededError], findings: Sequence[Said]
) -> Iterator[Fate]:
    """What became of each error; a finding speaks of one error only."""
    left = list(findings)
    for error in errors:
        here = [one for one in left if error.page in one.pages]
        found = next((one for one in here if _finds(one, error)), None)
        beside = [one for one in here if _touches(one, error)]
        if found is None and not beside:
            yield Fate(error, State.MISSED, None)
            continue

        said = found or beside[-1]
        left.remove(said)
        yield Fate(error, State.FOUND if found else State.ELSEWHERE, said)


def _finds(finding: Said, error: SeededError) -> bool:
    if finding.accused is None:
        return any(map(error.is_printed_as, finding.candidates[:_FIRST]))
    return error.is_printed_as(finding.accused) and error.agrees_with(
        finding.expected
    )


def _touches(finding: Said, error: SeededError) -> bool:
    if finding.accused is None:
        return False
    shown = (*finding.evidence, *finding.candidates)
    return any(map(error.is_printed_as, shown))
