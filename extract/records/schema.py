"""What a normalized frame is: its columns, their types, titles and descriptions.

Each frame is described beside its reader, in a file of ``families/``; `registry.FRAMES` has them
all. Every frame carries the common columns first. Types are those of Frictionless Table Schema; in
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
        "document_id",
        "string",
        title_fr="Document",
        title_en="Document",
        description_fr="Nom du fichier et début de son empreinte SHA-256",
        description_en="File name and start of its SHA-256 digest",
        required=True,
    ),
    Field(
        "deliberation",
        "string",
        title_fr="Délibération",
        title_en="Deliberation",
        description_fr="Numéro de la délibération, tel qu'imprimé",
        description_en="Number of the deliberation as printed",
    ),
    Field(
        "section",
        "string",
        title_fr="Partie",
        title_en="Section",
        description_fr="Partie du document : délibération, annexe, rapport, convention",
        description_en="Part of the document: deliberation, annex, report, agreement",
    ),
    Field(
        "table_id",
        "string",
        title_fr="Tableau",
        title_en="Table",
        description_fr=(
            "Tableau d'origine, fichier du même nom dans tables/ ; vide pour un texte suivi"
        ),
        description_en="Source table, the file of that name in tables/; empty for prose",
    ),
    Field(
        "row",
        "integer",
        title_fr="Ligne",
        title_en="Row",
        description_fr=(
            "Rang de la ligne imprimée dans le tableau, à partir de 0, hors "
            "en-tête ; vide pour un texte suivi"
        ),
        description_en=(
            "Index of the printed row in the table from 0, header not counted; empty for prose"
        ),
    ),
    Field(
        "places",
        "string",
        title_fr="Emplacements",
        title_en="Places",
        description_fr=(
            "Où c'est imprimé : page:x0,haut,x1,bas en points, origine en "
            "haut à gauche, ou feuille!A1 dans un classeur ; séparés par des points-virgules"
        ),
        description_en=(
            "Where it is printed: page:x0,top,x1,bottom in points, origin top"
            " left, or sheet!A1 in a spreadsheet; separated by semicolons"
        ),
        required=True,
    ),
    Field(
        "engine",
        "string",
        title_fr="Lecteur",
        title_en="Engine",
        description_fr="Moteur d'extraction qui a lu les cellules",
        description_en="Extraction engine that read the cells",
    ),
    Field(
        "confidence",
        "number",
        title_fr="Confiance",
        title_en="Confidence",
        description_fr="De 0 à 1 : la plus faible des cellules utilisées",
        description_en="0 to 1: the lowest of the cells used",
    ),
)
"""The columns that every frame begins with."""

THEME = Field(
    "theme",
    "string",
    title_fr="Thème",
    title_en="Theme",
    description_fr="Numéro du thème s'il est imprimé, sinon son intitulé",
    description_en="Number of the theme if printed, else its title",
)
OPERATION = Field(
    "operation",
    "string",
    title_fr="Opération",
    title_en="Operation",
    description_fr="Numéro de l'opération s'il est imprimé, sinon son intitulé",
    description_en="Number of the operation if printed, else its title",
)
MEASURED_FR = (
    "Une durée en heures et minutes est en minutes, une surface en hectares, ares et"
    " centiares en m²"
)
MEASURED_EN = (
    "A length of time in hours and minutes is in minutes, an area in hectares, ares and centiares"
    " in m²"
)
"""What the value of a measure printed in several units is in."""
PRINTED = Field(
    "printed",
    "string",
    title_fr="Tel qu'imprimé",
    title_en="As printed",
    description_fr="Le texte lu, espaces réduites",
    description_en="The text read, spaces reduced",
)
