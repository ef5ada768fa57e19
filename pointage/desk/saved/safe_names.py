"""Names of files that come from outside, as names on this disk: they stay readable, and lead
nowhere else.
"""

import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path, PurePosixPath, PureWindowsPath

from extract.hidden_characters import HIDDEN
from extract.pdf.document_id import is_reserved

_REFUSED = re.compile(r'[<>:"|?*/\\]')
"""Characters that a system gives a meaning to."""
_LONGEST = 120
"""Bytes of a stem: names of other files are made of it, and a system takes 255."""
SUFFIX = ".pdf"


def safe_pdf_name(name: str) -> str:
    r"""The last part of ``name`` as the name of a PDF: neither hidden, nor long, nor a device's.

    >>> safe_pdf_name("../../Délibération n° 12.PDF"), safe_pdf_name("C:\\x\\con.pdf")
    ('Délibération n° 12.pdf', 'document-con.pdf')
    >>> safe_pdf_name(".pdf"), safe_pdf_name("annexe\u202efdp.exe"), safe_pdf_name("")
    ('pdf.pdf', 'annexe_fdp.exe.pdf', 'document.pdf')
    """
    last = PureWindowsPath(PurePosixPath(name).name).name
    plain = HIDDEN.sub("_", _REFUSED.sub("_", last))
    stem = plain
    if plain.lower().endswith(SUFFIX) and plain.lower() != SUFFIX:
        stem = plain[: -len(SUFFIX)]
    stem = stem.strip(" .")
    while len(stem.encode()) > _LONGEST:
        stem = stem[:-1].rstrip(" .")
    if is_reserved(stem):
        stem = f"document-{stem}"
    return f"{stem or 'document'}{SUFFIX}"


def numbered_names(folder: Path, name: str) -> Iterator[Path]:
    """Paths in ``folder`` to try one after the other: ``name``, then with a number."""
    path = folder / name
    yield path
    for number in count(2):
        yield path.with_name(f"{path.stem} ({number}){path.suffix}")
