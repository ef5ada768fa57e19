"""Text as a CSV file for spreadsheets holds it, and back."""

_MARK = "'"
_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", _MARK)
"""What a spreadsheet takes for the beginning of a formula, and the mark itself."""


def neutralised(text: str) -> str:
    """Text that no spreadsheet takes for a formula.

    >>> neutralised("=2+2"), neutralised("'tis"), neutralised("Club")
    ("'=2+2", "''tis", 'Club')
    """
    if text.startswith(_RISKY):
        return f"{_MARK}{text}"
    return text


def restored(text: str) -> str:
    """What `neutralised` was given.

    >>> restored("'=2+2"), restored("''tis"), restored("'Club"), restored("Club")
    ('=2+2', "'tis", "'Club", 'Club')
    """
    rest = text.removeprefix(_MARK)
    if rest != text and rest.startswith(_RISKY):
        return rest
    return text
