"""A document's id: safe as a file name on every system, whatever the file was called."""

from pathlib import Path

from extract.french.folding import ascii_slug

_LONGEST = 80
"""Characters of a stem: a path of folders and files below it still fits the 260 of Windows."""
_RESERVED = {
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{port}{n}" for port in ("com", "lpt") for n in range(10)),
}
"""Names that Windows keeps for devices, whatever follows their first dot."""


def document_id(name: str, sha256: str) -> str:
    """The file's stem made safe, a hyphen, and the first 16 hex digits of its content's hash.

    >>> document_id("Délibération n° 12.pdf", "ab" * 32)
    'Deliberation-n-12-abababababababab'
    >>> document_id("../../etc/.passwd", "ab" * 32)
    'passwd-abababababababab'
    """
    return f"{safe_stem(Path(name).stem)}-{sha256[:16]}"


def safe_stem(stem: str) -> str:
    """``stem`` in letters, digits, dots, hyphens and underscores; never empty, hidden, long, or a
    device's name.

    >>> safe_stem("CON.2023"), safe_stem("预算")
    ('document-CON.2023', 'document')
    """
    safe = ascii_slug(stem, kept="-._").strip("-._")[:_LONGEST].strip("-._")
    if is_reserved(safe):
        return f"document-{safe}"
    return safe or "document"


def is_reserved(stem: str) -> bool:
    """Whether a system keeps a name for a device.

    >>> is_reserved("CON.2023"), is_reserved("console")
    (True, False)
    """
    return stem.partition(".")[0].casefold() in _RESERVED
