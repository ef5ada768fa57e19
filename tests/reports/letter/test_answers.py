"""What was answered to each entry of a letter, and nothing of the letter's own words."""

import zipfile

import pytest
from docx import Document

from extract.errors import UsageError
from reports.i18n import Texts
from reports.letter.answers import read_answers
from reports.letter.content import LetterPart, PartKind
from reports.letter.letter_forms import LETTER_FORMS
from reports.letter.picture_size import ANSWER_LINES

FIRST, SECOND, THIRD, UNSENT = (letter * 16 for letter in "abcd")
CALLED = {
    FIRST: "1. Page 5, « Voirie »",
    SECOND: "2. Page 9",
    THIRD: "12. Page 1 024",
}
"""The headings of the entries, as every version writes them."""


def letter(lang="fr"):
    """The parts of a letter of three entries."""
    texts = Texts(lang)
    parts = [
        LetterPart(PartKind.TITLE, texts("letter.title")),
        LetterPart(PartKind.HEADING, texts("letter.subject", title="Acte")),
        LetterPart(PartKind.TEXT, "2 endroits à expliquer."),
    ]
    for finding, heading in CALLED.items():
        rows = (
            (texts("printed"), "255 000 €"),
            (texts("letter.reference"), finding),
        )
        parts += [
            LetterPart(PartKind.HEADING, heading),
            LetterPart(PartKind.TEXT, "Le texte donne 255 000 €."),
            LetterPart(PartKind.FIGURES, rows=rows),
            LetterPart(PartKind.ANSWER, texts("letter.answer")),
        ]
    parts.append(LetterPart(PartKind.TEXT, texts("letter.closing")))
    parts.append(LetterPart(PartKind.TEXT, texts("letter.signature")))
    return parts


def returned(path, lines, lang="fr"):
    """The letter with ``lines`` written below the words that ask for an answer, by entry."""
    path.write_bytes(LETTER_FORMS[path.suffix](letter(lang), lang))
    opened = _Docx(path) if path.suffix == ".docx" else _Odt(path)
    asked = Texts(lang)("letter.answer")
    places = [n for n, text in enumerate(opened.texts()) if text == asked]
    for place, said in zip(places, lines, strict=True):
        assert len(said) <= ANSWER_LINES
        for below, line in enumerate(said, 1):
            opened.write(place + below, line)
    opened.save()
    return path


class _Docx:
    def __init__(self, path):
        self.path, self.document = path, Document(str(path))

    def texts(self):
        return [one.text for one in self.document.paragraphs]

    def write(self, place, line):
        self.document.paragraphs[place].text = line

    def save(self):
        self.document.save(str(self.path))


class _Odt:
    def __init__(self, path):
        from odfdo import Document as OpenDocument

        self.path, self.document = path, OpenDocument(str(path))
        self.paragraphs = self.document.body.paragraphs

    def texts(self):
        return [one.inner_text for one in self.paragraphs]

    def write(self, place, line):
        self.paragraphs[place].append_plain_text(line)

    def save(self):
        self.document.save(str(self.path))


forms = pytest.mark.parametrize("suffix", [".odt", ".docx"])
langs = pytest.mark.parametrize("lang", ["fr", "en"])


@forms
@langs
def test_each_entry_has_its_own_answer_and_no_more(tmp_path, suffix, lang):
    lines = (["Faute de frappe :", "lire 225 000 €."], [], ["Exact."])
    path = returned(tmp_path / f"l{suffix}", lines, lang)
    assert read_answers(path, [*CALLED, UNSENT]) == {
        FIRST: "Faute de frappe : lire 225 000 €.",
        THIRD: "Exact.",
    }


@forms
def test_a_letter_without_answers_gives_none(tmp_path, suffix):
    path = returned(tmp_path / f"l{suffix}", ([], [], []))
    assert read_answers(path, list(CALLED)) == {}


@forms
def test_an_answer_may_read_like_a_heading_and_name_another_deviation(
    tmp_path, suffix
):
    said = ["1. Page 5 : lire 225 000 €.", "2. Page 6 : exact. Voir :", SECOND]
    path = returned(tmp_path / f"l{suffix}", (said, ["Idem."], []))
    assert read_answers(path, list(CALLED)) == {
        FIRST: " ".join(said),
        SECOND: "Idem.",
    }


@forms
def test_an_answer_stands_on_the_line_that_asks_for_it(tmp_path, suffix):
    path = tmp_path / f"l{suffix}"
    path.write_bytes(LETTER_FORMS[suffix](letter(), "fr"))
    opened = _Docx(path) if suffix == ".docx" else _Odt(path)
    asked = Texts("fr")("letter.answer")
    place = opened.texts().index(asked)
    if suffix == ".docx":
        opened.write(place, f"{asked} 15 postes.")
    else:
        opened.write(place, " 15 postes.")
    opened.save()
    assert read_answers(path, list(CALLED)) == {FIRST: "15 postes."}


@forms
def test_an_entry_whose_heading_is_gone_takes_no_answer_of_another(
    tmp_path, suffix
):
    parts = [one for one in letter() if one.text != CALLED[SECOND]]
    path = tmp_path / f"l{suffix}"
    path.write_bytes(LETTER_FORMS[suffix](parts, "fr"))
    opened = _Docx(path) if suffix == ".docx" else _Odt(path)
    asked = Texts("fr")("letter.answer")
    place = opened.texts().index(asked)
    opened.write(place + 1, "Exact.")
    opened.save()
    found = read_answers(path, list(CALLED))
    assert set(found) == {FIRST}
    assert found[FIRST].startswith("Exact.")


def test_what_was_taken_out_or_remarked_is_no_answer(tmp_path):
    path = tmp_path / "l.docx"
    texts = Texts("fr")
    asked, kept = texts("letter.answer"), texts("letter.reference")
    paragraphs = (
        CALLED[FIRST],
        kept,
        FIRST,
        asked,
        "<del>Non.</del>Oui,<br/>en effet.<annotation><p>à voir</p></annotation>",
        CALLED[SECOND],
        kept,
        SECOND,
        asked,
        "<del>Retiré.</del>",
    )
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("word/document.xml", f"<a>{body}</a>")
    assert read_answers(path, list(CALLED)) == {FIRST: "Oui, en effet."}


def test_a_letter_about_something_else_is_refused(tmp_path):
    path = returned(tmp_path / "l.odt", ([], [], []))
    with pytest.raises(UsageError, match="no reference"):
        read_answers(path, [UNSENT])
