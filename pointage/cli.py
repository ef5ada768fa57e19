"""The `pointage` command: parse, call, print; no logic. Heavy rooms are imported by the command
that needs them.
"""

import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, ParamSpec, TypeVar

import typer

from extract.errors import UsageError
from extract.hidden_characters import visible
from pointage.output import check_folder
from pointage.usage import Command, Group
from pointage.work import Voice, attempt, for_each
from reports.export.formats import FORMATS

if TYPE_CHECKING:
    from pointage.commands.isolated import DocumentOrder

P = ParamSpec("P")
T = TypeVar("T")

app = typer.Typer(
    name="pointage",
    cls=Group,
    subcommand_metavar="COMMANDE [ARGUMENTS]...",
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


class Lang(StrEnum):
    """Languages of messages and reports."""

    FR = "fr"
    EN = "en"


class FailOn(StrEnum):
    """From which severity findings make the exit code 1."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    NEVER = "never"


class Pages(StrEnum):
    """Which page images the report carries."""

    ALL = "all"
    TABLES = "tables"
    NONE = "none"


Target = StrEnum("Target", {known.name: known.name for known in FORMATS})  # type: ignore[misc]  # the registry names them
"""What `pointage export` writes."""

Documents = Annotated[
    list[Path],
    typer.Argument(
        metavar="PDF|DOSSIER", help="Délibérations, ou dossiers de PDF."
    ),
]
Document = Annotated[
    Path, typer.Argument(metavar="PDF", help="La délibération.")
]
Output = Annotated[
    Path,
    typer.Option(
        "-o", "--output", metavar="DOSSIER", help="Où écrire les résultats."
    ),
]
Language = Annotated[
    Lang, typer.Option(help="Langue des messages et du rapport.")
]
PasswordFile = Annotated[
    Path | None,
    typer.Option(
        metavar="FICHIER",
        help="Fichier dont la première ligne est le mot de passe du PDF.",
    ),
]
Json = Annotated[
    bool,
    typer.Option(
        "--json",
        help="Écrit le résultat en JSON sur la sortie standard, un par ligne.",
    ),
]


Quiet = Annotated[
    bool,
    typer.Option(
        "--quiet", "-q", help="Ne dit que ce qui n'a pas pu être fait."
    ),
]


@app.command(
    cls=Command, short_help="Lit, vérifie et publie le rapport d'audit."
)
def audit(
    documents: Documents,
    output: Output,
    lang: Language = Lang.FR,
    suite: Annotated[
        Path | None,
        typer.Option(metavar="FICHIER", help="Suite d'attentes à appliquer."),
    ] = None,
    dispositions: Annotated[
        Path | None,
        typer.Option(
            metavar="FICHIER",
            help="Décisions de l'auditeur sur les écarts (TOML, CSV ou XLSX).",
        ),
    ] = None,
    corrections: Annotated[
        Path | None,
        typer.Option(
            metavar="FICHIER",
            help="Ce qu'une personne a lu ou décidé sur la page (TOML).",
        ),
    ] = None,
    materiality: Annotated[
        str,
        typer.Option(
            metavar="M",
            help="Seuil de signification : un montant (5000) ou une part du total (1%).",
        ),
    ] = "",
    fail_on: Annotated[
        FailOn,
        typer.Option(
            help="Gravité à partir de laquelle le code de sortie est 1."
        ),
    ] = (FailOn.ERROR),
    pages: Annotated[
        Pages, typer.Option(help="Images de pages dans le rapport.")
    ] = Pages.TABLES,
    password_file: PasswordFile = None,
    json: Json = False,
    show: Annotated[
        bool,
        typer.Option("--open", help="Ouvre le rapport dans le navigateur."),
    ] = False,
    quiet: Quiet = False,
) -> None:
    """Lit, vérifie et publie le rapport d'audit : la commande principale."""
    from pointage.commands.isolated import DocumentOrder

    order = DocumentOrder(
        "audit",
        str(output),
        lang.value,
        quiet,
        suite=_given(suite),
        dispositions=_given(dispositions),
        password_file=_given(password_file),
        materiality=materiality,
        corrections=_given(corrections),
        fail_on=fail_on.value,
        pages=pages.value,
    )
    _do_each(order, documents, "audit.json" if json else "", show)


@app.command(
    cls=Command, short_help="Extrait tableaux et données, sans vérifier."
)
def extract(
    documents: Documents,
    output: Output,
    lang: Language = Lang.FR,
    password_file: PasswordFile = None,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Extrait les tableaux et les données, sans vérification ni rapport."""
    from pointage.commands.isolated import DocumentOrder

    order = DocumentOrder(
        "extract",
        str(output),
        lang.value,
        quiet,
        password_file=_given(password_file),
    )
    _do_each(order, documents, "datapackage.json" if json else "")


def _given(path: Path | None) -> str:
    return "" if path is None else str(path)


def _do_each(
    order: "DocumentOrder",
    documents: list[Path],
    json_file: str = "",
    report: bool = False,
) -> None:
    """Do what is asked for to every document, and end with the exit code."""
    from pointage.commands.isolated import isolated
    from pointage.commands.shown_results import ShownResults

    voice = Voice(order.lang, quiet=order.quiet)
    _or_exit(voice, check_folder, Path(order.output))
    written = ShownResults(json_file, report)
    with isolated(order, documents, written) as job:
        code = _or_exit(voice, job.check)
        raise typer.Exit(code or for_each(documents, voice, job))


@app.command(cls=Command, short_help="Montre ce qui a été lu, et où.")
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
    options = _or_exit(voice, read_options, None, password_file)
    raise typer.Exit(
        for_each([document], voice, InspectJob(options, voice, page, image))
    )


@app.command(
    cls=Command, short_help="Ouvre le bureau de l'auditeur dans le navigateur."
)
def desk(
    target: Annotated[
        Path,
        typer.Argument(
            metavar="PDF|DOSSIER|OUT/ID",
            help="Un PDF, un dossier de PDF, ou un audit écrit.",
        ),
    ],
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
            str(target),
            voice,
            open_desk,
            target,
            voice,
            port=port,
            browser=not no_browser,
        )
    )


suites = typer.Typer(
    cls=Group,
    subcommand_metavar="COMMANDE [ARGUMENTS]...",
    rich_markup_mode=None,
    help="Suites d'attentes : rédiger, appliquer, figer.",
)
app.add_typer(suites, name="suite")
SuiteFile = Annotated[
    Path,
    typer.Option(
        "-o", "--output", metavar="FICHIER", help="Où écrire la suite (JSON)."
    ),
]


@suites.command(
    "draft", cls=Command, short_help="Rédige une suite d'un document."
)
def suite_draft(
    document: Document, output: SuiteFile, lang: Language = Lang.FR
) -> None:
    """Rédige une suite à partir des égalités qui tiennent dans un document."""
    from pointage.commands.suite_commands import write_draft

    voice = Voice(lang.value)
    raise typer.Exit(
        for_each(
            [document], voice, lambda path: write_draft(path, output, voice)
        )
    )


@suites.command(
    "run", cls=Command, short_help="Applique une suite à un document."
)
def suite_run(
    suite: Annotated[
        Path, typer.Argument(metavar="SUITE", help="La suite à appliquer.")
    ],
    document: Document,
    lang: Language = Lang.FR,
) -> None:
    """Applique une suite à un autre document : la délibération de l'année suivante, par exemple."""
    from pointage.commands.suite_commands import apply_suite

    voice = Voice(lang.value)
    raise typer.Exit(
        for_each(
            [document], voice, lambda path: apply_suite(suite, path, voice)
        )
    )


@suites.command("accept", cls=Command, short_help="Fige un état audité.")
def suite_accept(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="OUT/ID", help="Le dossier d'un document audité."
        ),
    ],
    output: SuiteFile,
    lang: Language = Lang.FR,
) -> None:
    """Fige un état audité : les égalités tenues et les écarts auxquels une suite a été donnée."""
    from pointage.commands.suite_commands import accept

    voice = Voice(lang.value)
    raise typer.Exit(attempt(str(folder), voice, accept, folder, output, voice))


@app.command(cls=Command, short_help="Compare deux audits.")
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


@app.command(
    cls=Command, short_help="Prépare le fichier des décisions de l'auditeur."
)
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
    lang: Language = Lang.FR,
) -> None:
    """Montre les écarts d'un audit et ce qui en fut décidé ; avec --init, écrit le fichier à
    remplir. Le PDF n'est pas relu.
    """
    from pointage.commands.dispositions_command import show_dispositions

    voice = Voice(lang.value)
    raise typer.Exit(
        attempt(str(folder), voice, show_dispositions, folder, init, voice)
    )


@app.command(
    cls=Command, short_help="Écrit la lettre qui demande réponse à l'organisme."
)
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
) -> None:
    """Écrit une lettre qui rappelle les écarts confirmés, chacun avec son calcul et sa place, et
    laisse place à la réponse de l'organisme. Le PDF n'est pas relu.
    """
    from pointage.commands.letter_command import write_letter

    voice = Voice(lang.value)
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


@app.command(cls=Command, short_help="Publie des audits en site statique.")
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
    include_persons: Annotated[
        bool,
        typer.Option(
            "--include-persons",
            help="Publie aussi les noms qui semblent ceux de particuliers.",
        ),
    ] = False,
    url: Annotated[
        str,
        typer.Option(
            metavar="URL",
            help="Adresse publique du site (fil Atom, plan du site).",
        ),
    ] = "",
    lang: Language = Lang.FR,
) -> None:
    """Fait d'un dossier d'audits un site statique à publier, avec index, fil et téléchargements."""
    from pointage.commands.site_command import publish

    voice = Voice(lang.value)
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
        )
    )


@app.command(cls=Command, short_help="Écrit des données ouvertes (SCDL, CSV…).")
def export(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="OUT/ID", help="Le dossier d'un document audité."
        ),
    ],
    to: Annotated[Target, typer.Option("--to", help="Ce qu'il faut écrire.")],
    init: Annotated[
        bool,
        typer.Option(
            "--init",
            help="Écrit les fichiers où compléter ce que le PDF ne dit pas (SCDL).",
        ),
    ] = False,
    excel_fr: Annotated[
        bool,
        typer.Option(
            "--excel-fr",
            help="CSV pour tableurs français : point-virgule, virgule décimale, BOM.",
        ),
    ] = False,
    complement: Annotated[
        Path | None,
        typer.Option(
            metavar="FICHIER",
            help="Ce que le PDF ne dit pas (TOML) ; sinon complement.toml.",
        ),
    ] = None,
    include_persons: Annotated[
        bool,
        typer.Option(
            "--include-persons",
            help="Publie aussi les noms qui semblent ceux de particuliers.",
        ),
    ] = False,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="DOSSIER",
            help="Sinon : exports/<document-id>.",
        ),
    ] = None,
    lang: Language = Lang.FR,
) -> None:
    """Exporte un document audité en données ouvertes : schémas nationaux, CSV, Parquet, XLSX,
    DuckDB.
    """
    from pointage.commands.export_command import ExportOptions, export_folder

    voice = Voice(lang.value)
    options = ExportOptions(
        to.value, init, excel_fr, complement, include_persons, output
    )
    raise typer.Exit(
        attempt(str(folder), voice, export_folder, folder, options, voice)
    )


@app.command(cls=Command, short_help="Traite un corpus de documents.")
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
    seconds: Annotated[
        float,
        typer.Option(
            min=1, help="Secondes de processeur accordées à un document."
        ),
    ] = 120.0,
    megabytes: Annotated[
        int,
        typer.Option(min=256, help="Mémoire accordée à un document, en Mio."),
    ] = 4096,
    lang: Language = Lang.FR,
) -> None:
    """Traite un corpus : chaque document est compté, et la commande reprend où elle s'est
    arrêtée.
    """
    from pointage.batch.batch_command import run_batch
    from pointage.batch.task import BatchOptions

    voice = Voice(lang.value)
    options = BatchOptions(
        materiality, reports, lang.value, seconds=seconds, megabytes=megabytes
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


@app.command(cls=Command, short_help="Dit où en est un corpus.")
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


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        sys.stdout.write(f"pointage {version('pointage')}\n")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
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


def _or_exit(
    voice: Voice, make: Callable[P, T], *args: P.args, **kwargs: P.kwargs
) -> T:
    """What ``make`` gives, or the exit that its error asks for."""
    try:
        return make(*args, **kwargs)
    except UsageError as error:
        voice.tell(visible(error.text(voice.lang)))
        raise typer.Exit(error.exit_code) from None
