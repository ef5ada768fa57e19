"""All that the prose of a document states, in one call."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from extract.facts import Fact, Period, Statements, UnitRate
from extract.lines.masthead import HeadText, Masthead, read_masthead
from extract.lines.paragraphs import read_blocks
from extract.lines.sections import Section
from extract.pdf.page import Line
from extract.prose.agreements.agreement_reading import read_agreements
from extract.prose.claims import read_claims
from extract.prose.counted_words import read_counted_words
from extract.prose.heading_path import scoped
from extract.prose.periods import prose_periods
from extract.prose.rates import read_rates
from extract.prose.sittings.sitting_reading import read_sitting
from extract.prose.votes import find_vote_counts, read_votes
from extract.texts.agreement import Agreements
from extract.texts.sitting import Sitting, name_places


@dataclass(frozen=True, slots=True)
class ProseReading:
    """What is read from prose (and from the headers and cells that state rates and periods).

    ``facts`` are those of the claims, votes and numbers in words, each once; those of tables are
    not among them.
    """

    statements: Statements
    masthead: Masthead
    facts: tuple[Fact, ...]
    sitting: Sitting
    agreements: Agreements


def read_prose(
    prose: Sequence[Line],
    sections: Sequence[Section],
    rates: Sequence[UnitRate],
    periods: Sequence[Period],
    heads: Sequence[HeadText] = (),
) -> ProseReading:
    """Read ``prose``: the lines outside tables and furniture, in reading order.

    ``rates`` are those of the headers of tables, ``periods`` those of their cells, ``heads`` what
    the first page prints outside its prose.
    """
    blocks = read_blocks(prose)
    counts_in = cache(find_vote_counts)
    votes = read_votes(blocks, sections, counts_in)
    scopes = scoped(blocks, sections)
    claims = read_claims(scopes, sections, votes)
    counted = read_counted_words(scopes)
    facts = {claim.fact.id: claim.fact for claim in (*claims, *counted)}
    for vote in votes:
        for fact in vote.printed_terms.values():
            facts.setdefault(fact.id, fact)
    statements = Statements(
        claims=claims,
        unit_rates=read_rates(claims, rates),
        votes=votes,
        periods=(*prose_periods(scopes), *periods),
        counted=counted,
    )
    said = tuple(facts.values())
    sitting = read_sitting(blocks, sections, said, counts_in)
    return ProseReading(
        statements,
        read_masthead(blocks, heads, tuple(name_places(sitting))),
        said,
        sitting,
        read_agreements(blocks, sections, said),
    )
