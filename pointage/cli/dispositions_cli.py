"""`pointage dispositions`: the file of the auditor's decisions."""

from pathlib import Path
from typing import Annotated

import typer

from pointage.cli.command_entry import CommandEntry
from pointage.cli.shared_options import Lang, Language, Quiet
from pointage.work import Voice, attempt


def dispositions(
    folder: Annotated[
        Path, typer.Argument(metavar="OUT/ID", help="Le dossier d'un audit.")
    ],
    init: Annotated[
        Path | None,
        typer.Option(
            metavar="FICHIER",
            help="Écrit un fichier à remplir (.toml, .csv ou .xlsx), un écart par ligne.",
        ),
    ] = None,
    answers: Annotated[
        Path | None,
        typer.Option(
            metavar="LETTRE",
            help="La lettre revenue complétée (.odt, .docx) : ses réponses deviennent des notes.",
        ),
    ] = None,
    lang: Language = Lang.FR,
    quiet: Quiet = False,
) -> None:
    """Montre les écarts d'un audit et ce qui en fut décidé ; avec --init, écrit le fichier à
    remplir. Le PDF n'est pas relu.
    """
    from pointage.commands.dispositions_command import show_dispositions

    voice = Voice(lang.value, quiet=quiet)
    raise typer.Exit(
        attempt(
            str(folder), voice, show_dispositions, folder, init, answers, voice
        )
    )


COMMAND = CommandEntry(
    dispositions, "Prépare le fichier des décisions de l'auditeur."
)
