"""What the body answered in the letter that came back, by finding: from ODT or DOCX."""

import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from pathlib import Path
from xml.etree import ElementTree

from extract.errors import UsageError
from extract.french.folding import plain
from reports.i18n import Texts

FORMS = {".odt": "content.xml", ".docx": "word/document.xml"}
"""The forms that are read, and the file inside that holds the text."""
_MOST_BYTES = 50_000_000
_PARAGRAPHS = frozenset({"p", "h"})
_ENTRY = re.compile(r"\d+\. page \d+")
"""How the heading of an entry begins, in both languages."""


def read_answers(path: Path, known: Sequence[str]) -> Mapping[str, str]:
    """The answer to each finding of ``known`` ids that was given one.

    Raises:
        UsageError: the file is none of `FORMS`, cannot be read, or holds no reference of a finding.
    """
    inside = FORMS.get(path.suffix.lower())
    if inside is None:
        raise UsageError(
            f"{path} : la lettre revenue est attendue en {', '.join(FORMS)}.",
            f"{path}: the letter that came back is expected as {', '.join(FORMS)}.",
        )
    texts = list(_paragraphs(path, inside))
    if not set(texts) & set(known):
        raise UsageError(
            f"{path} : aucune référence d'écart de cet audit. Donnez, complétée, la lettre écrite"
            " par « pointage letter » pour ce dossier.",
            f"{path}: no reference of a finding of this audit. Give the letter that “pointage"
            " letter” wrote for this folder, completed.",
        )
    return dict(_answers(texts, frozenset(known)))


def _answers(
    texts: Sequence[str], known: frozenset[str]
) -> Iterator[tuple[str, str]]:
    """The answers, each after the reference of its finding and the words that ask for it."""
    words = [Texts("fr"), Texts("en")]
    labels = tuple(plain(one("letter.answer")) for one in words)
    ends = tuple(plain(one("letter.closing"))[:30] for one in words)

    finding = ""
    for number, text in enumerate(texts):
        if text in known:
            finding = text
        if finding and text.startswith(labels):
            said = [text.partition(":")[2]]
            said += takewhile(
                lambda line: not _opens_another(line, ends), texts[number + 1 :]
            )
            yield from _told(finding, said)
            finding = ""


def _opens_another(text: str, ends: tuple[str, ...]) -> bool:
    """Whether a paragraph is no answer any more: the next entry, or the end of the letter."""
    return _ENTRY.match(text) is not None or text.startswith(ends)


def _told(finding: str, lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    said = plain(" ".join(lines))
    if finding and said:
        yield finding, said


def _paragraphs(path: Path, inside: str) -> Iterator[str]:
    """The paragraphs of the text, those of cells among them, in order.

    Raises:
        UsageError: the file is damaged or too large, or holds no such text.
    """
    try:
        with zipfile.ZipFile(path) as file:
            if file.getinfo(inside).file_size > _MOST_BYTES:
                raise ValueError(inside)
            content = file.read(inside)
        if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
            raise ValueError(inside)  # no such file needs entities of its own
        root = ElementTree.fromstring(content)  # noqa: S314  without entities, and its size known
    except (
        OSError, ValueError, KeyError, zipfile.BadZipFile, ElementTree.ParseError
    ) as error:  # fmt: skip
        raise UsageError(
            f"{path} : lettre illisible. Enregistrez-la en ODT ou en DOCX.",
            f"{path}: this letter cannot be read. Save it as ODT or DOCX.",
        ) from error
    for element in root.iter():
        if element.tag.rpartition("}")[2] in _PARAGRAPHS:
            yield plain("".join(element.itertext()))
