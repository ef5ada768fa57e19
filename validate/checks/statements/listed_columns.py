"""The numbers that an article lists, each of its own line of a table, are of one column."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from validate.check import Check, Context, place_id
from validate.model.finding import Message
from validate.model.identity import Identity, Kind
from validate.prose.clauses import Clause
from validate.prose.deriving.derivation import same_as
from validate.prose.said_identity import said_identity
from validate.prose.tabled.odd_columns import OddColumn, odd_columns
from validate.prose.words.label_words import printed_labels

CODE = "listed-columns"
_MISPRINTED = round(0.75 / (0.75 + 0.5), 2)
"""How likely such a number is a misprint: of 57 that sentences of 1,047 right documents list, none
was of another column than the others, one half more for what may come; 3 were in the copies of
these documents with errors, which have four times as many errors as others."""


def find(context: Context) -> Iterator[Identity]:
    """Each number that an article lists, of an older column than all others of its sentence: one
    that was left in when the others were brought up to date.

    A warning: it is the right figure of another time.
    """
    known = {fact for one in context.found for fact in one.facts}
    for sentence in filter(_is_listed, context.prose.clauses):
        for odd in odd_columns(sentence, context.prose.pairer):
            fact = odd.clause.said.claim.fact.id
            if fact not in known:
                known.add(fact)
                yield _identity(context, odd)


def _is_listed(sentence: Sequence[Clause]) -> bool:
    """Whether a sentence is of an article and holds several numbers."""
    return len(sentence) > 1 and bool(sentence[0].said.claim.article)


def _identity(context: Context, odd: OddColumn) -> Identity:
    claim = odd.clause.said.claim
    shown = printed_labels(odd.name)
    about = Message(f"« {shown} »", f"“{shown}”")
    label = Message.joined(context.prose.subjects.where(claim), about)
    name = place_id(CODE, context.document, claim.fact, claim.article, odd.name)
    made = same_as(odd.meant, "the others of the sentence are of this column")
    identity = said_identity(name, CODE, claim.fact, made, label)
    return replace(
        identity,
        table_id=odd.meant.table_id,
        adoption=replace(identity.adoption, misprinted=_MISPRINTED),
    )


CHECK = Check(
    code=CODE,
    version="1",
    kind=Kind.EQUALITY,
    title=Message(
        "Les chiffres qu'un article énumère sont d'une même colonne",
        "The figures that an article lists are of one column",
    ),
    source=Message(
        "Règle de Pointage, « equality »", "A rule of Pointage, “equality”"
    ),
    failed=Message(
        "{place} : le texte donne {printed}, le chiffre d'une colonne plus ancienne du tableau ;"
        " celle des autres chiffres de la phrase donne {expected}.",
        "{place}: the text says {printed}, the figure of an older column of the table; that of the"
        " sentence's other figures gives {expected}.",
    ),
    find=find,
)

CHECKS = (CHECK,)
