"""Who is at a sitting: the words of the form that opens its minutes, and of the lists that are
signed.
"""

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
STATUS = Concept(*_ABSENT.forms, *_PROXY.forms, "presente?", "empeche")
"""What stands in place of a signature."""
