"""The identity of a number that a sentence, or its place in the text, makes of others."""

from decimal import Decimal
from typing import Protocol

from extract.facts import Fact
from validate.model.adoption import by_words
from validate.model.finding import Message
from validate.model.identity import (
    Form,
    Identity,
    Kind,
    Nature,
    Severity,
    Term,
)


class Reckoning(Protocol):
    """How others make a number, and the words for it."""

    @property
    def form(self) -> Form:
        """How its terms combine."""
        ...

    @property
    def kind(self) -> Kind:
        """What it tells of the number."""
        ...

    @property
    def as_terms(self) -> tuple[Term, ...]:
        """Its terms."""
        ...

    @property
    def constant(self) -> Decimal:
        """What they are multiplied by."""
        ...

    @property
    def offset(self) -> Decimal:
        """What is added to them."""
        ...

    @property
    def why(self) -> str:
        """The words for it."""
        ...


def said_identity(
    name: str, rule: str, result: Fact, made: Reckoning, place: Message
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
