"""Allocation lines: who receives how much, for what, one record for each line and measure."""

from collections.abc import Iterator, Sequence

from extract.document import Document
from extract.records.families.grant_line_records import (
    line_records,
    sum_records,
)
from extract.records.families.grant_table import (
    money_table,
    read_grant_table,
)
from extract.records.family import Family
from extract.records.record import Record
from extract.records.schema import OPERATION, THEME, Field, FrameSchema
from extract.table import Table

SCHEMA = FrameSchema(
    "grants",
    title_fr="Lignes d'attribution",
    title_en="Allocation lines",
    row_fr="Une ligne par attribution et par montant",
    row_en="One row per allocation line and measure",
    own=(
        Field(
            "line_id",
            "string",
            title_fr="Identifiant de ligne",
            title_en="Line id",
            description_fr="Tableau et ligne ; commun aux montants d'une même ligne",
            description_en="Table and row; shared by the amounts of one line",
            required=True,
        ),
        THEME,
        OPERATION,
        Field(
            "territory",
            "string",
            title_fr="Territoire",
            title_en="Territory",
            description_fr="Tel qu'imprimé, répété sur chaque ligne couverte",
            description_en="As printed, repeated on each line covered",
        ),
        Field(
            "beneficiary",
            "string",
            title_fr="Bénéficiaire",
            title_en="Beneficiary",
            description_fr="Tel qu'imprimé, répété sur chaque ligne couverte",
            description_en="As printed, repeated on each line covered",
        ),
        Field(
            "beneficiary_key",
            "string",
            title_fr="Clé du bénéficiaire",
            title_en="Beneficiary key",
            description_fr=(
                "Nom sans accents, casse, ponctuation, articles ni forme "
                "juridique : rapproche les graphies"
            ),
            description_en=(
                "Name without accents, case, punctuation, articles and legal "
                "form: brings spellings together"
            ),
        ),
        Field(
            "description",
            "string",
            title_fr="Objet",
            title_en="Purpose",
            description_fr="Tel qu'imprimé",
            description_en="As printed",
        ),
        Field(
            "measure",
            "string",
            title_fr="Montant de quoi",
            title_en="Measure",
            description_fr="Colonne du montant, telle qu'intitulée",
            description_en="Column of the amount, as titled",
        ),
        Field(
            "quantity",
            "number",
            title_fr="Quantité",
            title_en="Quantity",
            description_fr="Nombre d'unités",
            description_en="Number of units",
        ),
        Field(
            "quantity_unit",
            "string",
            title_fr="Unité",
            title_en="Unit",
            description_fr="Ce que compte la quantité",
            description_en="What the quantity counts",
        ),
        Field(
            "unit_rate",
            "number",
            title_fr="Prix unitaire",
            title_en="Unit rate",
            description_fr="En euros par unité",
            description_en="In euros per unit",
            unit="EUR",
        ),
        Field(
            "base",
            "number",
            title_fr="Dépense retenue",
            title_en="Base",
            description_fr="Assiette en euros",
            description_en="Eligible base in euros",
            unit="EUR",
        ),
        Field(
            "rate_percent",
            "number",
            title_fr="Taux",
            title_en="Rate",
            description_fr="En pour cent de l'assiette",
            description_en="In percent of the base",
            unit="%",
        ),
        Field(
            "previous_amount",
            "number",
            title_fr="Montant précédent",
            title_en="Previous amount",
            description_fr="Attribué l'exercice précédent, en euros",
            description_en="Given in the previous year, in euros",
            unit="EUR",
        ),
        Field(
            "amount",
            "number",
            title_fr="Montant",
            title_en="Amount",
            description_fr=(
                "En euros ; vide si la ligne n'imprime rien ou refuse une somme demandée"
            ),
            description_en=(
                "In euros; empty where the line prints none, or turns down a sum asked for"
            ),
            unit="EUR",
        ),
        Field(
            "decision",
            "string",
            title_fr="Décision",
            title_en="Decision",
            description_fr="Attribuée, refusée ou ajournée",
            description_en="Granted, refused or deferred",
            required=True,
            enum=("granted", "refused", "deferred"),
        ),
        Field(
            "role",
            "string",
            title_fr="Rôle",
            title_en="Role",
            description_fr="detail : à additionner ; recap : répète ou cumule d'autres lignes",
            description_en="detail: to be summed; recap: repeats or sums up other lines",
            required=True,
            enum=("detail", "recap"),
        ),
        Field(
            "period_start",
            "date",
            title_fr="Début",
            title_en="Start",
            description_fr="Premier jour de l'action",
            description_en="First day of the action",
        ),
        Field(
            "period_end",
            "date",
            title_fr="Fin",
            title_en="End",
            description_fr="Dernier jour de l'action",
            description_en="Last day of the action",
        ),
        Field(
            "details",
            "string",
            title_fr="Autres cellules",
            title_en="Other cells",
            description_fr=(
                "Objet JSON : intitulé de colonne et texte imprimé de ce qui n'a pas de colonne ici"
            ),
            description_en=(
                "JSON object: column title and printed text of what has no column here"
            ),
        ),
    ),
    keys=("line_id", "measure"),
)


def grant_records(document: Document, table: Table) -> Iterator[Record]:
    """One record for each detail line and measure that prints a figure or counts something; none
    for a table that gives nothing to anyone.
    """
    grants = read_grant_table(document, table)
    if grants is None:
        return iter(())
    return line_records(document, grants)


def records_of_columns(
    document: Document, table: Table, columns: Sequence[int]
) -> Iterator[Record]:
    """The records that a table's lines have in those of its ``columns`` that the frame passes over,
    and those of its totals in all of them. Of a table that has no other record, one at least a
    line.
    """
    grants = read_grant_table(document, table)
    known = set() if grants is None else set(grants.measures)
    others = [index for index in columns if index not in known]
    if grants is not None:
        yield from sum_records(document, grants)
    if others:
        lines = money_table(document, table, others)
        yield from line_records(document, lines, every_line=grants is None)
        yield from sum_records(document, lines)


GRANTS = Family(schema=SCHEMA, of_table=grant_records)
