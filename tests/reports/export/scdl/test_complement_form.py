"""The complement as a form: what is known is shown, what is answered is read back."""

from reports.export.scdl.beneficiary_ids import Known
from reports.export.scdl.complement import Complement, read_complement
from reports.export.scdl.complement_form import (
    answered,
    complement_form,
    complement_text,
)


def test_what_the_document_prints_is_filled_in(sample):
    form = complement_form(sample, Complement(), ())
    shared = {one.path: one for one in form.shared}
    body = shared["subventions", "nomAttribuant"]
    assert (body.value, body.is_required) == (
        "Département du Pas-de-Calais",
        True,
    )
    assert shared["subventions", "idAttribuant"].value == ""
    ((*_, number),) = [
        [one.value for one in act if one.path[-1] == "DELIB_ID"]
        for act in form.acts
    ]
    assert number == "2022-244"
    assert form.columns
    assert form.names


def test_answers_are_read_back_from_the_file_they_make(sample, tmp_path):
    form = complement_form(sample, Complement(), ())
    column = form.columns[0][0]
    name = form.names[0][0]
    answers = {
        ("subventions", "idAttribuant"): "22620001200012",
        ("column", *column.key): "false",
        ("act", "0", "COLL_SIRET"): '"guillemets"',
        ("name", "siret", name): "12345678901234",
        ("subventions", "inconnu"): "x",
    }
    table = (Known("Une autre", "", "W123456789"),)
    made, numbers = answered(sample, Complement(), table, answers)

    path = tmp_path / "complement.toml"
    path.write_text(complement_text(made), encoding="utf-8")
    read = read_complement(path)
    assert read.subventions["idAttribuant"] == "22620001200012"
    assert read.subventions["nomAttribuant"] == "Département du Pas-de-Calais"
    assert read.columns == {column.key: False}
    assert read.deliberations["2022-244"]["COLL_SIRET"] == '"guillemets"'
    assert (name, "12345678901234", "") in numbers.rows
    assert ("Une autre", "", "W123456789") in numbers.rows, "it is kept"


def test_what_the_form_does_not_ask_for_stays(sample):
    known = Complement(
        parts={"annexe-2": {"objet": "Sport"}, "annexe-3": {}},
        left_out=frozenset({"annexe-3"}),
        columns={("t9", "Somme"): True},
    )
    made, _ = answered(sample, known, (), {})
    assert (made.parts, made.left_out) == (known.parts, known.left_out)
    assert made.columns == known.columns
    text = complement_text(made)
    assert '[subventions.parties."annexe-3"]\nexclure = true' in text
