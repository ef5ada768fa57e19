"""Documents of another body are not compared."""

from dataclasses import replace

import pytest

from validate.dossier.bodies import is_same_body, split_by_body
from validate.dossier.dossier_fact import DossierMeasure

from .made import dossier_of, stated


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Commune de Valbrune-sur-Auze", "VILLE DE VALBRUNE-SUR-AUZE", True),
        ("Commune de Valbrune", "CCAS de Valbrune", False),
        ("Commune de Valbrune", "Communauté de communes du Valbrunois", False),
        ("Commune de Valbrune", "Commune de Montclar", False),
        ("Valbrune", "Mairie de Valbrune", True),
        ("Département de l'Auze", "Région de l'Auze", False),
    ],
)
def test_names_of_bodies(one, other, same):
    assert is_same_body(one, other) is same


def test_most_documents_say_whose_dossier_it_is():
    facts = [
        stated(DossierMeasure.GRANT, 2025, ("a",), "1", name) for name in "abcd"
    ]
    bodies = (
        "Commune de Valbrune",
        "Ville de Valbrune",
        "",
        "CCAS de Valbrune",
    )
    documents = [
        replace(one, body=body)
        for one, body in zip(dossier_of(*facts).documents, bodies, strict=True)
    ]
    name, own, others = split_by_body(documents)
    assert name == "Commune de Valbrune"
    assert [one.document_id for one in own] == ["a", "b", "c"]
    assert [one.document_id for one in others] == ["d"]
    assert split_by_body(documents[2:3]) == ("", documents[2:3], [])
