"""The numbers of a text that a rate told of two of them vouches for."""

from collections.abc import Iterable, Mapping

from extract.facts import Fact
from validate.model.identity import Form, Identity, Verdict, evaluate


def compared_by_rates(
    found: Iterable[Identity], facts: Mapping[str, Fact]
) -> frozenset[frozenset[str]]:
    """The two numbers of each share or change that an identity tells of the text alone, and that
    holds: "de 4 263,30 € à 4 471,60 €, en hausse de 4,9 %"."""
    return frozenset(
        frozenset(one.operands)
        for one in found
        if one.form is Form.RATIO
        and not one.table_id
        and one.result
        and evaluate(one, facts).verdict is Verdict.HELD
    )
