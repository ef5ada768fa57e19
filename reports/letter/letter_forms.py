"""The forms of the letter, by the suffix of its file."""

from collections.abc import Callable, Iterable

from reports.letter.content import LetterPart
from reports.letter.open_document import open_document
from reports.letter.pdf_letter import pdf_letter
from reports.letter.word_file import word_file

LETTER_FORMS: dict[str, Callable[[Iterable[LetterPart], str], bytes]] = {
    ".odt": open_document,
    ".docx": word_file,
    ".pdf": pdf_letter,
}
