"""By how much an amount exceeds another that the sentence calls by its name: "À taux constants, le
produit serait de 1 728 755 €. … Le produit attendu est de 1 763 440 €, supérieur de 34 685 € au
produit à taux constants."
"""

from collections.abc import Iterator

from extract.french.lexicon.concept import WordList
from extract.several import only
from validate.prose.deriving.derivation import taken_away
from validate.prose.deriving.typed_products import Reckoned
from validate.prose.deriving.wording import (
    MONEY,
    SpokenNumber,
    Wording,
    are_amounts,
    of_unit,
    to_end_of_clause,
)
from validate.prose.words.names import plain_words
from validate.prose.words.word_stems import stems

_ABOVE = WordList(
    "superieur(e)(s) de", "depass* de", "exced* de", "plus eleve(e)(s) de"
)
"""Right before how much more the amount before is."""
_BELOW = WordList("inferieur(e)(s) de", "moins eleve(e)(s) de")
"""Right before how much less."""
_TO = WordList("a", "au", "aux", "que")
"""Behind it, before what the amount is compared with."""
_LEAST = 2
"""Words of a name that tell a figure said before."""


def exceeding(wording: Wording) -> Iterator[Reckoned]:
    """The differences of a sentence from an amount of one before, where one alone bears the name
    that the sentence compares with.
    """
    for index in range(1, len(wording.numbers)):
        first, result = wording.numbers[index - 1 : index + 1]
        before = plain_words(wording.before(index))
        is_above, is_below = _ABOVE.closes(before), _BELOW.closes(before)
        if not (is_above or is_below) or not are_amounts(first, result):
            continue
        other = _named(wording, index)
        if other is None:
            continue
        larger, smaller = (first, other) if is_above else (other, first)
        if larger.value > smaller.value:
            made = taken_away(larger.fact, smaller.fact)
            yield Reckoned(result, made, loose=True)


def _named(wording: Wording, index: int) -> SpokenNumber | None:
    """The only amount of the sentences before that bears the name behind a number: the last of a
    sentence that has all its words."""
    behind = plain_words(to_end_of_clause(wording.after(index)))
    opens, _, name = behind.partition(" ")
    wanted = set(stems(name))
    if not _TO.is_all_of(opens) or len(wanted) < _LEAST:
        return None
    named = [
        amounts[-1]
        for sentence in wording.earlier
        if wanted <= set(stems(sentence.text))
        and (amounts := of_unit(sentence.numbers, MONEY))
    ]
    return only(named)
