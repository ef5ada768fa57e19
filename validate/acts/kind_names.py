"""The kinds of act, and the places that tell them, in the reader's words."""

from collections.abc import Mapping

from validate.model.act_kind import ActKind, KindScore, KindSource
from validate.model.finding import Message

MOST_REASONS = 4
"""Reasons told of the kind of an act."""
KIND_NAMES: Mapping[ActKind, Message] = {
    ActKind.PRIMITIVE_BUDGET: Message("budget primitif", "primitive budget"),
    ActKind.AMENDING_BUDGET: Message(
        "décision modificative", "amending budget"
    ),
    ActKind.EXECUTED_ACCOUNTS: Message(
        "compte administratif ou compte financier unique",
        "executed accounts",
    ),
    ActKind.RESULT_ALLOCATION: Message(
        "affectation du résultat", "allocation of the result"
    ),
    ActKind.TAX_RATES: Message("vote des taux d'imposition", "tax rates"),
    ActKind.SUBSIDIES: Message("attribution de subventions", "subsidies"),
    ActKind.FINANCING_PLAN: Message("plan de financement", "financing plan"),
    ActKind.PROGRAMME_AUTHORISATIONS: Message(
        "autorisations de programme et crédits de paiement",
        "programme authorisations",
    ),
    ActKind.LOAN_GUARANTEE: Message("garantie d'emprunt", "loan guarantee"),
    ActKind.LOAN: Message("emprunt et son échéancier", "loan and schedule"),
    ActKind.MEMBERS_ALLOWANCES: Message(
        "indemnités des élus", "elected members' allowances"
    ),
    ActKind.STAFF_TABLE: Message("tableau des effectifs", "staff table"),
    ActKind.STAFF_ALLOWANCES: Message(
        "régime indemnitaire (RIFSEEP)", "staff allowances scheme"
    ),
    ActKind.TARIFFS: Message("tarifs", "tariffs"),
    ActKind.CONTRACTS: Message(
        "marchés et avenants", "contracts and amendments"
    ),
    ActKind.LAND: Message("acquisition ou cession foncière", "land"),
    ActKind.WRITE_OFFS: Message("admission en non-valeur", "write-offs"),
    ActKind.DEPRECIATION: Message("amortissements", "depreciation"),
    ActKind.CONTRIBUTIONS: Message(
        "contributions réparties par une clé", "contributions by a key"
    ),
    ActKind.FPIC: Message("répartition du FPIC", "sharing of the FPIC"),
    ActKind.OCCUPANCY_FEES: Message(
        "redevances d'occupation du domaine public", "occupancy fees"
    ),
    ActKind.SCHOOL_ALLOWANCES: Message(
        "dépenses scolaires et forfaits par élève", "school allowances"
    ),
    ActKind.WATER_REPORT: Message(
        "rapport sur le prix et la qualité de l'eau",
        "report on the price and quality of water",
    ),
    ActKind.CONVENTION: Message("convention", "convention"),
}
SOURCE_NAMES: Mapping[KindSource, Message] = {
    KindSource.OBJECT: Message("objet", "object"),
    KindSource.LAW: Message("texte visé", "law cited"),
    KindSource.CAPTION: Message("titre de tableau", "caption"),
    KindSource.HEADER: Message("en-tête de colonne", "header"),
    KindSource.LABEL: Message("libellé de ligne", "row label"),
    KindSource.TEXT: Message("texte", "sentence"),
}


def told_by(score: KindScore) -> Message:
    """What speaks for a kind, in a line: the first reasons, each with its place."""
    parts = [
        Message.joined(SOURCE_NAMES[one.source], Message.printed(one.words))
        for one in score.reasons[:MOST_REASONS]
    ]
    return Message(
        " ; ".join(part.fr.replace(" · ", " : ") for part in parts),
        "; ".join(part.en.replace(" · ", ": ") for part in parts),
    )
