"""The arguments and options that several commands take, each with its help."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Lang(StrEnum):
    """Languages of messages and reports."""

    FR = "fr"
    EN = "en"


class PageImages(StrEnum):
    """Which page images a report carries."""

    ALL = "all"
    TABLES = "tables"
    NONE = "none"


Documents = Annotated[
    list[Path],
    typer.Argument(
        metavar="PDF|XLSX|ODS|CSV|DOSSIER",
        help="Délibérations et annexes, ou dossiers qui en contiennent.",
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
LanguageOfAll = Annotated[
    Lang | None,
    typer.Option("--lang", help="Langue des messages et du rapport."),
]
"""The same before the name of a command, for whichever follows."""
PasswordFile = Annotated[
    Path | None,
    typer.Option(
        metavar="FICHIER",
        help="Fichier dont la première ligne est le mot de passe du PDF.",
    ),
]
IncludePersons = Annotated[
    bool,
    typer.Option(
        "--include-persons",
        help="Publie aussi les noms qui semblent ceux de particuliers.",
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
Pages = Annotated[
    PageImages, typer.Option(help="Images de pages dans le rapport.")
]
