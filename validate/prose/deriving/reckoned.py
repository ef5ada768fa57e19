"""All that the wording of sentences makes of their numbers, by units, parts, shares and ends of
changes."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from extract.facts import Fact
from extract.french.lexicon.sentences.said_in_turn import leaves_digits_open
from extract.several import ids_of
from validate.prose.deriving.by_rivals.named_wholes import named_wholes
from validate.prose.deriving.by_rivals.opposite_changes import (
    opposite_changes,
)
from validate.prose.deriving.by_rivals.parallel_quotients import (
    parallel_quotients,
)
from validate.prose.deriving.by_rivals.priced_changes import priced_changes
from validate.prose.deriving.by_rivals.told_divisors import told_divisors
from validate.prose.deriving.by_rule.changed_lines import changed_lines
from validate.prose.deriving.by_rule.contracts import works_contracts
from validate.prose.deriving.by_rule.financing_need import (
    balance_remaining,
    financing_need,
    gross_savings,
    net_savings,
)
from validate.prose.deriving.by_rule.key_weights import key_weights
from validate.prose.deriving.by_rule.letter_formulas import letter_formulas
from validate.prose.deriving.by_rule.loans import loan_for_one, loans
from validate.prose.deriving.by_rule.net_costs import net_costs
from validate.prose.deriving.by_rule.offers import offers
from validate.prose.deriving.by_rule.one_area import one_area
from validate.prose.deriving.by_rule.posts_changed import posts_changed
from validate.prose.deriving.by_rule.raised_prices import raised_prices
from validate.prose.deriving.by_rule.shares_of_bodies import shares_of_bodies
from validate.prose.deriving.by_rule.taxed_bases import taxed_bases
from validate.prose.deriving.by_rule.taxes_told import taxes_told
from validate.prose.deriving.changed_rates import changed_rates
from validate.prose.deriving.compared_pairs import compared_pairs
from validate.prose.deriving.in_words.change_before_ends import (
    change_before_ends,
)
from validate.prose.deriving.in_words.counted_others import counted_others
from validate.prose.deriving.in_words.differs_from import differs_from
from validate.prose.deriving.in_words.each_of_several import each_of_several
from validate.prose.deriving.in_words.equal_payments import equal_payments
from validate.prose.deriving.in_words.mean_of_told import mean_of_told
from validate.prose.deriving.in_words.more_and_left import more_and_left
from validate.prose.deriving.in_words.parts_beyond import parts_beyond
from validate.prose.deriving.in_words.priced_pairs import priced_pairs
from validate.prose.deriving.in_words.quotients_beside import (
    quotients_beside,
)
from validate.prose.deriving.in_words.share_of_told import share_of_told
from validate.prose.deriving.in_words.shares_taken import shares_taken
from validate.prose.deriving.in_words.so_many_times import so_many_times
from validate.prose.deriving.in_words.told_by_share import told_by_share
from validate.prose.deriving.in_words.told_with_both_ends import (
    told_with_both_ends,
)
from validate.prose.deriving.in_words.years_of_months import years_of_months
from validate.prose.deriving.listed_parts import listed_parts
from validate.prose.deriving.over_sentences.announced_counts import (
    announced_counts,
)
from validate.prose.deriving.over_sentences.balances import balances
from validate.prose.deriving.over_sentences.broken_down import broken_down
from validate.prose.deriving.over_sentences.compared_before import (
    compared_before,
)
from validate.prose.deriving.over_sentences.exceeding import exceeding
from validate.prose.deriving.over_sentences.for_one import for_one
from validate.prose.deriving.over_sentences.just_changed import just_changed
from validate.prose.deriving.over_sentences.just_listed import just_listed
from validate.prose.deriving.over_sentences.percent_lists import percent_lists
from validate.prose.deriving.over_sentences.priced_before import priced_before
from validate.prose.deriving.over_sentences.running_sums import running_sums
from validate.prose.deriving.over_sentences.set_against import set_against
from validate.prose.deriving.over_sentences.shares_left import shares_left
from validate.prose.deriving.over_sentences.what_is_left import what_is_left
from validate.prose.deriving.over_sentences.with_tax import with_tax
from validate.prose.deriving.said_in_order import said_in_order
from validate.prose.deriving.shared_wholes import shared_wholes
from validate.prose.deriving.told_changes import told_changes
from validate.prose.deriving.told_shares import told_shares
from validate.prose.deriving.typed_products import (
    Reckoned,
    monthly,
    typed_products,
    typed_quotients,
)
from validate.prose.deriving.wording import (
    Wording,
    outside_ranges,
)
from validate.prose.pairing.misprints import restates

_JOINED = re.compile(r"\s*(?:,|,?\s*et\b)\s*")
"""Between two numbers of which the second is as the first."""


def reckoned(
    wordings: Sequence[Wording], facts: Iterable[Fact] = ()
) -> Iterator[Reckoned]:
    """What the words of each sentence make of a number, each number once; ``facts`` are all figures
    of the act."""
    figures = tuple(facts)
    printed = {
        one.value: one
        for one in figures
        if one.counts == "amount" and one.value is not None
    }
    sentences = _by_act(wordings)
    counted = {
        section: list(chain(*map(outside_ranges, some)))
        for section, some in sentences.items()
    }
    known: set[str] = set()
    own = {section: _of_act(section, figures) for section in sentences}

    for wording in wordings:
        section = wording.numbers[0].fact.section
        rivals = tuple(_by_rivals(wording))
        for made in (
            # what others make of a misprint is the mistake
            *(one for one in rivals if not _is_right(one)),
            *told_by_share(wording),
            # two cells of a line tell it, beside the words
            *changed_lines(wording, own[section]),
            *so_many_times(wording),
            *quotients_beside(wording),
            *priced_pairs(wording),
            *counted_others(wording, counted[section]),
            *typed_products(wording),
            *typed_quotients(wording, counted[section]),
            *monthly(wording),
            *shares_left(wording),
            *what_is_left(wording),
            *shared_wholes(wording),
            *listed_parts(wording),
            *told_changes(wording, printed),
            *compared_pairs(wording),
            *changed_rates(wording),
            *compared_before(wording),
            *just_changed(wording),
            *exceeding(wording),
            *set_against(wording, sentences[section], own[section]),
            *said_in_order(wording),
            *told_shares(wording),
            *just_listed(wording),
            *for_one(wording, counted[section]),
            *with_tax(wording),
            *running_sums(wording),
            *priced_before(wording, counted[section]),
            *by_rules(wording, own[section]),
            *loan_for_one(wording, sentences[section]),
            *balances(wording),
            *broken_down(wording),
            *shares_taken(wording),
            *more_and_left(wording),
            *each_of_several(wording),
            *differs_from(wording),
            *equal_payments(wording),
            *years_of_months(wording),
            *parts_beyond(wording),
            *told_with_both_ends(wording),
            *change_before_ends(wording),
            *mean_of_told(wording),
            *share_of_told(wording),
            *rivals,
        ):
            is_new = made.result.fact.id not in known
            is_exact = _is_of_exact_figures(wording, made)
            if is_new and is_exact and not is_the_next(wording, made):
                known.add(made.result.fact.id)
                yield made
    yield from _of_lists(wordings, known)


def _by_rivals(wording: Wording) -> Iterator[Reckoned]:
    """What words make of a number, where another one in the place of an operand explains it."""
    for reader in _OF_RIVALS:
        yield from reader(wording)


def _is_right(made: Reckoned) -> bool:
    return restates(made.result.fact, made.derivation.value)


def _of_lists(
    wordings: Sequence[Wording], known: set[str]
) -> Iterator[Reckoned]:
    """What the items of lists make of numbers that are not known yet."""
    for made in (*announced_counts(wordings), *percent_lists(wordings)):
        if made.result.fact.id not in known:
            known.add(made.result.fact.id)
            yield made


def _by_act(wordings: Sequence[Wording]) -> Mapping[str, list[Wording]]:
    """The sentences of each part of the document."""
    found: dict[str, list[Wording]] = defaultdict(list)
    for wording in wordings:
        found[wording.numbers[0].fact.section].append(wording)
    return found


def by_rules(wording: Wording, figures: Sequence[Fact]) -> Iterator[Reckoned]:
    """What a rule that the sentence tells, or the law gives, makes of its numbers; ``figures`` are
    those of its act."""
    for reader in _OF_FIGURES:
        yield from reader(wording, figures)
    for rule in _RULES:
        yield from rule(wording)


def _of_act(section: str, figures: Sequence[Fact]) -> Sequence[Fact]:
    """The figures of a part of the document, and of its annexes."""
    return [
        one
        for one in figures
        if one.section == section or one.section.startswith(_ANNEX)
    ]


_ANNEX = "annexe"
"""How the ids of annexes begin: their tables are of the act."""
_OF_FIGURES = (
    loans,
    taxed_bases,
    taxes_told,
    posts_changed,
    offers,
    balance_remaining,
)
_OF_RIVALS = (
    told_divisors,
    opposite_changes,
    priced_changes,
    parallel_quotients,
    named_wholes,
)
_RULES = (
    letter_formulas,
    one_area,
    shares_of_bodies,
    financing_need,
    gross_savings,
    net_savings,
    raised_prices,
    key_weights,
    works_contracts,
    net_costs,
)


def is_the_next(wording: Wording, made: Reckoned) -> bool:
    """Whether what should be a number is the one joined to it: "13 à 35 € et 9 à 68 € : 455 € et
    612 €"."""
    if made.result not in wording.numbers:
        return False
    place = wording.numbers.index(made.result) + 1
    if place == len(wording.numbers):
        return False
    one, value = wording.numbers[place], made.derivation.value
    is_joined = _JOINED.fullmatch(wording.before(place)) is not None
    is_alike = is_joined and one.measure == made.result.measure
    is_other = restates(one.fact, value) and not restates(
        made.result.fact, value
    )
    return is_alike and is_other


def _is_of_exact_figures(wording: Wording, made: Reckoned) -> bool:
    """Whether no operand is said to be more or less than its figure: "plus de 4 700 000 €"."""
    operands = ids_of(made.derivation.terms)
    return not any(
        one.fact.id in operands and leaves_digits_open(sentence.before(place))
        for sentence in (*wording.sooner, wording)
        for place, one in enumerate(sentence.numbers)
    )
