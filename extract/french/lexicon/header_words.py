"""What the words of a header announce: the kind of the column, and its part in a line."""

import re
from functools import lru_cache

from extract.french.folding import fold
from extract.french.lexicon.concept import Concept, WordList, first_named
from extract.french.lexicon.totals import CUMULATED, TOTAL

_A_UNIT = Concept("place", "poste", "mois", "an", "jour", "heure", "unite", "eleve", "enfant",
    "habitant", "logement")  # fmt: skip

CODE = Concept(
    "n°", "numeros?", "code", "imputations?", "comptes?", "siret", "siren", "rna", "ref",
    "references?", "chapitres?", "chap", "art", "insee", "fonction", "nature", "articles?", "ordre",
    "identifiant", "id", "ligne", "page", "folio", "rang", "operations?", "actions?", "themes?",
    "axes?", "(?<!par )(?<!la )(?<!une )(?<!chaque )(?:parcelle|lot)",
)  # fmt: skip
DATE = Concept("dates?", "echeance", "debut", "fin")
YEAR = Concept("annees?", "exercices?", "millesime")
RATE = Concept(
    "(?<!au )(?<!aux )(?:prix|tarifs?)", "cout unitaire", "montant unitaire", "valeur unitaire",
    "valeur du point", "pu", "taux horaire", rf"(?:cout|montant|forfait|valeur|aide) par {_A_UNIT}",
)  # fmt: skip
PERCENT = Concept(
    "taux", "pourcentages?", "%", "evolutions?", "variations?",
    "(?<!pas )(?<!pris )(?<!prend )parts?", "quotite",
)  # fmt: skip
COUNT = Concept(
    "nombres?", "nbre?s?", "nb", "effectifs?", "quantites?", "qte", "places?", "postes?", "points?",
    "heures?", "jours?", "population", "habitants?", "logements?", "beneficiaires", "participants",
    "eleves", "menages", "dossiers", "etp", "surface", "lineaire", "longueur", "duree", "adherents",
    "licencies",
)  # fmt: skip
AMOUNT = Concept(
    "€", "k€", "m€", "euros?", "montants?", "subventions?", "depenses?", "recettes?", "credits?",
    "ae", "cp", "ap", "bp", "dm", "budgets?", "propositions?", "disponible", "soldes?", "couts?",
    "valeurs?", "capital", "annuites?", "interets?", r"attribu\w*", r"propos\w*", r"vot[ée]\w*",
    *TOTAL.forms, *CUMULATED.forms, "ht", "ttc", "participations?", "cotisations?", "aides?",
    "dotations?", "amortissements?", r"realis\w*", r"engag\w*", r"mandat\w*", r"prevu\w*",
    r"sollicit\w*", r"accord\w*", "financements?", "charges", "produits", "loyers?", "redevances?",
    "autofinancement", "feder", "detr", "dsil", "tva", r"produit (?:au|a|des?)",
)  # fmt: skip
KINDS = first_named(
    [
        ("CODE", CODE),
        ("DATE", DATE),
        ("YEAR", YEAR),
        ("RATE", RATE),
        ("PERCENT", PERCENT),
        ("COUNT", COUNT),
        ("AMOUNT", AMOUNT),
    ]
)
"""The kind that the first known word of a folded header announces, as the name of a group. At one
place the earlier kind is meant: "numero" is a code before it counts."""

DECISION = Concept("avis", "decision", "suite donnee", "statut")
PERIOD = Concept(
    "periode", r"duree de (?:l'action|la convention)", r"dates (?:de .*|d'.*)"
)
DURATION = WordList(
    "duree(s)", "temps de", "temps d'*", "temps total", "temps passe", "temps annuel",
    "temps moyen",
    "nombre d'heures", "nb d'heures", "nbre d'heures", "volume(s) horaire(s)", "heures travaillees",
    "heures supplementaires", "heures complementaires", "heures effectuees", "heures realisees",
    "heures payees", "heures annuelles", "heures dues", "cumul*",
)  # fmt: skip
"""A header over lengths of time."""
CLOCK = WordList(
    "heure", "horaire(s)", "*ouverture*", "fermeture*", "debut", "fin", "depart(s)", "arrivee(s)",
    "passage(s)", "rendez-vous", "seance(s)", "agenda", "calendrier", "programme",
)  # fmt: skip
"""A header or a title over times of the day."""
CLOCK_ALONE = frozenset(
    {
        "de",
        "a",
        "des",
        "jusqu'a",
        "matin",
        "apres-midi",
        "midi",
        "soir",
        "heures",
    }
)
"""The same, where a header is one of them and nothing else."""
BENEFICIARY = Concept(
    "beneficiaires?", "associations?", "structures?", "organismes?", "tiers", "prestataires?",
    "attributaires?", "titulaires?", "porteurs?", "demandeurs?", "fournisseurs?", "creanciers?",
    "clubs?", "operateurs?", "partenaires?", "raison sociale", "entreprises?", "etablissements?",
    "maitres? d'ouvrage", "gestionnaires?", "compagnies?", "ecoles?", "denomination",
)  # fmt: skip
NAME_FIRST = Concept("noms?")
"""A header that begins with it names who receives; elsewhere it names anything."""
COLLECTIVITY = Concept("communes?", "collectivites?", "epci", "syndicats?")
OPERATION = Concept("operations?", "dispositifs?", "fiches?", "mesures?")
THEME = Concept(
    "themes?",
    "thematiques?",
    "axes?",
    "domaines?",
    "politiques?",
    "programmes?",
)
TERRITORY = Concept(
    "territoires?", "cantons?", "secteurs?", "arrondissements?", "localisation", "localite",
    "quartiers?", "villes?", "zones?", "departements?", "epci", "bassins?",
)  # fmt: skip
REMARK = Concept(
    "observations?",
    "commentaires?",
    "remarques?",
    "chiffres? cles?",
    "indicateurs?",
    "precisions?",
)
DESCRIPTION = Concept(
    "objets?", "descriptions?", "descriptifs?", "nature", "actions?", "synthese", "intitule",
    "projets?", "libelles?", "designations?", "motifs?", "travaux", "manifestations?", "postes?",
    "complement", "prestations?", "affectation", "articles?",
)  # fmt: skip
INTENSITY = Concept("taux", "intensite", r"\A%")
"""A percentage that says how much is paid; others tell of a change or a share."""
END = WordList("fin", "*echeance*", "*terme*")
"""The last day of a period; "finance" is none."""
START = "debut"
MILESTONE = WordList(
    END, START, "prevu(e)(s)", "previsionnel*", "achevement*", "livraison*", "reception*",
    "mise en service",
)  # fmt: skip
"""When something is to begin or to be done, as the column of a month or of a year: "Fin prévue"."""
PREVIOUS = WordList(
    "n( )-( )1",
    "*precedent*",
    "rappel",
    "*anterieur*",
    "dernier exercice*",
    "annee passee*",
)
"""What was given before, beside what is given now."""
REQUESTED = WordList("*sollicit*", "*demande(e)(s)")
"""What is asked for: "Montant demandé"; who asks ("demandeur") is not meant."""
OWN_FUNDS = WordList("tva", "*autofinancement*", "fonds propres")
"""Amounts that are neither asked for nor given."""
BASE = WordList(
    "*subventionnable*", "assiette", "base", "cout", "montant ht*", "montant ttc*",
    "montant des travaux*", "montant du projet*", "montant de l'operation*", "montant eligible*",
    "depense(s)", "budget de l'action*", "budget global*", "budget total*", "budget previsionnel*",
    "budget du projet*", "eligible*",
)  # fmt: skip
"""What a grant is reckoned on."""
GRANT_FIRST = WordList(
    "(montant )(de la )subvention",
    "(montant )(de la )aide",
    "(montant )(de la )participation",
)
"""A header that begins with the grant means it, whatever it is reckoned on."""
GRANTED = WordList(
    "*subvention*", "montant retenu*", "propos*", "attribu*", "accord*", "vote*", "aide",
)  # fmt: skip
"""Money given: "Subvention proposée", "Montant retenu"."""
BUDGET_ACCOUNT = WordList(
    "*imputation*", "compte(s)", "chap*", "art", "article(s)", "*nature*", "*fonction*",
    "*ligne budgetaire*",
)  # fmt: skip
"""Where in the budget an amount stands: "Chapitre", "Art.", "Imputation budgétaire"."""
REFERENCE = ("code", "ref", "siret", "dossier")
"""What a header holds, as words or in them, over the numbers of dossiers."""
SCHEDULE = WordList("cp", "credit(s) de paiement*", "*echeanc*")
"""Payments spread over years."""
RECAPITULATION = WordList(
    "recapitulati*", "synthese financiere*", "synthese par*", "synthese des*", "par canton",
    "par territoire", "par commune", "par theme",
)  # fmt: skip
"""A title of a table that sums up others."""
PRICED = WordList("*€*", "*euro*")
"""A share or a count is neither where its header speaks of euros."""
PRICE_BEFORE = re.compile(
    r"(?:(?:valeur|tarif|prix|taux|forfait)(?: de)?|unitaire|a|x|=|:|\()\s*$"
)
"""What is before such an amount in a folded header: "tarif de", "x"."""
PRICED_PIECE = Concept("unites?", "par", "base de calcul", "mode de calcul")
"""What names a column that says per what the prices beside it are."""
PRICE_AFTER = re.compile(r"\s*par [^\W\d_]")
"""What makes an amount inside a header the price of one piece: "à 30 €", "30 € par élève"."""


@lru_cache(maxsize=1 << 10)
def names_a_beneficiary(header: str) -> bool:
    """Whether a header names who receives: "Association", "Nom", "Commune"."""
    folded = fold(header)
    named = BENEFICIARY.within(folded) or COLLECTIVITY.within(folded)
    return named or NAME_FIRST.opens(folded)
