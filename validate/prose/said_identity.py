"""The identity of a number that a sentence, or its place in the text, makes of others."""

from extract.facts import Fact
from validate.model.adoption import by_words
from validate.model.finding import Message
from validate.model.identity import Identity, Nature, Severity
from validate.prose.deriving.derivation import Derivation


def said_identity(
    name: str, rule: str, result: Fact, made: Derivation, place: Message
) -> Identity:
    """What makes a number, for a check by its code; ``name`` is the identity's id. It warns, for a
    sentence has but its words to support it."""
    return Identity(
        id=name,
        rule=rule,
        kind=made.kind,
        form=made.form,
        result=result.id,
        terms=made.as_terms,
        constant=made.constant,
        offset=made.offset,
        severity=Severity.WARNING,
        nature=Nature.JUDGMENTAL,
        adoption=by_words(made.why),
        label=place.fr,
        label_en=place.en,
    )
