"""What the figures of the prose are said of, so that next year's document can be searched for
them.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping

from extract.document import Document
from validate.prose.words.names import plain_words

SaidOf = tuple[str, ...]
"""The kind of figure, what it is said of, and its rank among those that are said of the same."""

VOTE_TERMS = (
    "for_",
    "against",
    "abstained",
    "not_voting",
    "present",
    "proxies",
    "absent",
    "members",
)
"""The figures of a vote, by the names of its fields."""


def prose_references(
    document: Document, section_words: Callable[[str], str]
) -> dict[str, SaidOf]:
    """What each figure of the prose is said of, by fact id: claims, votes, rates and periods
    outside tables, each with its rank.

    ``section_words`` gives a section in words by its id.
    """
    found: dict[str, SaidOf] = {}
    for read in (_claims, _votes, _rates, _periods):
        found |= read(document, section_words)
    plain = {
        fact: tuple(map(plain_words, said)) for fact, said in found.items()
    }
    return _with_ranks(plain)


Pairs = Iterator[tuple[str, SaidOf]]


def _claims(document: Document, section_words: Callable[[str], str]) -> Pairs:
    for claim in document.claims:
        gap = ""
        if claim.year is not None and document.exercise is not None:
            gap = str(claim.year - document.exercise)
        about = (
            claim.article,
            claim.subject,
            claim.unit_noun,
            claim.fact.counts,
            gap,
        )
        where = (
            claim.fact.theme,
            claim.fact.operation,
            section_words(claim.fact.section),
        )
        yield claim.fact.id, ("claim", *about, *where)


def _votes(document: Document, section_words: Callable[[str], str]) -> Pairs:
    for vote in document.votes:
        for term in VOTE_TERMS:
            fact = getattr(vote, term)
            if fact is not None:
                yield fact.id, ("vote", term, section_words(vote.section))


def _rates(document: Document, section_words: Callable[[str], str]) -> Pairs:
    for rate in document.unit_rates:
        if not rate.fact.table_id:
            where = section_words(rate.fact.section)
            yield rate.fact.id, ("rate", rate.what, rate.unit, *rate.per, where)


def _periods(document: Document, section_words: Callable[[str], str]) -> Pairs:
    for period in document.periods:
        if not period.table_id:
            about = (
                period.theme,
                period.operation,
                section_words(period.section),
            )
            for end in ("start", "end"):
                yield f"{period.id}.{end}", ("period", end, *about)


def _with_ranks(said: Mapping[str, SaidOf]) -> dict[str, SaidOf]:
    """Each with its rank and how many share its words: where their number changes, none of them is
    found.
    """
    groups: dict[SaidOf, list[str]] = defaultdict(list)
    for fact, words in said.items():
        groups[words].append(fact)

    found: dict[str, SaidOf] = {}
    for words, facts in groups.items():
        for rank, fact in enumerate(facts, 1):
            found[fact] = (*words, f"{rank}/{len(facts)}")
    return found
