"""`pointage batch`, and `status`: a corpus, and how far it is."""

from typing import Annotated

import typer

from extract.given.raised_limits import MOST
from pointage.cli.command_entry import CommandEntry
from pointage.cli.shared_options import (
    Json,
    Lang,
    Language,
    PageImages,
    Quiet,
)
from pointage.work import Voice, attempt


def batch(
    source: Annotated[
        str,
        typer.Argument(
            metavar="DOSSIER|MOTIF|MANIFESTE", help="Les documents du corpus."
        ),
    ],
    store: Annotated[
        str,
        typer.Option(
            "-o",
            "--output",
            metavar="STORE",
            help="Dossier du résultat, ou son URL (s3://…).",
        ),
    ],
    workers: Annotated[
        int,
        typer.Option(min=0, help="Documents lus à la fois ; 0 : un par cœur."),
    ] = 0,
    scheduler: Annotated[
        str,
        typer.Option(
            metavar="ADRESSE", help="Grappe Dask existante (tcp://…)."
        ),
    ] = "",
    materiality: Annotated[
        str,
        typer.Option(
            metavar="M", help="Seuil : un montant (5000) ou une part (1%)."
        ),
    ] = "",
    reports: Annotated[
        bool,
        typer.Option(
            "--reports", help="Écrit aussi le rapport de chaque document."
        ),
    ] = False,
    pages: Annotated[
        PageImages,
        typer.Option(help="Images de pages dans les rapports (--reports)."),
    ] = PageImages.NONE,
    seconds: Annotated[
        float,
        typer.Option(
            min=1,
            max=MOST,
            help="Secondes de processeur accordées à un document.",
        ),
    ] = 120.0,
    megabytes: Annotated[
        int,
        typer.Option(
            min=256,
            max=MOST,
            help="Mémoire accordée à un document, en Mio.",
        ),
    ] = 4096,
    lang: Language = Lang.FR,
    quiet: Quiet = False,
) -> None:
    """Traite un corpus : chaque document est compté, et la commande reprend où elle s'est
    arrêtée.
    """
    from pointage.batch.batch_command import run_batch
    from pointage.batch.task import BatchOptions

    voice = Voice(lang.value, quiet=quiet)
    options = BatchOptions(
        materiality, reports, lang.value, pages.value, seconds, megabytes
    )
    raise typer.Exit(
        attempt(
            source,
            voice,
            run_batch,
            voice,
            source,
            store,
            workers,
            scheduler,
            options,
        )
    )


def status(
    store: Annotated[
        str,
        typer.Argument(
            metavar="STORE", help="Le résultat de `pointage batch`."
        ),
    ],
    lang: Language = Lang.FR,
    json: Json = False,
) -> None:
    """Dit où en est un corpus : combien de documents lus, et pourquoi les autres ne le sont pas."""
    from pointage.batch.batch_command import show_status

    voice = Voice(lang.value)
    raise typer.Exit(attempt(store, voice, show_status, voice, store, json))


BATCH = CommandEntry(batch, "Traite un corpus de documents.")
STATUS = CommandEntry(status, "Dit où en est un corpus.")
