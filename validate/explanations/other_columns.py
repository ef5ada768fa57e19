"""A row total that leaves out columns that are no amounts to add: a franchise, a ceiling, a
penalty.
"""

from decimal import Decimal

from extract.french.lexicon.accounts import NOT_ADDED
from validate.explanations.explanation import Explanation, Reason, Scene, value
from validate.model.finding import Message
from validate.model.identity import Form, Outcome


def _explain(scene: Scene, outcome: Outcome) -> Reason | None:
    """A sum that holds without the terms whose column, or row, names what is not added."""
    identity = outcome.identity
    result, terms = scene.result(identity), scene.terms(identity)
    if identity.form is not Form.WEIGHTED_SUM or result is None or result.value is None:
        return None

    left = [
        fact
        for fact in terms
        if NOT_ADDED.within(f"{scene.header(fact)} {scene.label(fact)}")
    ]
    kept = [fact for fact in terms if fact not in left]
    if not left or sum((value(fact) for fact in kept), Decimal(0)) != result.value:
        return None

    words = " ".join(left[0].column_path)
    message = Message(
        f"« {words} » ne s'ajoute pas : sans lui le total est exact.",
        f"“{words}” is not added: without it the total is exact.",
    )
    return Reason(message, tuple(fact.id for fact in left))


EXPLANATION = Explanation(
    code="not-added",
    title=Message("Colonne qui ne s'ajoute pas", "A column that is not added"),
    explain=_explain,
)
