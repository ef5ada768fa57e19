"""`pointage inspect`: what was read, and where."""

from pathlib import Path
from typing import Annotated

import typer

from pointage.cli.command_entry import CommandEntry
from pointage.cli.documents_in_turn import do_in_turn, given
from pointage.cli.shared_options import (
    Document,
    Lang,
    Language,
    PasswordFile,
    Quiet,
)
from pointage.work import Voice


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
    quiet: Quiet = False,
) -> None:
    """Montre ce qui a été trouvé, et où : sections, tableaux, moteurs, doutes."""
    from pointage.commands.isolated import DocumentOrder

    order = DocumentOrder(
        "inspect",
        given(image),
        lang.value,
        quiet,
        password_file=given(password_file),
        page=page or 0,
    )
    do_in_turn(order, [document], Voice(lang.value, quiet=quiet))


COMMAND = CommandEntry(inspect, "Montre ce qui a été lu, et où.")
