"""`pointage export`: a folder of results as open data."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from pointage.cli.command_entry import CommandEntry
from pointage.cli.shared_options import IncludePersons, Lang, Language, Quiet
from pointage.work import Voice, attempt
from reports.export.formats import FORMATS

Target = StrEnum("Target", {known.name: known.name for known in FORMATS})  # type: ignore[misc]  # the registry names them
"""What `pointage export` writes."""


def export(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="OUT/ID", help="Le dossier d'un document audité."
        ),
    ],
    to: Annotated[Target, typer.Option("--to", help="Ce qu'il faut écrire.")],
    init: Annotated[
        bool,
        typer.Option(
            "--init",
            help="Écrit les fichiers où compléter ce que le PDF ne dit pas (SCDL).",
        ),
    ] = False,
    excel_fr: Annotated[
        bool,
        typer.Option(
            "--excel-fr",
            help="CSV pour tableurs français : point-virgule, virgule décimale, BOM.",
        ),
    ] = False,
    complement: Annotated[
        Path | None,
        typer.Option(
            metavar="FICHIER",
            help="Ce que le PDF ne dit pas (TOML) ; sinon complement.toml.",
        ),
    ] = None,
    column: Annotated[
        list[str] | None,
        typer.Option(
            metavar="TABLEAU=COLONNE",
            help="Publie cette colonne comme subventions ; répétable (scdl-subventions).",
        ),
    ] = None,
    register: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="CSV",
            help="Extrait de SIRENE ou du RNA où chercher les numéros, avec --init ; répétable.",
        ),
    ] = None,
    include_persons: IncludePersons = False,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="DOSSIER",
            help="Sinon : exports/<document-id>.",
        ),
    ] = None,
    lang: Language = Lang.FR,
    quiet: Quiet = False,
) -> None:
    """Exporte un document audité en données ouvertes : schémas nationaux, CSV, Parquet, XLSX,
    DuckDB.
    """
    from pointage.commands.export_command import ExportOptions, export_folder

    voice = Voice(lang.value, quiet=quiet)
    options = ExportOptions(
        to.value,
        init,
        excel_fr,
        complement,
        include_persons,
        output,
        tuple(column or ()),
        tuple(register or ()),
    )
    raise typer.Exit(
        attempt(str(folder), voice, export_folder, folder, options, voice)
    )


COMMAND = CommandEntry(export, "Écrit des données ouvertes (SCDL, CSV…).")
