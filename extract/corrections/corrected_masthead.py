"""The head of an act as a person read it: its body, date and title."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from extract.correction import (
    AppliedCorrection,
    CorrectionKind,
    Misfit,
    MootCorrection,
    PageCorrection,
)
from extract.corrections.corrected_tables import Became
from extract.corrections.find_by_words import same_words
from extract.lines.masthead import Masthead


def correct_masthead(
    masthead: Masthead, name: str, corrections: Iterable[PageCorrection]
) -> tuple[Masthead, tuple[Became, ...]]:
    """``masthead`` of the file called ``name``, corrected, and what became of each correction."""
    became: list[Became] = []
    read = masthead
    for one in corrections:
        if one.kind is not CorrectionKind.DOCUMENT:
            continue
        before, after = getattr(read, one.column), one.text or ""
        misfit = _misfit(one, name, before)
        if misfit is not None:
            became.append(MootCorrection(correction=one, misfit=misfit))
            continue
        masthead = _PARTS[one.column](masthead, after)
        became.append(
            AppliedCorrection(correction=one, before=before, after=after)
        )
    return masthead, tuple(became)


_PARTS: Mapping[str, Callable[[Masthead, str], Masthead]] = {
    "body": lambda read, text: replace(read, body=text),
    "date": lambda read, text: replace(read, date=text),
    "title": lambda read, text: replace(read, title=text),
}


def _misfit(one: PageCorrection, name: str, before: str) -> Misfit | None:
    if one.file and one.file != name:
        return Misfit.OTHER_FILE
    if same_words(before, one.text or ""):
        return Misfit.ALREADY
    if one.printed is not None and not same_words(before, one.printed):
        return Misfit.OTHER_TEXT
    return None
