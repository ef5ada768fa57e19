"""Pointage: read a deliberation's tables, check every figure, publish the evidence.

In a notebook: ``from pointage import audit, extract``. Both are cheap to import; what they need is
loaded when called.
"""

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from pathlib import Path

    from pointage.api import Audited, Extracted

__all__ = ["audit", "extract"]


def extract(
    path: "str | Path",
    *,
    password: str | None = None,
    lang: Literal["fr", "en"] = "fr",
) -> "Extracted":
    """Read the tables and figures of one PDF, without checking them: see `pointage.api.Extracted`.

    Raises:
        UnreadableError: the file is missing, no PDF, damaged, encrypted, or a scan without OCR
            installed.
    """
    from pathlib import Path

    from pointage.api import extract_pdf

    return extract_pdf(Path(path), password, lang)


def audit(
    path: "str | Path",
    *,
    password: str | None = None,
    suite: "str | Path | None" = None,
    dispositions: "str | Path | None" = None,
    materiality: str = "",
    lang: Literal["fr", "en"] = "fr",
    corrections: "str | Path | None" = None,
    packs: bool = True,
) -> "Audited":
    """Read and check one PDF: see `pointage.api.Audited`. The options are those of `pointage
    audit`.

    Raises:
        UnreadableError: the file is missing, no PDF, damaged, encrypted, or a scan without OCR
        installed. UsageError: an option file cannot be read or is not of the expected form.
    """
    from pathlib import Path

    from pointage.api import audit_pdf

    return audit_pdf(
        Path(path),
        password,
        None if suite is None else Path(suite),
        None if dispositions is None else Path(dispositions),
        materiality,
        lang,
        None if corrections is None else Path(corrections),
        packs=packs,
    )
