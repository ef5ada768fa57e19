"""Amounts that a document says of one acronym: where it grants, lists and agrees them."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from extract.facts import Claim, Fact
from extract.french.folding import SN, plain
from extract.several import partition, texts_of
from validate.check import Check, Context, place_id
from validate.model.adoption import Ground, LineTally, by_lines
from validate.model.finding import Message
from validate.model.identity import (
    Form,
    Identity,
    Kind,
    Nature,
    Severity,
    Term,
)
from validate.prose.pairing.misprints import is_slip

CODE = "acronym-amounts"
_DEFINED = re.compile(
    rf"[^\W\d_]{{3,}}{SN}*,?{SN}*(?:ci-après{SN}*)?[(«“]{SN}*([A-Z]{{2,6}}){SN}*[)»”]"
)
"""An acronym where it is defined: "Maison de l'Emploi (MDE)"."""
_TO = re.compile(
    rf"{SN}*(?:à{SN}|au{SN}titre{SN}d|pour{SN}|aux?{SN})", re.IGNORECASE
)
"""Between an amount and whom it goes to: "12 000 € à la MDE"."""
_ACRONYM = re.compile(r"\b[A-Z]{2,6}\b")
"""An acronym, wherever it is printed."""
_BEFORE = re.compile(r"\b([A-Z]{2,6})\s*:\s*$")
"""An acronym that opens a line, before its amount: "MDE : 12 000 €"."""
_REACH = 90
"""Characters after an amount in which whom it goes to is named."""
_ENOUGH = 2
"""Places that must agree before another one is said not to."""


def find(context: Context) -> Iterator[Identity]:
    """The amounts said to go to one acronym that the document defines, where two or more agree and
    one alone is another: a slip of it, or less than a tenth away.
    """
    said: dict[str, list[Fact]] = defaultdict(list)
    known = _defined(context)
    for claim in context.document.claims:
        acronym = _granted_to(claim, known)
        if acronym:
            said[acronym].append(claim.fact)
    for acronym, facts in said.items():
        yield from _identities(context, acronym, facts)


def _defined(context: Context) -> frozenset[str]:
    """The acronyms that the document opens: "Maison de l'Emploi (MDE)"."""
    text = " ".join(texts_of(context.document.prose))
    return frozenset(_DEFINED.findall(text))


def _granted_to(claim: Claim, known: frozenset[str]) -> str:
    """The one acronym that an amount is said to go to; empty where there is none."""
    if claim.fact.counts != "amount" or claim.fact.value is None:
        return ""
    sentence, printed = plain(claim.sentence), plain(claim.fact.printed)
    if sentence.count(printed) != 1:
        return ""
    start = sentence.index(printed)
    before = _BEFORE.search(sentence[:start].rstrip())
    if before is not None and before[1] in known:
        return before[1]

    after = sentence[start + len(printed) :][:_REACH].lstrip(" €")
    if _TO.match(after) is None:
        return ""
    # another figure or the end of the sentence closes what is said of this one
    named = _ACRONYM.findall(re.split(r"[\d;.]", after)[0])
    first = named[0] if named else ""
    return first if first in known else ""


def _identities(
    context: Context, acronym: str, facts: Sequence[Fact]
) -> Iterator[Identity]:
    values = Counter(fact.value for fact in facts)
    usual, times = values.most_common(1)[0]
    same, odd = partition(facts, lambda fact: fact.value == usual)
    if times < _ENOUGH or len(odd) > 1:
        return
    if odd and not _is_near(odd[0], same[0]):
        return

    tally = LineTally(times - 1, len(odd))
    for fact in (*same[1:], *odd):
        yield _identity(context, acronym, fact, same[0], tally)


def _is_near(fact: Fact, usual: Fact) -> bool:
    value, other = fact.value_or_zero, usual.value_or_zero
    return is_slip(value, other) or abs(value - other) * 10 < other


def _identity(
    context: Context, acronym: str, fact: Fact, first: Fact, tally: LineTally
) -> Identity:
    return Identity(
        id=place_id(CODE, context.document, fact, acronym),
        rule=CODE,
        kind=Kind.EQUALITY,
        form=Form.EQUALITY,
        result=fact.id,
        terms=(Term(first.id),),
        severity=Severity.WARNING,
        nature=Nature.JUDGMENTAL,
        adoption=by_lines(
            tally, "other places say the same amount of it", Ground.WORDS
        ),
        label=acronym,
    )


CHECK = Check(
    code=CODE,
    version="1",
    kind=Kind.EQUALITY,
    title=Message(
        "Un sigle reçoit partout le même montant",
        "An acronym gets the same amount everywhere",
    ),
    source=Message(
        "Règle de Pointage, « equality »", "A rule of Pointage, “equality”"
    ),
    failed=Message(
        "« {place} » : {printed} ici, {expected} ailleurs dans le document (page {other_page}).",
        "“{place}”: {printed} here, {expected} elsewhere in the document (page {other_page}).",
    ),
    find=find,
)
CHECKS = (CHECK,)
