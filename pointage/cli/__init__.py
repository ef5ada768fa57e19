"""The `pointage` command: one file a command, listed here. They parse, call and print, and hold
no logic; heavy rooms are imported by the command that needs them.
"""

import sys
from typing import Annotated

import typer

from pointage.cli import (
    audit_cli,
    batch_cli,
    compare_cli,
    desk_cli,
    dispositions_cli,
    dossier_cli,
    export_cli,
    extract_cli,
    inspect_cli,
    letter_cli,
    site_cli,
    suite_cli,
)
from pointage.cli.command_entry import METAVAR, speak
from pointage.cli.shared_options import LanguageOfAll
from pointage.usage import Group

COMMANDS = (
    audit_cli.COMMAND,
    extract_cli.COMMAND,
    inspect_cli.COMMAND,
    desk_cli.COMMAND,
    compare_cli.COMMAND,
    dossier_cli.COMMAND,
    dispositions_cli.COMMAND,
    letter_cli.COMMAND,
    site_cli.COMMAND,
    export_cli.COMMAND,
    batch_cli.BATCH,
    batch_cli.STATUS,
)
"""As `pointage --help` lists them: to add a command is to add its file and its line."""
GROUPS = (suite_cli.GROUP,)

app = typer.Typer(
    name="pointage",
    cls=Group,
    subcommand_metavar=METAVAR,
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # plain help: rich would double the time of --help
    help=(
        "Lit les tableaux d'une délibération en PDF, vérifie chaque chiffre et publie un rapport"
        " d'audit."
    ),
    epilog=(
        "Aide d'une commande : pointage audit --help. Codes de sortie : 0 rien au seuil de"
        " --fail-on ou au-dessus ; 1 écarts ; 2 ligne de commande ; 3 document illisible (les"
        " autres sont traités) ; 4 erreur interne ; 130 interruption."
    ),
)
for _command in COMMANDS:
    _command.add_to(app)
for _group in GROUPS:
    app.add_typer(_group.commands, name=_group.name)


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        sys.stdout.write(f"pointage {version('pointage')}\n")
        raise typer.Exit


@app.callback()
def main(
    context: typer.Context,
    lang: LanguageOfAll = None,
    version: Annotated[  # noqa: ARG001  its callback answers
        bool,
        typer.Option(
            "--version",
            help="Affiche la version.",
            is_eager=True,
            callback=_version,
        ),
    ] = False,
) -> None:
    """Lit les tableaux d'une délibération en PDF, vérifie chaque chiffre et publie un rapport
    d'audit.
    """
    speak(context, lang)
