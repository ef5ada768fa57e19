"""`pointage suite`: draft a suite, run one, freeze what was audited."""

from pathlib import Path
from typing import Annotated

import typer

from pointage.cli.command_entry import CommandEntry, group_of
from pointage.cli.documents_in_turn import do_in_turn, given
from pointage.cli.shared_options import Document, Lang, Language, Quiet
from pointage.work import Voice, attempt

SuiteFile = Annotated[
    Path,
    typer.Option(
        "-o", "--output", metavar="FICHIER", help="Où écrire la suite (JSON)."
    ),
]


def suite_draft(
    document: Document,
    output: SuiteFile,
    lang: Language = Lang.FR,
    quiet: Quiet = False,
) -> None:
    """Rédige une suite à partir des égalités qui tiennent dans un document."""
    from pointage.commands.isolated import DocumentOrder

    order = DocumentOrder("suite draft", given(output), lang.value, quiet)
    do_in_turn(order, [document], Voice(lang.value, quiet=quiet))


def suite_run(
    suite: Annotated[
        Path, typer.Argument(metavar="SUITE", help="La suite à appliquer.")
    ],
    document: Document,
    lang: Language = Lang.FR,
    quiet: Quiet = False,
) -> None:
    """Applique une suite à un autre document : la délibération de l'année suivante, par exemple."""
    from pointage.commands.isolated import DocumentOrder

    order = DocumentOrder(
        "suite run", "", lang.value, quiet, suite=given(suite)
    )
    do_in_turn(order, [document], Voice(lang.value, quiet=quiet))


def suite_accept(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="OUT/ID", help="Le dossier d'un document audité."
        ),
    ],
    output: SuiteFile,
    lang: Language = Lang.FR,
    quiet: Quiet = False,
) -> None:
    """Fige un état audité : les égalités tenues et les écarts auxquels une suite a été donnée."""
    from pointage.commands.suite_commands import accept

    voice = Voice(lang.value, quiet=quiet)
    raise typer.Exit(attempt(str(folder), voice, accept, folder, output, voice))


GROUP = group_of(
    "suite",
    "Suites de contrôles : rédiger, appliquer, figer.",
    (
        CommandEntry(
            suite_draft, "Rédige une suite d'un document.", name="draft"
        ),
        CommandEntry(
            suite_run, "Applique une suite à un document.", name="run"
        ),
        CommandEntry(suite_accept, "Fige un état audité.", name="accept"),
    ),
)
