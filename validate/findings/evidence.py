"""What a finding rests on: the figures of its identity with their places, and its consequences."""

from collections.abc import Iterator, Mapping, Sequence

from extract.facts import Fact
from extract.geometry import page_numbers
from validate.check import Check
from validate.messages import failure_message
from validate.model.finding import Consequence, Evidence, EvidenceRole
from validate.model.identity import Outcome
from validate.registry import find_check
from validate.solve.root_causes import Root

SHOWN = 40
"""Terms of a sum kept as evidence: more than a page of them shows nothing."""


def evidence_of(
    root: Root, fact: Fact | None, facts: Mapping[str, Fact]
) -> Iterator[Evidence]:
    """The figure at issue, then the identity's result and its first terms, each once, and what
    tells besides what it should be."""
    identity = root.primary.identity
    at_issue = "" if fact is None else fact.id
    if fact is not None and at_issue != identity.result:
        yield from _places(fact, EvidenceRole.RESULT)
    if identity.result in facts:
        yield from _places(facts[identity.result], EvidenceRole.RESULT)

    for term in identity.terms[:SHOWN]:
        if term.fact in facts and term.fact != at_issue:
            yield from _places(facts[term.fact], EvidenceRole.TERM)
    for told in root.told:
        yield from _places(facts[told], EvidenceRole.CONTEXT)


def _places(fact: Fact, role: EvidenceRole) -> Iterator[Evidence]:
    for place in fact.places:
        yield Evidence(fact.id, place, fact.printed, role)


def pages_of(
    fact: Fact | None, ids: Sequence[str], facts: Mapping[str, Fact]
) -> tuple[int, ...]:
    """The page of the figure at issue first, then those of the facts ``ids`` in order."""
    first = [place.page for place in fact.places] if fact is not None else []
    others: set[int] = set()
    for one in ids:
        if one in facts:
            others |= page_numbers(facts[one].places)
    return tuple(dict.fromkeys((*first, *sorted(others))))


def consequences_of(
    root: Root, facts: Mapping[str, Fact], rules: Sequence[Check] = ()
) -> Iterator[Consequence]:
    """The other identities that a root breaks: those its correction mends, then those it shares
    with other roots. ``rules`` are those of packs.
    """
    told = [root.primary]
    for outcome in (*root.mends, *root.others):
        if outcome in told:
            continue
        told.append(outcome)
        rule = find_check(outcome.identity.rule, rules)
        yield _consequence(outcome, rule, facts)


def _consequence(
    outcome: Outcome, rule: Check, facts: Mapping[str, Fact]
) -> Consequence:
    identity = outcome.identity
    result = facts.get(identity.result)
    return Consequence(
        identity=identity.id,
        kind=identity.kind,
        printed=outcome.printed,
        expected=outcome.expected,
        delta=outcome.delta,
        message=failure_message(rule, outcome, facts),
        places=() if result is None else result.places,
    )


def suspect(fact: Fact) -> Evidence:
    """A cell that may be wrong, where it is first printed."""
    return Evidence(fact.id, fact.places[0], fact.printed, EvidenceRole.RESULT)
