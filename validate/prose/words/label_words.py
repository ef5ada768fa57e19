"""The words by which a sentence and a label name one thing, brought to one form.

Plural and feminine endings fall, usual abbreviations of budgets and taxes are opened, and the many
words for a change ("évolution", "hausse", "écart") become one.
"""

import re
from functools import lru_cache

from extract.french.lexicon.calendar import without_years, years_in
from extract.french.lexicon.concept import WordList
from extract.tables.stitching.headers import prints_nothing
from validate.prose.words import names

CHANGE = "@change"
"""What the words for a change of a figure become."""
NET_OF_TAX, TAX_INCLUDED = "ht", "ttc"
FOR, AGAINST = "@for", "@against"
"""Votes: "pour" and "contre" are small words anywhere else."""

_BETWEEN = " · "
"""Between the labels of a row and of a column, in the name of a figure."""
_DASHES = "-–—• "
"""What a line of a list begins with."""
_LONGEST_NUMBER = 6
"""Digits of an account or of a chapter; longer numbers are references, and name no line."""
_CHANGE = WordList(
    "evolu*", "variat*", "vari*", "ecart*", "differen*", "progress*", "augment*", "hauss*",
    "baiss*", "diminu*", "accroiss*", "recul*", "surcout*", "supplement*",
)  # fmt: skip
"""Words of a change, which are one word in what a label says."""
_OF_A_BALLOT = WordList("voix", "vote(s)", "nombre", "de")
"""Words that a vote's label may have beside the side that it counts."""
_PHRASES = (
    (WordList("hors taxe(s)", "hors tva"), NET_OF_TAX),
    (
        WordList(
            "toutes (les )taxes( comprises)", "tva comprise", "tva incluse"
        ),
        TAX_INCLUDED,
    ),
    (WordList("dm"), "decision modificative"),
    (WordList("bp"), "budget primitif"),
    (WordList("bs"), "budget supplementaire"),
    (WordList("ca"), "compte administratif"),
    (WordList("rar"), "restes realiser"),
    (WordList("ap"), "autorisation programme"),
    (WordList("cp"), "credit paiement"),
    (WordList("equivalent(s) temps plein"), "etp"),
    (WordList("vendu(e)(s)"), "ventes"),
    (WordList("achete(e)(s)"), "achats"),
    (WordList("perdu(e)(s)"), "pertes"),
    (WordList("consomme(e)(s)"), "consommation"),
)
"""Phrases that are one word: taxes, years before, halves of a budget."""
_ANY_PHRASE = WordList(*(phrase for phrase, _ in _PHRASES))
_LETTERED = re.compile(
    r"\b(lot|tranche|groupe|categorie|phase|ilot|secteur) ([a-z])\b"
)
"""A letter alone is a code after such a word, and a small word anywhere else."""
_GENERIC = frozenset({
    "montant", "euro", "eur", "somme", "total", "totaux", "sou", "nombr", "nbre", "exercic",
    "anne", "global", "ensembl", "general", "generaux", "colonn", "chiffr", "duree", "section",
})  # fmt: skip
"""Words that head figures of any kind, and so name none; "sou" is "sous" of a sub-total."""
_FILLERS = frozenset({
    "est", "sont", "ete", "etre", "etait", "etaient", "sera", "seront", "avoir", "ayant", "ont",
    "elev", "elevent", "elevait", "elevaient", "etabli", "etablit", "porte", "port", "pass",
    "passera", "fix", "arret", "represent", "representent", "attein", "atteint", "qui", "que",
    "dont", "soit", "ce", "cet", "cett", "ces", "son", "sa", "ses", "leur", "leurs", "il",
    "ils", "elle", "elles", "on", "ne", "pas", "se", "ainsi", "meme", "comme", "selon", "avec",
    "hauteur", "contr", "voi", "compter", "considerant", "dit", "decid", "approuv", "autoris",
    "accord", "comport", "egal", "egalement", "sur", "sous", "entre", "lequel", "laquelle",
    "plus", "moin", "tout", "chaqu", "article", "respectivement",
})  # fmt: skip


@lru_cache(maxsize=1 << 14)
def stem(word: str) -> str:
    """A folded word without the endings of number and gender.

    >>> stem("garanties"), stem("garanti"), stem("locaux"), stem("aux")
    ('garanti', 'garanti', 'local', 'aux')
    """
    if len(word) > 5 and word.endswith("aux"):
        return f"{word[:-3]}al"
    if len(word) > 3 and word[-1] in "sx":
        word = word[:-1]
    while len(word) > 3 and word.endswith("e"):
        word = word[:-1]
    return word


@lru_cache(maxsize=1 << 15)
def label_stems(text: str) -> tuple[str, ...]:
    """The telling stems of a label or of a piece of a sentence, in order; years are not words.

    >>> label_stems("Total des dépenses HT (hors taxes)")
    ('depens', 'ht', 'ht')
    >>> label_stems("DM n° 02"), label_stems("Évolution 2026 / 2025")
    (('decision', 'modificativ', '2'), ('@change',))
    """
    plain = names.plain_words(without_years(text))
    if _ANY_PHRASE.within(plain):
        for phrase, opened in _PHRASES:
            plain = phrase.replaced_in(plain, opened)
    plain = _LETTERED.sub(r"\1 \1\2", plain)
    return tuple(_telling(plain.split()))


def _telling(words: list[str]) -> list[str]:
    kept = []
    for word in names.telling(words):
        if word.isdigit():
            if len(word) > _LONGEST_NUMBER:
                continue
            kept.append(word.lstrip("0") or "0")
        elif _CHANGE.is_all_of(word):
            kept.append(CHANGE)
        elif len(word) > 1 and (short := stem(word)) not in _GENERIC | _FILLERS:
            kept.append(short)
    return kept


UNNAMED = frozenset(label_stems("exemplaires unités pièces"))
"""Nouns of things of any kind: what is counted is named by other words."""


def years_of(text: str) -> frozenset[int]:
    """The years that a text prints.

    >>> sorted(years_of("de 2016 à 2023"))
    [2016, 2023]
    """
    return frozenset(years_in(text))


def are_other_years(printed: frozenset[int], said: frozenset[int]) -> bool:
    """Whether a label and a sentence each name years, and none in common."""
    return bool(printed) and bool(said) and not printed & said


def vote_stem(label: str) -> str | None:
    """What a vote's label stands for where it is "Pour" or "Contre" and no more; else None.

    >>> vote_stem("Pour"), vote_stem("Voix contre"), vote_stem("pour mémoire")
    ('@for', '@against', None)
    """
    plain = _OF_A_BALLOT.replaced_in(names.plain_words(label), " ").strip()
    return {"pour": FOR, "contre": AGAINST}.get(plain)


def printed_labels(name: str) -> str:
    """What is called by labels, without those that are not printed and without the dash of a list.

    >>> printed_labels("- un excédent de · Colonne 2"), printed_labels("Colonne 2")
    ('un excédent de', 'Colonne 2')
    """
    labels = [one for one in name.split(_BETWEEN) if not prints_nothing(one)]
    return _BETWEEN.join(labels).lstrip(_DASHES) or name
