"""A product that stands in another column of its line, and the sum of columns where it was looked
for.
"""

from decimal import Decimal
from itertools import combinations

from extract.facts import Fact
from extract.french.lexicon.totals import names_a_sum
from validate.explanations.explanation import (
    Explanation,
    Reason,
    Scene,
    added,
)
from validate.model.finding import Message
from validate.model.identity import Form, Outcome

_MOST_OTHERS = 3
"""Columns that are added to the product, at most."""


def _explain(scene: Scene, outcome: Outcome) -> Reason | None:
    """A total of columns one of which is the product: "Usagers 21 480,00", "Aide 64 440,00",
    "Total 85 920,00" of 21 480 meals at 1 €.
    """
    found = _product_beside(scene, outcome)
    if found is None:
        return None
    result, product, beside = found
    assert result.value is not None
    parts = _making_up(result.value, product, beside)
    if parts is None:
        return None
    message = Message(
        f"{result.printed} est la somme de colonnes de sa ligne, dont le produit"
        f" ({product.printed}).",
        f"{result.printed} is the sum of columns of its line, the product among them"
        f" ({product.printed}).",
    )
    return Reason.of(message, parts)


def _product_beside(
    scene: Scene, outcome: Outcome
) -> tuple[Fact, Fact, list[Fact]] | None:
    """A total of columns, the figure beside it that is the product, and all that are no factors."""
    result = scene.result(outcome.identity)
    if outcome.identity.form is not Form.PRODUCT or result is None:
        return None
    if result.value is None or not names_a_sum(" ".join(result.column_path)):
        return None
    own = set(outcome.identity.operands)
    beside = [
        one
        for one in scene.row_figures(result)
        if one.value and one.id not in own
    ]
    product = [one for one in beside if one.value == outcome.expected]
    return (result, product[0], beside) if product else None


def _making_up(
    whole: Decimal, product: Fact, beside: list[Fact]
) -> list[Fact] | None:
    """The product and a few other figures that together are the whole."""
    others = [one for one in beside if one is not product]
    for count in range(1, _MOST_OTHERS + 1):
        for some in combinations(others, count):
            parts = [product, *some]
            if added(parts) == whole:
                return parts
    return None


EXPLANATION = Explanation(
    code="printed-sum",
    title=Message("Somme de colonnes", "A sum of columns"),
    explain=_explain,
)
