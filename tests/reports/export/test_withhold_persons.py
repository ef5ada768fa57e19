"""Names of private persons are nowhere in what is exported."""

from reports.export.csv_files import resource_csv
from reports.export.withhold_persons import without_persons

from .made import folder_of, grant


def test_names_of_persons_are_nowhere_in_what_is_exported():
    cell = {
        "row_path": "Aides > Mme DUPONT Jeanne",
        "printed": "10,00",
        "row_kind": "detail",
    }
    from extract.records.registry import FRAMES

    cells = [dict.fromkeys(FRAMES["cells"].columns, "") | cell]
    claims = [
        dict.fromkeys(FRAMES["claims"].columns, "")
        | {"subject": "aide à Jeanne Dupont", "counts": "amount"}
    ]
    folder = folder_of(
        grant("DUPONT Jeanne", "10.00"),
        grant("Judo", "5.00", 1),
        cells=cells,
        claims=claims,
    )
    kept = without_persons(folder)
    text = "".join(
        resource_csv(resource)
        for resource in (*kept.folder.resources, kept.withheld)
    ).lower()
    assert "dupont" not in text
    assert [
        record["beneficiary"] for record in kept.folder.records("grants")
    ] == ["Judo"]
    assert kept.withheld.rows == (
        ("t1!r0", "Montant", "t1", "0", "1", "person"),
    )
    assert kept.persons == 2
    assert kept.folder.records("cells")[0]["row_path"].startswith(
        "Aides > [personne n° "
    )


def test_a_folder_without_persons_is_left_as_it_is(sample):
    kept = without_persons(sample)
    assert (kept.folder, kept.persons, kept.withheld.rows) == (sample, 0, ())
