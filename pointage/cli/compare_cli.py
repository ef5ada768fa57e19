"""`pointage compare`: two audits, side by side."""

from pathlib import Path
from typing import Annotated

import typer

from pointage.cli.command_entry import CommandEntry
from pointage.cli.shared_options import Json, Lang, Language
from pointage.work import Voice, attempt


def compare(
    first: Annotated[
        Path, typer.Argument(metavar="OUT1/ID", help="L'audit de départ.")
    ],
    second: Annotated[
        Path, typer.Argument(metavar="OUT2/ID", help="L'audit d'arrivée.")
    ],
    lang: Language = Lang.FR,
    json: Json = False,
) -> None:
    """Compare deux audits : lignes ajoutées, retirées, modifiées ; écarts nouveaux, corrigés,
    maintenus.
    """
    from pointage.commands.compare_command import show_comparison

    voice = Voice(lang.value)
    raise typer.Exit(
        attempt(str(first), voice, show_comparison, first, second, voice, json)
    )


COMMAND = CommandEntry(compare, "Compare deux audits.")
