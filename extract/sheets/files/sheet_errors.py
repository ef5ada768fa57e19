"""What is said of a spreadsheet that cannot be read, in both languages."""

from extract.errors import UnreadableError


def damaged_sheet(name: str, why_fr: str, why_en: str) -> UnreadableError:
    """The file is cut or broken."""
    return UnreadableError(
        f"{name} : classeur endommagé ou incomplet ({why_fr}). Téléchargez-le de nouveau, ou"
        " enregistrez-le de nouveau depuis le tableur.",
        f"{name}: damaged or incomplete workbook ({why_en}). Download it again, or save it again"
        " from the spreadsheet program.",
        code="sheet-damaged",
    )


def locked_sheet(name: str) -> UnreadableError:
    """A password is needed."""
    return UnreadableError(
        f"{name} : ce classeur est protégé par un mot de passe. Enregistrez-en une copie sans"
        " protection : --password-file ne vaut que pour les PDF.",
        f"{name}: this workbook is protected by a password. Save a copy without protection:"
        " --password-file is for PDFs only.",
        code="sheet-password",
    )


def old_workbook(name: str) -> UnreadableError:
    """The binary form of workbooks before XLSX."""
    return UnreadableError(
        f"{name} : les classeurs XLS d'avant 2007 ne sont pas lus. Enregistrez-le en XLSX ou en"
        " ODS.",
        f"{name}: XLS workbooks of before 2007 are not read. Save it as XLSX or ODS.",
        code="xls",
    )


def no_sheet(name: str) -> UnreadableError:
    """It is an archive or a text, and no table."""
    return UnreadableError(
        f"{name} : ce n'est ni un classeur XLSX ou ODS, ni un CSV, malgré son nom. Vérifiez le"
        " fichier.",
        f"{name}: this is no XLSX or ODS workbook and no CSV, whatever its name. Check the file.",
        code="no-sheet",
    )


def empty_sheet(name: str) -> UnreadableError:
    """It has no byte."""
    return UnreadableError(
        f"{name} : le fichier est vide. Téléchargez-le de nouveau.",
        f"{name}: the file is empty. Download it again.",
        code="empty",
    )
