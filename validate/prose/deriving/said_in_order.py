"""Relations of which the order of a sentence gives the operands: "A, B et C, au total D"; "A, au
lieu de B, soit une hausse de C"; "A, payable par quarts, soit D"; "six nuitées à A, soit B"."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from extract.facts import facts_of
from extract.french.lexicon.concept import WordList
from extract.french.lexicon.sentences.derived import fraction_told
from extract.french.lexicon.sentences.said_in_turn import (
    AMOUNT_JUST_SAID,
    AND,
    AND_TO,
    BALANCE,
    COME_TO,
    DEDUCTED,
    FRACTIONS_OF,
    IN_ALL_BEHIND,
    NET_OF,
    NO_EXACT_FIGURE,
    NO_LIST,
    PAIR_COMES_TO,
    SO_MUCH,
    TO,
    TOGETHER,
)
from extract.number import Unit
from validate.prose.deriving.derivation import (
    all_added,
    multiplied,
    taken_away,
)
from validate.prose.deriving.told_changes import CHANGE, difference_of
from validate.prose.deriving.typed_products import Reckoned
from validate.prose.deriving.wording import (
    MONEY,
    SHARE,
    SpokenNumber,
    Wording,
    to_end_of_clause,
)
from validate.prose.pairing.misprints import restates
from validate.prose.words.names import plain_words

_LEAST = 2
"""Numbers that make another."""
_LEFT = WordList("rest*", "solde", "disponible*", "difference", "ecart")
"""Words before what others leave."""
_DIFFERENCE = WordList(
    "economie(s)", "surcout(s)", "gain(s)", "perte(s)", "difference(s)", "ecart(s)", "solde",
    "reste a charge", "reste", "excedent", "deficit", "hausse", "baisse", "augmentation",
    "diminution", "progression", "supplement",
)  # fmt: skip
"""Nouns of what two figures leave or differ by: "l'économie serait de"."""
_AWAY = WordList("absent*", "excuse(e)(s)", "empeche*")
"""Behind those who are not there, who are not counted among those who vote."""
_IS = WordList(
    "l", "la", "le", "un", "une", "cette", "net", "nette", "annuel(le)", "attendu(e)", "prevu(e)",
    "estime(e)", "obtenu(e)", "realise(e)", "est", "sera(it)", "etait", "attein*", "ressort*",
    "s", "elev*", "etabli*", "a", "donc", "ainsi", "de", "d", "alors", "represent*",
)  # fmt: skip
"""Words around such a noun that name nothing else."""
_AT_A_PRICE = re.compile(
    r"\W*(?:[\w']+ ){0,4}(?:a|a raison de|au prix de|au tarif de|au cours de|moyennant)\W*"
)
"""Between how many there are and the price of one."""
_MAKING = re.compile(
    r"\W*(?:(?:ht|ttc|hors taxes?|l'une?|l'unite|piece|chacune?|(?:le|par|du|de) \w+) ){0,2}"
    r"(?:en annee pleine)?\W*(?:soit|pour|ce qui fait|cela fait|ca fait|c'est-a-dire|d'ou|qui font"
    r"|en tout|au total|(?:pes|cout|represent|rapport|produi)\w+)?"
    r"(?: un total de| en tout| au total)?\W*"
)
"""Between the price of one and what all come to."""
_LISTED = re.compile(r"[^;:.()]{0,40}(?:,| et\b| ainsi que\b)[^;:.()]{0,20}")
"""Between two numbers of things of a list."""
_BARE = re.compile(r"\W*(?:et\W+)?")
"""Between two numbers of a list of which nothing else is said."""
_TIMES = (" × ", " x ", " * ")
"""Between the factors of a product."""
_FOR_EACH = WordList("chacun*", "chaque")
"""Before how many there are, where a price said before is what each has."""
_BESIDE = 40
"""Characters behind a number in which "au total" stands."""
_NEAR = Decimal("0.2")
"""How far a number may be from what the others give: farther, they are those of another thing."""
_NEAR_BARE = Decimal("0.5")
"""The same where nothing else is said of them: a part may be forgotten."""
_NEAR_SHARE = Decimal("0.3")
"""The same of a share: a third is not far from a quarter."""


def said_in_order(wording: Wording) -> Iterator[Reckoned]:
    """What the numbers before one in its sentence make of it, by the words between them."""
    for index in range(len(wording.numbers)):
        if not NO_EXACT_FIGURE.within(wording.before(index)):
            for form in _FORMS:
                yield from form(wording, index)


def _together(wording: Wording, index: int) -> Iterator[Reckoned]:
    """ "A, B et C, au total D": all numbers before of its unit."""
    result, parts = wording.numbers[index], _all_before(wording, index)
    if len(parts) < _LEAST or result.unit in ("", SHARE):
        return
    last = wording.numbers.index(parts[-1])
    before, is_pair = wording.before(index), AND.within(wording.before(last))
    is_sum = (
        COME_TO.closes(before)
        or (is_pair and PAIR_COMES_TO.closes(before))
        or (SO_MUCH.closes(before) and _is_in_all(wording, index))
        or (TOGETHER.closes(before) and _is_bare_list(wording, parts))
    )
    if is_sum and not _LEFT.within(before):
        yield from _of_list(wording, index, parts)


def _balance(wording: Wording, index: int) -> Iterator[Reckoned]:
    """ "Fonctionnement : A ; investissement : - B ; report : C, soit un résultat de D": all numbers
    before, with the signs that they print."""
    parts, before = _all_before(wording, index), wording.before(index)
    is_signed = any(one.value < 0 for one in parts)
    is_told = SO_MUCH.within(before) and BALANCE.within(before)
    if is_signed and is_told and len(parts) >= _LEAST:
        yield from _of_list(wording, index, parts)


def _of_list(
    wording: Wording, index: int, parts: Sequence[SpokenNumber]
) -> Iterator[Reckoned]:
    """A number as what those of a list before it come to."""
    first = wording.numbers.index(parts[0])
    between = map(wording.before, range(first + 1, index))
    if not _goes_on(wording, first) and not any(map(_parts_no_list, between)):
        result, is_bare = wording.numbers[index], _is_bare_list(wording, parts)
        added = parts if is_bare else _added(parts, result)
        if added:
            made, near = all_added(facts_of(added)), _NEAR
            if is_bare:
                near = _NEAR_BARE
            yield Reckoned(result, made, near=near)


def _goes_on(wording: Wording, first: int) -> bool:
    """Whether a list began before the first of its numbers that bears a unit: "14, 22 et 9 m²"."""
    is_bare = first > 0 and not wording.numbers[first - 1].unit
    return is_bare and wording.before(first).strip() == ","


def _is_bare_list(wording: Wording, parts: Sequence[SpokenNumber]) -> bool:
    """Whether nothing but commas and one "et" stands between numbers: "A, B et C"."""
    places = map(wording.numbers.index, parts[1:])
    return all(_BARE.fullmatch(wording.before(place)) for place in places)


def _is_in_all(wording: Wording, index: int) -> bool:
    """Whether the words behind a number and its noun say that it is of all: "80 logements au
    total"."""
    clause = to_end_of_clause(wording.after(index))
    return IN_ALL_BEHIND.within(clause[:_BESIDE])


def _parts_no_list(between: str) -> bool:
    """Whether words between two numbers make them no parts of one list: "de A à B", where "à A
    pour l'un et à B pour l'autre" does."""
    is_end = TO.closes(between) and not AND_TO.closes(between)
    return is_end or NO_LIST.within(between)


def _added(
    parts: Sequence[SpokenNumber], result: SpokenNumber
) -> Sequence[SpokenNumber]:
    """The numbers of a list that make another: all, unless it is what the last of them come to,
    the first being said of something else; or those alone that print its unit, a bare one among
    them being a name as well as an amount."""
    with_unit = [one for one in parts if _unit(one) is _unit(result)]
    lasts = [parts[start:] for start in range(len(parts) - _LEAST + 1)]
    for some in (*lasts, with_unit):
        if restates(result.fact, all_added(facts_of(some)).value):
            return some
    return parts if len(with_unit) in (0, len(parts)) else ()


def _unit(number: SpokenNumber) -> Unit | None:
    """The unit that is printed with a number."""
    return None if number.fact.number is None else number.fact.number.unit


def _all_before(wording: Wording, index: int) -> list[SpokenNumber]:
    """The numbers before one that are of its unit, and no factors of a printed product; none where
    one is so much for one of others."""
    result = wording.numbers[index]
    alike = [
        one
        for place, one in enumerate(wording.numbers[:index])
        if one.unit == result.unit and not _is_factor(wording, place)
    ]
    return [] if any(one.per for one in (result, *alike)) else alike


def _is_factor(wording: Wording, place: int) -> bool:
    """Whether a number is multiplied: "4 986 × 0,50 € = 2 493 €"."""
    before, behind = wording.before(place), wording.after(place)
    return before.endswith(_TIMES) or behind.startswith(_TIMES)


def _changed(wording: Wording, index: int) -> Iterator[Reckoned]:
    """ "A, au lieu de B, soit une augmentation de C"; "A, alors que … B : l'économie est de C":
    whichever is the larger."""
    result, ends = wording.numbers[index], _all_before(wording, index)
    before = wording.before(index)
    told = SO_MUCH.within(before) and CHANGE.within(before)
    if len(ends) != _LEAST or result.unit in ("", SHARE):
        return
    last = wording.numbers.index(ends[-1])
    said_again = SO_MUCH.closes(wording.before(last))
    if told or (_is_subject(before) and not said_again):
        yield Reckoned(result, difference_of(ends), near=_NEAR)


def _is_subject(before: str) -> bool:
    """Whether the words before a number, behind the mark that ends what two others are said of, are
    by how much both differ, and nothing else: ": le surcoût serait donc de"."""
    _, mark, clause = before.rpartition(":")
    words = plain_words(clause)
    others = _DIFFERENCE.replaced_in(words, " ").split()
    is_alone = all(map(_IS.is_all_of, others))
    return bool(mark) and is_alone and _DIFFERENCE.within(words)


def _net(wording: Wording, index: int) -> Iterator[Reckoned]:
    """ "Après remboursement du capital, de A, l'épargne nette est de C", where the one before is of
    "épargne brute": what A leaves of that."""
    result, parts = wording.numbers[index], _all_before(wording, index)
    named = NET_OF.search(plain_words(wording.before(index)))
    told = DEDUCTED.within(wording.text[: result.start])
    if named is None or len(parts) != 1 or not told:
        return
    gross = [
        one
        for sentence in wording.sooner
        for place, one in enumerate(sentence.numbers)
        if one.measure == result.measure
        and f"{named['noun']} brut" in plain_words(sentence.before(place))
    ]
    if gross:
        made = taken_away(gross[-1].fact, parts[0].fact)
        yield Reckoned(result, made, near=_NEAR)


def _fraction(wording: Wording, index: int) -> Iterator[Reckoned]:
    """ "A, payable par quarts, soit D"; "les deux tiers de ce prix, soit D", after A. No share of
    what is a share itself."""
    result, base = wording.numbers[index], _base(wording, index)
    if base is None or result.unit != MONEY:
        return
    start = base.end if base in wording.numbers else 0
    between = wording.text[start : result.start]
    share = fraction_told(between, FRACTIONS_OF)
    if (
        share
        and SO_MUCH.closes(between)
        and not fraction_told(wording.text[:start], FRACTIONS_OF)
    ):
        why = "the sentence takes a fraction of an amount"
        made = multiplied((base.fact,), share, why)
        yield Reckoned(result, made, near=_NEAR_SHARE)


def _counted(wording: Wording, index: int) -> Iterator[Reckoned]:
    """ "27 agents titulaires, 9 contractuels et 6 vacataires, soit 42 personnes": things of several
    names, listed right before the number."""
    result, before = wording.numbers[index], wording.before(index)
    parts = _counts_before(wording, index)
    if any(
        _AWAY.within(wording.after(index - n)) for n in range(1, len(parts) + 1)
    ):
        return
    is_told = SO_MUCH.closes(before) or COME_TO.closes(before)
    names = {one.unit for one in (*parts, result)}
    if is_told and len(parts) >= _LEAST and len(names) > 1:
        last = wording.numbers.index(parts[-1])
        if _counts(result) and AND.within(wording.before(last)):
            yield from _of_list(wording, index, parts)


def _counts_before(wording: Wording, index: int) -> Sequence[SpokenNumber]:
    """The numbers of things right before one, as far as they are listed."""
    first = index
    while first and _counts(wording.numbers[first - 1]):
        first -= 1
        if not _LISTED.fullmatch(wording.before(first)):
            break
    return wording.numbers[first:index]


def _counts(number: SpokenNumber) -> bool:
    """Whether a number is of things, a whole number of them."""
    is_whole = number.value == number.value.to_integral_value()
    return number.is_of_things and is_whole


def _priced(wording: Wording, index: int) -> Iterator[Reckoned]:
    """ "Six nuitées à A, soit B": how many there are, the price of one and what they come to, one
    right behind the other."""
    if index < _LEAST:
        return
    count, price, result = wording.numbers[index - _LEAST : index + 1]
    is_price = _is_money(price) and _is_money(result) and not result.per
    counts = count.unit not in (MONEY, SHARE) and count.value > 1
    told = (
        _AT_A_PRICE.fullmatch(wording.before(index - 1)),
        _MAKING.fullmatch(wording.before(index)),
        not _FOR_EACH.within(wording.before(index - _LEAST)),
    )
    if is_price and counts and all(told):
        why = "the sentence multiplies a price"
        made = multiplied((count.fact, price.fact), Decimal(1), why)
        yield Reckoned(result, made)


def _base(wording: Wording, index: int) -> SpokenNumber | None:
    """The amount that a fraction is of: the last one of its sentence, or of the one before that
    "this price" goes on to speak of."""
    said = [*wording.numbers[:index]]
    if AMOUNT_JUST_SAID.within(wording.text[: wording.numbers[index].start]):
        said = [*(one.numbers[-1] for one in wording.sooner[-1:]), *said]
    return next(filter(_is_money, reversed(said)), None)


def _is_money(number: SpokenNumber) -> bool:
    return number.unit == MONEY


_FORMS = (_together, _balance, _changed, _net, _fraction, _counted, _priced)
