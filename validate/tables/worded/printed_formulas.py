"""Formulas that headers and labels print: "C = A + B", "Résultat (c = a - b)", "(3) = (1) x (2)".

A letter or a number names the line whose label prints it by itself, or before the sign of equality,
or first, where lines are lettered one after the other ("A Résultat de l'exercice"), or last, where
they are numbered so ("Bases prévisionnelles 4", "Produit (col. 4 x col. 6) 7"). A formula counts
only if everything in it names a line of the table; in a chain ("Affectation = C = G + H") it is of
the line that it names.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain, count, islice
from string import ascii_uppercase

from extract.several import found_in, present

_DASHES = str.maketrans("−–—×÷·", "---x/x")
_MARKED = re.compile(r"[(\[]\s*([A-Za-z]|\d{1,2}|[A-Z]\d)\s*[)\]]")
"""A letter or a number in brackets, the key by which a formula calls a column: "Base (A)"."""
_ATOM = r"(?:«\w{1,2}»|\b[A-Za-z]\b|\b[A-Z]\d\b|\b\d{1,2}\b)"
_WHOLE = r"\b(?:\d{1,3}(?:\s\d{3})+|\d+)"
_CONSTANT = (
    rf"(?:{_WHOLE},\d+(?:\s?%)?|{_WHOLE}\s?%|{_WHOLE}(?<=\d{{3}})(?!\w))"
)
"""A number that names no line: "8,40", "20 %", "360"."""
_OPERAND = rf"(?:{_CONSTANT}|{_ATOM})"
_EXPRESSION = rf"{_OPERAND}(?:\s*[-+*x/:]\s*{_OPERAND})+"
_ENDS = r"(?!\s*(?:[\w%«]|,\d))"
_EQUATION = re.compile(
    rf"(?P<chain>=\s*)?(?P<key>{_ATOM})\s*=\s*(?P<right>{_EXPRESSION}){_ENDS}"
)
"""A printed formula with its result: "C = A + B", "Affectation = C = G + H"."""
_BRACKETED = re.compile(rf"[(\[]\s*(?P<right>{_EXPRESSION})\s*(?:[)\]]|$)")
"""A formula in brackets, without the name of its result, which is where it stands: "Montant
(1 x 2)"."""
_TAKEN_AWAY = re.compile(r"\s*-\s*[(\[]")
"""How a formula begins that takes all of its bracket away: "- (D + E)"."""
_GROUP = rf"(?:{_ATOM}|[(\[]\s*{_EXPRESSION}\s*[)\]])"
_OF_GROUPS = re.compile(
    rf"{_GROUP}\s*[-+*x/:]\s*[(\[]\s*{_EXPRESSION}\s*[)\]]"
    rf"|[(\[]\s*{_EXPRESSION}\s*[)\]]\s*[-+*x/:]\s*{_GROUP}"
)
"""What reckons with the result of a bracket: "(e - c) / (a + b)", "a x (b + c)". What stands in one
of its brackets is no formula of the line."""
_BEHIND_SIGN = re.compile(rf"=\s*(?P<right>{_EXPRESSION}){_ENDS}")
"""The same behind the sign of equality: "Résultat à affecter = A + B (hors restes)"."""
_KEY = re.compile(r"«(\w{1,2})»")
"""A key that was found, as it is marked between the two steps of reading."""
_ALONE = re.compile(r"\s*([A-Za-z]|\d{1,2})\s*")
"""A row under the headers that holds keys alone, or a column before the labels: "A | B | C"."""
_NAME = re.compile(r"[A-Z]\d?|\d{1,2}")
"""What may name a line, without what stands around it."""
_PIECES = re.compile(rf"([-+*x/:])|({_OPERAND})")
"""The operators, the keys and the constants of a formula, in their order."""
_KINDS = {"-": "+", "x": "*", ":": "/"}
"""Operators that are written in two ways, or combine as another does."""
_FIRST = re.compile(r"\s*([A-Z])\s*[-–.:)]?\s+(?=[^\W\d_]{3})")
"""A letter before the words of a label: "A Résultat de l'exercice"."""
_LAST = re.compile(r"\D.*\s(\d{1,2})\s*")
"""A number behind the words of a label: "Bases prévisionnelles 2025 4"."""
_CALLED = re.compile(r"\bcol(?:onnes?)?\.? ?(?=\d{1,2}\b)", re.IGNORECASE)
"""What a formula calls a number by: "col. 4 x col. 6"."""
_HUNDRED = 100
_LEAST = 2
"""Lines that a key must tell apart before letters and numbers are keys."""
_IN_TURN = 3
"""Lines that are lettered or numbered one after the other before a first letter, or a last number,
is a key."""


@dataclass(frozen=True, slots=True)
class PrintedFormula:
    """A line with what its label says it is reckoned from; ``operator`` is one of "+", "*", "/".

    Of a sum ``signs`` tell what is taken away; ``times`` is a number that names no line.
    """

    result: int
    operator: str
    operands: tuple[int, ...]
    signs: tuple[int, ...]
    times: Decimal = Decimal(1)


def printed_formulas(
    labels: Mapping[int, Sequence[str]],
) -> Iterator[PrintedFormula]:
    """The formulas of some lines, by the levels of their labels, each once.

    >>> list(printed_formulas({0: ["HT (a)"], 1: ["TVA (b)"], 2: ["TTC (c = a + b)"]}))
    ... # doctest: +NORMALIZE_WHITESPACE
    [PrintedFormula(result=2, operator='+', operands=(0, 1), signs=(1, 1), times=Decimal('1'))]
    """
    marked = {line: list(map(_mark, levels)) for line, levels in labels.items()}
    keys = _keys(marked)
    if len(keys) < _LEAST:
        return
    for line, levels in marked.items():
        for text in dict.fromkeys(levels):
            formula = _formula(line, text, keys)
            if formula is not None:
                yield formula


def named_lines(labels: Mapping[int, Sequence[str]]) -> frozenset[int]:
    """The lines that a letter or a number names."""
    marked = {line: list(map(_mark, levels)) for line, levels in labels.items()}
    return frozenset(_keys(marked).values())


def _mark(label: str) -> str:
    """A label with its keys between guillemets, however they are bracketed."""
    plain = label.translate(_DASHES).replace("«", '"').replace("»", '"')
    plain = _CALLED.sub("", plain)
    return _MARKED.sub(r"«\1»", plain)


def _keys(marked: Mapping[int, Sequence[str]]) -> dict[str, int]:
    """The line of each key that names one line only."""
    lines: dict[str, set[int]] = defaultdict(set)
    for line, levels in marked.items():
        for text in levels:
            for key in _own_keys(text):
                lines[key].add(line)
    for key, line in (*_lettered(marked), *_numbered(marked)):
        lines[key].add(line)
    alone = _alone_in_turn(marked)
    one = {key: min(named) for key, named in lines.items() if len(named) == 1}
    return {**alone, **one}


def _alone_in_turn(marked: Mapping[int, Sequence[str]]) -> dict[str, int]:
    """The last line of each key that stands alone beside several, one below the other: of what it
    names they are the parts and what these come to."""
    beside: dict[str, list[int]] = defaultdict(list)
    for line in sorted(marked):
        for alone in present(map(_ALONE.fullmatch, marked[line][:1])):
            beside[alone[1].upper()].append(line)
    return {
        key: lines[-1]
        for key, lines in beside.items()
        if len(lines) > 1 and lines[-1] - lines[0] == len(lines) - 1
    }


def _in_turn(
    found: Iterable[tuple[re.Match[str], int]], names: Iterable[str]
) -> list[tuple[str, int]]:
    """The lines that keys of their labels name one after the other, from the first name on."""
    keys = [(key[1], line) for key, line in found]
    in_turn = list(islice(names, len(keys)))
    is_told = len(keys) >= _IN_TURN and [key for key, _ in keys] == in_turn
    return keys if is_told else []


def _lettered(marked: Mapping[int, Sequence[str]]) -> list[tuple[str, int]]:
    """The lines whose labels begin with a letter each, one after the other from A."""
    found = (
        (first, line)
        for line in sorted(marked)
        for first in present(map(_FIRST.match, marked[line][:1]))
    )
    return _in_turn(found, ascii_uppercase)


def _numbered(marked: Mapping[int, Sequence[str]]) -> list[tuple[str, int]]:
    """The lines whose labels end with a number each, one after the other from 1."""
    found = (
        (last, line)
        for line in sorted(marked)
        for last in present(map(_LAST.fullmatch, marked[line][-1:]))
    )
    return _in_turn(found, map(str, count(1)))


def _own_keys(text: str) -> Iterator[str]:
    """The keys that a label gives its own line."""
    equation = _EQUATION.search(text)
    if equation is not None:
        if equation["chain"] is None:
            yield _bare(equation["key"])
        return
    alone = _ALONE.fullmatch(text)
    if alone is not None:
        yield alone[1].upper()
    if _without_key(text) is None and not _is_of_groups(text):
        yield from (key.upper() for key in _KEY.findall(text))


def _is_of_groups(text: str) -> bool:
    """Whether a formula reckons with what brackets inside it come to."""
    return _OF_GROUPS.search(text) is not None


def _without_key(text: str) -> re.Match[str] | None:
    """A formula that does not name its result: years alone, taken one from the other, are none."""
    found = chain(_BRACKETED.finditer(text), _BEHIND_SIGN.finditer(text))
    return next((one for one in found if _names_lines(one["right"])), None)


def _names_lines(expression: str) -> bool:
    """Whether an expression may name a line."""
    atoms, _ = _read(expression)
    return any(map(_NAME.fullmatch, atoms))


def _bare(atom: str) -> str:
    return atom.strip("«»").upper()


def _formula(
    line: int, text: str, keys: Mapping[str, int]
) -> PrintedFormula | None:
    """The formula that a label prints; None where something in it names no other line, or where it
    reckons with brackets of its own.
    """
    equation = _EQUATION.search(text)
    found = _printed(text, equation)
    if found is None:
        return None
    line = _line_given(line, equation, keys)

    atoms, operators = _read(found["right"])
    operands = tuple(found_in(keys, atoms))
    numbers = [atom for atom in atoms if atom not in keys]
    is_negative = _TAKEN_AWAY.match(text) is not None
    operator = _combined(operators, numbers)
    is_told = operator == "+" or not is_negative
    if operator is None or line in operands or not (operands and is_told):
        return None
    return PrintedFormula(
        result=line,
        operator=operator,
        operands=operands,
        signs=_signs(operators, is_negative) if operator == "+" else (),
        times=_constant(numbers[0]) if numbers else Decimal(1),
    )


def _printed(text: str, equation: re.Match[str] | None) -> re.Match[str] | None:
    """The formula in a text, with the key of its line or without; None where it reckons with
    brackets of its own."""
    if _is_of_groups(text):
        return None
    return equation or _without_key(text)


def _line_given(
    line: int, equation: re.Match[str] | None, keys: Mapping[str, int]
) -> int:
    """The line that a formula gives: the one that prints it, or in a chain of equations the one
    whose key it names ("Affectation = C = G + H")."""
    if equation is None or equation["chain"] is None:
        return line
    return keys.get(_bare(equation["key"]), line)


def _combined(operators: Sequence[str], numbers: Sequence[str]) -> str | None:
    """The one operator of a formula; None where there are several, where a quotient is of more than
    two, or where a number that names no line is no multiple.
    """
    kinds = {_KINDS.get(operator, operator) for operator in operators}
    if len(kinds) != 1 or (kinds == {"/"} and len(operators) > 1):
        return None
    operator = kinds.pop()
    if numbers and not _is_a_multiple(operator, numbers):
        return None
    return operator


def _read(expression: str) -> tuple[list[str], list[str]]:
    """The letters and numbers of an expression, and the operators between them."""
    pieces = _PIECES.findall(expression)
    atoms = [_bare(atom) for _, atom in pieces if atom]
    return atoms, [operator for operator, _ in pieces if operator]


def _is_a_multiple(operator: str, numbers: Sequence[str]) -> bool:
    """Whether what names no line is one number that lines are multiplied by."""
    return operator == "*" and len(numbers) == 1 and numbers[0][0].isdigit()


def _constant(number: str) -> Decimal:
    """The value of a number that names no line: per cent are hundredths."""
    digits = "".join(number.rstrip("%").split())
    value = Decimal(digits.replace(",", "."))
    return value / _HUNDRED if number.endswith("%") else value


def _signs(operators: Iterable[str], is_negative: bool) -> tuple[int, ...]:
    """The signs of what is added up, each turned where all of it is taken away."""
    first = -1 if is_negative else 1
    return (first, *(-first if each == "-" else first for each in operators))
