"""All that the wording of sentences makes of their numbers, by units, parts, shares and ends of
changes."""

from collections.abc import Iterable, Iterator, Sequence

from extract.facts import Fact
from extract.french.lexicon.sentences.said_in_turn import leaves_digits_open
from extract.several import ids_of
from validate.prose.deriving.changed_rates import changed_rates
from validate.prose.deriving.compared_pairs import compared_pairs
from validate.prose.deriving.listed_parts import listed_parts
from validate.prose.deriving.over_sentences.announced_counts import (
    announced_counts,
)
from validate.prose.deriving.over_sentences.exceeding import exceeding
from validate.prose.deriving.over_sentences.for_one import for_one
from validate.prose.deriving.over_sentences.just_listed import just_listed
from validate.prose.deriving.over_sentences.priced_before import priced_before
from validate.prose.deriving.over_sentences.running_sums import running_sums
from validate.prose.deriving.over_sentences.what_is_left import what_is_left
from validate.prose.deriving.over_sentences.with_tax import with_tax
from validate.prose.deriving.said_formulas import said_formulas
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
    SpokenNumber,
    Wording,
    outside_ranges,
)


def reckoned(
    wordings: Sequence[Wording], facts: Iterable[Fact] = ()
) -> Iterator[Reckoned]:
    """What the words of each sentence make of a number, each number once; ``facts`` are all figures
    of the act."""
    printed = {
        one.value: one
        for one in facts
        if one.counts == "amount" and one.value is not None
    }
    counted: dict[str, list[SpokenNumber]] = {}
    for wording in wordings:
        section = wording.numbers[0].fact.section
        counted.setdefault(section, []).extend(outside_ranges(wording))

    known: set[str] = set()
    for wording in wordings:
        section = wording.numbers[0].fact.section
        for made in (
            *said_formulas(wording),
            *typed_products(wording),
            *typed_quotients(wording, counted[section]),
            *monthly(wording),
            *what_is_left(wording),
            *shared_wholes(wording),
            *listed_parts(wording),
            *told_changes(wording, printed),
            *compared_pairs(wording),
            *changed_rates(wording),
            *exceeding(wording),
            *said_in_order(wording),
            *told_shares(wording),
            *just_listed(wording),
            *for_one(wording, counted[section]),
            *with_tax(wording),
            *running_sums(wording),
            *priced_before(wording),
        ):
            is_new = made.result.fact.id not in known
            if is_new and _is_of_exact_figures(wording, made):
                known.add(made.result.fact.id)
                yield made
    for made in announced_counts(wordings):
        if made.result.fact.id not in known:
            yield made


def _is_of_exact_figures(wording: Wording, made: Reckoned) -> bool:
    """Whether no operand is said to be more or less than its figure: "plus de 4 700 000 €"."""
    operands = ids_of(made.derivation.terms)
    return not any(
        one.fact.id in operands and leaves_digits_open(sentence.before(place))
        for sentence in (*wording.sooner, wording)
        for place, one in enumerate(sentence.numbers)
    )
