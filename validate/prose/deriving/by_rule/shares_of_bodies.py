"""So many members as a share of a body is, rounded as the law says: "la majorité des deux tiers :
38 délégués s'étant prononcés, elle est de 26 voix"; "fort de 23 sièges, jusqu'à six adjoints, soit
30 % de l'effectif légal"."""

from collections.abc import Iterator, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from extract.french.lexicon.concept import WordList
from extract.several import only
from validate.model.identity import Form, Kind
from validate.prose.deriving.derivation import HUNDRED, Derivation
from validate.prose.deriving.typed_products import Reckoned
from validate.prose.deriving.wording import SHARE, SpokenNumber, Wording

_MAJORITIES = (
    (WordList("majorite des deux tiers"), Decimal(2), Decimal(3)),
    (WordList("majorite des trois quarts"), Decimal(3), Decimal(4)),
    (WordList("majorite des trois cinquiemes"), Decimal(3), Decimal(5)),
)
"""Words of a majority, with what is above and below the line of its fraction."""
_CAST = WordList("exprime*", "prononce*", "votant*", "pris part")
"""Words by which those counted are those who vote."""
_MEMBERS = frozenset(
    {"delegue", "conseiller", "membre", "elu", "votant", "suffrage", "siege"}
)
"""Who sits, or what they cast."""
_REQUIRED = WordList(
    "elle est de", "elle s'etabli* a", "elle est donc de",
    "requise est de", "il faut", "il en faut",
)  # fmt: skip
"""Before how many votes a majority is."""
_VOICES = frozenset({"voix", "suffrage", "vote"})
_DEPUTIES = "adjoint"
_AT_MOST = WordList(
    "jusqu'a", "au plus", "au maximum", "un maximum de", "exceder", "depasser"
)
"""Right before how many deputies there may be."""
_SHARE_OF_DEPUTIES = Decimal(30)
"""Of the members of a municipal council, in per cent (CGCT, L. 2122-2)."""
_PLACES = Decimal("0.0001")
"""How a third is written: what it leaves out is rounded with the rest."""
_WHY = "the words give the share, and how it is rounded"


def shares_of_bodies(wording: Wording) -> Iterator[Reckoned]:
    """Majorities of those who vote, and how many deputies a council may have."""
    for index in range(1, len(wording.numbers)):
        yield from _majority(wording, index)
    for index in range(len(wording.numbers)):
        yield from _deputies(wording, index)


def _majority(wording: Wording, index: int) -> Iterator[Reckoned]:
    """The votes that a majority of those counted before them is: rounded up."""
    result = wording.numbers[index]
    before = wording.text[: result.start]
    fractions = [
        (top, under)
        for words, top, under in _MAJORITIES
        if words.within(before)
    ]
    voters = only(_sitting(wording.numbers[:index]))
    is_told = (
        len(fractions) == 1 and voters is not None,
        result.unit in _VOICES,
        _CAST.within(before),
        _REQUIRED.closes(wording.before(index)),
    )
    if all(is_told):
        assert voters is not None
        ((top, under),) = fractions
        exact = voters.value * top / under
        whole = exact.to_integral_value(ROUND_CEILING)
        made = _rounded(voters, top / under, whole)
        yield Reckoned(result, made, vague=True)


def _deputies(wording: Wording, index: int) -> Iterator[Reckoned]:
    """The most deputies of a council whose seats the sentence counts: rounded down."""
    result = wording.numbers[index]
    seats = only(_sitting(wording.numbers))
    shares = [one.value for one in wording.numbers if one.unit == SHARE]
    is_told = (
        seats is not None,
        result.unit == _DEPUTIES,
        _AT_MOST.closes(wording.before(index)),
        shares == [_SHARE_OF_DEPUTIES],
    )
    if all(is_told):
        assert seats is not None
        share = _SHARE_OF_DEPUTIES / HUNDRED
        whole = (seats.value * share).to_integral_value(ROUND_FLOOR)
        # the rule of law of such an act says how many may be
        made = _rounded(seats, share, whole)
        yield Reckoned(result, made, vague=True)


def _sitting(numbers: Sequence[SpokenNumber]) -> list[SpokenNumber]:
    """The numbers of those who sit."""
    return [one for one in numbers if one.unit in _MEMBERS and one.value]


def _rounded(body: SpokenNumber, share: Decimal, whole: Decimal) -> Derivation:
    """The share of a body, with what rounds it to a whole number."""
    share = share.quantize(_PLACES)
    return Derivation(
        terms=(body.fact,),
        weights=(share,),
        form=Form.WEIGHTED_SUM,
        kind=Kind.COUNT,
        why=_WHY,
        offset=whole - body.value * share,
    )
