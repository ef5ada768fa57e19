"""What budgets define: the need of an investment section, "le solde d'exécution est de
-140 680,47 €. Compte tenu des restes à réaliser, 195 789,35 € en dépenses et 102 450,00 € en
recettes, le besoin de financement ressort à 234 019,82 €" (CGCT, R. 2311-12); the balance of what
remains to be done, receipts without expenses; gross savings, real receipts without real expenses;
net savings, gross ones without the capital of the debt that is paid back.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from extract.facts import Fact
from extract.french.folding import fold
from extract.french.lexicon.accounts import EXPENSES, RECEIPTS
from extract.french.lexicon.concept import Concept, WordList
from extract.french.lexicon.sentences.said_in_turn import NO_EXACT_FIGURE
from extract.several import only
from validate.model.identity import Form, Kind
from validate.prose.deriving.derivation import Derivation, taken_away
from validate.prose.deriving.typed_products import ANY, Reckoned
from validate.prose.deriving.wording import MONEY, SpokenNumber, Wording
from validate.prose.pairing.misprints import is_slip
from validate.prose.words.names import plain_words

_REMAINING = WordList("restes a realiser", "reste a realiser")
_BALANCE_REMAINING = re.compile(r"\bsolde des restes a realiser\b[^,;:()]*$")
"""Before the balance of both."""
_NEED = WordList("besoin de financement", "besoin d'autofinancement")
_SURPLUS = WordList("excedent de financement", "capacite de financement")
_SPENT = WordList("en depenses", "de depenses")
_RECEIVED = WordList("en recettes", "de recettes")
_BALANCE = WordList(
    "solde d'execution", "resultat d'investissement", "resultat de la section d'investissement",
    "deficit d'investissement", "solde de la section d'investissement", "deficit cumule",
    "resultat cumule d'investissement", "section d'investissement presente", "deficit de",
)  # fmt: skip
"""Words of what the section has made."""
_SHORT = WordList("deficit*", "besoin")
"""Words by which a balance without a sign is below nought."""
_SAVINGS = WordList(
    "epargne brute", "capacite d'autofinancement brute", "caf brute"
)
_NET_SAVINGS = WordList(
    "epargne nette", "capacite d'autofinancement nette", "caf nette", "autofinancement net",
)  # fmt: skip
_CAPITAL = WordList("capital")
"""Before what is paid back."""
_REAL_EXPENSES = WordList("depenses reelles")
_REAL_RECEIPTS = WordList("recettes reelles")
_NEAR = Decimal("0.5")
"""How far a need may be from what its three parts give: one of them may be forgotten."""
_SAVED = "gross savings are real receipts without real expenses"
_NET = "net savings are gross savings without the capital paid back"
_WHY = "the need is the deficit, with what remains to be paid and without what is to come"


def financing_need(wording: Wording) -> Iterator[Reckoned]:
    """The need of a section, as its balance and what remains to be done make it."""
    for index in range(2, len(wording.numbers)):
        result = wording.numbers[index]
        spent, received = wording.numbers[index - 2 : index]
        is_told = (
            result.unit == spent.unit == received.unit == MONEY,
            _REMAINING.within(wording.text[: spent.start]),
            _SPENT.follows_signs(wording.after(index - 2)),
            _RECEIVED.follows_signs(wording.after(index - 1)),
            _NEED.within(wording.before(index)),
            not _SURPLUS.within(wording.text),
        )
        balance = _balance(wording)
        if all(is_told) and balance is not None:
            made = _made(balance, spent, received)
            is_slip_of_it = is_slip(result.value, made.value)
            yield Reckoned(result, made, near=_NEAR, law=not is_slip_of_it)


def balance_remaining(
    wording: Wording, facts: Sequence[Fact]
) -> Iterator[Reckoned]:
    """The balance of what remains to be done, as a table prints its receipts and expenses; what is
    neither that, nor a slip of it, nor both added up is of other accounts."""
    for index, result in enumerate(wording.numbers):
        told = _BALANCE_REMAINING.search(wording.before(index))
        if told is None or not result.is_amount:
            continue
        said = abs(result.value)
        pairs = dict(_remaining(facts))
        made = {
            abs(balance.value): balance
            for both, balance in pairs.items()
            if said in (abs(balance.value), both)
            or is_slip(said, abs(balance.value))
        }
        balance = made.get(said) or only(made.values())
        if balance is not None:
            yield Reckoned(result, balance, near=ANY)


def _remaining(facts: Sequence[Fact]) -> Iterator[tuple[Decimal, Derivation]]:
    """What the one receipt and the one expense that remain in a column, or a line, come to
    together, and what they leave."""
    found: dict[tuple[str, str, int | None], list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.table_id and fact.value and _REMAINING.within(_names(fact)):
            found[fact.table_id, "col", fact.col].append(fact)
            found[fact.table_id, "row", fact.row].append(fact)
    for group in found.values():
        received = only(
            [one for one in group if _is_of(one, RECEIPTS, EXPENSES)]
        )
        spent = only([one for one in group if _is_of(one, EXPENSES, RECEIPTS)])
        if received is not None and spent is not None:
            both = received.value_or_zero + spent.value_or_zero
            yield both, taken_away(received, spent)


def _names(fact: Fact) -> str:
    return fold(" ".join((*fact.row_path, *fact.column_path)))


def _is_of(fact: Fact, own: Concept, other: Concept) -> bool:
    """Whether a figure is of receipts, or of expenses, alone."""
    names = _names(fact)
    return own.within(names) and not other.within(names)


def gross_savings(wording: Wording) -> Iterator[Reckoned]:
    """Gross savings, as the real receipts and expenses of the sentence make them."""
    for index in range(2, len(wording.numbers)):
        result, before = wording.numbers[index], wording.numbers[:index]
        spent = _said(wording, before, _REAL_EXPENSES)
        received = _said(wording, before, _REAL_RECEIPTS)
        is_told = result.unit == MONEY and _SAVINGS.within(
            wording.before(index)
        )
        if is_told and spent is not None and received is not None:
            made = replace(taken_away(received.fact, spent.fact), why=_SAVED)
            is_slip_of_it = is_slip(result.value, made.value)
            yield Reckoned(result, made, near=_NEAR, law=not is_slip_of_it)


def net_savings(wording: Wording) -> Iterator[Reckoned]:
    """Net savings, as the gross ones that were said last, and the capital that is paid back, right
    before them, make them."""
    for index in range(1, len(wording.numbers)):
        capital, result = wording.numbers[index - 1 : index + 1]
        told = plain_words(wording.before(index))
        gross = _gross(wording, index - 1)
        is_told = (
            result.is_amount and capital.is_amount,
            _NET_SAVINGS.within(told) and not NO_EXACT_FIGURE.within(told),
            _CAPITAL.within(plain_words(wording.before(index - 1))),
        )
        if all(is_told) and gross is not None:
            made = replace(taken_away(gross.fact, capital.fact), why=_NET)
            is_slip_of_it = is_slip(result.value, made.value)
            yield Reckoned(result, made, near=ANY, law=not is_slip_of_it)


def _gross(wording: Wording, index: int) -> SpokenNumber | None:
    """The last gross savings that are said before a number."""
    said = [
        one
        for sentence in (*wording.sooner, wording.up_to(index))
        for place, one in enumerate(sentence.numbers)
        if one.is_amount
        and _SAVINGS.within(plain_words(sentence.before(place)))
    ]
    return said[-1] if said else None


def _said(
    wording: Wording, numbers: Sequence[SpokenNumber], words: WordList
) -> SpokenNumber | None:
    """The one amount of a sentence that some words stand before."""
    return only(
        [
            one
            for place, one in enumerate(numbers)
            if one.unit == MONEY and words.within(wording.before(place))
        ]
    )


def _balance(wording: Wording) -> tuple[SpokenNumber, Decimal] | None:
    """What the section has made, and how it weighs in a need, by the last sentence that says it."""
    for sentence in reversed(wording.sooner):
        if _BALANCE.within(sentence.text):
            amounts = [one for one in sentence.numbers if one.unit == MONEY]
            own = only(amounts)
            if own is None:
                return None
            is_short = _SHORT.within(sentence.text)
            below = own.value < 0 or is_short
            weight = Decimal(-1 if own.value < 0 else 1)
            return (own, weight) if below else None
    return None


def _made(
    balance: tuple[SpokenNumber, Decimal],
    spent: SpokenNumber,
    received: SpokenNumber,
) -> Derivation:
    own, weight = balance
    return Derivation(
        terms=(own.fact, spent.fact, received.fact),
        weights=(weight, Decimal(1), Decimal(-1)),
        form=Form.WEIGHTED_SUM,
        kind=Kind.DIFFERENCE,
        why=_WHY,
    )
