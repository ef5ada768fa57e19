"""A formula that a sentence prints with its signs gives the number behind it."""

from collections.abc import Iterator
from dataclasses import replace

from extract.facts import Fact
from validate.check import Check, Context, place_id
from validate.model.finding import Abstention, Message
from validate.model.identity import Form, Identity, Kind, Verdict, evaluate
from validate.prose.deriving.reckoned import is_the_next
from validate.prose.deriving.sentence_formulas import sentence_formulas
from validate.prose.deriving.typed_products import Reckoned
from validate.prose.pairing.misprints import is_slip
from validate.prose.said_identity import said_identity

CODE = "printed-formulas"


def find(context: Context) -> Iterator[Identity | Abstention]:
    """Every formula of the text whose operands, signs and result are printed: the sentence
    contradicts itself where it gives another number, whatever else prints that one.

    It abstains where the number is so far off that a unit is converted, or an operand left out.
    """
    for wording in context.prose.wordings:
        for made in sentence_formulas(wording):
            if not is_the_next(wording, made):
                yield _judged(context, made)


def _judged(context: Context, made: Reckoned) -> Identity | Abstention:
    identity = _identity(context, made)
    outcome = evaluate(identity, context.facts)
    if outcome.verdict is not Verdict.FAILED or _is_meant(made):
        return identity
    return Abstention(
        CODE,
        "",
        identity.label,
        _FAR,
        places=made.result.fact.places,
        label_en=identity.label_en,
    )


def _identity(context: Context, made: Reckoned) -> Identity:
    claim, fact = made.result.claim, made.result.fact
    derivation = made.derivation.as_told(fact)
    name = place_id(CODE, context.document, fact, claim.article, claim.subject)
    identity = said_identity(
        name, CODE, fact, derivation, context.prose.subjects.where(claim)
    )
    return replace(identity, rounded=_rounded(made))


def _rounded(made: Reckoned) -> tuple[str, ...]:
    """The coefficients, percentages and measures that may be rounded themselves."""
    if made.derivation.form is Form.WEIGHTED_SUM:
        return ()
    return tuple(one.id for one in made.derivation.terms if _is_rounded(one))


def _is_rounded(fact: Fact) -> bool:
    is_money = fact.counts in ("amount", "rate")
    return not is_money and fact.number is not None and fact.number.decimals > 0


def _is_meant(made: Reckoned) -> bool:
    """Whether a number may be what a formula gives, mistaken; where the formula may be none, only
    by a slip of the hand."""
    said = abs(made.result.fact.value_or_zero)
    meant = abs(made.derivation.value)
    if is_slip(said, meant):
        return True
    is_near = abs(said - meant) <= made.near * max(said, meant)
    return is_near and not made.loose


_FAR = Message(
    "la formule donne tout autre chose : une unité doit être convertie, ou un terme sous-entendu",
    "the formula gives something else altogether: a unit must be converted, or a term implied",
)

CHECK = Check(
    code=CODE,
    version="1",
    kind=Kind.PRODUCT,
    title=Message(
        "Une formule imprimée dans une phrase donne le nombre qui la suit",
        "A formula printed in a sentence gives the number behind it",
    ),
    source=Message(
        "Arithmétique énoncée par la phrase",
        "Arithmetic stated by the sentence",
    ),
    failed=Message(
        "{place} : la formule donne {expected}, la phrase {printed} ({equation}).",
        "{place}: the formula gives {expected}, the sentence {printed} ({equation}).",
    ),
    find=find,
)

CHECKS = (CHECK,)
