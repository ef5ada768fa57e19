"""Arithmetic as the judge between two readings of a table: the one whose totals and products
hold.
"""

from collections.abc import Sequence

from extract.document import Document
from extract.table import Table
from validate.discover import discover
from validate.model.identity import Verdict, evaluate


def judge(candidates: Sequence[Table]) -> int | None:
    """The index of the reading of one table that its own arithmetic proves, or None where it does
    not tell.

    A reading wins when strictly more identities hold over it than over any other, and no more fail.
    """
    scores = [_score(table) for table in candidates]
    best = max(range(len(scores)), key=lambda n: scores[n], default=None)
    if best is None or sum(score[0] >= scores[best][0] for score in scores) > 1:
        return None
    return best if scores[best][1] >= max(score[1] for score in scores) else None


def _score(table: Table) -> tuple[int, int]:
    """How many identities hold over the table, and minus how many fail."""
    document = Document.of_tables([table])
    facts = {fact.id: fact for fact in document.facts}
    verdicts = [
        evaluate(identity, facts).verdict for identity in discover(document).identities
    ]
    return verdicts.count(Verdict.HELD), -verdicts.count(Verdict.FAILED)
