"""Names of files that come from outside, as names on this disk: they stay readable, and lead
nowhere else.
"""

import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path, PurePosixPath, PureWindowsPath

from extract.hidden_characters import HIDDEN
from extract.pdf.document_id import is_reserved
from extract.sheets.sheet_limits import SUFFIXES

_REFUSED = re.compile(r'[<>:"|?*/\\]')
"""Characters that a system gives a meaning to."""
_LONGEST = 120
"""Bytes of a stem: names of other files are made of it, and a system takes 255."""
_PDF = ".pdf"
_KNOWN = (_PDF, *sorted(SUFFIXES))
"""How a document's name may end; any other is taken for a PDF's."""


def safe_document_name(name: str) -> str:
    r"""The last part of ``name`` as the name of a PDF, or of a spreadsheet where it ends as one:
    neither hidden, nor long, nor a device's.

    >>> safe_document_name("../../Délibération n° 12.PDF"), safe_document_name("C:\\x\\con.pdf")
    ('Délibération n° 12.pdf', 'document-con.pdf')
    >>> safe_document_name(".pdf"), safe_document_name("annexe\u202efdp.exe")
    ('pdf.pdf', 'annexe_fdp.exe.pdf')
    >>> safe_document_name("Annexe 3.XLSX"), safe_document_name("")
    ('Annexe 3.xlsx', 'document.pdf')
    """
    last = PureWindowsPath(PurePosixPath(name).name).name
    stem = HIDDEN.sub("_", _REFUSED.sub("_", last))
    suffix = suffix_of(stem)
    if stem.lower().endswith(suffix) and stem.lower() != suffix:
        stem = stem[: -len(suffix)]

    stem = stem.strip(" .")
    while len(stem.encode()) > _LONGEST:
        stem = stem[:-1].rstrip(" .")
    if is_reserved(stem):
        stem = f"document-{stem}"
    return f"{stem or 'document'}{suffix}"


def suffix_of(name: str) -> str:
    """How a document of that name ends: ``.pdf`` unless it is named as a spreadsheet.

    >>> suffix_of("Annexe.ODS"), suffix_of("acte")
    ('.ods', '.pdf')
    """
    lowered = name.lower()
    return next(filter(lowered.endswith, _KNOWN), _PDF)


def numbered_names(folder: Path, name: str) -> Iterator[Path]:
    """Paths in ``folder`` to try one after the other: ``name``, then with a number."""
    path = folder / name
    yield path
    for number in count(2):
        yield path.with_name(f"{path.stem} ({number}){path.suffix}")
