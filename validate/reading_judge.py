"""Arithmetic as the judge between two readings of a table: the one whose totals and products
hold.
"""

from collections.abc import Sequence

from extract.document import Document
from extract.several import by_id
from extract.table import Table
from validate.discover import discover
from validate.model.identity import Verdict, evaluate


def judge(candidates: Sequence[Table]) -> int | None:
    """The index of the reading of one table that its own arithmetic proves, or None where it does
    not tell.

    A reading wins when strictly more identities hold over it than over any other, and no more fail.
    """
    scores = list(map(_score, candidates))
    if not scores:
        return None

    held, failed = max(scores)
    as_many_hold = [score for score in scores if score[0] >= held]
    fewer_fail = [score for score in scores if score[1] > failed]
    if len(as_many_hold) > 1 or fewer_fail:
        return None
    return scores.index((held, failed))


def _score(table: Table) -> tuple[int, int]:
    """How many identities hold over the table, and minus how many fail."""
    document = Document.of_tables([table])
    facts = by_id(document.facts)
    found = discover(document).identities
    verdicts = [evaluate(identity, facts).verdict for identity in found]
    return verdicts.count(Verdict.HELD), -verdicts.count(Verdict.FAILED)
