"""The shares in which an amount is paid make a hundred per cent."""

from collections.abc import Iterator
from decimal import Decimal

from validate.check import Check, Context, place_id
from validate.model.adoption import by_words
from validate.model.finding import Message
from validate.model.identity import (
    Form,
    Identity,
    Kind,
    Severity,
    terms_of,
)

CODE = "instalment-shares"
_ALL = by_words("each part of the payment has a share, the last one too")
_WHOLE = Decimal(100)


def find(context: Context) -> Iterator[Identity]:
    """The shares of each payment whose last part has one."""
    for payment in context.document.agreements.instalments:
        first, *others = payment.shares
        if any(share.value is None for share in payment.shares):
            continue
        yield Identity(
            id=place_id(CODE, context.document, first, "shares"),
            rule=CODE,
            kind=Kind.SUM,
            form=Form.WEIGHTED_SUM,
            result="",
            terms=terms_of((first, *others)),
            constant=_WHOLE,
            severity=Severity.WARNING,
            adoption=_ALL,
            label=" + ".join(share.printed for share in payment.shares),
        )


CHECK = Check(
    code=CODE,
    version="1",
    kind=Kind.SUM,
    title=Message(
        "Les versements d'un montant en font cent pour cent",
        "The instalments of an amount make a hundred per cent of it",
    ),
    source=Message("Arithmétique de la clause", "The clause's own arithmetic"),
    failed=Message(
        "Les parts versées ({place}) font {printed} %, et non 100 %.",
        "The shares paid ({place}) make {printed} %, not 100 %.",
    ),
    find=find,
)
CHECKS = (CHECK,)
