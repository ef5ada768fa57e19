"""What several sentences add up or take away one after the other: "Le marché, de A, a été augmenté
de B, puis diminué de C. Il est ainsi porté à D"; "le coût est de A. L'État apporte B. La région
ajoute C. Les fonds propres couvrent le reste, D"; "le budget total est donc de" both sections."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from extract.facts import facts_of
from extract.french.lexicon.concept import WordList
from extract.french.lexicon.sentences.said_in_turn import NO_EXACT_FIGURE
from extract.several import only
from validate.model.identity import Form, Kind
from validate.prose.deriving.derivation import (
    Derivation,
    all_added,
    all_taken_away,
)
from validate.prose.deriving.over_sentences.slipped_values import meant
from validate.prose.deriving.told_changes import difference_of
from validate.prose.deriving.typed_products import Reckoned
from validate.prose.deriving.wording import (
    MONEY,
    SpokenNumber,
    Wording,
)
from validate.prose.words.names import plain_words

_RAISED = WordList(
    "augment* de", "major* de", "ajout*", "plus value de", "en plus", "avec ce soir",
    "s'ajoute(nt)",
    "s'y ajoute(nt)", "complete* de", "abonde* de", "releve* de",
)  # fmt: skip
"""Before what is added to an amount that was said."""
_LOWERED = WordList(
    "diminu* de", "reduit* de", "minor* de", "moins value de", "baiss* de",
    "amput* de", "deduction de", "deduire",
)  # fmt: skip
"""Before what is taken away of it."""
_BECOMES = WordList(
    "porte* a", "ramene* a", "est ainsi de", "est donc de", "ressort a", "finissons a", "etabli* a",
    "atteint", "s'eleve a", "est desormais de",
)  # fmt: skip
"""Right before what it becomes."""
_REST = WordList(
    "reste", "solde", "reliquat", "surplus", "restera", "resteront", "en reste"
)
"""Before what is left of an amount that others pay."""
_BUDGET = WordList(
    "budget total", "total du budget", "budget global", "ensemble du budget",
    "les deux sections", "budget s'eleve au total",
)  # fmt: skip
"""What both sections of a budget come to."""
_SECTIONS = (
    WordList("fonctionnement", "exploitation"),
    WordList("investissement"),
)
_BALANCED = WordList(
    "s'equilibr*", "equilibre*", "arret*", "en depenses et en recettes",
    "en recettes et en depenses",
)  # fmt: skip
"""Words of what a section comes to on both sides."""
_NET = WordList(
    "la charge nette", "le cout net", "la depense nette", "le deficit", "le reste a charge",
    "la charge", "le solde", "l'excedent", "le resultat",
)  # fmt: skip
"""What receipts leave of expenses, as the subject of its sentence."""
_SO = WordList("donc", "ainsi", "par consequent", "des lors")
"""How a sentence goes on from the one before."""
_EXPENSES = WordList("depens*", "charges", "cout*")
_RECEIPTS = WordList("recette*", "produits")
"""Words of both, before their amounts."""
_BETWEEN = 60
"""Characters before a number in which its own words stand."""
_LEAST, _SENTENCES = 2, 5
"""Numbers that are taken together, and sentences that they may stand in."""
_NEAR = Decimal("0.1")
"""How far a number may be from what the others give."""
_WHY_RUNS = "the sentences raise and lower an amount"
_WHY_LEFT = "the sentences tell what is left"


@dataclass(frozen=True, slots=True)
class _Told:
    """A number with the words right before it."""

    number: SpokenNumber
    before: str

    @property
    def sign(self) -> int:
        """Whether it is added, taken away, or neither."""
        last = self.before[-_BETWEEN:]
        raised, lowered = _RAISED.within(last), _LOWERED.within(last)
        return 0 if raised and lowered else int(raised) - int(lowered)


def running_sums(wording: Wording) -> Iterator[Reckoned]:
    """Each number of a sentence that words make the end of what the numbers before it add up or
    take away."""
    for index in range(len(wording.numbers)):
        before = wording.before(index)[-_BETWEEN:]
        if NO_EXACT_FIGURE.within(before):
            continue
        yield from _moved(wording, index)
        yield from _left(wording, index)
        yield from _budget(wording, index)
        yield from _net(wording, index)


def _told(wording: Wording, index: int) -> list[_Told]:
    """The amounts before one, of its sentence and of those before."""
    here = wording.up_to(index)
    return [
        _Told(one, sentence.before(place))
        for sentence in (*wording.earlier[-_SENTENCES:], here)
        for place, one in enumerate(sentence.numbers)
        if one.unit == MONEY
    ]


def _amounts(wording: Wording, index: int) -> list[SpokenNumber]:
    """The amounts before one; none where one is so much for one of something: "28 900 € pour un
    véhicule" may be a part as well as a price."""
    found = [one.number for one in _told(wording, index)]
    return [] if any(one.per for one in found) else found


def _moved(wording: Wording, index: int) -> Iterator[Reckoned]:
    """ "Le marché, de A, a été augmenté de B. Il est ainsi porté à C"."""
    result = wording.numbers[index]
    if not result.is_amount or not _BECOMES.closes(wording.before(index)):
        return
    told = _told(wording, index)
    moves: list[_Told] = []
    while told and told[-1].sign:
        moves.insert(0, told.pop())
    ends = [*told[-1:], *moves]
    if moves and told and not any(one.number.per for one in ends):
        weights = (Decimal(1), *(Decimal(one.sign) for one in moves))
        made = Derivation(
            terms=tuple(one.number.fact for one in (told[-1], *moves)),
            weights=weights,
            form=Form.WEIGHTED_SUM,
            kind=Kind.SUM,
            why=_WHY_RUNS,
        )
        yield Reckoned(result, made, near=_NEAR)


def _left(wording: Wording, index: int) -> Iterator[Reckoned]:
    """ "Le coût est de A. L'État apporte B. La région ajoute C. La commune paie le reste, soit D":
    where the whole was said, a slip alone tells."""
    result = wording.numbers[index]
    before = plain_words(wording.before(index)[-_BETWEEN:])
    if not result.is_amount or not _REST.within(before):
        return
    said = _amounts(wording, index)
    made = [
        replace(
            all_taken_away(said[start].fact, facts_of(said[start + 1 :])),
            why=_WHY_LEFT,
        )
        for start in range(len(said) - 1)
        if 0 < sum(one.value for one in said[start + 1 :]) < said[start].value
    ]
    yield from meant(wording, index, made)


def _budget(wording: Wording, index: int) -> Iterator[Reckoned]:
    """ "Le budget total est de C", after what each section comes to on both sides."""
    result = wording.numbers[index]
    told = plain_words(wording.before(index)[-_BETWEEN:])
    if not result.is_amount or not _BUDGET.within(told):
        return
    sections = [_section(wording, index, one) for one in _SECTIONS]
    known = [one for one in sections if one is not None]
    if len(known) == _LEAST:
        made = all_added(tuple(one.fact for one in known))
        yield Reckoned(result, made, near=_NEAR)


def _section(
    wording: Wording, index: int, name: WordList
) -> SpokenNumber | None:
    """What a section comes to, as the one amount that sentences print with its name and that of
    no other."""
    here = wording.up_to(index)
    found = {}
    for sentence in (*wording.earlier, here):
        amounts = [one for one in sentence.numbers if one.unit == MONEY]
        names = [one for one in _SECTIONS if one.within(sentence.text)]
        amount = only(amounts)
        if amount and names == [name] and _BALANCED.within(sentence.text):
            found[amount.value] = amount
    return only(list(found.values()))


def _net(wording: Wording, index: int) -> Iterator[Reckoned]:
    """ "Les dépenses sont de A et les recettes de B. La charge nette est donc de C": both are the
    only amounts of the sentence before."""
    result, before = wording.numbers[index], plain_words(wording.before(index))
    is_told = _NET.opens(before) and _SO.within(before) and not index
    if not is_told or not result.is_amount or not wording.sooner:
        return
    last = wording.sooner[-1]
    ends = [one for one in last.numbers if one.unit == MONEY]
    starts = [0, *(one.end for one in ends)]
    told = [
        last.text[start : one.start]
        for start, one in zip(starts, ends, strict=False)
    ]
    kinds = [(_EXPENSES.within(one), _RECEIPTS.within(one)) for one in told]
    if sorted(kinds) == [(False, True), (True, False)]:
        yield Reckoned(result, difference_of(ends), near=_NEAR)
