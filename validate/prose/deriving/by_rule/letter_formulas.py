"""Formulas with a letter for a number that the sentence gives: "(0,035 x L + 100) x 1,44, L étant
la longueur de canalisations, soit 18 640 mètres : elle est de 1 083 €"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from extract.french.folding import DASHES, MINUS
from extract.french.lexicon.concept import WordList
from validate.model.identity import Form, Kind
from validate.prose.deriving.derivation import Derivation
from validate.prose.deriving.typed_products import Reckoned
from validate.prose.deriving.wording import MONEY, SpokenNumber, Wording
from validate.prose.pairing.misprints import restates

_FORMULA = re.compile(
    rf"[(\[]*\d[\d .,]*(?:€ ?)?[x×*] ?(?P<letter>[a-z])\b[\d .,()\[\]€x×*+{MINUS}]*"
    rf"|[(\[]+ ?(?P<first>[a-z]) ?[x×*][\d .,()\[\]€x×*+{MINUS}]+"
)
"""A formula over one letter, folded: "(0,035 x l + 100) x 1,44"."""
_TOKEN = re.compile(
    rf"(?P<number>\d+(?: \d{{3}})*(?:[.,]\d+)?)|(?P<letter>[a-wyz]\b)|(?P<sign>[()x×*+{MINUS}])"
)
"""A number, the letter, or a sign of a formula."""
_LETTER_IS = re.compile(
    r"\b(?P<letter>[a-z]) ?(?:=|:|etant|est|represent\w+|designe)"
)
"""Behind a formula, what its letter stands for: "L étant la longueur"."""
_TIMES = frozenset("x×*")
_BRACKETS = str.maketrans("[]€", "() ")
_GIVES = WordList(
    "est de", "s'elev* a", "soit", "est fixee a", "ressort a", "est arretee a", "d'ou", "egale a",
    "se monte a", "est donc de", "s'elev* donc a", "est ainsi de", "s'etabli* a",
)  # fmt: skip
"""Before what a formula gives."""
_WHY = "the sentence prints the formula"


@dataclass(frozen=True, slots=True)
class _Line:
    """A formula of the first degree: ``slope`` times the letter, and ``rest``."""

    slope: Decimal = Decimal(0)
    rest: Decimal = Decimal(0)

    def plus(self, other: "_Line", sign: int) -> "_Line":
        """Both added, or the other taken away."""
        return _Line(
            self.slope + sign * other.slope, self.rest + sign * other.rest
        )

    def times(self, other: "_Line") -> "_Line | None":
        """Both multiplied; None where the letter would be squared."""
        if self.slope and other.slope:
            return None
        return _Line(
            self.slope * other.rest + other.slope * self.rest,
            self.rest * other.rest,
        )


def letter_formulas(wording: Wording) -> Iterator[Reckoned]:
    """The amounts of a sentence that its formula gives, the number behind its letter given too."""
    for found in _FORMULA.finditer(wording.text):
        letter = found["letter"] or found["first"]
        line = _read(found[0], letter)
        given = _given(wording, letter, found.end())
        result = None if given is None else _result(wording, given)
        if line is not None and given is not None and result is not None:
            # a coefficient may be told elsewhere
            made = _made(line, given, result)
            yield Reckoned(result, made, loose=True)


def _made(line: _Line, given: SpokenNumber, result: SpokenNumber) -> Derivation:
    """What a formula gives, rounded as its result is printed."""
    number = result.fact.number
    assert number is not None
    exact = line.slope * given.value + line.rest
    rounded = number.to_last_digit(exact)
    if restates(result.fact, exact):
        rounded = number.value
    return Derivation(
        terms=(given.fact,),
        weights=(line.slope * given.scale,),
        form=Form.WEIGHTED_SUM,
        kind=Kind.PRODUCT,
        why=_WHY,
        offset=line.rest + rounded - exact,
    )


def _given(wording: Wording, letter: str, start: int) -> SpokenNumber | None:
    """The number that a letter stands for: the first behind what says of what it is."""
    said = [
        found.end()
        for found in _LETTER_IS.finditer(wording.text, start)
        if found["letter"] == letter
    ]
    if not said:
        return None
    behind = (one for one in wording.numbers if one.start >= said[0])
    given = next(behind, None)
    return None if given is None or given.unit == MONEY else given


def _result(wording: Wording, given: SpokenNumber) -> SpokenNumber | None:
    """The amount behind the number given, where words say that it is what comes of it."""
    place = wording.numbers.index(given) + 1
    for index in range(place, len(wording.numbers)):
        one = wording.numbers[index]
        if one.unit == MONEY:
            return one if _GIVES.closes(wording.before(index)) else None
    return None


def _read(text: str, letter: str) -> _Line | None:
    """A formula as a line over its letter; None where it is none."""
    tokens = [
        found[0]
        for found in _TOKEN.finditer(text.translate(_BRACKETS))
        if found["letter"] in (None, letter)
    ]
    line, rest = _sum(tokens)
    is_whole = not rest or set(rest) <= {"(", ")"}
    return line if line is not None and line.slope and is_whole else None


def _sum(tokens: list[str]) -> tuple[_Line | None, list[str]]:
    """The products that are added up, and the tokens behind them."""
    line, rest = _product(tokens)
    while line is not None and rest and rest[0] in f"+{DASHES}":
        sign = 1 if rest[0] == "+" else -1
        other, rest = _product(rest[1:])
        line = None if other is None else line.plus(other, sign)
    return line, rest


def _product(tokens: list[str]) -> tuple[_Line | None, list[str]]:
    """The factors that are multiplied, and the tokens behind them."""
    line, rest = _factor(tokens)
    while line is not None and rest and rest[0] in _TIMES:
        other, rest = _factor(rest[1:])
        line = None if other is None else line.times(other)
    return line, rest


def _factor(tokens: list[str]) -> tuple[_Line | None, list[str]]:
    """A number, the letter, or a sum in brackets, and the tokens behind it."""
    if not tokens:
        return None, []
    first, rest = tokens[0], tokens[1:]
    if first == "(":
        line, rest = _sum(rest)
        return line, rest[1:] if rest[:1] == [")"] else rest
    if first.isalpha():
        return _Line(slope=Decimal(1)), rest
    if first[0].isdigit():
        printed = first.replace(" ", "").replace(",", ".")
        return _Line(rest=Decimal(printed)), rest
    return None, rest
