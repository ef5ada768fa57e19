"""A statement that is of one line of the table, not of its total."""

from extract.facts import Fact
from extract.french.folding import fold
from validate.explanations.explanation import Explanation, Reason, Scene
from validate.model.finding import Message
from validate.model.identity import Form, Kind, Outcome

_DIGITS = 3
"""Digits of a figure that is not met by accident elsewhere in the table."""
_LONG = 4
"""Letters of a word that names something."""


def _explain(scene: Scene, outcome: Outcome) -> Reason | None:
    """A stated amount that another line of the table prints to the cent, a word of whose label the
    sentence says.
    """
    pair = _statement_and_cell(scene, outcome)
    if pair is None or not _is_long(pair[0]):
        return None

    said, shown = pair
    words = _words(_sentence(scene, said))
    # Where nothing but its place ties the total to the sentence, any line of that amount will do.
    tied = words & (
        _words(" ".join(shown.row_path)) | _words(" ".join(shown.column_path))
    )
    for fact in scene.document.facts:
        same = fact.table_id == shown.table_id and fact.value == said.value
        named = not tied or _words(" ".join(fact.row_path)) & words
        if same and not fact.free and named:
            message = Message(
                f"{said.printed} est le montant de la ligne « {fact.row_path[-1]} ».",
                f"{said.printed} is the amount of the line “{fact.row_path[-1]}”.",
            )
            return Reason(message, (fact.id,))
    return None


def _statement_and_cell(scene: Scene, outcome: Outcome) -> tuple[Fact, Fact] | None:
    """The statement and the first cell of an equality between prose and a table."""
    identity = outcome.identity
    if identity.kind is not Kind.EQUALITY or identity.form is not Form.EQUALITY:
        return None

    result = scene.result(identity)
    facts = [*([] if result is None else [result]), *scene.terms(identity)]
    said = [fact for fact in facts if not fact.table_id]
    shown = [fact for fact in facts if fact.table_id]
    return (said[0], shown[0]) if len(said) == 1 and shown else None


def _is_long(fact: Fact) -> bool:
    return sum(char.isdigit() for char in fact.printed) >= _DIGITS and bool(fact.value)


def _sentence(scene: Scene, said: Fact) -> str:
    return next((c.sentence for c in scene.document.claims if c.fact.id == said.id), "")


def _words(text: str) -> set[str]:
    return {
        word for word in fold(text).split() if len(word) >= _LONG and word.isalpha()
    }


EXPLANATION = Explanation(
    code="narrower-scope",
    title=Message("Montant d'une seule ligne", "The amount of a single line"),
    explain=_explain,
)
