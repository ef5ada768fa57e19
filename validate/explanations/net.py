"""A net: what is printed as a total is receipts minus expenses, or one figure minus the other."""

from extract.facts import Fact
from extract.french.lexicon.accounts import EXPENSES, RECEIPTS
from extract.french.lexicon.totals import TOTAL
from validate.explanations.explanation import (
    Explanation,
    Reason,
    Scene,
    added,
    value,
)
from validate.model.adoption import Ground
from validate.model.finding import Message
from validate.model.identity import Kind, Outcome

_SEVERAL, _SEVERAL_SAID = 3, 1
"""Lines that obey a sum and tell that a minus is meant, and the same where words say the sum."""


def _explain(scene: Scene, outcome: Outcome) -> Reason | None:
    """A sum whose printed figure is the difference of its terms, to the last digit.

    Two terms are subtracted whatever their words: a sum of two and their difference are never
    printed for each other by a slip, unless the second has a minus that other lines heed.
    More terms are where their words say which are expenses.
    """
    found = scene.sum_of(outcome)
    if found is None or _forgets_minus(found.terms, outcome):
        return None
    if _is_turned(found.result, outcome):
        return None
    if _is_total_of_line(scene, found.result, outcome):
        return None

    taken = _taken_away(scene, found.terms)
    left = [fact for fact in found.terms if fact not in taken]
    if not taken or not left:
        return None
    net = added(left) - added(taken)
    if abs(net) != abs(found.value):
        return None

    printed = found.result.printed
    shown = " + ".join(fact.printed for fact in taken[:3])
    message = Message(
        f"{printed} est un solde : {shown} y est retranché et non ajouté.",
        f"{printed} is a net figure: {shown} is subtracted in it, not added.",
    )
    return Reason.of(message, taken)


def _forgets_minus(terms: list[Fact], outcome: Outcome) -> bool:
    """Whether the last of two terms is below nothing, where several lines add such terms, or one
    and words say that they are added; or what is called net takes it away already."""
    is_net = outcome.identity.kind is Kind.DIFFERENCE
    adoption = outcome.identity.adoption
    few = _SEVERAL_SAID if Ground.WORDS in adoption.grounds else _SEVERAL
    is_heeded = adoption.lines is not None and adoption.lines.held >= few
    is_told = is_heeded or is_net
    return is_told and len(terms) == 2 and value(terms[-1]) < 0


def _is_total_of_line(scene: Scene, result: Fact, outcome: Outcome) -> bool:
    """Whether a column is headed as a total, and all other lines add up to it, several of them."""
    lines = outcome.identity.adoption.lines
    is_added = lines is not None and lines.held >= _SEVERAL
    is_alone = lines is not None and lines.failed == 1
    is_named = TOTAL.within(scene.header(result))
    return is_added and is_alone and is_named


def _is_turned(result: Fact, outcome: Outcome) -> bool:
    """Whether a difference prints the plus of a gain where it is a loss; or, alone of several lines
    that heed their signs, the minus of a loss where it is a gain."""
    subtracts = any(term.weight < 0 for term in outcome.identity.terms)
    lines = outcome.identity.adoption.lines
    is_alone = (
        lines is not None and lines.held >= _SEVERAL and lines.failed == 1
    )
    is_below = is_alone and value(result) < 0
    return subtracts and (result.printed.startswith("+") or is_below)


def _taken_away(scene: Scene, terms: list[Fact]) -> list[Fact]:
    if len(terms) == 2:
        return terms[1:]
    words = {
        fact.id: f"{scene.label(fact)} {scene.header(fact)}" for fact in terms
    }
    expenses = [fact for fact in terms if EXPENSES.within(words[fact.id])]
    if any(RECEIPTS.within(words[fact.id]) for fact in terms):
        return expenses
    return []


EXPLANATION = Explanation(
    code="net",
    title=Message("Solde et non somme", "A net figure, not a sum"),
    explain=_explain,
)
