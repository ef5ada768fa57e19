"""Whether a sentence says a number of all of what the lines of a table are, or of some of them."""

import re

from extract.french.lexicon.concept import WordList
from extract.french.lexicon.sentences.said_in_turn import THESE
from extract.french.spelled_numbers import spelled_number
from extract.table import Table
from validate.prose.counting.count_candidates import Candidates
from validate.prose.statements import Statement
from validate.prose.words import names
from validate.prose.words.word_stems import stems

OFF = 2
"""How far from the lines a number may be that is a count of them, mistaken."""
LEAST_LISTED = 3
"""Two of a list may be any two."""
_MADE_OF = WordList(
    "comport*", "compte(nt)", "compren*", "compos* de", "gere(nt)", "divis* en", "repart* en",
    "repart* entre", "denombr*", "regroup*", "reuni*", "modifie(nt)*", "alloti* en", "scind* en",
)  # fmt: skip
"""Verbs of what a whole is made of, before a number."""
_VERB_REACH = 6
"""Words before a number in which such a verb stands."""
_COMPLEMENT = ("de", "d", "du", "des")
_COMPLEMENT_REACH = 5
_GOES_ON = frozenset(
    {"et", "ou", "qui", "pour", "soit", "aboutit", "est", "sont"}
)
"""What may follow a noun that nothing qualifies."""
_THE = WordList("les", "aux", "des", "ces", "nos")
"""What is before a number of all there are: "les 9 communes"."""
_IN_ALL = WordList("au total", "en tout")
_OUT_OF = WordList("dont", "parmi")
"""A number after these is of a part."""
_OUT_OF_THESE = WordList("sur ces", "parmi ces", "de ces")
"""How a sentence opens that goes on with some of them."""
_OUT_OF_SO_MANY = re.compile(
    r"\W*(?:(?!(?:et|ou|pour|dont|en|par|a) )[a-z'-]+ ){0,3}sur(?: les)?"
    r"(?:\s*$| (?P<all>[a-z]+|\d+)\b)"
)
"""How many there are, behind the noun of some of them: "familles sur quatre"; what is said up to
the next number may end there."""
_OUT_OF_THEM = WordList("d'entre")
"""And one before these: "10 d'entre elles"."""


def is_said_of_all(
    statement: Statement, table: Table, counts: Candidates
) -> bool:
    """Whether a sentence says how many there are in all of what the lines of a table are, and its
    number is near theirs: "La commune gère six autorisations de programme"."""
    stated = statement.claim.fact.value
    if stated is None or stated < LEAST_LISTED:
        return False
    near = [abs(stated - one.number) <= OFF for one in counts]
    before = " ".join(statement.words_before.split()[-_VERB_REACH:])
    return any(near) and _MADE_OF.within(before) and _is_plain(statement, table)


def names_all(statement: Statement, table: Table) -> bool:
    """Whether a number is said of all there are, whatever it is: "les 9 communes", "au total"."""
    if _IN_ALL.within(statement.words_around):
        return True
    return _THE.closes(statement.words_before) and _is_plain(statement, table)


def is_out_of_others(statement: Statement, before: str, after: str) -> bool:
    """Whether the words of a number say that it is of some among others, or of what was just
    counted: "Sur ces 9 projets, 8 …"; ``before`` and ``after`` are those beside it, folded.
    """
    opening = names.plain_words(statement.opening)
    return (
        _OUT_OF.within(before)
        or _OUT_OF_THEM.opens(after)
        or THESE.closes(opening)
        or _OUT_OF_THESE.opens(opening)
    )


def is_so_many_of(after: str) -> bool:
    """Whether the words behind a number say of how many it is: "trois familles sur quatre"."""
    found = _OUT_OF_SO_MANY.match(after)
    if found is None:
        return False
    every = found["all"] or "0"
    return every.isdigit() or spelled_number(every) is not None


def is_qualified(statement: Statement) -> bool:
    """Whether words behind the noun that is counted say which are meant: "agents placés en A2"; no
    verb of what they are, nor another noun's."""
    return not _GOES_ON.union(_COMPLEMENT).issuperset(_behind(statement)[:1])


def _behind(statement: Statement) -> list[str]:
    """The words behind the noun that is counted, up to a comma."""
    behind = names.plain_words(statement.after.partition(",")[0]).split()
    return behind[len(statement.claim.unit_noun.split()) :]


def _is_plain(statement: Statement, table: Table) -> bool:
    """Whether nothing behind a noun picks some of the lines out: what goes on with it are words of
    the table's own title and headers, or "du tableau"."""
    labels = (table.caption, *(one.label for one in table.columns))
    told = _behind(statement)
    if told[:1] and told[0] in _COMPLEMENT:
        named = set(stems(" ".join(told[:_COMPLEMENT_REACH])))
        return named <= {*stems(" ".join(labels)), "tableau"}
    return not told or told[0] in _GOES_ON
