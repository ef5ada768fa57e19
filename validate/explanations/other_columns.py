"""A row total that leaves out columns that are no amounts to add: a franchise, a ceiling, a
penalty.
"""

from extract.french.lexicon.accounts import NOT_ADDED
from validate.explanations.explanation import Explanation, Reason, Scene, added
from validate.model.finding import Message
from validate.model.identity import Outcome


def _explain(scene: Scene, outcome: Outcome) -> Reason | None:
    """A sum that holds without the terms whose column, or row, names what is not added."""
    found = scene.sum_of(outcome)
    if found is None:
        return None

    left = []
    for fact in found.terms:
        if NOT_ADDED.within(f"{scene.header(fact)} {scene.label(fact)}"):
            left.append(fact)
    kept = [fact for fact in found.terms if fact not in left]
    if not left or added(kept) != found.value:
        return None

    words = " ".join(left[0].column_path)
    message = Message(
        f"« {words} » ne s'ajoute pas : sans lui le total est exact.",
        f"“{words}” is not added: without it the total is exact.",
    )
    return Reason.of(message, left)


EXPLANATION = Explanation(
    code="not-added",
    title=Message("Colonne qui ne s'ajoute pas", "A column that is not added"),
    explain=_explain,
)
