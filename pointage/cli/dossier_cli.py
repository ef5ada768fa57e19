"""`pointage dossier`: several documents of one body, compared."""

from pathlib import Path
from typing import Annotated

import typer

from pointage.cli.audit_cli import FailOn
from pointage.cli.command_entry import CommandEntry
from pointage.cli.shared_options import Json, Lang, Language, Output, Quiet
from pointage.work import Voice, attempt


def dossier(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="DOSSIER", help="Les documents d'un même organisme."
        ),
    ],
    output: Output,
    lang: Language = Lang.FR,
    fail_on: Annotated[
        FailOn,
        typer.Option(
            help="Gravité à partir de laquelle le code de sortie est 1."
        ),
    ] = FailOn.ERROR,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Audite les documents d'un organisme (budgets, décisions modificatives, comptes, affectation,
    subventions et leur fichier publié, dans n'importe quel ordre) et rapproche les chiffres qu'ils
    ont en commun.
    """
    from pointage.commands.isolated import DocumentOrder
    from pointage.dossier.dossier_command import run_dossier

    voice = Voice(lang.value, quiet=quiet)
    order = DocumentOrder(
        "audit", str(output), lang.value, quiet, fail_on=fail_on.value
    )
    raise typer.Exit(
        attempt(str(folder), voice, run_dossier, folder, order, voice, json)
    )


COMMAND = CommandEntry(dossier, "Rapproche les documents d'un même organisme.")
