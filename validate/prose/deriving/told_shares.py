"""Shares whose part and whole were just said: "1 502 licences, dont 908 de jeunes, soit 60,5 % du
total"; "624 dossiers. Les permis en forment la moitié (335, soit 53,7 %)"."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import permutations

from extract.french.lexicon.concept import WordList
from extract.french.lexicon.sentences.derived import SHARE_OF, SIGNED
from extract.french.lexicon.sentences.limits_said import FALLING, RISING
from extract.french.lexicon.sentences.said_in_turn import (
    MORE_OR_LESS,
    NO_EXACT_FIGURE,
    THAT_IS,
)
from validate.prose.deriving.derivation import (
    HUNDRED,
    Derivation,
    multiplied,
    quotient,
)
from validate.prose.deriving.typed_products import ANY, Reckoned
from validate.prose.deriving.wording import (
    MONEY,
    SHARE,
    SpokenNumber,
    Wording,
    to_end_of_clause,
)
from validate.prose.pairing.misprints import is_slip, restates
from validate.prose.words.label_words import label_stems
from validate.prose.words.names import plain_words

_THAT_IS = WordList(THAT_IS, "soit une part de", "soit une proportion de")
"""Between a part and the share that it is."""
_OF_WHICH = WordList("dont")
"""Before a part of the number said before."""
_OF_THEM = WordList(
    "en forme(nt)", "en represent*", "en constitu*", "en compt*", "en fourni*", "en absorb*",
    "en concern*", "en recoi*", "de ceux ci", "de celles ci", "d'entre eux", "d'entre elles",
    "parmi eux", "parmi elles", "parmi ceux ci", "parmi celles ci",
)  # fmt: skip
"""How a sentence takes a part of what the one before counted."""
_OF_ALL = WordList("sur", "parmi", "compt*", "possed*", "dispos*", "des")
"""Right before all of which some are counted next."""
_MAKES = WordList("cela fait", "ce qui fait", "ca fait", "ce qui represente")
_BESIDE = 20
"""Characters before a number in which such a word stands."""
_OTHERS = WordList(
    "les autres", "l'autre", "le reste", "hors", "hormis", "sauf", "except*"
)
"""Words by which a share is of another whole, or of another part."""
_JUST_SAID = WordList(
    "total", "ensemble", "ceux", "celles", "celui", "celle", "ci", "ce(s)", "cette", "cet",
)  # fmt: skip
"""Words behind a share that take it of what was just said."""
_OF_IT = WordList(
    "en financ*", "en couvr*", "en represent*", "en forme(nt)", "en absorb*", "en constitu*",
    "en fourni*",
)  # fmt: skip
"""Right before the share of what was said before."""
_GOES_ON = re.compile(
    r"\ben (?:concentr|represent|compt|absorb|form|constitu|regroup)"
)
"""How a sentence takes a part of what the one before told."""
_OF_STAFF = WordList(
    "de l'effectif", "de l'effectif total", "de l'effectif concerne", "de l'effectif global",
    "des effectifs",
)  # fmt: skip
"""Behind a share of all the people just counted."""
_PEOPLE = frozenset(
    {
        "agent",
        "personne",
        "salarie",
        "eleve",
        "adherent",
        "fonctionnaire",
        "enfant",
        "beneficiaire",
    }
)
"""Nouns of people of whom an "effectif" is made."""
_NEAR = Decimal("0.2")
"""How far a share may be from what its part and whole give."""
_NEAR_ALL = Decimal("0.5")
"""The same where no other whole is said."""
_OF_SO_MANY = re.compile(r"\W*(?:des|de la|du|de|d['’]un total de)\W*")
"""Between a share and the number that it is of."""
_WHY = "the sentence gives a share"


def told_shares(wording: Wording) -> Iterator[Reckoned]:
    """Each share of a sentence whose part stands right before it, and whose whole words tell;
    none that two other numbers said here give."""
    for index in range(1, len(wording.numbers)):
        if _is_share(wording, index):
            if _is_of_what_was_said(wording, index):
                yield from _of_whole_before(wording, index)
                yield from _of_them(wording, index)
            yield from _of_staff(wording, index)
        yield from _of_it(wording, index)
    for index in range(1, len(wording.numbers) - 1):
        yield from _before_its_part(wording, index)
        yield from _of_whole_behind(wording, index)
        yield from _of_all_counted(wording, index + 1)


def _of_whole_behind(wording: Wording, index: int) -> Iterator[Reckoned]:
    """ "P hectares, soit S % des W hectares": both are said, one right before and one right behind,
    and nothing else is meant however far the share is from that."""
    part, result, whole = wording.numbers[index - 1 : index + 2]
    is_told = (
        bool(part.unit) and _may_be_whole(whole, part),
        # metres of kilometres are printed as other figures
        part.scale == whole.scale,
        _is_share(wording, index),
        _OF_SO_MANY.fullmatch(wording.before(index + 1)) is not None,
    )
    if all(is_told):
        made = quotient(part.fact, whole.fact, _WHY)
        yield Reckoned(result, made, near=ANY)


def _before_its_part(wording: Wording, index: int) -> Iterator[Reckoned]:
    """ "W, dont S % vont à l'action sociale, soit P": the part follows its share."""
    whole, share, part = wording.numbers[index - 1 : index + 2]
    is_told = (
        share.unit == SHARE and _may_be_whole(whole, part),
        whole.unit == MONEY,
        _OF_WHICH.closes(wording.before(index)),
        THAT_IS.closes(wording.before(index + 1)),
        not _OTHERS.within(wording.before(index + 1)),
    )
    if not all(is_told):
        return
    taken = multiplied((share.fact, whole.fact), 1 / HUNDRED, _WHY)
    if restates(part.fact, taken.value) or is_slip(part.value, taken.value):
        yield Reckoned(part, taken, near=_NEAR)
    else:
        made = quotient(part.fact, whole.fact, _WHY)
        yield Reckoned(share, made, near=_NEAR)


def _of_all_counted(wording: Wording, index: int) -> Iterator[Reckoned]:
    """ "Sur les W locaux, P étaient éligibles, soit S %"; "la Ville possède W véhicules ; P sont
    électriques, cela fait S % du parc": things of one name, one number right behind the other. Or
    "Sur une dépense de W €, P restent à sa charge, soit S %": a share of three digits, which a slip
    explains; of another base than W, as aids are, no slip makes it."""
    whole, part, result = wording.numbers[index - 2 : index + 1]
    before = wording.before(index)
    changes = WordList(RISING, FALLING, NO_EXACT_FIGURE, _OTHERS)
    is_told = (
        result.unit == SHARE and not part.per,
        whole.is_of_things or whole.unit == MONEY,
        _may_be_whole(whole, part, alike=True)
        and part.unit in (whole.unit, ""),
        _OF_ALL.within(plain_words(wording.before(index - 2)[-_BESIDE:])),
        THAT_IS.closes(before) or _MAKES.closes(before),
        not changes.within(f"{wording.before(index - 1)} {before}"),
        not MORE_OR_LESS.follows_signs(wording.after(index)),
        SIGNED.match(result.fact.printed) is None,
    )
    if not all(is_told):
        return
    made = quotient(part.fact, whole.fact, _WHY)
    if whole.is_of_things or (
        _is_of_what_was_said(wording, index) and _meant(result, [made])
    ):
        yield Reckoned(result, made, near=_NEAR_ALL)


def _meant(
    result: SpokenNumber, made: Sequence[Derivation]
) -> list[Derivation]:
    """What gives a share; else what it is a slip of, printed with as many digits."""
    return [one for one in made if restates(result.fact, one.value)] or [
        one for one in made if is_slip(result.value, _rounded(result, one))
    ]


def _is_share(wording: Wording, index: int) -> bool:
    """Whether a number is what share the one before is of something, and no change of it."""
    part, result = wording.numbers[index - 1 : index + 1]
    before = wording.before(index)
    is_share = (
        result.unit == SHARE and part.unit != SHARE and not part.per,
        _THAT_IS.closes(before),
        not NO_EXACT_FIGURE.within(before) and not _OTHERS.within(before),
        not RISING.within(before) and not FALLING.within(before),
        not MORE_OR_LESS.follows_signs(wording.after(index)),
        SIGNED.match(result.fact.printed) is None,
    )
    return all(is_share)


def _is_of_what_was_said(wording: Wording, index: int) -> bool:
    """Whether the words behind a share take it of what was said before its part: none do it too,
    nor "du total"."""
    clause = to_end_of_clause(wording.after(index).removeprefix(")"))
    words = plain_words(clause)
    if not words:
        return True
    if SHARE_OF.match(clause) is None:
        return False
    said = wording.text[: wording.numbers[index - 1].start]
    before = " ".join(one.text for one in wording.sooner[-1:])
    own = frozenset(label_stems(_JUST_SAID.replaced_in(words, "")))
    return own <= frozenset(label_stems(f"{before} {said}"))


def _of_whole_before(wording: Wording, index: int) -> Iterator[Reckoned]:
    """ "W, dont P, soit S %"; "W, dont P, soit S %, et Q, soit T %"."""
    result, part = wording.numbers[index], wording.numbers[index - 1]
    before = wording.numbers[: index - 1]
    opened = [
        place
        for place in range(len(before))
        if _OF_WHICH.within(wording.before(place + 1))
    ]
    if len(opened) != 1:
        return
    whole, *others = before[opened[0] :]
    is_right_behind = not others and _OF_WHICH.closes(wording.before(index - 1))
    is_next = not others or others[-1].unit == SHARE
    if is_next and _may_be_whole(whole, part, alike=is_right_behind):
        made = quotient(part.fact, whole.fact, _WHY)
        if not _is_of_others(wording, result, made):
            yield Reckoned(result, made, near=_NEAR)


def _of_them(wording: Wording, index: int) -> Iterator[Reckoned]:
    """ "W dossiers. Les permis en forment la moitié (P, soit S %)": the whole is a number of the
    sentence before."""
    result, part = wording.numbers[index], wording.numbers[index - 1]
    said = plain_words(wording.text[: part.start])
    if index > 1 or not wording.sooner or not _OF_THEM.within(said):
        return
    wholes = wording.sooner[-1].numbers
    made = [
        quotient(part.fact, one.fact, _WHY)
        for one in wholes
        if _may_be_whole(one, part)
    ]
    meant = _meant(result, made)
    if len(meant) == 1 and not _is_of_others(wording, result, meant[0]):
        yield Reckoned(result, meant[0], near=_NEAR)


def _of_staff(wording: Wording, index: int) -> Iterator[Reckoned]:
    """ "96 agents, répartis en dix groupes. Les adjoints forment le premier avec P bénéficiaires,
    soit S % de l'effectif": the only people of the sentence before, of whom the part is some."""
    result, part = wording.numbers[index], wording.numbers[index - 1]
    behind = plain_words(to_end_of_clause(wording.after(index)))
    people = [
        one
        for one in (wording.sooner[-1].numbers if wording.sooner else ())
        if one.unit in _PEOPLE and not one.per
    ]
    is_told = _OF_STAFF.is_all_of(behind) and part.unit in _PEOPLE
    if index == 1 and is_told and len(people) == 1:
        (whole,) = people
        if 0 < part.value < whole.value:
            made = quotient(part.fact, whole.fact, _WHY)
            yield Reckoned(result, made, near=_NEAR)


def _of_it(wording: Wording, index: int) -> Iterator[Reckoned]:
    """ "Le plan programme W. L'exercice en concentre V. Les emprunts, de P, en financent S %": of
    the one amount of the sentence before that S % may be of; of the one before that too, where
    that sentence goes on from it itself."""
    result, part = wording.numbers[index], wording.numbers[index - 1]
    is_told = (
        index == 1 and bool(wording.sooner),
        result.unit == SHARE and part.unit == MONEY,
        _OF_IT.closes(wording.before(index)),
    )
    if not all(is_told):
        return
    made = [
        quotient(part.fact, one.fact, _WHY)
        for one in _just_told(wording)
        if _may_be_whole(one, part)
    ]
    exact = [one for one in made if restates(result.fact, one.value)]
    near = [one for one in made if _is_near(result, one)]
    meant = exact[:1] or near
    if len(meant) == 1:
        yield Reckoned(result, meant[0], near=_NEAR)


def _just_told(wording: Wording) -> list[SpokenNumber]:
    """The numbers of the sentence before, and of the one that this goes on from."""
    last = wording.sooner[-1]
    told = [*last.numbers]
    if _GOES_ON.search(last.text):
        for sentence in wording.sooner[-2:-1]:
            told += sentence.numbers
    return told


def _is_near(result: SpokenNumber, made: Derivation) -> bool:
    larger = max(abs(result.value), abs(made.value))
    return abs(result.value - made.value) <= _NEAR * larger


def _rounded(result: SpokenNumber, made: Derivation) -> Decimal:
    """What a share would be printed as."""
    number = result.fact.number
    assert number is not None
    return number.to_last_digit(made.value)


def _may_be_whole(
    whole: SpokenNumber, part: SpokenNumber, *, alike: bool = False
) -> bool:
    """Whether a number may be what another is a part of: of its unit, or of none; ``alike`` where
    words say that both are things of one kind: "48 agents, dont 12 femmes"."""
    if whole.per or not 0 < part.value < whole.value:
        return False
    are_things = not {MONEY, SHARE} & {part.unit, whole.unit}
    return part.unit == whole.unit or (
        are_things and (alike or part.unit == "")
    )


def _is_of_others(
    wording: Wording, result: SpokenNumber, made: Derivation
) -> bool:
    """Whether two other numbers of the sentence, or of the one before, give the share that the
    words do not."""
    before = wording.sooner[-1].numbers if wording.sooner else ()
    said = [one for one in (*before, *wording.numbers) if one.unit != SHARE]
    return not restates(result.fact, made.value) and any(
        restates(result.fact, quotient(part.fact, whole.fact, _WHY).value)
        for part, whole in permutations(said, 2)
        if _may_be_whole(whole, part)
    )
