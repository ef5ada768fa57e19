"""Accounts that the text prints line by line: "Région : 30 000 €", and what closes them."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import chain

from validate.check import Check, Context, place_id
from validate.model.adoption import WORDING_AND_POSITION
from validate.model.finding import Abstention, Message
from validate.model.identity import Form, Identity, Kind, Severity, Term
from validate.prose.accounts.account_closings import Closing, closings
from validate.prose.accounts.account_lines import (
    Account,
    prose_accounts,
    tabled_accounts,
)
from validate.prose.pairing.misprints import is_slip

CODE = "stated-accounts"
_NEAR = Decimal("0.3")
"""How far what closes an account may be from its lines, by the larger: farther, it is of others."""


def find(context: Context) -> Iterator[Identity | Abstention]:
    """What closes each account of the text, where its words say of which lines: a warning where it
    fails, nothing where it is so far off that it must be of other lines.
    """
    known = context.stated_figures
    for account in chain(
        prose_accounts(context.document, context.prose.sentences),
        tabled_accounts(context.figure_tables),
    ):
        for closing in closings(account):
            stated = _stated(context, account, closing)
            if frozenset(stated.facts) in known:
                continue
            if closing.holds or _is_meant(closing):
                yield stated
            else:
                yield Abstention(
                    CODE,
                    stated.table_id,
                    stated.label,
                    _FAR,
                    places=closing.result.fact.places,
                    label_en=stated.label_en,
                )


def _is_meant(closing: Closing) -> bool:
    printed, expected = closing.result.fact.value_or_zero, closing.expected
    larger = max(abs(printed), abs(expected))
    near = abs(printed - expected) <= _NEAR * larger
    return near or is_slip(printed, expected)


def _stated(context: Context, account: Account, closing: Closing) -> Identity:
    line = closing.result
    place = Message(f"« {line.label} »", f"“{line.label}”")
    if account.claim is not None:
        where = context.prose.subjects.where(account.claim)
        place = Message.joined(where, place)
    first = account.lines[0].label
    return Identity(
        id=place_id(CODE, context.document, line.fact, first, line.label),
        rule=CODE,
        kind=closing.kind,
        form=Form.WEIGHTED_SUM,
        result=line.fact.id,
        terms=tuple(
            Term(one.fact.id, Decimal(sign)) for one, sign in closing.terms
        ),
        table_id=account.table,
        severity=Severity.WARNING,
        adoption=WORDING_AND_POSITION,
        label=place.fr,
        label_en=place.en,
    )


_FAR = Message(
    "les lignes donnent tout autre chose : il s'agit sans doute d'autres lignes",
    "the lines give something else altogether: it must be of other lines",
)

CHECK = Check(
    code=CODE,
    version="1",
    kind=Kind.SUM,
    title=Message("Compte ligne par ligne", "Account line by line"),
    source=Message(
        "Un total est la somme de ses lignes, un reste ce qu'elles laissent.",
        "A total is the sum of its lines, a remainder what they leave.",
    ),
    failed=Message(
        "{place} porte {printed} ; les autres lignes donnent {expected}, soit un écart de {delta}.",
        "{place} prints {printed}; the other lines give {expected}, a difference of {delta}.",
    ),
    find=find,
)

CHECKS = (CHECK,)
