"""The words that numbers are printed with: what they count, and the grammar around them. French,
domain-wide.
"""

import re
from functools import lru_cache

from extract.french.folding import fold
from extract.french.lexicon.concept import Concept
from extract.number import Counts

_NOUNS: dict[Counts, str] = {
    "persons": (
        """
        personne participant beneficiaire allocataire salarie referent menage foyer
        famille jeune femme homme enfant eleve etudiant parent mere pere agent
        travailleur demandeur habitant usager client locataire proprietaire abonne
        adherent licencie benevole conseiller elu membre delegue votant stagiaire
        apprenti candidat patient resident assistant assistante enseignant intervenant
        animateur medecin professionnel senior aine agriculteur artiste spectateur
        visiteur refugie adulte mineur individu collegien lyceen encadrant educateur
        administrateur accedant sportif retraite aidant lecteur detenu brsa
        fonctionnaire contractuel convive exploitant particulier contribuable electeur
        volontaire chomeur pompier nourrisson bebe
        """
    ),
    "structures": (
        """
        structure association organisme etablissement entreprise commune collectivite
        epci ccas cias plie siae esat ehpad club federation syndicat operateur
        prestataire partenaire employeur communaute intercommunalite societe comite
        mairie departement region centre creche fondation cooperative bureau-d-etudes
        laboratoire compagnie ligue amicale office opca ogec sivom sivu pme tpe
        """
    ),
    "places": "place berceau lit siege couchage hebergement",
    "posts": "poste emploi etp etpt equivalent temps-plein",
    "operations": "operation dispositif action projet programme chantier dossier",
    "duration": (
        """
        mois an annee jour semaine heure trimestre semestre minute journee demi-journee
        duree
        """
    ),
    "other": (
        """
        sortie entree arrivee depart demande appel marche visite reponse aide mesure
        logement consultation entretien activite unite difficulte cite acte avis
        candidature reprise critere type axe service territoire canton ecole college
        lycee batiment vehicule repas seance atelier reunion kilometre branchement
        intervention contrat cdi cdd diagnostic bien parcelle point voix
        """
    ),
}
STREET = Concept(
    "rue", "avenue", "boulevard", "bd", "all[ée]e", "chemin", "impasse", "quai", "route", "square"
)  # fmt: skip
"""What a number before it is the house of: in the singular, so that nothing is counted."""
_UNIT_NOUNS = """
    logement dossier mesure repas nuit nuitee point unite acte seance tonne litre metre kg kilo
    kilogramme
    kilometre km m2 m3 ml hectare appartement vehicule visite diagnostic entretien
    intervention deplacement vacation consultation candidature bon titre carte entree
    ticket stere kwh ruche classe atelier groupe sejour passage cours copie page
    exemplaire plant arbre tete mandat lot parcelle course tour module
"""
_UNITS = frozenset(_UNIT_NOUNS.split())
_MEASURED_IN = """
    m mm cm km ml m² m³ m2 m3 km² km2 ha kg g t hl kW kWc kWh MW MWh GWh litre litres tonne tonnes
"""
UNITS_OF_MEASURE = frozenset(_MEASURED_IN.split())
"""Units as they are printed: what is measured in them is named apart."""
_YEARS = frozenset({"an", "annee", "annuel", "annuelle"})
_KINDS: dict[str, Counts] = {
    noun: counts for counts, nouns in _NOUNS.items() for noun in nouns.split()
}

_HEADER_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
"""The words of a header; a compound one is one word: "Bureaux-d'études"."""
_ACCENTED_NOUNS = """
    salarie licencie refugie delegue retraite unite activite difficulte cite societe
    communaute collectivite entree arrivee journee annee demi-journee intercommunalite
    marche comite duree lycee depute nuitee employe abonne aine
"""
_ENDING_IN_ACCENT = frozenset(_ACCENTED_NOUNS.split())
"""Nouns that end in é or ée: without the accent, "mesuré" would be the noun "mesure"."""
MODIFIER = Concept(
    "nouve(?:aux|lles?|l|au)",
    "grande?s?",
    "petite?s?",
    "autres?",
    "premi(?:ers|ères)",
    "derni(?:ers|ères)",
    "princip(?:aux|ales)",
    "seule?s?",
    "différente?s?",
    "vieux",
    "ancien(?:s|nes?)?",
    "vrais?",
    "bon(?:s|nes?)?",
    "future?s?",
    r"jeunes(?=\s[a-zé]{4,}s\b)",
)
"""An adjective that may stand between a number and its noun."""
_FUNCTION_WORDS = """
    a à au aux ont sont sera seront serait seraient est était étaient et ou où en depuis
    dans par pour sur sous qui que qu dont de d du des la le les l un une ne n se s ce
    cette ces son sa ses leur leurs chacun chacune avec sans chez vers lors soit mais
    puis ainsi y il elle ils elles on plus moins très peuvent doivent avaient avait été
    étant ayant selon entre après avant pendant contre comme parmi environ maximum
    minimum minima maxima au-delà hors tous toutes si car donc or ni
"""
NO_NOUN = frozenset(_FUNCTION_WORDS.split())
"""Words that can follow a number and are not what it counts."""


@lru_cache(maxsize=1 << 12)
def singular_noun(word: str) -> str:
    """A noun folded, in the singular: "bénéficiaires" -> "beneficiaire"."""
    bare = fold(word).strip("'")
    if bare in _KINDS or bare in _UNITS:
        return bare
    for plural, singular in (
        ("eaux", "eau"),
        ("aux", "al"),
        ("s", ""),
        ("x", ""),
    ):
        if bare.endswith(plural) and len(bare) > len(plural) + 1:
            return bare[: -len(plural)] + singular
    return bare


@lru_cache(maxsize=1 << 12)
def kind_of(noun: str) -> Counts | None:
    """What a noun counts, or None for a noun of no known kind.

    >>> kind_of("bénéficiaires"), kind_of("marchés")
    ('persons', 'other')
    """
    bare = singular_noun(noun)
    has_accent = noun.lower().removesuffix("s").endswith(("é", "ée"))
    if has_accent and bare not in _ENDING_IN_ACCENT:
        return None
    return _KINDS.get(bare)


@lru_cache(maxsize=1 << 12)
def counted_in(text: str) -> Counts:
    """What the figures under a header, or in front of a text, count: the first noun of a known kind
    decides, and "other" is where none is.

    >>> counted_in("postes en insertion"), counted_in("Nombre d'élèves")
    ('posts', 'persons')
    >>> counted_in("Nbre de FAL")
    'other'
    """
    for word in _HEADER_WORDS.findall(text):
        kind = kind_of(word)
        if kind is not None and kind != "other":
            return kind
    return "other"


def is_unit_of_price(noun: str) -> bool:
    """Whether money "par <noun>" is a price per unit; "par an" is not: a yearly amount is an
    amount.
    """
    bare = singular_noun(noun)
    if bare in _YEARS:
        return False
    return bare in _KINDS or bare in _UNITS


def is_year_unit(noun: str) -> bool:
    """Whether the noun is a year."""
    return singular_noun(noun) in _YEARS


_ACRONYM = re.compile(r"\(\s*(?P<acronym>[A-Z][A-Za-z]{1,7})\s*\)")
"""An acronym behind what it stands for: "(CCAS)"."""
_WORDS = re.compile(r"[^\W\d_][\w'’-]*")
"""The words of a name, each with the one elided before it: "l'emploi"."""
_SPELLED = 140
"""How far before its parenthesis an acronym is spelled out, in characters."""
_ELIDED = ("d'", "d’", "l'", "l’")


def spelled_acronyms(text: str) -> dict[str, str]:
    """Acronyms that the text spells out, with the head noun of what they stand for.

    >>> spelled_acronyms("Soutien des Maisons d'Accueil pour Étudiants (MAE)")
    {'MAE': 'Maisons'}
    """
    found: dict[str, str] = {}
    for match in _ACRONYM.finditer(text):
        before = text[max(0, match.start() - _SPELLED) : match.start()]
        words = [
            word[2:] if word.startswith(_ELIDED) else word
            for word in _WORDS.findall(before)
        ]
        head = _head(words, match["acronym"].upper())
        if head:
            found[match["acronym"]] = head
    return found


def _head(words: list[str], acronym: str) -> str:
    """The word from which the words' initials, link words skipped, spell the acronym to the end."""
    for start in range(len(words) - 1, -1, -1):
        if not words[start] or fold(words[start][0]).upper() != acronym[0]:
            continue
        wanted = iter(acronym)
        expected = next(wanted)
        for word in words[start:]:
            if expected and word and fold(word[0]).upper() == expected:
                expected = next(wanted, "")
        if not expected:
            return words[start]
    return ""
