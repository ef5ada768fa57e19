"""By how much two figures of a sentence differ, the one told beside the other: "les recettes
(811 080 €) dépassent les dépenses (706 580 €) de 104 500 €"; "le coût (84 200 €) est supérieur de
4 200 € à l'estimation (80 000 €)"."""

import re
from collections.abc import Iterator

from extract.french.lexicon.concept import WordList
from extract.french.lexicon.sentences.said_in_turn import GREW_BY
from validate.model.adoption import GIVES_A_CHANGE
from validate.prose.deriving.derivation import quotient
from validate.prose.deriving.told_changes import difference_of
from validate.prose.deriving.typed_products import ANY, Reckoned
from validate.prose.deriving.wording import SHARE, SpokenNumber, Wording
from validate.prose.words.names import plain_words

_DIFFERS = WordList(
    "depass*", "exced*", "superieur(e)(s) a", "superieur(e)(s) au(x)", "inferieur(e)(s) a",
    "inferieur(e)(s) au(x)",
)  # fmt: skip
"""Between two figures, before the name of the second."""
_DIFFERS_BY = WordList(
    "depass* de", "exced* de", "superieur(e)(s) de", "inferieur(e)(s) de"
)
"""Right before by how much the figure before differs from that behind."""
_BY = re.compile(r"\W*(?:[a-z]+\d?[²³]?)?\W*\bde\W*")
"""Between the second figure with its unit and by how much both differ."""
_NAMED_IN_BRACKETS = re.compile(
    r"\W*(?:€|euros?|ht|ttc|[a-z]{3,})?\W*(?:a|au|aux|le|la|les|l['’])\b[^,;:.()\d]*\(\W*"
)
"""Between by how much both differ and the second figure: " € à l'estimation ("."""
_CHANGED_BY = WordList(
    GREW_BY, "en augmentation de", "redui* de", "hausse(s) de", "baisse(s) de", "augmentation de",
    "diminution de", "progression de", "recul de", "reduction de", "economie de", "surcout de",
)  # fmt: skip
"""Right before by how much something changed: what the sentence goes on to compare is that thing,
"le solde diminue de 1 477 € ; il dépasse le plafond de …"."""
_PART = WordList("dont", "hors", "hormis", "sauf", "except*")
"""Words by which one of both is a part only."""
_THAT_IS = re.compile(
    r"\W*(?:[a-z]+\d?[²³]?)?\W*(?:\(|\bsoit\b|\bou\b)(?: une? \w+ de)?\W*\Z"
)
"""Between that and the same in per cent: ", soit une hausse de"."""
_THREE = 3


def differs_from(wording: Wording) -> Iterator[Reckoned]:
    """Each number of a sentence that words make the difference of the two beside it, or say again
    in per cent."""
    for index in range(len(wording.numbers) - _THREE + 1):
        first, second, third = wording.numbers[index : index + _THREE]
        yield from _in_per_cent(wording, index)
        if not _are_alike(first, second, third):
            continue
        between, behind = (
            wording.before(place) for place in (index + 1, index + 2)
        )
        before = plain_words(wording.before(index))
        if _CHANGED_BY.closes(before) or _PART.within(
            f"{before} {plain_words(between)}"
        ):
            continue
        told = plain_words(between)
        if _DIFFERS.within(told) and _BY.fullmatch(behind):
            yield Reckoned(third, difference_of((first, second)), near=ANY)
        elif _DIFFERS_BY.closes(told) and _NAMED_IN_BRACKETS.fullmatch(behind):
            yield Reckoned(second, difference_of((first, third)), near=ANY)


def _in_per_cent(wording: Wording, index: int) -> Iterator[Reckoned]:
    """ "La recette dépasse celle de 2025 (B) de C, soit P %": what share C is of B."""
    other, change, share = wording.numbers[index : index + _THREE]
    before = wording.before(index).rpartition(";")[2]
    is_told = (
        share.unit == SHARE and _are_alike(other, change),
        _DIFFERS.within(plain_words(before)),
        not _PART.within(plain_words(before)),
        _BY.fullmatch(wording.before(index + 1)),
        _THAT_IS.match(wording.before(index + 2)),
    )
    if all(is_told):
        made = quotient(change.fact, other.fact, GIVES_A_CHANGE)
        yield Reckoned(share, made, near=ANY)


def _are_alike(*numbers: SpokenNumber) -> bool:
    """Whether numbers are of one measure that is told, none of another scale, and no shares."""
    measures = {(one.measure, one.scale) for one in numbers}
    return len(measures) == 1 and numbers[0].unit not in ("", SHARE)
