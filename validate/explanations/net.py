"""A net: what is printed as a total is receipts minus expenses, or one figure minus the other."""

from decimal import Decimal

from extract.facts import Fact
from extract.french.lexicon.accounts import EXPENSES, RECEIPTS
from validate.explanations.explanation import Explanation, Reason, Scene, value
from validate.model.finding import Message
from validate.model.identity import Form, Outcome


def _explain(scene: Scene, outcome: Outcome) -> Reason | None:
    """A sum whose printed figure is the difference of its terms, to the last digit.

    Two terms are subtracted whatever their words: a sum of two and their difference are never
    printed for each other by a slip. More terms are where their words say which are expenses.
    """
    identity = outcome.identity
    result, terms = scene.result(identity), scene.terms(identity)
    if identity.form is not Form.WEIGHTED_SUM or result is None or result.value is None:
        return None

    taken = _taken_away(scene, terms)
    if not taken or len(taken) == len(terms):
        return None
    net = sum((value(fact) for fact in terms if fact not in taken), Decimal(0))
    net -= sum(value(fact) for fact in taken)
    if abs(net) != abs(result.value):
        return None

    shown = " + ".join(fact.printed for fact in taken[:3])
    message = Message(
        f"{result.printed} est un solde : {shown} y est retranché et non ajouté.",
        f"{result.printed} is a net figure: {shown} is subtracted in it, not added.",
    )
    return Reason(message, tuple(fact.id for fact in taken))


def _taken_away(scene: Scene, terms: list[Fact]) -> list[Fact]:
    if len(terms) == 2:
        return terms[1:]
    words = {fact.id: f"{scene.label(fact)} {scene.header(fact)}" for fact in terms}
    expenses = [fact for fact in terms if EXPENSES.within(words[fact.id])]
    if any(RECEIPTS.within(words[fact.id]) for fact in terms):
        return expenses
    return []


EXPLANATION = Explanation(
    code="net",
    title=Message("Solde et non somme", "A net figure, not a sum"),
    explain=_explain,
)
