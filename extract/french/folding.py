"""Small helpers on French words, shared by columns, rows and frames."""

import re
import unicodedata
from functools import lru_cache

_LIGATURES = str.maketrans(
    {"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "’": "'", "‘": "'", "–": "-", "—": "-", "−": "-"}
)

_FIRST_COMBINING = "\u0300"
_WORDS = re.compile(r"[a-z]{3,}")
_PLURAL = re.compile(r"[sx]$")


@lru_cache(maxsize=1 << 14)
def fold(text: str) -> str:
    """``text`` without accents, case, typographic quotes and dashes, runs of spaces reduced to one.

    >>> fold("Sous–total  Général")
    'sous-total general'
    """
    if not text.isascii():
        bare = unicodedata.normalize("NFKD", text.translate(_LIGATURES))
        text = "".join(
            [char for char in bare if char < _FIRST_COMBINING or not unicodedata.combining(char)]
        )
    return " ".join(text.split()).lower()


def has_digit(text: str) -> bool:
    """Whether a decimal digit is printed in ``text``."""
    return not text.isalpha() and any(map(str.isdigit, text))


_AVERAGE = re.compile(
    r"(?:(?:en )?moyennes?|(?:cout|montant|valeur|prix|taux) moyen(?:ne)?s?|medianes?)"
    r"(?: ?:.*|"
    r" (?:par|mensuel|annuel|journalier|general|national|departemental|regional|communal|d[eu]s?|de"
    r" la|sur"
    r"|ponder|arithmetique|simple|strate)\w*\b.*)?"
)


_NO_SUM = re.compile(
    r"\b(?:moyen|moyennes?|duree|ages?|anciennete|notes?|ratios?|coefficients?|prix|tarifs?)\b"
    r"|(?:\b(?:par|a la|a l'|au) ?|/"
    r" ?)(?:hab|habitant|tonne|t|eleve|enfant|agent|foyer|logement|place|repas|heure|jour"
    r"|nuit\w*|unite|km|ml|m2|m3|m²|m³|kwh|classe)\b"
)
CHANGE = "evolution|variation|progression|hausse|ecart"
"""What names a column that tells by how much another one changed: folded, for a regular expression.
"""


@lru_cache(maxsize=1 << 14)
def says_average(label: str) -> bool:
    """Whether the label of a line makes it an average of the others.

    >>> [says_average(label) for label in ("Moyenne par école", "Moyenne section", "Moyens généraux")]
    [True, False, False]
    """
    return _AVERAGE.fullmatch(fold(label)) is not None


def may_average(label: str) -> bool:
    """Whether the words of a total line or its column allow for no sum: durations, what a ton
    costs.

    >>> [may_average(label) for label in ("Total / moyenne", "Coût à la tonne", "Total des charges")]
    [True, True, False]
    """
    return _NO_SUM.search(fold(label)) is not None


def words(text: str) -> tuple[str, ...]:
    """The folded words of ``text`` of at least three letters, plural marks dropped.

    >>> words("Places d'accompagnement")
    ('place', 'accompagnement')
    """
    return tuple(_PLURAL.sub("", word) for word in _WORDS.findall(fold(text)))
