"""`pointage letter`: what the body is asked to answer."""

from pathlib import Path
from typing import Annotated

import typer

from pointage.cli.command_entry import CommandEntry
from pointage.cli.shared_options import Lang, Language, Quiet
from pointage.work import Voice, attempt


def letter(
    folder: Annotated[
        Path, typer.Argument(metavar="OUT/ID", help="Le dossier d'un audit.")
    ],
    output: Annotated[
        Path,
        typer.Option(
            "--output",
            "-o",
            metavar="FICHIER",
            help="La lettre : .odt, .docx ou .pdf.",
        ),
    ],
    include_open: Annotated[
        bool,
        typer.Option(
            "--include-open",
            help="Reprend aussi les écarts dont aucun auditeur n'a disposé.",
        ),
    ] = False,
    lang: Language = Lang.FR,
    quiet: Quiet = False,
) -> None:
    """Écrit une lettre qui rappelle les écarts confirmés, chacun avec son calcul et sa place, et
    laisse place à la réponse de l'organisme. Le PDF n'est pas relu.
    """
    from pointage.commands.letter_command import write_letter

    voice = Voice(lang.value, quiet=quiet)
    raise typer.Exit(
        attempt(
            str(folder),
            voice,
            write_letter,
            folder,
            output,
            voice,
            include_open,
        )
    )


COMMAND = CommandEntry(
    letter, "Écrit la lettre qui demande réponse à l'organisme."
)
