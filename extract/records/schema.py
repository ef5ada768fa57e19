"""The normalized frames: names, order, types, titles and descriptions of their columns. The one
source of truth.

Every frame carries the common columns first. Types are those of Frictionless Table Schema; in
memory and in ``data/*.csv`` all values are text: plain decimals, ISO dates, "" for missing.
"""

from dataclasses import dataclass, field
from typing import Literal

Type = Literal["string", "number", "integer", "date"]


@dataclass(frozen=True, slots=True)
class Field:
    """One column of a frame, described in French and English."""

    name: str
    type: Type
    title_fr: str
    title_en: str
    description_fr: str
    description_en: str
    required: bool = False
    enum: tuple[str, ...] = ()
    unit: str = ""
    """What the values are expressed in: ``EUR``, ``%``."""


@dataclass(frozen=True, slots=True)
class FrameSchema:
    """A frame: its columns beside the common ones, and what one row is."""

    name: str
    title_fr: str
    title_en: str
    row_fr: str
    row_en: str
    own: tuple[Field, ...]
    keys: tuple[str, ...] = field(default=())

    @property
    def fields(self) -> tuple[Field, ...]:
        """All columns, the common ones first."""
        return (*COMMON, *self.own)

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of all columns in order."""
        return tuple(each.name for each in self.fields)


COMMON = (
    Field(
        "document_id", "string", "Document", "Document",
        "Nom du fichier et début de son empreinte SHA-256", "File name and start of its SHA-256 digest", required=True,
    ),
    Field(
        "deliberation", "string", "Délibération", "Deliberation",
        "Numéro de la délibération, tel qu'imprimé", "Number of the deliberation as printed",
    ),
    Field(
        "section", "string", "Partie", "Section",
        "Partie du document : délibération, annexe, rapport, convention",
        "Part of the document: deliberation, annex, report, agreement",
    ),
    Field(
        "table_id", "string", "Tableau", "Table",
        "Tableau d'origine, fichier du même nom dans tables/ ; vide pour un texte suivi",
        "Source table, the file of that name in tables/; empty for prose",
    ),
    Field(
        "row", "integer", "Ligne", "Row",
        "Rang de la ligne imprimée dans le tableau, à partir de 0, hors en-tête ; vide pour un texte suivi",
        "Index of the printed row in the table from 0, header not counted; empty for prose",
    ),
    Field(
        "places", "string", "Emplacements", "Places",
        "Où c'est imprimé : page:x0,haut,x1,bas en points, origine en haut à gauche, séparés par des points-virgules",
        "Where it is printed: page:x0,top,x1,bottom in points, origin top left, separated by semicolons", required=True,
    ),
    Field(
        "engine", "string", "Lecteur", "Engine",
        "Moteur d'extraction qui a lu les cellules", "Extraction engine that read the cells",
    ),
    Field(
        "confidence", "number", "Confiance", "Confidence",
        "De 0 à 1 : la plus faible des cellules utilisées", "0 to 1: the lowest of the cells used",
    ),
)  # fmt: skip

_THEME = Field(
    "theme", "string", "Thème", "Theme",
    "Numéro du thème s'il est imprimé, sinon son intitulé", "Number of the theme if printed, else its title",
)  # fmt: skip
_OPERATION = Field(
    "operation", "string", "Opération", "Operation",
    "Numéro de l'opération s'il est imprimé, sinon son intitulé", "Number of the operation if printed, else its title",
)  # fmt: skip
_PRINTED = Field(
    "printed",
    "string",
    "Tel qu'imprimé",
    "As printed",
    "Le texte lu, espaces réduites",
    "The text read, spaces reduced",
)
COUNTS = (
    "amount", "rate", "percent", "duration", "persons", "structures", "places", "posts", "operations", "other",
)  # fmt: skip

FRAMES: dict[str, FrameSchema] = {
    frame.name: frame
    for frame in (
        FrameSchema(
            "grants", "Lignes d'attribution", "Allocation lines",
            "Une ligne par attribution et par montant", "One row per allocation line and measure",
            (
                Field(
                    "line_id", "string", "Identifiant de ligne", "Line id",
                    "Tableau et ligne ; commun aux montants d'une même ligne",
                    "Table and row; shared by the amounts of one line", required=True,
                ),
                _THEME,
                _OPERATION,
                Field(
                    "territory", "string", "Territoire", "Territory",
                    "Tel qu'imprimé, répété sur chaque ligne couverte", "As printed, repeated on each line covered",
                ),
                Field(
                    "beneficiary", "string", "Bénéficiaire", "Beneficiary",
                    "Tel qu'imprimé, répété sur chaque ligne couverte", "As printed, repeated on each line covered",
                ),
                Field(
                    "beneficiary_key", "string", "Clé du bénéficiaire", "Beneficiary key",
                    "Nom sans accents, casse, ponctuation, articles ni forme juridique : rapproche les graphies",
                    "Name without accents, case, punctuation, articles and legal form: brings spellings together",
                ),
                Field("description", "string", "Objet", "Purpose", "Tel qu'imprimé", "As printed"),
                Field(
                    "measure", "string", "Montant de quoi", "Measure",
                    "Colonne du montant, telle qu'intitulée", "Column of the amount, as titled",
                ),
                Field("quantity", "number", "Quantité", "Quantity", "Nombre d'unités", "Number of units"),
                Field(
                    "quantity_unit", "string", "Unité", "Unit", "Ce que compte la quantité", "What the quantity counts"
                ),
                Field(
                    "unit_rate", "number", "Prix unitaire", "Unit rate",
                    "En euros par unité", "In euros per unit", unit="EUR",
                ),
                Field(
                    "base", "number", "Dépense retenue", "Base",
                    "Assiette en euros", "Eligible base in euros", unit="EUR",
                ),
                Field(
                    "rate_percent", "number", "Taux", "Rate",
                    "En pour cent de l'assiette", "In percent of the base", unit="%",
                ),
                Field(
                    "previous_amount", "number", "Montant précédent", "Previous amount",
                    "Attribué l'exercice précédent, en euros", "Given in the previous year, in euros", unit="EUR",
                ),
                Field(
                    "amount", "number", "Montant", "Amount",
                    "En euros ; vide si la ligne n'imprime rien ou refuse une somme demandée",
                    "In euros; empty where the line prints none, or turns down a sum asked for", unit="EUR",
                ),
                Field(
                    "decision", "string", "Décision", "Decision", "Attribuée, refusée ou ajournée",
                    "Granted, refused or deferred", required=True, enum=("granted", "refused", "deferred"),
                ),
                Field(
                    "role", "string", "Rôle", "Role",
                    "detail : à additionner ; recap : répète ou cumule d'autres lignes",
                    "detail: to be summed; recap: repeats or sums up other lines", required=True,
                    enum=("detail", "recap"),
                ),
                Field("period_start", "date", "Début", "Start", "Premier jour de l'action", "First day of the action"),
                Field("period_end", "date", "Fin", "End", "Dernier jour de l'action", "Last day of the action"),
                Field(
                    "details", "string", "Autres cellules", "Other cells",
                    "Objet JSON : intitulé de colonne et texte imprimé de ce qui n'a pas de colonne ici",
                    "JSON object: column title and printed text of what has no column here",
                ),
            ),
            ("line_id", "measure"),
        ),
        FrameSchema(
            "totals", "Totaux imprimés", "Printed totals",
            "Une ligne par ligne de total et par colonne", "One row per total line and column",
            (
                _THEME,
                _OPERATION,
                Field(
                    "scope", "string", "Portée", "Scope",
                    "Groupe totalisé, du plus large au plus étroit ; vide pour le tableau entier",
                    "Group totalled, widest first; empty for the whole table",
                ),
                Field("label", "string", "Libellé", "Label", "Tel qu'imprimé", "As printed"),
                Field("column", "string", "Colonne", "Column", "Intitulé de la colonne", "Title of the column"),
                Field(
                    "value", "number", "Valeur", "Value", "Vide si rien n'est imprimé", "Empty if nothing is printed"
                ),
                _PRINTED,
            ),
        ),
        FrameSchema(
            "budget_lines", "Lignes budgétaires", "Budget lines",
            "Une ligne par ligne budgétaire et par colonne", "One row per budget line and column",
            (
                Field("code", "string", "Code", "Code", "Tel qu'imprimé", "As printed"),
                Field(
                    "imputation", "string", "Imputation", "Account", "Chapitre, article ou compte",
                    "Chapter, article or account",
                ),
                Field("label", "string", "Libellé", "Label", "Tel qu'imprimé", "As printed"),
                Field("column", "string", "Colonne", "Column", "Intitulé de la colonne", "Title of the column"),
                Field(
                    "amount", "number", "Montant", "Amount", "En euros ; vide si la cellule n'est pas un nombre",
                    "In euros; empty if the cell is no number", unit="EUR",
                ),
                _PRINTED,
            ),
        ),
        FrameSchema(
            "unit_rates", "Prix unitaires", "Unit rates",
            "Une ligne par prix unitaire d'un en-tête, d'un tableau ou du texte",
            "One row per unit price in a header, a table or prose",
            (
                Field("what", "string", "Objet", "What", "Ce qui est payé", "What is paid for"),
                Field("rate", "number", "Prix", "Rate", "En euros ou en pour cent", "In euros or in percent"),
                Field("unit", "string", "Unité", "Unit", "Monnaie ou pour cent", "Currency or percent"),
                Field("per", "string", "Par", "Per", "Ce que vaut une unité", "What one unit is"),
                Field("months", "integer", "Mois", "Months", "Mois couverts par une unité", "Months one unit covers"),
                Field("cap", "number", "Plafond", "Cap", "En euros", "In euros", unit="EUR"),
                Field("derivation", "string", "Calcul", "Derivation", "Tel qu'imprimé", "As printed"),
                _PRINTED,
            ),
        ),
        FrameSchema(
            "claims", "Nombres du texte", "Numbers in prose",
            "Une ligne par nombre énoncé dans le texte", "One row per number stated in prose",
            (
                _THEME,
                _OPERATION,
                Field("article", "string", "Article", "Article", "Article de la délibération", "Deliberation article"),
                Field("subject", "string", "Sujet", "Subject", "Ce dont le nombre parle", "What the number speaks of"),
                Field(
                    "counts", "string", "Nature", "Counts", "Ce que le nombre compte", "What the number counts",
                    required=True, enum=COUNTS,
                ),
                Field("unit_noun", "string", "Unité", "Unit noun", "Nom qui suit le nombre", "Noun after the number"),
                Field("value", "number", "Valeur", "Value", "En unités de base", "In base units"),
                _PRINTED,
            ),
        ),
        FrameSchema(
            "votes", "Votes", "Votes", "Une ligne par vote", "One row per vote",
            tuple(
                Field(name, "integer", fr, en, "Vide si le texte ne le donne pas", "Empty if the text does not give it")
                for name, fr, en in (
                    ("for", "Pour", "For"),
                    ("against", "Contre", "Against"),
                    ("abstained", "Abstentions", "Abstained"),
                    ("not_voting", "Ne prennent pas part", "Not voting"),
                    ("present", "Présents", "Present"),
                    ("proxies", "Pouvoirs", "Proxies"),
                    ("absent", "Absents", "Absent"),
                    ("members", "En exercice", "Members"),
                )
            ),
        ),
        FrameSchema(
            "cells", "Cellules chiffrées", "Numeric cells",
            "Une ligne par nombre d'une cellule de tableau", "One row per number of a table cell",
            (
                Field(
                    "value", "number", "Valeur", "Value", "Vide si la cellule ne peut pas être un nombre",
                    "Empty if the cell cannot be a number",
                ),
                Field(
                    "decimals", "integer", "Décimales", "Decimals", "Chiffres imprimés après la virgule",
                    "Digits printed after the decimal mark",
                ),
                Field("unit", "string", "Unité", "Unit", "EUR, % ou telle qu'imprimée", "EUR, % or as printed"),
                Field(
                    "row_kind", "string", "Nature de la ligne", "Row kind", "Détail, sous-total, total, report…",
                    "Detail, subtotal, total, carried forward…", required=True,
                ),
                Field(
                    "row_path", "string", "Chemin de ligne", "Row path",
                    "Libellés de la ligne, du plus large au plus étroit", "Labels of the row, widest first",
                ),
                Field(
                    "column_path", "string", "Chemin de colonne", "Column path",
                    "Intitulés de la colonne, du plus large au plus étroit", "Titles of the column, widest first",
                ),
                _PRINTED,
            ),
        ),
    )
}  # fmt: skip
