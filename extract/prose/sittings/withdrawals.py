"""Numbers that sentences of minutes state: of members who take no part ("13 conseillers se sont
retirés et n'ont ni débattu ni voté"), and of the quorum.
"""

import re
from collections.abc import Iterator

from extract.french.folding import SN, fold
from extract.french.lexicon.concept import WordList
from extract.french.numbers import parse_number
from extract.prose.votes import VoteCount

_WITHDRAWN = re.compile(
    rf"(?<![\d.,/°])(?P<figure>\d{{1,3}}){SN}+(?:autres{SN}+)?"
    r"(?:conseillers?|conseillères|élus?|membres|délégués)\b"
    r"(?P<said>[^.;:\d]*?\b(?:n['’](?:ont|a)\s+(?:pas|ni)\s+(?:\w+\s+){0,4}?"
    r"(?:débattu|voté|participé|pris\s+part)|ne\s+(?:prennent|participent)\s+pas\s+"
    r"(?:part\b|au\s+vote|aux?\s+))[^.;:\d]*)",
    re.IGNORECASE,
)
"""So many members who take no part: "3 élus ne prennent pas part au vote"."""
_QUORUM = re.compile(
    rf"\bquorum\b(?:{SN}*[,(]?{SN}*(?:(?:est|était){SN}+)?(?:fixé{SN}+|requis{SN}+|légal{SN}+"
    rf"|nécessaire{SN}+)?(?:à|de|:|est{SN}de)?){SN}*(?P<figure>\d{{1,3}})(?!\d|[.,/:]\d|{SN}*[%h])",
    re.IGNORECASE,
)
"""The quorum that a text states: "quorum : 14"."""
_OF_VOTE = WordList("vote(s)", "votent", "*delibera*", "*debattu*")
"""Words of a vote or a debate, without which nobody withdraws from one."""


def find_withdrawals(text: str) -> Iterator[VoteCount]:
    """Each number of members that a sentence says take no part in a vote (``away``).

    >>> [one.name for one in find_withdrawals("3 élus se sont retirés et n'ont pas voté.")]
    ['away']
    """
    for found in _WITHDRAWN.finditer(text):
        number = parse_number(found["figure"])
        if number is not None and _OF_VOTE.within(fold(found["said"])):
            yield VoteCount("away", *found.span("figure"), number)


def find_quorums(text: str) -> Iterator[VoteCount]:
    """Each number that a sentence says the quorum is.

    >>> [int(one.number.value) for one in find_quorums("Le quorum (15) est atteint.")]
    [15]
    """
    for found in _QUORUM.finditer(text):
        number = parse_number(found["figure"])
        if number is not None:
            yield VoteCount("quorum", *found.span("figure"), number)
