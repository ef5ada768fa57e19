"""`pointage extract`: tables and frames, nothing checked."""

from pointage.cli.command_entry import CommandEntry
from pointage.cli.documents_in_turn import do_each, given
from pointage.cli.shared_options import (
    Documents,
    Json,
    Lang,
    Language,
    Output,
    PasswordFile,
    Quiet,
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
        password_file=given(password_file),
    )
    do_each(order, documents, "datapackage.json" if json else "")


COMMAND = CommandEntry(extract, "Extrait tableaux et données, sans vérifier.")
