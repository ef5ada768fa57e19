"""`pointage inspect`: what was read, and where."""

from pathlib import Path
from typing import Annotated

import typer

from pointage.cli.command_entry import CommandEntry
from pointage.cli.documents_in_turn import or_exit
from pointage.cli.shared_options import Document, Lang, Language, PasswordFile
from pointage.work import Voice, for_each


def inspect(
    document: Document,
    page: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="Une seule page.")
    ] = None,
    image: Annotated[
        Path | None,
        typer.Option(
            metavar="FICHIER", help="Dessine sur la page ce qui a été lu (PNG)."
        ),
    ] = None,
    lang: Language = Lang.FR,
    password_file: PasswordFile = None,
) -> None:
    """Montre ce qui a été trouvé, et où : sections, tableaux, moteurs, doutes."""
    from pointage.commands.jobs import InspectJob, read_options

    voice = Voice(lang.value)
    options = or_exit(voice, read_options, None, password_file)
    raise typer.Exit(
        for_each([document], voice, InspectJob(options, voice, page, image))
    )


COMMAND = CommandEntry(inspect, "Montre ce qui a été lu, et où.")
