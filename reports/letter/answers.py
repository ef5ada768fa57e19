"""What the body answered in the letter that came back, by finding."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import dropwhile, takewhile
from pathlib import Path

from extract.errors import UsageError
from extract.french.folding import plain
from reports.i18n import Texts
from reports.letter.returned_text import returned_paragraphs

_ENTRY = re.compile(r"\d+\. page \d+", re.IGNORECASE)
"""How the heading of an entry begins, in both languages."""


def read_answers(path: Path, known: Sequence[str]) -> Mapping[str, str]:
    """The answer to each finding of ``known`` ids that was given one.

    Raises:
        UsageError: the file cannot be read as a letter, or holds no reference of a finding.
    """
    texts = returned_paragraphs(path)
    entries = _entries(texts, frozenset(known))
    if not entries:
        raise UsageError(
            f"{path} : aucune référence d'écart de cet audit. Donnez, complétée, la lettre écrite"
            " par « pointage letter » pour ce dossier.",
            f"{path}: no reference of a finding of this audit. Give the letter that “pointage"
            " letter” wrote for this folder, completed.",
        )
    return dict(_answers(texts, entries))


def _entries(texts: Sequence[str], known: frozenset[str]) -> Mapping[str, int]:
    """Where the entries of the letter begin, in its order, by their findings.

    An entry begins at the last heading before its reference: a line of an answer that reads like
    a heading is before the next entry's own, and stays in the answer.
    """
    labels = _in_both("letter.reference")
    found: dict[str, int] = {}
    heading: int | None = None
    for number, text in enumerate(texts):
        if _ENTRY.match(text):
            heading = number
        elif text in known and texts[number - 1] in labels:
            found.setdefault(text, number if heading is None else heading)
            heading = None
    return found


def _answers(
    texts: Sequence[str], entries: Mapping[str, int]
) -> Iterator[tuple[str, str]]:
    """The answers: of each entry, what follows the words that ask for one."""
    labels = _in_both("letter.answer")
    closings = tuple(text[:30] for text in _in_both("letter.closing"))
    ends = [*entries.values(), len(texts)][1:]

    for (finding, start), end in zip(entries.items(), ends, strict=True):
        own = takewhile(
            lambda text: not text.startswith(closings), texts[start:end]
        )
        asked = dropwhile(lambda text: not text.startswith(labels), own)
        said = " ".join(asked).partition(":")[2].strip()
        if said:
            yield finding, plain(said)


def _in_both(key: str) -> tuple[str, ...]:
    """The text ``key`` in both languages, as it is read back."""
    return tuple(plain(Texts(lang)(key)) for lang in ("fr", "en"))
