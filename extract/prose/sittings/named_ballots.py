"""Ballots by name and by group: "Contre : 3 (Mme A, M. B et M. C)", "Pour : 25 (majorité : 20,
groupe d'union : 5)".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.french.folding import SN, fold, has_digit
from extract.french.numbers import parse_number
from extract.number import Number
from extract.prose.sittings.person_names import NamesRead, read_names
from extract.texts.sitting import ListKind

Span = tuple[int, int]

_BALLOT = re.compile(
    rf"(?:(?P<before>(?<![\d.,/°])\d{{1,3}}){SN}+(?:voix{SN}+|votes?{SN}+)?)?"
    rf"(?:[«“\"]{SN}*)?\b(?P<label>pour|contre|abstentions?|ne{SN}(?:prend|prennent){SN}pas{SN}part"
    rf"(?:{SN}au{SN}vote)?|non[- ]participations?"
    rf"|(?:ont|a){SN}voté{SN}(?:pour|contre)|s[’']est{SN}abstenue?|se{SN}sont{SN}abstenue?s)\b(?:\(s\))?(?:{SN}*[»”\"])?"
    rf"(?:{SN}*\((?P<within>\d{{1,3}})\))?(?P<tie>{SN}*:)?{SN}*(?:(?P<after>\d{{1,3}})(?!\d|[.,/]\d|{SN}?[€%]))?"
    rf"(?:{SN}+(?:voix|votes?))?(?P<open>{SN}*[(,:]?){SN}*",
    re.IGNORECASE,
)
"""A side of a ballot with its number before, within or behind it: "Contre (3) :", "24 voix pour".
"""
_SIDES = (
    ("abst", ListKind.ABSTAINED),
    ("contre", ListKind.AGAINST),
    ("pour", ListKind.FOR),
    ("part", ListKind.AWAY),
)
"""What tells the side in a folded label."""
_FIGURES = ("before", "within", "after")
"""Where the number of votes may stand."""
_NESTED_BRACKET = re.compile(r"(?:[^()]|\([^()]*\))*\)")
"""The same where a bracket may hold another."""
_BRACKET = re.compile(r"[^()]*\)")
"""What stands up to the end of a bracket."""
_GROUP = re.compile(
    rf"\s*(?P<name>[^\d,;]*[^\W\d_][^\d,;]*?){SN}*[:=(–-]?{SN}*(?P<number>\d{{1,3}})"
    rf"{SN}*(?:voix|votes?)?{SN}*\)?\s*"
)
"""A group with its number of votes."""
_NO_GROUP = re.compile(
    r"\b(?:dont|soit|proc|pouv|articles?|n°|abs|pour|contre)", re.IGNORECASE
)
"""Words that make a number in brackets something else."""


@dataclass(frozen=True, slots=True)
class NamedVote:
    """The voters of one side as a text names them; ``stated`` is the number printed with them, in
    ``text[start:end]``. ``groups`` are the numbers of a vote by group.
    """

    kind: ListKind
    start: int
    stated: Span | None
    number: Number | None
    names: NamesRead | None
    groups: tuple[tuple[int, int, Number], ...] = ()


def find_named_votes(text: str) -> Iterator[NamedVote]:
    """Each side of a ballot in ``text`` that is followed by names, or by groups with numbers.

    >>> (vote,) = find_named_votes("Contre : 2 (Mme Anne ROUX et M. Luc GRIS)")
    >>> vote.kind.value, len(vote.names.persons), vote.names.whole
    ('against', 2, True)
    """
    if ":" not in text and not has_digit(text):
        return
    matches = list(filter(_counts, _BALLOT.finditer(text)))
    stops = [found.start() for found in matches] + [len(text)]
    for found, stop in zip(matches, stops[1:], strict=True):
        vote = _read(text, found, stop)
        if vote.names is not None or vote.groups:
            yield vote


def _counts(found: re.Match[str]) -> bool:
    """Whether a label is that of a ballot, and no word of a sentence."""
    figures = [side for side in _FIGURES if found[side]]
    if len(figures) > 1:
        return False
    if figures:
        return bool(found["tie"]) or figures != ["after"]
    return bool(found["tie"]) and not fold(found["label"]).startswith("p")


def _read(text: str, found: re.Match[str], stop: int) -> NamedVote:
    side = next((side for side in _FIGURES if found[side]), None)
    stated = None if side is None else found.span(side)
    names = _names(text, found, stop)
    groups: tuple[tuple[int, int, Number], ...] = ()
    if names is None and stated is not None and found["open"].endswith("("):
        groups = tuple(_groups(text, found.end()))
    label = fold(found["label"])
    return NamedVote(
        kind=next(kind for word, kind in _SIDES if word in label),
        start=found.start(),
        stated=stated,
        number=None if side is None else parse_number(found[side]),
        names=names,
        groups=groups,
    )


def _names(text: str, found: re.Match[str], stop: int) -> NamesRead | None:
    """The names that follow a label, in brackets or up to the next label."""
    end = stop
    if found["open"].endswith("("):
        bracket = _BRACKET.match(text, found.end())
        if bracket is None:
            return None
        end = bracket.end() - 1
    elif not found["open"].strip() and not found["tie"]:
        return None

    read = read_names(text[:end], found.end())
    if read.persons:
        return read
    return None


def _groups(text: str, start: int) -> Iterator[tuple[int, int, Number]]:
    """The numbers of the groups in brackets, where there is nothing else in them."""
    bracket = _NESTED_BRACKET.match(text, start)
    if bracket is None or _NO_GROUP.search(bracket.group()):
        return

    found = []
    at = start
    for part in re.split(r"[,;]", text[start : bracket.end() - 1]):
        group = _GROUP.fullmatch(part)
        number = parse_number(group["number"]) if group else None
        if group is None or number is None:
            return
        found.append(
            (at + group.start("number"), at + group.end("number"), number)
        )
        at += len(part) + 1
    if len(found) > 1:
        yield from found
