"""Who is at a sitting: the words of the form that opens its minutes, and of the lists that are
signed.
"""

import re

from extract.french.lexicon.concept import Concept, WordList

_ABSENT = Concept("absent(?:e|es|s)?", "excus(?:e|ee|es|ees)")
_PROXY = Concept("procurations?", "pouvoirs?")
FORM = (
    Concept("presents?"),
    _ABSENT,
    _PROXY,
    Concept("votants?"),
    Concept("en exercice"),
    Concept("convocation", "convoques?"),
    Concept("secretaire de (?:la )?seance"),
    Concept("affichage"),
)
"""What such a form says: each once."""
BLANK_BALLOTS = WordList("blanc(s)", "nul(s)")
"""Papers that are counted for nobody."""
UNANIMOUS_VOTERS = re.compile(r"\bunanimite (?:de |de ses |des )\d+\b")
"""A ballot of its own, whose voters all vote alike: "à l'unanimité des 18 votants"."""
STATUS = Concept(*_ABSENT.forms, *_PROXY.forms, "presente?", "empeche")
"""What stands in place of a signature."""
TAKES_NO_PART = WordList(
    "pren* pas part", "pas pris part", "pas prendre part", "sans prendre part",
    "particip* pas", "pas particip*", "sans particip*", "vot* pas", "pas vote", "ni vote",
    "deport*", "recuse*", "non vot*", "refus de vot*", "refus* de prendre part",
    "refus* de particip*", "*abst* de prendre part", "*abst* de particip*", "*abst* de vot*",
)  # fmt: skip
"""Words of those who are there and do not vote."""
_SIDE_WORDS = {
    "against": WordList("contre"),
    "abstained": WordList("abst*", "s'abst*"),
    "not_voting": TAKES_NO_PART,
}
"""Words of the sides that refuse, by the fields of a vote: a text that has one tells of the side,
with its number or by the names of those on it."""


def told_sides(folded: str) -> set[str]:
    """The sides that refuse of which a folded text tells, by the fields of a vote.

    >>> sorted(told_sides("3 contre, m. petit s'abstenant"))
    ['abstained', 'against']
    """
    return {side for side, words in _SIDE_WORDS.items() if words.within(folded)}
