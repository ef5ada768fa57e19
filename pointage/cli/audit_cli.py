"""`pointage audit`: the main command, to its last option."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from pointage.cli.command_entry import CommandEntry
from pointage.cli.documents_in_turn import do_each, given
from pointage.cli.shared_options import (
    Documents,
    Json,
    Lang,
    Language,
    Output,
    PageImages,
    Pages,
    PasswordFile,
    Quiet,
)


class FailOn(StrEnum):
    """From which severity findings make the exit code 1."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    NEVER = "never"


class Packs(StrEnum):
    """Which packs of rules are applied."""

    AUTO = "auto"
    NONE = "none"


def audit(
    documents: Documents,
    output: Output,
    lang: Language = Lang.FR,
    suite: Annotated[
        Path | None,
        typer.Option(metavar="FICHIER", help="Suite de contrôles à appliquer."),
    ] = None,
    dispositions: Annotated[
        Path | None,
        typer.Option(
            metavar="FICHIER",
            help="Décisions de l'auditeur sur les écarts (TOML, CSV ou XLSX).",
        ),
    ] = None,
    corrections: Annotated[
        Path | None,
        typer.Option(
            metavar="FICHIER",
            help="Ce qu'une personne a lu ou décidé sur la page (TOML).",
        ),
    ] = None,
    packs: Annotated[
        Packs,
        typer.Option(
            help="Jeux de règles de la nature d'acte reconnue (« none » : aucun)."
        ),
    ] = Packs.AUTO,
    materiality: Annotated[
        str,
        typer.Option(
            metavar="M",
            help="Seuil de signification : un montant (5000) ou une part du total (1%).",
        ),
    ] = "",
    fail_on: Annotated[
        FailOn,
        typer.Option(
            help="Gravité à partir de laquelle le code de sortie est 1."
        ),
    ] = (FailOn.ERROR),
    pages: Pages = PageImages.TABLES,
    password_file: PasswordFile = None,
    json: Json = False,
    show: Annotated[
        bool,
        typer.Option("--open", help="Ouvre le rapport dans le navigateur."),
    ] = False,
    quiet: Quiet = False,
) -> None:
    """Lit, vérifie et publie le rapport d'audit : la commande principale."""
    from pointage.commands.isolated import DocumentOrder

    order = DocumentOrder(
        "audit",
        str(output),
        lang.value,
        quiet,
        suite=given(suite),
        dispositions=given(dispositions),
        password_file=given(password_file),
        materiality=materiality,
        corrections=given(corrections),
        packs=packs.value,
        fail_on=fail_on.value,
        pages=pages.value,
    )
    do_each(order, documents, "audit.json" if json else "", show)


COMMAND = CommandEntry(audit, "Lit, vérifie et publie le rapport d'audit.")
