"""A text that lists persons -> each of them, with who votes for whom."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from extract.french.folding import DASHES, fold, plain
from extract.prose.sittings.person_words import (
    ListWord,
    WordKind,
    split_words,
)

_LONGEST = 7
"""Words of a name: more are something else."""
_OF_TWO = 4
"""Words from which a name may be those of two persons."""
_TO = frozenset({"à", "À", ":", ">", "par"})
"""What leads from who is represented to who votes for them, where nothing else does."""
_DASHES = frozenset(DASHES)
_MARKS = frozenset(",;")
"""What parts names, but dashes."""
_LETTERS = re.compile(r"[a-z]+")
"""The words of a folded name."""
_COUNT = re.compile(r"\(\s*(\d{1,3})\s*\)")
"""How many were listed, as lists end with it."""
_WORD_BREAK = re.compile(r"(?<=[a-zß-ÿ])[-‐‑]\n\s*(?=[a-zß-ÿ])")
"""A word cut at a line end; a name after a hyphen has a capital."""
_PARTICLES = frozenset(
    {
        *("de", "du", "des", "d", "la", "le", "les", "van", "von", "der"),
        *("den", "di", "da", "dos", "el", "ben"),
    }
)
_PLURAL = re.compile(r"(?i)(?:mm|mmes|mlles|mrs|mes|messieurs|mesdames)\W*$")
"""A title of several persons, before the first of their names: "MM."."""


@dataclass(frozen=True, slots=True)
class Person:
    """A person at ``text[start:end]``: the folded words of the name, those of the surname apart
    where capitals or the lack of others tell them.
    """

    start: int
    end: int
    given: tuple[str, ...]
    surname: tuple[str, ...]
    holder: "Person | None" = None
    """Who votes for the person."""
    note: str = ""
    """What is said of the person in brackets."""
    printed: str = ""
    """The name as it is printed."""


class NamesRead(NamedTuple):
    """The persons of a text, the last of which ends at ``end``; ``whole`` where nothing else was
    met until the text ended, or a sentence of it (``stopped``). ``counted`` is the number in
    brackets behind them.
    """

    persons: tuple[Person, ...]
    end: int
    whole: bool
    stopped: bool = False
    counted: tuple[int, int] | None = None
    pending: bool = False
    """The last word may be the first of a name."""


@dataclass(slots=True)
class _Reader:
    """Goes through the words of a list."""

    text: str
    by_line: bool
    """Each line is a name: nothing else parts them."""
    to: bool
    """A bare "à" leads to who holds the proxy."""
    found: list[Person] = field(default_factory=list)
    run: list[ListWord] = field(default_factory=list)
    titled: bool = False
    """A title stands before the name."""
    many: bool = False
    """The title is that of all that follow: "MM."."""
    holding: bool = False
    """The next name is that of who holds the proxies of those before."""
    counted: tuple[int, int] | None = None
    broken: bool = False
    unsure: bool = False
    """A name has so many words that it may be two, with no mark between them."""
    dashed: bool = False
    """A dash stands before a name without a title, which may be what the one before stands for."""
    parted: bool = False
    """Something else stands between two names."""
    end: int = 0

    def read(self, start: int) -> NamesRead:
        self.end = start
        before = WordKind.PART
        mark = ""
        for word in split_words(self.text, start):
            self.dashed |= mark in _DASHES and word.kind is WordKind.NAME
            mark = self._mark(word)
            stops = _may_stop(word.kind, before)
            if stops and before is not WordKind.FUNCTION:
                self.close()
                return self._result(stopped=True)
            if not stops and not self._take(word):
                self.run, self.broken = [], True
                self._forget_office(start)
                break
            before = word.kind
        pending = not self.broken and len(self.run) == 1
        self.close()
        return self._result(pending=pending)

    def _result(
        self, *, stopped: bool = False, pending: bool = False
    ) -> NamesRead:
        return NamesRead(
            tuple(self.found),
            self.end,
            not (self.broken or self.unsure or (self.dashed and self.parted)),
            stopped and not self.broken,
            self.counted,
            pending,
        )

    def _take(self, word: ListWord) -> bool:
        """Take one word; False where it is none of a list of persons."""
        match word.kind:
            case WordKind.NAME:
                self._name(word)
            case WordKind.TITLE:
                self._title(word)
            case WordKind.PROXY:
                self.close()
                self.holding = bool(self.found)
            case WordKind.NOTE:
                self.close()
                self._note(word)
            case WordKind.LINE:
                self._line()
            case WordKind.PART | WordKind.FUNCTION:
                self.close()
            case _:
                return self._other(word)
        return not self.broken

    def _forget_office(self, start: int) -> None:
        """Leave out who is called by an office alone, and does what a sentence says: "Monsieur le
        Maire ouvre".
        """
        if self.found and _PARTICLES.issuperset(self.found[-1].surname):
            self.found.pop()
            self.end = self.found[-1].end if self.found else start

    def _mark(self, word: ListWord) -> str:
        """What parts a name from the next one, if a word does; else nothing."""
        if word.kind is not WordKind.PART or not self.run:
            return ""
        self.parted |= word.text in _MARKS
        return word.text

    def _title(self, word: ListWord) -> None:
        """A title is that of the next name, or of all that follow."""
        self.close()
        self.titled, self.many = True, _is_plural(word)

    def _other(self, word: ListWord) -> bool:
        """A bare "à" or "par" of a list of proxies; nothing else belongs to names."""
        if word.text not in _TO or not self.to:
            return False
        self.close()
        self.holding = bool(self.found)
        return self.holding

    def _name(self, word: ListWord) -> None:
        if self.run and _begins_another(self.run, word):
            self.close()
        self.run.append(word)

    def _line(self) -> None:
        if self.by_line and (len(self.run) > 1 or (self.run and self.titled)):
            self.parted = True
            self.close()

    def _note(self, word: ListWord) -> None:
        """What stands in brackets: how many, who votes for the one before, or something else."""
        counted = _COUNT.fullmatch(word.text)
        if counted:
            at = word.start + counted.start(1)
            self.counted = (at, at + len(counted[1]))
            self.end = word.end
            return
        if not self.found:
            self.broken = True
            return

        self.unsure |= not word.text.endswith(")")
        self.end = word.end
        holder = _holder_in(self.text, word)
        last = self.found[-1]
        self.found[-1] = _with(
            last, holder=holder or last.holder, note=plain(word.text)
        )

    def close(self) -> None:
        """End the name that was being read."""
        run, self.run = self.run, []
        if not run:
            return

        person = _person(run)
        if person is None or not (self.titled or len(run) > 1):
            self.broken = True
            return
        self.end = person.end
        self.unsure = self.unsure or _may_be_two(run)
        if not self.many:
            self.titled = False
        if self.holding:
            self.holding = False
            self._hold(person)
        else:
            self.found.append(person)

    def _hold(self, holder: Person) -> None:
        self.found[-1] = _with(self.found[-1], holder=holder)


def read_names(
    text: str, start: int = 0, *, by_line: bool = False, to: bool = False
) -> NamesRead:
    """The persons listed in ``text`` from ``start`` on.

    >>> found = read_names("MM. Jean PETIT, Paul BOIS (pouvoir à Mme Anne ROUX) et Luc GRIS.")
    >>> [one.surname for one in found.persons], found.persons[1].holder.surname, found.whole
    ([('petit',), ('bois',), ('gris',)], ('roux',), True)
    """
    (read,) = read_names_at(text, (start,), by_line=by_line, to=to)
    return read


def read_names_at(
    text: str, starts: Iterable[int], *, by_line: bool = False, to: bool = False
) -> Iterator[NamesRead]:
    """The persons listed in ``text`` from each of some places on."""
    kept = _without_word_breaks(text)
    joined = "".join([text[at] for at in kept])
    places = (*kept, len(text))
    for start in starts:
        reader = _Reader(joined, by_line, to)
        yield _moved(reader.read(bisect_left(kept, start)), places)


def _without_word_breaks(text: str) -> list[int]:
    """The characters of ``text`` but hyphens and line ends within words."""
    left_out: set[int] = set()
    for found in _WORD_BREAK.finditer(text):
        left_out.update(range(*found.span()))
    return [at for at in range(len(text)) if at not in left_out]


def _moved(read: NamesRead, places: Sequence[int]) -> NamesRead:
    """What was read of a text of some characters of another one, in that other one."""

    def move(person: Person) -> Person:
        holder = None if person.holder is None else move(person.holder)
        end = places[person.end - 1] + 1
        return replace(
            person, start=places[person.start], end=end, holder=holder
        )

    counted = read.counted
    if counted is not None:
        counted = places[counted[0]], places[counted[1]]
    return read._replace(
        persons=tuple(map(move, read.persons)),
        end=places[read.end],
        counted=counted,
    )


def _with(
    person: Person, *, holder: Person | None, note: str | None = None
) -> Person:
    said = person.note if note is None else f"{person.note} {note}".strip()
    return replace(person, holder=holder, note=said)


def _holder_in(text: str, note: ListWord) -> Person | None:
    """Who holds the proxy that a note in brackets speaks of."""
    words = split_words(text[: note.end].rstrip(")"), note.start + 1)
    for word in words:
        if word.kind is WordKind.PROXY:
            read = read_names(text[: note.end].rstrip(")"), word.end)
            return read.persons[0] if read.persons else None
    return None


def _may_stop(kind: WordKind, before: WordKind) -> bool:
    """Whether a list may end at a word: at a point, or a heading on a line of its own."""
    heads = kind is WordKind.LABEL and before is WordKind.LINE
    return kind is WordKind.STOP or heads


def _may_be_two(run: Sequence[ListWord]) -> bool:
    """Whether words that nothing parts may be the names of two persons: capitals tell no surname
    among them.
    """
    words = [word for word in run if not _is_particle(word)]
    told = len(set(map(_is_capital, words))) > 1
    return len(words) >= _OF_TWO and not told


def _is_plural(word: ListWord) -> bool:
    return _PLURAL.match(word.text) is not None


def _is_capital(word: ListWord) -> bool:
    letters = [char for char in word.text if char.isalpha()]
    return len(letters) > 1 and word.text.upper() == word.text


def _begins_another(run: list[ListWord], word: ListWord) -> bool:
    """Whether a word opens the next name: a given name after a surname in capitals."""
    if _is_capital(word) or not word.text[0].isupper():
        return False
    if _is_particle(run[-1]):
        return False
    return _is_capital(run[-1]) and not _is_capital(run[0])


def _is_particle(word: ListWord) -> bool:
    return fold(word.text).strip("'") in _PARTICLES


def _person(run: list[ListWord]) -> Person | None:
    """The person that a run of words names."""
    if len(run) > _LONGEST:
        return None
    capitals = list(filter(_is_capital, run))
    surname = _surname(run, capitals)
    given = [word for word in run if word not in surname]
    return Person(
        start=run[0].start,
        end=run[-1].end,
        given=_keys(given),
        surname=_keys(surname),
        printed=" ".join(word.text for word in run),
    )


def _surname(run: list[ListWord], capitals: list[ListWord]) -> list[ListWord]:
    """The words in capitals, where others are not; else the last, with the particle before it."""
    if capitals and len(capitals) < len(run):
        first = run.index(capitals[0])
        last = run.index(capitals[-1])
    else:
        first = last = len(run) - 1
    while first and _is_particle(run[first - 1]):
        first -= 1
    if _is_particle(run[last]):
        last = len(run) - 1
    return run[first : last + 1]


def _keys(words: list[ListWord]) -> tuple[str, ...]:
    """The folded letters of each word: hyphens and line ends tell nothing apart."""
    keys = ("".join(_LETTERS.findall(fold(word.text))) for word in words)
    return tuple(filter(None, keys))
