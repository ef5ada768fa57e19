"""Frames as a reader wants them: words for codes, numbers and dates, no JSON."""

from reports.export.audit_package import text_fields, text_resource
from reports.export.workbook.reader_sheets import NUMBER_OR_DATE, for_readers
from reports.i18n import report_words
from validate.prose.words.names import MatchReason


def shown(name, lang, columns, *rows):
    resource = text_resource(name, "", text_fields(columns), rows)
    return for_readers(resource, lang)


def test_sentences_are_in_one_language():
    columns = ("message_fr", "message_en", "rule")
    for lang, said in (("fr", "un"), ("en", "one")):
        made = shown("findings", lang, columns, ("un", "one", "sums"))
        assert made.rows == ((said, "sums"),)
        assert [one.name for one in made.fields] == ["message", "rule"]


def test_days_inside_sentences_are_written_as_the_language_does():
    said = "finit le 2022-05-31 | 2 | 2"
    made = shown("findings", "fr", ("message_fr",), (said,))
    assert made.rows == (("finit le 31\u00a0mai\u00a02022\n2",),), "each once"


def test_what_was_expected_may_be_a_number_or_a_date():
    made = shown("findings", "fr", ("expected",), ("12.50",), ("2026-03-14",))
    assert [one.type for one in made.fields] == [NUMBER_OR_DATE]
    assert made.rows == (("12.50",), ("2026-03-14",))


def test_what_is_of_no_known_form_stays_as_it_is():
    made = shown("grants", "en", ("details", "decision"), ("{", "?"), ("", ""))
    assert {row[0] for row in made.rows} == {"{", ""}
    assert {row[1] for row in made.rows} == {"?", ""}
    evidence = '[{"page": 3, "printed": "12"}, {"page": 4, "printed": "13"}]'
    made = shown("findings", "en", ("evidence",), (evidence,), ("[1",), ("[]",))
    assert [row[0] for row in made.rows] == ["p. 3: 12\np. 4: 13", "[1", ""]


def test_every_reason_of_a_match_has_its_words():
    for reason in (*MatchReason, "key"):
        assert f"xlsx.match.{reason}" in report_words()
