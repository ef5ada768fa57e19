"""`pointage desk`: the auditor's desk, in the browser."""

from pathlib import Path
from typing import Annotated

import typer

from pointage.cli.command_entry import CommandEntry
from pointage.cli.shared_options import Lang, Language
from pointage.work import Voice, attempt


def desk(
    target: Annotated[
        Path | None,
        typer.Argument(
            metavar="[PDF|DOSSIER|OUT/ID]",
            help=(
                "Un PDF, un dossier de PDF, ou un audit écrit ; sans lui, le dossier"
                " « Pointage » de votre dossier personnel, où déposer des PDF."
            ),
        ),
    ] = None,
    port: Annotated[
        int,
        typer.Option(
            min=0, max=65535, metavar="N", help="Port ; 0 en choisit un libre."
        ),
    ] = 0,
    no_browser: Annotated[
        bool,
        typer.Option(
            "--no-browser", help="N'ouvre pas le navigateur, dit l'adresse."
        ),
    ] = False,
    lang: Language = Lang.FR,
) -> None:
    """Ouvre le bureau de l'auditeur dans le navigateur, sur cette machine seulement : la page à
    côté du tableau, décider, corriger, auditer de nouveau.
    """
    from pointage.desk.desk_command import open_desk

    voice = Voice(lang.value)
    raise typer.Exit(
        attempt(
            str(target or ""),
            voice,
            open_desk,
            target,
            voice,
            port=port,
            browser=not no_browser,
        )
    )


COMMAND = CommandEntry(
    desk, "Ouvre le bureau de l'auditeur dans le navigateur."
)
