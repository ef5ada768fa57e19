"""The complement: drafted, read, refused by name."""

import tomllib

import pytest

from extract.errors import UsageError
from reports.export.scdl.acts import acts
from reports.export.scdl.complement import draft_complement, read_complement


def test_the_draft_is_toml_prefilled_with_what_the_pdf_says(sample):
    text = draft_complement(acts(sample), ["annexe-4"])
    data = tomllib.loads(text)
    assert (
        data["subventions"]["nomAttribuant"] == "Département du Pas-de-Calais"
    )
    assert data["subventions"]["idAttribuant"] == ""
    (act,) = data["deliberations"]
    assert (act["DELIB_ID"], act["VOTE_REEL"]) == ("2022-244", "73")
    asked = [
        line
        for line in text.splitlines()
        if ' = ""' in line and "VOTE" not in line
    ]
    assert asked
    assert all("# " in line for line in asked), "each says why it is asked for"


@pytest.mark.parametrize(
    "text",
    [
        "[subventions",
        "[subvention]\n",
        "[subventions]\nobjects = 1\n",
        "[[deliberations]]\nID = 1\n",
        "subventions = 3\n",
        "deliberations = 3\n",
        "deliberations = [3]\n",
        "[subventions]\nparties = [1]\n",
        "[subventions.parties]\na = 1\n",
        "[subventions]\nbeneficiaires = 1\n",
        "publication = 'x'\n",
        "a = " + "[" * 100_000,
        "a." * 100_000 + "a = 1",
        "#" + "x" * 4_000_001,
    ],
)
def test_a_wrong_complement_is_refused_by_name(tmp_path, text):
    path = tmp_path / "complement.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=r"complement\.toml"):
        read_complement(path)
