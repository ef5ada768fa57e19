"""The shares in which an amount is paid."""

import pytest

from extract.prose.agreements.instalments import find_instalments


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Versée comme suit : ; – un acompte de 50 %, soit 52 500 €, à la signature ; – un"
            " second acompte de 30 % ; – le solde de 20 %.",
            [["50", "30", "20"]],
        ),
        ("Une avance de 60 % puis le solde de 40 %.", [["60", "40"]]),
        ("Un acompte de 50 % et le solde sur justificatifs.", []),
        ("Un acompte de 50 % ; la TVA de 20 % ; le solde de 50 %.", []),
        ("Le solde, dans la limite de 20 % du réalisé ; acompte de 80 %", []),
        ("La hausse est de 3 % et la baisse de 2 %.", []),
    ],
)
def test_shares_of_a_payment_whose_last_part_has_one(text, expected):
    found = [
        [text[slice(*span)] for span in spans]
        for spans in find_instalments(text)
    ]
    assert found == expected
