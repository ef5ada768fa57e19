"""`pointage site`: audits as pages to publish."""

from pathlib import Path
from typing import Annotated

import typer

from pointage.cli.command_entry import CommandEntry
from pointage.cli.shared_options import (
    IncludePersons,
    Lang,
    Language,
    Output,
    PageImages,
    Quiet,
)
from pointage.work import Voice, attempt


def site(
    source: Annotated[
        Path, typer.Argument(metavar="OUT|STORE", help="Les audits à publier.")
    ],
    output: Output,
    include_open: Annotated[
        bool,
        typer.Option(
            "--include-open",
            help="Publie aussi les écarts dont aucun auditeur n'a disposé.",
        ),
    ] = False,
    include_persons: IncludePersons = False,
    url: Annotated[
        str,
        typer.Option(
            metavar="URL",
            help="Adresse publique du site (fil Atom, plan du site).",
        ),
    ] = "",
    pages: Annotated[
        PageImages,
        typer.Option(help="Images de pages à reprendre des rapports."),
    ] = PageImages.NONE,
    lang: Language = Lang.FR,
    quiet: Quiet = False,
) -> None:
    """Fait d'un dossier d'audits un site statique à publier, avec index, fil et téléchargements."""
    from pointage.commands.site_command import publish

    voice = Voice(lang.value, quiet=quiet)
    raise typer.Exit(
        attempt(
            str(source),
            voice,
            publish,
            source,
            output,
            voice,
            include_open,
            include_persons,
            url,
            pages.value,
        )
    )


COMMAND = CommandEntry(site, "Publie des audits en site statique.")
