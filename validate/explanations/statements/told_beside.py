"""A number of the text that is right by others that are told beside it: what one leaves of a figure
of a table, two rates in one, a product, an amount without its tax.

Whoever tells one part of a total, and the other, says neither to be the total: a sentence that is
tied to the total by its words is then read for more than it says.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations, permutations, product

from extract.facts import Fact
from extract.french.folding import fold
from extract.french.lexicon.concept import WordList
from extract.french.lexicon.sentences.derived import CONDITIONAL
from extract.french.spelled_numbers import spelled_number
from extract.number import Unit
from validate.explanations.explanation import (
    Explanation,
    Reason,
    Scene,
    prints,
    value,
)
from validate.model.finding import Message
from validate.model.identity import Form, Outcome
from validate.model.typing_slips import digits_told, is_slip_of

_BEFORE, _BEHIND = 12, 10
"""Numbers of the text before one, and behind it, that are told beside it."""
_MAKING = 2
"""Figures of one sentence that a number of it is made of."""
_RATES_BEFORE = 4
"""The same before a rate, which has few digits."""
_TELLING = 5
"""Digits of a figure, noughts at its end apart, that two others do not make by accident. Of 330
errors found in sentences of acts one is explained so, of nine right figures three."""
_OF_REPLACED = "replaced-rate"
"""What a figure that the text replaces makes is wrong for being made by it."""
_OF_PRODUCT = 4
"""The same of one that two others multiply to."""
_WITH_TAX = Decimal("1.2")
"""An amount with the VAT that applies where no other does (article 278 of the tax code)."""
_TAX = WordList("ht", "ttc", "hors taxe(s)", "toutes taxes", "tva")
_OF_USE = re.compile(
    r" ?(?:€|euros?)?,? (?:par|pour chaque) mois (?:d.(?:usage|utilisation|annee|abonnement)"
    r"|de l.annee|calendaire|civil)\b"
)
"""Behind an amount for a month, of which months it is: those of a year."""
_A_YEAR = 12
"""Months."""
_TIMES = re.compile(r"\b(\w+) fois\b")
"""How many times another."""
_BROUGHT = re.compile(
    r"\b(?:ramen|port|abaiss|relev|redescend|remont|pass|tomb|mont)\w*"
    r"(?: (?:donc|ainsi|alors|desormais))? a\W*$"
)
"""Words right before a figure that say what another has become."""
_WOULD = re.compile(CONDITIONAL)
_SMALLEST = Decimal("0.001")
"""How much of a figure another one is that may be a part beside it: less may be a rounding."""


def _with_another(scene: Scene, outcome: Outcome) -> Reason | None:
    """A stated figure, far from what it was held to be, that another one told beside it makes a
    figure of a table: "la communauté gagne 96 € et les communes, ensemble, 55 749 €" of 55 845.

    A sentence that tells itself what its number is made of ties it to nothing.
    """
    said = _far_off(scene, outcome)
    if said is None or digits_told(said) < _TELLING:
        return None
    if len(_of_sentence(scene, said, outcome)) >= _MAKING:
        return None
    tabled = _tabled(scene)
    for one in _beside(scene, said, outcome):
        for sign, whole in (
            ("-", value(said) + value(one)),
            ("+", value(said) - value(one)),
        ):
            printed = tabled.get(abs(whole))
            if whole and printed is not None:
                return _told_too(said, printed, sign, one)
    return None


def _sum_of_rates(scene: Scene, outcome: Outcome) -> Reason | None:
    """A stated percentage that is the sum of two of those told right before it: an index and a
    margin."""
    said = _far_off(scene, outcome)
    if said is None or said.unit is not Unit.PERCENT:
        return None
    before, _ = scene.told_around(said, _BEFORE, 0)
    rates = [one for one in before if _is_alike(one, said)][-_RATES_BEFORE:]
    for one, other in combinations(rates, 2):
        if value(one) + value(other) == value(said):
            return _told_too(said, one, "+", other)
    return None


def _product(scene: Scene, outcome: Outcome) -> Reason | None:
    """A stated figure, far from what it was held to be, that two numbers told beside it make, as it
    is rounded: "6,2 m³ par hectare, soit 1 873 m³" on 302,15 hectares."""
    said = _far_off(scene, outcome)
    if said is None or digits_told(said) < _OF_PRODUCT:
        return None
    if outcome.identity.rule == _OF_REPLACED:
        return None
    told = [
        one for one in _around(scene, said) if one.value and abs(one.value) != 1
    ]
    for one, other in combinations(told, 2):
        taken = {one.id, other.id} <= set(outcome.identity.facts)
        if not taken and prints(said, value(one) * value(other)):
            return _told_too(said, one, "×", other)
    return None


def _quotient(scene: Scene, outcome: Outcome) -> Reason | None:
    """A stated figure of many digits, far from what it was held to be, that is a number told beside
    it over how many there are, in the text or a table, as it is rounded: what one costs when all
    are built."""
    said = _far_off(scene, outcome)
    if said is None or digits_told(said) < _TELLING:
        return None
    counted = [
        one
        for one in (*_around(scene, said), *scene.document.facts)
        if one.value
        and one.counts != "percent"
        and (one.table_id or one.counts != said.counts)
    ]
    for whole, one in product(_beside(scene, said, outcome), counted):
        if prints(said, value(whole) / value(one)):
            message = Message(
                f"{said.printed} est {whole.printed} / {one.printed}, imprimés aussi.",
                f"{said.printed} is {whole.printed} / {one.printed}, printed too.",
            )
            return Reason.of(message, [whole, one])
    return None


def _by_month(scene: Scene, outcome: Outcome) -> Reason | None:
    """A stated quotient that is one twelfth of its whole, for a month of use: who pays ten for a
    year pays so much for each of its months."""
    identity = outcome.identity
    said, terms = scene.result(identity), scene.terms(identity)
    if identity.form is not Form.RATIO or identity.offset or said is None:
        return None
    behind = fold(scene.sentence(said)).partition(fold(said.printed))[2]
    if said.table_id or not _OF_USE.match(behind):
        return None
    whole = terms[0]
    if not prints(said, value(whole) / _A_YEAR):
        return None
    message = Message(
        f"{said.printed} est {whole.printed} / {_A_YEAR}, par mois d'une année.",
        f"{said.printed} is {whole.printed} / {_A_YEAR}, for a month of a year.",
    )
    return Reason.of(message, [whole])


def _without_tax(scene: Scene, outcome: Outcome) -> Reason | None:
    """A stated amount, far from what it was held to be, that is one told beside it without the tax
    that most is sold with, or with it, where its sentence speaks of it."""
    said = _far_off(scene, outcome)
    if said is None or said.number is None:
        return None
    if not _TAX.within(fold(scene.sentence(said))):
        return None
    for one in _beside(scene, said, outcome):
        for net, gross in ((said, one), (one, said)):
            gap = abs(value(net) * _WITH_TAX - value(gross))
            if gap <= said.number.half_unit * _WITH_TAX:
                message = Message(
                    f"{gross.printed} est {net.printed} avec une TVA de 20 %.",
                    f"{gross.printed} is {net.printed} with a VAT of 20 %.",
                )
                return Reason.of(message, [one])
    return None


def _share_moved(scene: Scene, outcome: Outcome) -> Reason | None:
    """A stated percentage, said to be brought to what it is, that an amount of its own sentence and
    another one make, told beside it or printed in the line that it was held to be of: "les crédits
    sont portés à 2 146 000 € et le taux d'exécution est ramené à 82,4 %" is not the rate that the
    table had before."""
    said = scene.stated(outcome.identity)
    if said is None or said.unit is not Unit.PERCENT:
        return None
    sentence = scene.sentence(said)
    if not _BROUGHT.search(fold(sentence).partition(fold(said.printed))[0]):
        return None
    amounts = [one for one in _around(scene, said) if one.counts == "amount"]
    own = [one for one in amounts if scene.sentence(one) == sentence]
    for one, other in product(own, (*amounts, *_of_its_line(scene, outcome))):
        for part, whole in ((one, other), (other, one)):
            if value(whole) and prints(said, 100 * value(part) / value(whole)):
                message = Message(
                    f"{said.printed} est la part de {part.printed} dans {whole.printed}, imprimés"
                    " aussi.",
                    f"{said.printed} is the share of {part.printed} in {whole.printed}, printed"
                    " too.",
                )
                return Reason.of(message, [part, whole])
    return None


def _of_its_line(scene: Scene, outcome: Outcome) -> Iterator[Fact]:
    """The amounts of the lines of tables that a stated number was held to be of."""
    for cell in scene.figures(outcome.identity):
        view = scene.table_of(cell)
        if view is None or cell.row is None:
            continue
        for (row, _), fact in view.facts.items():
            if row == cell.row and fact.counts == "amount" and fact.value:
                yield fact


def _less_times(scene: Scene, outcome: Outcome) -> Reason | None:
    """A stated amount that is one told beside it less so many times another, as its sentence says:
    "il dépasse de 235 053,70 € trois fois le budget annuel de 150 000 €"."""
    said = scene.stated(outcome.identity)
    if said is None:
        return None
    sentence = fold(scene.sentence(said))
    times = [spelled_number(word) for word in _TIMES.findall(sentence)]
    told = [one for one in _around(scene, said) if _is_alike(one, said)]
    for (whole, one), count in product(
        permutations(told, 2), filter(None, times)
    ):
        if prints(said, value(whole) - count * value(one)):
            message = Message(
                f"{said.printed} est l'écart de {whole.printed} à {count} fois {one.printed}.",
                f"{said.printed} is how far {whole.printed} is from {count} times {one.printed}.",
            )
            return Reason.of(message, [whole, one])
    return None


def _would_be(scene: Scene, outcome: Outcome) -> Reason | None:
    """A stated figure that differs from what is printed by just what its sentence says would come
    to it: "un sixième lot de 60 m² … ; les six lots occuperaient alors 2 350 m²" of 2 290."""
    said = scene.stated(outcome.identity)
    if said is None or outcome.delta is None:
        return None
    sentence = scene.sentence(said)
    if not _WOULD.search(fold(sentence)):
        return None
    for one in _around(scene, said):
        is_change = abs(outcome.delta) == abs(value(one))
        is_alike = one.unit is said.unit and is_change
        if is_alike and scene.sentence(one) == sentence:
            message = Message(
                f"{said.printed} tient compte de {one.printed}, dont la phrase dit ce qui en"
                " serait.",
                f"{said.printed} counts in {one.printed}, of which the sentence says what would"
                " be.",
            )
            return Reason.of(message, [one])
    return None


def _of_sentence(scene: Scene, said: Fact, outcome: Outcome) -> list[Fact]:
    """The other figures of an identity that the sentence of its stated number tells."""
    sentence = scene.sentence(said)
    return [
        one
        for one in scene.figures(outcome.identity)
        if one is not said
        and not one.table_id
        and scene.sentence(one) == sentence
    ]


def _told_too(said: Fact, one: Fact, sign: str, other: Fact) -> Reason:
    """A stated number is what two others make."""
    made = f"{one.printed} {sign} {other.printed}"
    message = Message(
        f"{said.printed} est {made}, que le texte dit aussi.",
        f"{said.printed} is {made}, which the text tells too.",
    )
    return Reason.of(message, [one, other])


def _far_off(scene: Scene, outcome: Outcome) -> Fact | None:
    """The stated number of an identity that fails, unless it is a slip of what it should be."""
    identity = outcome.identity
    figures = scene.figures(identity)
    one, result = scene.stated(identity), scene.result(identity)
    if one is None or result is None or outcome.expected is None:
        return None
    wanted = outcome.expected
    if one is not result:
        if len(figures) > 2:
            return None
        wanted = value(result)
    assert one.number is not None
    return None if is_slip_of(one.number, wanted) else one


def _tabled(scene: Scene) -> dict[Decimal, Fact]:
    """The figures of the tables by their size."""
    return {
        abs(one.value): one
        for one in scene.document.facts
        if one.table_id and one.value
    }


def _beside(scene: Scene, said: Fact, outcome: Outcome) -> Iterator[Fact]:
    """The numbers told beside one, of its unit, that its identity does not take; none so small that
    it would be a difference."""
    before, behind = scene.told_around(said, _BEFORE, _BEHIND)
    taken = outcome.identity.facts
    for one in (*before[::-1], *behind):
        is_part = abs(value(one)) >= _SMALLEST * abs(value(said))
        if is_part and _is_alike(one, said) and one.id not in taken:
            yield one


def _around(scene: Scene, said: Fact) -> tuple[Fact, ...]:
    """The numbers of the text around one, in their order."""
    before, behind = scene.told_around(said, _BEFORE, _BEHIND)
    return (*before, *behind)


def _is_alike(one: Fact, said: Fact) -> bool:
    """Whether a number is read, and of the unit of another."""
    is_of_unit = one.counts == said.counts and one.unit is said.unit
    return bool(one.value) and is_of_unit


WITH_ANOTHER = Explanation(
    code="told-with-another",
    title=Message("Avec un autre chiffre du texte", "With another of the text"),
    explain=_with_another,
)
OF_TWO = Explanation(
    code="told-product",
    title=Message("Produit de deux chiffres du texte", "A product of the text"),
    explain=_product,
)
OVER_ANOTHER = Explanation(
    code="told-quotient",
    title=Message(
        "Quotient de deux chiffres du texte", "A quotient of the text"
    ),
    explain=_quotient,
)
WOULD_BE = Explanation(
    code="told-would-be",
    title=Message("Ce qui serait avec un autre chiffre", "What would be"),
    explain=_would_be,
)
SHARE_MOVED = Explanation(
    code="told-share",
    title=Message("Part de deux chiffres du texte", "A share of the text"),
    explain=_share_moved,
)
LESS_TIMES = Explanation(
    code="told-times",
    title=Message("Écart à plusieurs fois un chiffre", "So many times less"),
    explain=_less_times,
)
BY_MONTH = Explanation(
    code="told-by-month",
    title=Message("Par mois d'une année", "For a month of a year"),
    explain=_by_month,
)
OF_OTHER_TAX = Explanation(
    code="told-without-tax",
    title=Message("Avec ou sans la TVA", "With the tax or without"),
    explain=_without_tax,
)
SUM_OF_RATES = Explanation(
    code="sum-of-rates",
    title=Message("Somme de deux taux", "A sum of two rates"),
    explain=_sum_of_rates,
)
