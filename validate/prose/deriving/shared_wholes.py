"""Wholes and the parts that a sentence shares them out in: "onze lots, dont quatre …, cinq … et
trois …"; "sur 19 demandes, 6 …, 9 … et 3 …"; "les 439 autres"; "le solde, 23 600 €"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial
from itertools import accumulate, islice, product, takewhile

from extract.facts import facts_of
from extract.french.lexicon.concept import WordList
from extract.french.lexicon.sentences.derived import AGAINST
from extract.french.lexicon.sentences.limits_said import FALLING
from extract.french.lexicon.sentences.said_in_turn import (
    MORE_OR_LESS,
    NO_EXACT_FIGURE,
)
from extract.several import ids_of
from validate.model.identity import Kind
from validate.prose.deriving.derivation import (
    Derivation,
    all_added,
    all_taken_away,
    taken_away,
)
from validate.prose.deriving.typed_products import Reckoned
from validate.prose.deriving.wording import (
    MONEY,
    SHARE,
    SpokenNumber,
    Wording,
    of_unit,
)
from validate.prose.words.names import plain_words

_LEAST_PARTS = 3
"""Two parts are often not all."""
_LEAST_PAID = 2
"""The whole, and a part that is paid before the rest."""
_SHARED_OUT = WordList("repart*", "decompos*", "ventil*", "partag*")
_OF_WHICH = WordList("dont")
"""Before the first part of a whole."""
_OUT_OF = WordList("sur( les)", "sur un total de")
"""Before a whole that opens its sentence: "Sur 19 demandes"."""
_AND = WordList("et")
_THAT_IS = WordList("soit", "a savoir", "c'est-a-dire")
"""Before the first of all parts of a whole."""
_NO_PART = WordList(
    "dont", "soit", "contre", "au lieu de", "depuis", "pour memoire", "de plus", FALLING,
)  # fmt: skip
"""Before a number that is no part like the others."""
_ANOTHER = WordList(
    "solde*", "excedent*", "deficit*", "resultat*", "difference", "ecart(s)", "alors qu*", "quand",
    "tandis qu*", "l'an passe", "l'an dernier", "l'annee precedente", "l'annee derniere",
)  # fmt: skip
"""Between numbers that are no whole and its parts: a result, and what it was at other times."""
_NO_PART_BEHIND = WordList(
    "sur", "moins de", "plus de", "tous les", "toutes les"
)
"""The same, right before it."""
_OTHERS = "autres"
"""Behind the number of those that are left: "les 439 autres"."""
_REST = WordList(
    "solde( de)", "reliquat( de)", "surplus( de)", "reste( de)", "complement( de)",
    "solde( soit)", "reliquat( soit)", "surplus( soit)", "reste( soit)",
)  # fmt: skip
"""Before what is left of an amount that is paid in parts."""
_GRANTED = WordList(
    "accept*", "accord*", "reten(u)*", "repond(u)* favorablement", "valid*", "satisf*", "attribu*",
    "approuv*", "avis favorable*", "admis*", "suite favorable",
)  # fmt: skip
_REFUSED = WordList(
    "ecart*", "rejet*", "refus*", "ajourn*", "avis defavorable*", "irrecevable*", "inadmissible*",
    "elimin*",
)  # fmt: skip
"""What becomes of each of several that ask for something."""
_OF_THESE = WordList(
    "en", "d'entre elles", "d'entre eux", "de ces", "de celles ci", "de ceux ci", "parmi elles",
    "parmi eux",
)  # fmt: skip
"""Words by which both are of those just counted."""
_THIS_SUM = WordList(
    "cette somme", "cette aide", "cette subvention", "cette participation", "cette indemnite",
    "cette dotation", "cette contribution", "ce montant", "ce fonds", "ce concours", "ce credit",
)  # fmt: skip
"""Words by which a sentence goes on to speak of an amount just said."""
_NEAR = Decimal("0.2")
"""How far the parts may be from their whole: farther, they are parts of another thing."""
_SMALL_WORDS = frozenset({"de", "du", "des", "la", "le", "les", "à", "au"})
_MOST_MOVES = 5
"""Numbers that may come or go, at most."""
_TELLING = 1000
"""A whole that so many numbers do not come to by accident, whichever come or go."""
_REACH = 40
"""Characters between the mark or word that opens a list and its first number."""


def shared_wholes(wording: Wording) -> Iterator[Reckoned]:
    """Each whole of a sentence that all numbers behind it share out; what is left of another."""
    for index in range(len(wording.numbers)):
        parts = _parts(wording, index)
        if parts:
            made = all_added(facts_of(parts))
            whole = _whole_of(wording, index, made.value)
            moved = _moved(whole, parts)
            yield Reckoned(
                whole,
                moved or made,
                near=_NEAR,
                parts=parts,
                vague=":" not in wording.before(index + 1)[-_REACH:],
            )
            break
    for index in range(len(wording.numbers) - _LEAST_PAID):
        yield from _in_two(wording, index)
    for index in range(1, len(wording.numbers)):
        yield from _left(wording, index)
        yield from _granted_or_not(wording, index)
        yield from _granted_and_not(wording, index)


def _moved(
    whole: SpokenNumber, parts: Sequence[SpokenNumber]
) -> Derivation | None:
    """A whole as the first of some numbers with what came and without what went, where that is it
    to the last digit: "3 944 jeux : elle en avait 3 840, en a reçu 307, en a retiré 203"."""
    if whole.value < _TELLING or len(parts) > _MOST_MOVES:
        return None
    made = all_added(facts_of(parts))
    for each in islice(product((1, -1), repeat=len(parts) - 1), 1, None):
        weights = tuple(map(Decimal, (1, *each)))
        moved = replace(made, weights=weights, kind=Kind.DIFFERENCE)
        if moved.value == whole.fact.value:
            return moved
    return None


def _in_two(wording: Wording, index: int) -> Iterator[Reckoned]:
    """ "A, soit B pour la commune et C pour l'agence"; "A (B de fournitures et C de pose)"; "A : B
    de capital et C de prime", with nothing behind."""
    whole, *behind = wording.numbers[index : _end(wording, index)]
    parts = [one for one in behind if one.unit == whole.unit]
    if len(parts) != _LEAST_PAID or not whole.unit or whole.per:
        return
    opens, joins = map(wording.before, (index + 1, index + 2))
    is_told = (
        parts == behind[:_LEAST_PAID],
        all(_may_be_part(whole, one) for one in parts),
        _opens_two(opens, parts == behind),
        _AND.within(joins) and not _is_of_another(joins),
        whole.unit != SHARE
        and not NO_EXACT_FIGURE.within(wording.before(index)),
        not _REST.within(wording.text[parts[-1].end :]),
    )
    if all(is_told):
        made = all_added(facts_of(parts))
        yield Reckoned(whole, made, near=_NEAR, parts=parts)


def _opens_two(text: str, are_last: bool) -> bool:
    """Whether what stands between a whole and its first part lets two parts be all."""
    told = {"(": True, ":": are_last}
    return told.get(text.strip(), _THAT_IS.closes(text))


def _end(wording: Wording, index: int) -> int:
    """Where the numbers end that stand behind one before the next semicolon."""
    places = range(index + 1, len(wording.numbers))
    parted = (n for n in places if ";" in wording.before(n))
    return next(parted, len(wording.numbers))


def _parts(wording: Wording, index: int) -> Sequence[SpokenNumber]:
    """The numbers behind a whole that share it out; none where one may be something else."""
    whole, behind = wording.numbers[index], wording.numbers[index + 1 :]
    if not behind or not _is_opened(wording, index):
        return ()

    run = _come_to(wording, index)
    if run:
        return run
    parts = [
        one
        for n, one in enumerate(behind, start=index + 1)
        if _may_be_part(whole, one) and not _is_within_phrase(wording, n, index)
    ]
    alike = {one.fact.id for one in behind if one.unit == whole.unit}
    strange = alike - ids_of(facts_of(parts))
    if len(parts) < _LEAST_PARTS or strange:
        return ()
    places = list(map(wording.numbers.index, parts))
    return parts if _is_list(wording, places) else ()


def _come_to(wording: Wording, index: int) -> Sequence[SpokenNumber]:
    """Numbers in a row behind a whole, to the one behind "et", that come to it, whatever each
    names: "1 486 emplacements, 1 127 sont concédés, 211 perpétuels et 148 libres"."""
    whole, behind = wording.numbers[index], wording.numbers[index + 1 :]
    for start in range(len(behind) - _LEAST_PARTS + 1):
        run = list(takewhile(partial(_is_alike, whole), behind[start:]))
        come_to = accumulate(one.value for one in run)
        for end, value in enumerate(come_to, 1):
            is_last = _AND.within(wording.before(index + start + end))
            if value == whole.value and is_last and end >= _LEAST_PARTS:
                return run[:end]
    return ()


def _is_alike(whole: SpokenNumber, one: SpokenNumber) -> bool:
    """Whether a number may be added to such a whole: no amount or share to a count of things."""
    is_count = not {one.unit, whole.unit} & {MONEY, SHARE}
    return not one.per and (is_count or one.unit == whole.unit)


def _is_within_phrase(wording: Wording, place: int, whole: int) -> bool:
    """Whether a bare number stands in the phrase of the one before it, no mark between both: "486
    au titre de deux congés"."""
    is_bare = not wording.numbers[place].unit
    before = wording.before(place)
    is_parted = set(",;:(") & set(before) or _AND.within(before)
    return is_bare and place > whole + 1 and not is_parted


def _whole_of(wording: Wording, index: int, come_to: Decimal) -> SpokenNumber:
    """The number before some parts, not what that is compared with, or another of its sentence that
    they come to: "45 agents, qui font 41,3 équivalents temps plein : trois …, sept … et 35 …"."""
    before = reversed(wording.numbers[: index + 1])
    by_value = {one.value: one for one in before if not one.per}
    nearest = index - 1 if wording.is_compared(index) else index
    return by_value.get(come_to, wording.numbers[nearest])


def _is_opened(wording: Wording, index: int) -> bool:
    """Whether words make a number a whole whose parts follow."""
    whole, before = wording.numbers[index], wording.before(index)
    first = wording.before(index + 1)
    is_no_whole = (
        bool(whole.per),
        whole.unit == SHARE,
        ":" in before,
        NO_EXACT_FIGURE.within(before),
        _ANOTHER.within(first),
        wording.numbers[index + 1].unit == SHARE,
    )
    opening = (
        ":" in first[-_REACH:],
        _OF_WHICH.within(first[-_REACH:]),
        _THAT_IS.closes(first),
        _SHARED_OUT.within(first),
        _OUT_OF.is_all_of(before.strip()),
    )
    return any(opening) and not any(is_no_whole)


def _is_list(wording: Wording, places: Sequence[int]) -> bool:
    """Whether the parts of a whole follow each other as a list, to its last: the one behind
    "et"."""
    before = list(map(wording.before, places[1:]))
    is_mark = _AND.within(before[-1]) or bool(set(";,") & set(before[-1]))
    goes_on = any(map(_AND.closes, before[:-1]))
    is_told = is_mark and not goes_on and not any(map(_is_of_another, before))
    return is_told and not _is_shared_alike(wording, places)


def _is_shared_alike(wording: Wording, places: Sequence[int]) -> bool:
    """Whether a part may be that of each of two who are named: "5 pour Rouans et Vue"."""
    sentence = wording.numbers[0].claim.sentence
    ends = [*(wording.numbers[place].start for place in places[1:]), None]
    for place, end in zip(places, ends, strict=True):
        _, _, behind = sentence[wording.numbers[place].end : end].partition(
            " et "
        )
        words = [one for one in behind.split() if one not in _SMALL_WORDS]
        if words and words[0][0].isupper():
            return True
    return False


def _is_of_another(before: str) -> bool:
    """Whether the words before a number make it another thing than the part before it."""
    found = (
        _NO_PART.within(before),
        _ANOTHER.within(before),
        _NO_PART_BEHIND.closes(before),
        ":" in before,
        before.rfind("(") > before.rfind(")"),
    )
    return any(found)


def _may_be_part(whole: SpokenNumber, one: SpokenNumber) -> bool:
    """Whether a number may be a part of a whole: of its unit, or of none; never as much."""
    if one.per or not 0 < one.value < whole.value:
        return False
    if MONEY in (whole.unit, one.unit):
        return one.unit == whole.unit
    # whole numbers come to no decimals
    is_finer = bool(whole.value % 1) > bool(one.value % 1)
    return one.unit in ("", whole.unit) and not is_finer


def _left(wording: Wording, index: int) -> Iterator[Reckoned]:
    """What is left of a whole: the number of the others, or the last of several payments."""
    result = wording.numbers[index]
    behind = plain_words(wording.after(index)).split()
    if _OTHERS in behind[:2]:
        yield from _others(wording, index)
    elif result.unit == MONEY and _REST.closes(
        plain_words(wording.before(index))
    ):
        yield from _rest(wording, index)


def _others(wording: Wording, index: int) -> Iterator[Reckoned]:
    """ "1 648 de ces logements …, les 439 autres": the whole is the last number of such things."""
    result, part = wording.numbers[index], wording.numbers[index - 1]
    if part.measure != result.measure:
        return
    before: list[SpokenNumber] = []
    for sentence in wording.sooner:
        before += sentence.numbers
    before += wording.numbers[: index - 1]
    wholes = [
        one for one in of_unit(before, part.unit) if one.value > part.value
    ]
    if wholes:
        made = taken_away(wholes[-1].fact, part.fact)
        yield Reckoned(result, made, loose=True)


def _granted_or_not(wording: Wording, index: int) -> Iterator[Reckoned]:
    """ "696 demandes. Elle en a retenu 581 et écarté 125": of the whole, the last number of such
    things before, both cannot be more; less may be left open."""
    part, result = wording.numbers[index - 1 : index + 1]
    first, second = wording.before(index - 1), wording.before(index)
    is_told = (
        part.measure == result.measure and part.unit not in (MONEY, SHARE),
        _GRANTED.within(first) and not _REFUSED.within(first),
        _REFUSED.within(second) and not _is_of_another(second),
        _OF_THESE.within(f"{first} # {second}"),
    )
    whole = _last_counted(wording, index - 1)
    if not all(is_told) or whole is None:
        return
    if part.value + result.value >= whole.value > part.value:
        made = taken_away(whole.fact, part.fact)
        yield Reckoned(result, made, near=_NEAR)


def _granted_and_not(wording: Wording, index: int) -> Iterator[Reckoned]:
    """ "29 dossiers ; 5, incomplets, ont été écartés et 26 sont retenus": behind each of two of the
    number right before them stands what becomes of it. Both cannot be more than that."""
    if index < _LEAST_PAID:
        return
    whole, part, result = wording.numbers[index - 2 : index + 1]
    fates = {_fate(wording.after(index - 1)), _fate(wording.after(index))}
    is_told = (
        fates == {True, False},
        {part.unit, result.unit} <= {"", whole.unit} - {MONEY, SHARE},
        not _is_of_another(wording.before(index)),
        whole.is_of_things and not whole.per,
    )
    if all(is_told) and part.value + result.value >= whole.value > part.value:
        made = taken_away(whole.fact, part.fact)
        yield Reckoned(result, made, near=_NEAR)


def _fate(behind: str) -> bool | None:
    """Whether what is said behind a number is that it was granted; None where neither that nor the
    reverse is said, or both are."""
    granted, refused = _GRANTED.within(behind), _REFUSED.within(behind)
    return granted if granted is not refused else None


def _last_counted(wording: Wording, index: int) -> SpokenNumber | None:
    """The last number of things before one, of its noun where it has one."""
    before: list[SpokenNumber] = []
    for sentence in wording.sooner:
        before += sentence.numbers
    before += wording.numbers[:index]
    unit = wording.numbers[index].unit
    counted = [
        one
        for one in before
        if one.unit not in ("", MONEY, SHARE) and unit in ("", one.unit)
    ]
    return counted[-1] if counted and not counted[-1].per else None


def _rest(wording: Wording, index: int) -> Iterator[Reckoned]:
    """ "Cette somme sera versée en trois fois : A …, B …, le solde, C"; none of amounts that are
    compared ("B, contre C"), nor by how much one is more than another. Where no words open the
    whole, the first amount may be a part as well: "l'un a reçu A ; l'autre, B ; le reste, C".
    """
    between = map(wording.before, range(1, index + 1))
    if any(map(AGAINST.within, between)):
        return
    before = [
        one
        for n, one in enumerate(wording.numbers[:index])
        if not MORE_OR_LESS.follows_signs(wording.after(n))
    ]
    amounts = of_unit(before, MONEY)
    is_this = _THIS_SUM.within(wording.text[: wording.numbers[index].start])
    if is_this:
        amounts = [*_last_amount(wording), *amounts]
    if len(amounts) < _LEAST_PAID:
        return
    whole, *parts = amounts
    if sum(one.value for one in parts) < whole.value:
        made = all_taken_away(whole.fact, facts_of(parts))
        is_told = is_this or _is_opened(wording, wording.numbers.index(whole))
        yield Reckoned(
            wording.numbers[index], made, loose=not is_told, vague=True
        )


def _last_amount(wording: Wording) -> list[SpokenNumber]:
    """The last amount of the sentence before."""
    before = wording.sooner[-1].numbers if wording.sooner else ()
    return of_unit(before, MONEY)[-1:]
