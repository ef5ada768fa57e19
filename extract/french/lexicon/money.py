"""Currency and units: as they follow a figure, and as a header or a title announces them."""

import re
from functools import lru_cache

from extract.french.folding import SN, S, fold, plain
from extract.french.lexicon.concept import Concept, WordList
from extract.number import Unit

EURO = r"(?:€(?:uros?\b)?|EUR\b|[Ee]uros?\b|EUROS?\b)"
"""The currency beside a figure; the text is as printed, because "EUR" is no part of "EUROPE"."""
SCALES = {
    "k": 10**3,
    "m": 10**6,
    "md": 10**9,
    "g": 10**9,
    "millier": 10**3,
    "million": 10**6,
    "milliard": 10**9,
}
"""What a letter or a word before the currency multiplies by."""
TAX = r"HT|TTC|H\.T\.|T\.T\.C\."
"""Whether an amount has its tax in it, as said behind its currency."""
PER = rf"(?:{S}?/{S}?[^\W\d_]+[²³]?)*"
"""Units after a stroke: "€/mois"."""
FIGURE_SUFFIX = re.compile(
    rf"""{SN}{{0,2}}(?:
      (?P<percent>%|pour{SN}cent\b|p\.{S}?100\b)
    | (?P<permille>‰)
    | (?P<euro>
        (?:(?P<letter>Md|[kKmMG]){S}?(?:d['’])?)?{EURO}
      | (?P<word>milliers?|millions?|milliards?){SN}d['’]{S}?{EURO}
      )(?P<per>{PER})(?:{S}(?P<tax>{TAX}))?
    | (?P<bare>millions?|milliards?)(?={SN}de\b)
    )""",
    re.VERBOSE,
)
"""A unit that changes what the figure before it is worth: a share, an amount and its scale."""
CELL_UNIT = re.compile(
    rf"""{S}?(?P<unit>(?:
      m[²³23]?|km²?|ml|ha|kg|t|litres?|u|U|unités?|points?|pts?
    | h|heures?|jours?|semaines?|mois|ans?|années?
    | ETP|postes?|places?|logements?|repas|nuitées?|voix
    | personnes?|habitants?|hab\.?|ménages?|agents?|élèves?
    ){PER}|{S}?/{S}?[^\W\d_]+[²³]?{PER})""",
    re.VERBOSE,
)
"""What a figure alone in its cell may be a number of; a sentence goes on with many other words."""
GLUED_UNITS = frozenset(
    {"h", "m", "m²", "m³", "m2", "km", "km²", "ha", "kg", "ETP", "j"}
)
"""Units that are printed without a space after their figure."""

_OF_MONEY = WordList(
    "*€*", "euro(s)", "montant(s)", "somme(s)", "credit(s)", "debit(s)", "depense*", "recette*",
    "charge(s)", "produit(s)", "cout*", "prix", "tarif*", "budget*", "subvention*", "solde(s)",
    "ht", "ttc", "tva", "emprunt*", "annuite*", "capital", "interet(s)", "fonctionnement",
    "investissement*", "exploitation", "taxe(s)", "impot*", "imposition*", "redevance*", "loyer*",
    "aide(s)", "ae", "cp", "bp", "realis*", "mandat*", "titre(s)", "compte(s)", "imputation*",
    "article(s)", "chapitre(s)", "dotation*", "amortissement*", "participation*", "financ*",
    "fctva", "excedent*", "deficit*", "resultat*", "facture*", "propos*", "vote(e)(s)", "attribu*",
    "accord*", "allou*", "retenu*", "octroy*", "marche(s)", "offre(s)", "indemnite*", "salaire*",
    "traitement(s)", "remuneration*", "valeur(s)", "autofinancement", "tresorerie", "dette(s)",
    "garantie*", "cotisation*", "adhesion*", "contribution*", "paie*", "verse*", "versement*",
    "avance(s)", "provision*", "caution*", "plafond*", "operation(s)", "programme(s)", "travaux",
    "achat(s)", "fourniture*", "prestation*", "honoraire*", "assurance*", "association(s)",
    "beneficiaire(s)", "devis", "lot(s)", "entreprise(s)", "droit(s)", "prime(s)", "depots",
)  # fmt: skip
"""Words of a table of money, of which one is enough."""
_POSTS = re.compile(r"\b(?:emplois?|postes?|effectifs?) budgetaires?\b")
"""The posts that a budget opens, which are counted."""

_THOUSANDS = Concept(r"k ?€", r"k ?euros", r"milliers? d'? ?(?:euros?|€)")
_MILLIONS = Concept(r"m ?€", r"m ?euros", r"millions? d'? ?(?:euros?|€)")
_HEADER_SCALES = (
    (10**3, re.compile(rf"\b{_THOUSANDS}")),
    (10**6, re.compile(rf"\b{_MILLIONS}")),
)
"""What a header multiplies its figures by: "Montant (k€)", "en millions d'euros"."""
_HEADER_EURO = WordList("*€*", "euros")
"""A header that speaks of euros: "Montant (k€)", "en euros"."""
_ANNOUNCED = re.compile(r"(?:\ben |\bunites? ?: |\()(?=([^()]{1,24}))")
"""A title says what amounts are expressed in with "en", after "unité" or in brackets only:
"Programme de 10 M€" is about something else."""
_ONLY_EUROS = re.compile(r"(?:€|euros?\b|eur\b)")
"""How what is announced begins, where it is euros and no multiple of them."""
_HEADER_UNIT = re.compile(
    r"\((?:en )?(?P<bracket>[^()\d]{1,24})\)\s*$|(?P<euro>[kKM]?€(?:/\w+)*)(?!\w)"
)
"""The unit of a header: "Surface (en m²)", "Prix €/m²"."""
_MEASURES = "t|kg|g|l|hl|m|ml|m2|m3|km|km2|ha|h|min|mn|kwh|mwh|gwh"
_NO_MONEY = (
    r"(?:an|annee|jour|heure|hab|habitant|etp|agent|eleve|logement|tonne|nuitee|repas|place|lit)s?\.?"
    rf"|mois|j|{_MEASURES}"
)
_MEASURED_IN = re.compile(rf"\((?:en )?(?:{_MEASURES})(?: ?/ ?[\w.]+)*\)\W*$")
"""A unit of measure at the end of a header: "(h)", "(l/ha)"."""
_LABEL_UNIT = re.compile(
    rf"\((?:en )?(?:(?P<share>%)|(?P<other>{_NO_MONEY})(?: ?/ ?[\w.]+)*"
    r"|(?P<euros>€|euros?)(?: (?:ht|ttc))?(?: ?(?:/|par) ?[\w.]+)*)\)\W*$"
    r"|, ?(?P<euro>€|euros?)(?: (?:ht|ttc))? ?(?:/|par) ?\w+\W*$"
)
"""The unit at the end of the label of a line: "(en années)", "(kg/hab.)", ", € par tonne"."""
_LABEL_SCALES = tuple(
    (scale, re.compile(rf"\((?:en )?{name}(?: (?:ht|ttc))?\)\W*$"))
    for scale, name in ((10**3, _THOUSANDS), (10**6, _MILLIONS))
)
"""What the end of the label of a line multiplies its amounts by: "Encours (k€)"."""
_BRACKETED_UNITS = frozenset({
    "€", "k€", "m€", "euros", "m", "m2", "m²", "m3", "km", "ml", "ha", "h", "kg", "t", "%", "l",
    "mois", "jours", "heures",
})  # fmt: skip
"""A longer text in brackets explains its header, and is no unit."""


def header_unit(header: str) -> str:
    """The unit that a header ends with in brackets, or a currency in it; "" where it prints none.

    >>> header_unit("Surface (en m²)"), header_unit("Coût k€ HT"), header_unit("Coût (estimé)")
    ('m²', 'k€', '')
    """
    found = _HEADER_UNIT.search(header)
    if found is None:
        return ""
    if found["euro"]:
        return plain(found["euro"])
    if fold(found["bracket"]) in _BRACKETED_UNITS:
        return plain(found["bracket"])
    return ""


@lru_cache(maxsize=1 << 14)
def label_unit(label: str) -> Unit | None:
    """The unit that the label of a line ends with, whatever its table is in; None where it ends
    with none, and `Unit.NONE` for one that is neither of money nor a percentage.

    >>> label_unit("Désendettement (années)"), label_unit("Encours (k€)"), label_unit("Part (%)")
    (<Unit.NONE: ''>, None, <Unit.PERCENT: '%'>)
    """
    found = _LABEL_UNIT.search(fold(label))
    if found is None:
        return None
    if found["share"]:
        return Unit.PERCENT
    return Unit.NONE if found["other"] else Unit.EUR


@lru_cache(maxsize=1 << 14)
def heads_a_measure(header: str) -> bool:
    """Whether a header ends with a unit of what is measured, in brackets: no amounts are under it.
    What a price is of, a day or an inhabitant, is none.

    >>> heads_a_measure("Temps total (h)"), heads_a_measure("Dose (l/ha)")
    (True, True)
    >>> heads_a_measure("Coût (jour)"), heads_a_measure("Coût (€/h)")
    (False, False)
    """
    return _MEASURED_IN.search(fold(header)) is not None


@lru_cache(maxsize=1 << 14)
def label_scale(label: str) -> int | None:
    """What the label of a line says its amounts are multiplied by; None where it does not.

    >>> label_scale("Encours au 31 décembre (k€)"), label_scale("Encours (€)")
    (1000, None)
    """
    folded = fold(label)
    found = (scale for scale, end in _LABEL_SCALES if end.search(folded))
    return next(found, None)


def is_of_money(words: str) -> bool:
    """Whether words say that figures are money.

    >>> is_of_money("Budget 2026"), is_of_money("Emplois budgétaires")
    (True, False)
    """
    return _OF_MONEY.within(_POSTS.sub(" ", fold(words)))


@lru_cache(maxsize=1 << 10)
def header_scale(header: str) -> int | None:
    """What a header that speaks of euros expresses them in: 1000 for "Montant (k€)"; else None.

    >>> header_scale("Montant en k€"), header_scale("Montant (€)"), header_scale("Montant")
    (1000, 1, None)
    """
    folded = fold(header)
    if not _HEADER_EURO.within(folded):
        return None
    return next(
        (scale for scale, form in _HEADER_SCALES if form.search(folded)), 1
    )


def announces_euros(title: str) -> bool:
    """Whether a title says that the figures under it are euros.

    >>> announces_euros("Compte d'exploitation (en euros)"), announces_euros("Aide de 10 euros")
    (True, False)
    """
    return any(map(_ONLY_EUROS.match, _ANNOUNCED.findall(fold(title))))


def announced_scale(title: str) -> int:
    """What a title says that all amounts under it are expressed in; 1 where it says nothing.

    >>> announced_scale("Budget (en milliers d'euros)"), announced_scale("Programme de 10 M€")
    (1000, 1)
    """
    for text in _ANNOUNCED.findall(fold(title)):
        for scale, form in _HEADER_SCALES:
            if form.match(text):
                return scale
    return 1
