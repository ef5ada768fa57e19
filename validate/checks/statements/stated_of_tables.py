"""What a sentence reckons of a table in words that leave no choice of lines."""

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from decimal import Decimal
from functools import cache, partial
from itertools import chain

from validate.check import Check, Context, place_id
from validate.model.adoption import Ground, by_words
from validate.model.finding import Message
from validate.model.identity import (
    Identity,
    Kind,
    Outcome,
    Verdict,
    evaluate,
)
from validate.prose.deriving.derivation import Derivation
from validate.prose.over_tables.bracketed_lines import bracketed_lines
from validate.prose.over_tables.cells_beside_shares import (
    cells_beside_shares,
)
from validate.prose.over_tables.cells_of_years import cells_of_years
from validate.prose.over_tables.chosen_offers import chosen_offers
from validate.prose.over_tables.columns_in_turn import columns_in_turn
from validate.prose.over_tables.gaps_and_shares import gaps_and_shares
from validate.prose.over_tables.line_changes import line_changes
from validate.prose.over_tables.lines_mistaken import lines_mistaken
from validate.prose.over_tables.lines_together import lines_together
from validate.prose.over_tables.means_of_totals import means_of_totals
from validate.prose.over_tables.named_shares import named_shares
from validate.prose.over_tables.of_lines.amounts_for_one import (
    amounts_for_one,
)
from validate.prose.over_tables.of_lines.changes_beside_shares import (
    changes_beside_shares,
)
from validate.prose.over_tables.of_lines.lines_of_one_sign import (
    lines_of_one_sign,
)
from validate.prose.over_tables.of_lines.means_of_named import (
    means_of_named,
)
from validate.prose.over_tables.of_lines.paired_shares import (
    paired_shares,
)
from validate.prose.over_tables.of_lines.plain_means import plain_means
from validate.prose.over_tables.of_lines.reduced_totals import (
    reduced_totals,
)
from validate.prose.over_tables.of_lines.shares_beside_lines import (
    shares_beside_lines,
)
from validate.prose.over_tables.of_lines.swapped_pairs import swapped_pairs
from validate.prose.over_tables.of_lines.than_year_before import (
    than_year_before,
)
from validate.prose.over_tables.parts_by_line import parts_by_line
from validate.prose.over_tables.parts_of_totals import parts_of_totals
from validate.prose.over_tables.tabled_number import TabledNumber
from validate.prose.pairing.compared_by_rates import compared_by_rates
from validate.prose.pairing.misprints import restates
from validate.prose.said_identity import said_identity
from validate.solve.asked_corrections import AskedCorrections
from validate.solve.system import corrections_alone

CODE = "stated-of-tables"
_FIGURES = "stated-figures"
"""The check before this one that takes a number for one figure."""
_FEW = 3
"""Figures of a sum that vouch for none of them."""
_READERS = (
    bracketed_lines,
    means_of_totals,
    means_of_named,
    chosen_offers,
    parts_of_totals,
    shares_beside_lines,
    lines_of_one_sign,
    lines_together,
    parts_by_line,
    gaps_and_shares,
    changes_beside_shares,
    line_changes,
    lines_mistaken,
    cells_beside_shares,
    cells_of_years,
    paired_shares,
    columns_in_turn,
    plain_means,
    reduced_totals,
    amounts_for_one,
    than_year_before,
    swapped_pairs,
)


def find(context: Context) -> Iterator[Identity]:
    """Each such number: it is what a table makes of it, or a misprint of that.

    A warning: words tell which figures are meant. Of a figure that its own table contradicts
    nothing is said, unless the sentence confirms it; then another figure that the number misses is
    no reason for silence. Nor is it, where what is printed is not made of the figure that the table
    asks for either. A number that a rate told of it confirms is no misprint.
    """
    known = {one.result for one in context.found}
    missed = cache(partial(_missed, context))
    asked = cache(partial(_asked_figures, context))
    pairs = compared_by_rates(context.found, context.facts)
    compared = frozenset(chain.from_iterable(pairs))
    for number in _numbers(context):
        fact = number.result.fact
        is_open = fact.id not in known or (
            number.is_confirmed and fact.id in missed()
        )
        if is_open and fact.value is not None:
            known.add(fact.id)
            made = number.exact or (
                None if fact.id in compared else _meant(number, asked)
            )
            if made is not None:
                yield _identity(context, number, made)


def _meant(
    number: TabledNumber, asked: Callable[[], Mapping[str, Set[Decimal]]]
) -> Derivation | None:
    """What is meant by a number that nothing gives, unless a figure that makes it may be wrong
    instead."""
    made = number.meant
    if made is None or number.is_confirmed:
        return made
    return None if _may_be_right(number, made, asked()) else made


def _may_be_right(
    number: TabledNumber, meant: Derivation, asked: Mapping[str, Set[Decimal]]
) -> bool:
    """Whether a number may be made of what a table asks for instead of one of its figures: asks for
    something that makes it, or contradicts it and asks for nothing."""
    figures = [one.value_or_zero for one in meant.terms]
    for place, term in enumerate(meant.terms):
        wanted = asked.get(term.id)
        if wanted is None:
            continue
        others = (
            [*figures[:place], one, *figures[place + 1 :]] for one in wanted
        )
        fact = number.result.fact
        if not wanted or any(
            restates(fact, meant.given(one)) for one in others
        ):
            return True
    return False


def _numbers(context: Context) -> Iterator[TabledNumber]:
    """What each sentence makes of the tables of its part of the document."""
    pairer = context.prose.pairer
    for wording in context.prose.wordings:
        section = wording.numbers[0].fact.section
        views = [
            view
            for view in context.figure_tables
            if view.table.section == section
        ]
        for reader in _READERS if views else ():
            yield from reader(wording, views)
        labels = pairer.tables_of(section)
        yield from named_shares(wording, labels, pairer.rarity)


def _missed(context: Context) -> frozenset[str]:
    """The numbers that the one figure they are taken for contradicts."""
    told = [one for one in context.found if one.rule == _FIGURES]
    return frozenset(
        one.result
        for one in told
        if evaluate(one, context.facts).verdict is Verdict.FAILED
    )


def _asked_figures(context: Context) -> Mapping[str, Set[Decimal]]:
    """The figures of identities before this check that fail, or those alone of which another that
    fails asks the same, each with what these ask for in its place; but for those of sums that hold:
    what others add up to, and what is added up down a column."""
    outcomes = [evaluate(one, context.facts) for one in context.found]
    corrections = AskedCorrections(outcomes, context.facts)
    asked: dict[str, set[Decimal]] = {}
    for one in outcomes:
        if one.verdict is not Verdict.FAILED:
            continue
        met = corrections.met(one, context.facts)
        for fact in met or one.identity.facts:
            asked.setdefault(fact, set())
        for fact, shift in corrections_alone(one, context.facts):
            if not met or fact in met:
                asked[fact].add(context.facts[fact].value_or_zero + shift)
    added = _added_up(context, outcomes)
    return {fact: some for fact, some in asked.items() if fact not in added}


def _added_up(context: Context, outcomes: Sequence[Outcome]) -> frozenset[str]:
    """The figures that sums which hold vouch for."""
    sums = (
        one.identity
        for one in outcomes
        if one.verdict is Verdict.HELD and one.identity.kind is Kind.SUM
    )
    return frozenset(fact for one in sums for fact in _vouched(context, one))


def _vouched(context: Context, added: Identity) -> Iterator[str]:
    """The figures that a sum which holds vouches for."""
    yield added.result
    columns = {context.facts[fact].col for fact in added.facts}
    if len(added.facts) > _FEW and len(columns) == 1:
        yield from added.facts


def _identity(
    context: Context, number: TabledNumber, made: Derivation
) -> Identity:
    claim, fact = number.result.claim, number.result.fact
    made = made.as_told(fact)
    place = context.prose.subjects.where(claim)
    name = place_id(
        CODE, context.document, fact, made.why, claim.article, claim.subject
    )
    stated = said_identity(name, CODE, fact, made, place)
    if not number.is_outright:
        return stated
    return replace(stated, adoption=by_words(made.why, Ground.POSITION))


CHECK = Check(
    code=CODE,
    version="1",
    kind=Kind.DIFFERENCE,
    title=Message(
        "Ce qu'une phrase tire d'un tableau",
        "What a sentence reckons of a table",
    ),
    source=Message(
        "Arithmétique énoncée par la phrase, sur les chiffres du tableau",
        "Arithmetic stated by the sentence, of the table's figures",
    ),
    failed=Message(
        "{place} : la phrase donne {printed}, les chiffres du tableau donnent {expected}"
        " ({equation}).",
        "{place}: the sentence says {printed}, the table's figures give {expected} ({equation}).",
    ),
    find=find,
)

CHECKS = (CHECK,)
