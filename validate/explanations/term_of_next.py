"""A line called a total that the line below it adds: a term of the next line, no sum of those
above; a total with tax that adds the tax to one line, no sum of all.
"""

from collections.abc import Iterator

from extract.facts import Fact
from extract.french.lexicon.taxes import TaxPart, tax_part
from extract.several import present
from validate.explanations.explanation import (
    Explanation,
    Reason,
    Scene,
    added,
)
from validate.model.finding import Message
from validate.model.identity import Outcome

_BELOW = 2
"""Lines below within which the sum is looked for: a title may stand between."""
_TAXED = 2
"""Lines that a total with tax adds: the tax, and what is due before it."""


def _explain(scene: Scene, outcome: Outcome) -> Reason | None:
    """A sum whose printed figure and lines together give the figure printed just below it.

    "Résultat 423 718,27", "Total reste à réaliser - 212 198,10", "Résultat cumulé 211 520,17".
    """
    found = scene.sum_of(outcome)
    if found is None or outcome.expected is None:
        return None

    result = found.result
    together = outcome.expected + found.value
    for below in _figures_below(scene, result):
        if below.value and below.value == together:
            message = Message(
                f"{result.printed} est un terme de la ligne suivante ({below.printed}), pas le"
                " total de celles qui précèdent.",
                f"{result.printed} is a term of the next line ({below.printed}), not the total of"
                " those above.",
            )
            return Reason.of(message, [below])
    return None


def _figures_below(scene: Scene, fact: Fact) -> Iterator[Fact]:
    """The figures of the next lines in the column of a fact."""
    table = scene.table_of(fact)
    if table is None or fact.row is None or fact.col is None:
        return
    for row in range(fact.row + 1, fact.row + 1 + _BELOW):
        below = table.facts.get((row, fact.col))
        if below is not None:
            yield below


def _explain_tax(scene: Scene, outcome: Outcome) -> Reason | None:
    """A total with tax that is the line before the tax and the tax: "Ensemble des sites", "TVA
    20 %", "Total TTC".
    """
    found = scene.sum_down(outcome)
    if found is None or found.result.row is None or found.result.col is None:
        return None
    table, row, col = (
        scene.table_of(found.result),
        found.result.row,
        found.result.col,
    )
    if table is None or row < _TAXED:
        return None
    labels = table.line_label(row, col), table.line_label(row - 1, col)
    if tuple(map(tax_part, labels)) != (TaxPart.WITH, TaxPart.TAX):
        return None
    above = present(table.facts.get((row - n, col)) for n in (1, 2))
    if len(above) < _TAXED or added(above) != found.value:
        return None
    tax, before = above
    message = Message(
        f"{found.result.printed} ajoute la taxe ({tax.printed}) à {before.printed}.",
        f"{found.result.printed} adds the tax ({tax.printed}) to {before.printed}.",
    )
    return Reason.of(message, [before, tax])


WITH_TAX = Explanation(
    code="with-tax",
    title=Message("Montant toutes taxes", "The amount with tax"),
    explain=_explain_tax,
)
EXPLANATION = Explanation(
    code="term-of-next",
    title=Message("Terme de la ligne suivante", "A term of the next line"),
    explain=_explain,
)
