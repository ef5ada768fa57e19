"""Numbers of the prose in their sentences: the words around each that belong to it and to no
other.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from extract.facts import Claim
from extract.french.folding import fold_same_length
from extract.french.lexicon.calendar import YEAR
from extract.french.lexicon.concept import WordList
from extract.french.lexicon.sentences.said_in_turn import TOGETHER
from validate.prose.words.names import plain_words

_AFTER, _BEFORE = 40, 80
"""Characters after and before a number that may make it a price, or one of each."""
_MOST_ANNEXES = 50
"""Annexes that a range may span: more is no range."""

_BREAK = re.compile(
    r"[,;:(\n]|\b(?:et|ou|dont|soit|puis|tandis|alors|qui|que|represent\w+)\b"
)
"""Where a clause of a sentence may end."""
_BRACKET = re.compile(r"[\s€%]*\([^()]*[a-zA-Z][^()]*\)")
"""A bracket with words right behind a number, which closes before the next one."""
_RECITAL = WordList("vu")
"""How a recital opens: what it states was decided elsewhere."""
_PLUPERFECT = WordList(
    "avai(en)t (deja )ete*", "avai(en)t (deja )beneficie*", "avai(en)t (deja )recu*",
    "avai(en)t (deja )attribue*", "avai(en)t (deja )accorde*", "avai(en)t (deja )vote*",
    "avai(en)t (deja )verse*", "avai(en)t (deja )alloue*",
)  # fmt: skip
"""What had been granted before, by another act."""
_UNIT_AFTER = WordList(
    "par*", "chacun*", "mensuel*", "annuel*", "l'un(e)", "l'heure", "pour chaque*", "au plus*",
    "maxim*", "minim*",
)  # fmt: skip
"""What makes an amount a price, a ceiling or a floor: right after it."""
_UNIT_BEFORE = WordList(
    "chaque", "chacun*", "plafon*", "maxim*", "minim*", "au plus*", "unitaire*", "forfait*",
    "seuil*", "limite*",
)  # fmt: skip
"""Words before an amount that is one of a thing, or a limit."""
_YEARLY = WordList("par an*", "annuel*")
"""A price of a year, which is what is paid."""
_OF_EACH = WordList("chaque*", "chacun*")
"""An amount that each gets."""
_LIMITED = re.compile(
    r"\bhors (?!taxes?\b|tva\b)|hormis|except|exclu|y compris (?!taxe)|\bdont\b|sans compter"
    r"|auxquels? s.ajout"
)
"""Words that leave something out, or name a part: "hors", "dont"."""
_YEAR_NAMED = re.compile(
    rf"\b(?:en|exercice|année|an|budget|pour)\s+({YEAR})\b"
)
"""The year that an amount is of: "en 2024"."""
_ANNEXES = re.compile(
    r"annexes?\s+(?:n[°o]s?\s*)?((?:\d+\b(?:\s*(?:,|et|à|a|-|ou)\s*(?=\d))?)+)"
)
"""Annexes by their numbers: a list, ranges in it."""
_RANGE = re.compile(r"(\d+)(?:\s*[àa-]\s*(\d+))?")
"""One number, or a range of them: "1 à 3"."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim in its sentence: the words around it that belong to it and to no other number."""

    claim: Claim
    before: str
    after: str
    opening: str
    """All of the sentence before the number."""
    head: str = ""
    """The sentence before its first number."""
    own_before: str = ""
    """The words before the number that are not said of the one before it."""
    own_after: str = ""
    """The words after the number that are said of it."""

    @property
    def words_before(self) -> str:
        """The words between the number before and this one, folded."""
        return plain_words(self.before)

    @property
    def words_around(self) -> str:
        """The words next to the number on both sides, folded."""
        return plain_words(f"{self.before[-_BEFORE:]} {self.after[:_AFTER]}")

    @property
    def clause_before(self) -> str:
        """What is before the number since the last semicolon."""
        return self.before.split(";")[-1]

    def is_in_a_name(self, labels: Iterable[str]) -> bool:
        """Whether the number stands in one of some labels, folded, that the sentence prints whole:
        "le tarif des GIR 5 et 6"."""
        printed = plain_words(self.claim.fact.printed)
        holding = [label for label in labels if printed in label]
        if not holding:
            return False
        before, after = plain_words(self.opening), plain_words(self.after)
        for label in holding:
            for found in re.finditer(rf"\b{re.escape(printed)}\b", label):
                head = label[: found.start()].strip()
                rest = label[found.end() :].strip()
                if before.endswith(head) and after.startswith(rest):
                    return True
        return False

    @property
    def is_recital(self) -> bool:
        """Whether its sentence is a recital: "Vu la délibération …"."""
        return _RECITAL.follows_signs(self.opening.lower())


def is_unit(statement: Statement) -> bool:
    """Whether the words around an amount make it a price, a ceiling or a share, not a total.

    "par an" alone does not: a yearly budget is a total.
    """
    after = plain_words(statement.after[:_AFTER])
    before = plain_words(statement.before[-_BEFORE:])
    if _UNIT_BEFORE.within(before):
        return True
    yearly = _YEARLY.opens(after) and not _OF_EACH.within(before)
    return _UNIT_AFTER.opens(after) and not yearly


def is_of_several(statement: Statement) -> bool:
    """Whether the words before an amount say that several have it together."""
    return TOGETHER.within(statement.words_before)


def is_limited(statement: Statement) -> bool:
    """Whether the sentence says that its amount leaves something out or takes something in."""
    return _LIMITED.search(plain_words(statement.claim.sentence)) is not None


def is_past(claim: Claim) -> bool:
    """Whether a claim tells what had been before: "43 000 € avaient été attribués en 2025"."""
    return _PLUPERFECT.within(plain_words(claim.sentence))


def spoken_year(statement: Statement) -> int | None:
    """The year a statement is about: the last one named before it in its sentence, or its own."""
    years = _YEAR_NAMED.findall(statement.before.lower())
    if years:
        return int(years[-1])
    return statement.claim.year


def operations(text: str) -> tuple[str, ...]:
    """The operation numbers of a claim's scope, several being joined by hyphens.

    >>> operations("4-5"), operations(""), operations("2.1")
    (('4', '5'), ('',), ('2.1',))
    """
    return tuple(text.split("-"))


def annex_numbers(text: str) -> frozenset[str]:
    """Numbers of the annexes a text refers to: "annexes 4, 5 et 6", "annexes 3 à 6".

    >>> sorted(annex_numbers("(annexes 3 à 5 et 8)"))
    ['3', '4', '5', '8']
    """
    found: set[str] = set()
    for run in _ANNEXES.findall(text.lower()):
        for low, high in _RANGE.findall(run):
            last = min(int(high or low), int(low) + _MOST_ANNEXES)
            found.update(map(str, range(int(low), last + 1)))
    return frozenset(found)


def read_statements(claims: Sequence[Claim]) -> tuple[Statement, ...]:
    """Claims with the words between the number before and the number after, in document order."""
    found: list[Statement] = []
    for sentence in read_sentences(claims):
        found += sentence
    return tuple(found)


def read_sentences(claims: Sequence[Claim]) -> Iterator[tuple[Statement, ...]]:
    """The same, sentence by sentence; a sentence's numbers are looked for in it one after the
    other.
    """
    for sentence, group in _by_sentence(claims):
        yield tuple(_in_sentence(sentence, group))


def _in_sentence(sentence: str, group: Sequence[Claim]) -> Iterator[Statement]:
    spans = _spans(sentence, group)
    ends = [0, *(end for _, end in spans)]
    starts = [*(start for start, _ in spans[1:]), len(sentence)]
    taken = 0
    for claim, (start, end), left, right in zip(
        group, spans, ends, starts, strict=False
    ):
        before, after = sentence[left:start], sentence[end : max(end, right)]
        own_after = _said_behind(claim, after, is_last=claim is group[-1])
        yield Statement(
            claim=claim,
            before=before,
            after=after,
            opening=sentence[:start],
            head=sentence[: spans[0][0]],
            own_before=before[taken:],
            own_after=own_after,
        )
        taken = len(own_after)


def _said_behind(claim: Claim, after: str, *, is_last: bool) -> str:
    """The words after a number that are said of it.

    A bracket right behind it is: "5,30 € (tranche A)". Without a break before the next number all
    others are said of that one, but for the noun that is counted.
    """
    bracket = _BRACKET.match(after)
    if bracket is not None:
        return bracket[0]
    found = _BREAK.search(fold_same_length(after))
    if found is not None:
        return after[: found.start()]
    if is_last:
        return after
    noun = claim.unit_noun
    at = after.find(noun) if noun and noun.isalpha() else -1
    return after[: at + len(noun)] if at >= 0 else ""


def _by_sentence(claims: Iterable[Claim]) -> Iterator[tuple[str, list[Claim]]]:
    """Neighbouring claims of one sentence in one section, with the sentence."""
    group: list[Claim] = []
    for claim in claims:
        if group and _place(claim) != _place(group[0]):
            yield group[0].sentence, group
            group = []
        group.append(claim)
    if group:
        yield group[0].sentence, group


def _place(claim: Claim) -> tuple[str, str]:
    return claim.sentence, claim.fact.section


def _spans(sentence: str, group: Sequence[Claim]) -> list[tuple[int, int]]:
    """Where each number is printed, each after the one before it where it is printed there."""
    spans, position = [], 0
    for claim in group:
        printed = claim.fact.printed
        # "du 2 mars au 3 mai, soit 2 mois": the noun tells which 2 is meant
        named = f"{printed} {claim.unit_noun}".rstrip()
        at = sentence.find(named, position)
        if at < 0:
            at = sentence.find(printed, position)
        if at < 0:
            at = max(sentence.find(printed), 0)
        end = at + len(printed)
        spans.append((at, end))
        position = max(position, end)
    return spans
