"""What sentences leave of wholes that were said before."""

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from validate.model.identity import Form

_WHOLE = "La participation de la ville est de 186 000 €."


@pytest.mark.parametrize(
    ("texts", "made"),
    [
        (
            (
                f"{_WHOLE} Elle sera mandatée à hauteur de 40 % en janvier (74 400 €), de 35 % en"
                " mai (65 100 €), le reliquat, c'est-à-dire 45 600 €, en octobre.",
            ),
            ("45 600 €", Decimal(46_500)),
        ),
        (
            (
                f"{_WHOLE} Un acompte de 40 %, soit 74 400 €, est payé en janvier.",
                "Le solde, soit 116 100 €, le sera en octobre.",
            ),
            ("116 100 €", Decimal(111_600)),
        ),
        (
            (
                "L'excédent étant de 182 647,43 € et le besoin de 41 300,00 €, le conseil affecte"
                " 41 300,00 € en réserves et reporte le surplus, pour 118 205,60 €.",
            ),
            ("118 205,60 €", Decimal("141347.43")),
        ),
        (
            (
                "Le département supporte 40 % du coût, l'État 33 %, la région 15 % et la commune"
                " les 21 % restants.",
            ),
            ("21 %", Decimal(12)),
        ),
        (
            (
                "Les aides s'élèvent à 527 500 €, soit 74,2 % ; la part restant à la commune est de"
                " 24,8 %.",
            ),
            ("24,8 %", Decimal("25.8")),
        ),
        (
            (
                "Le parc a été découpé en 14 lots.",
                "À ce jour, 9 sont vendus et 2 font l'objet d'un compromis ; 5 demeurent à vendre.",
            ),
            ("5", Decimal(3)),
        ),
        (
            (
                "Les cessions ont rapporté 76 790 € et les achats ont coûté 41 761 €, d'où un solde"
                " positif de 35 929 €.",
            ),
            ("35 929 €", Decimal(35_029)),
        ),
    ],
)
def test_a_rest(made_of, texts, made):
    assert made in made_of(*texts)


@pytest.mark.parametrize(
    "text",
    [
        # a rate is no part of a whole
        "La taxe est de 5,5 %. Le reste à charge augmente de 12 %.",
        # the parts are not of what was said
        f"{_WHOLE} L'État paie 40 % (80 000 €) et la région 20 % (40 000 €), le reste, 66 500 €.",
        # of another base
        f"{_WHOLE} L'État paie 40 % (74 400 €), le reste à charge TTC étant de 148 800 €.",
        # things between
        "Le parc a 14 lots. À ce jour, 9 lots sont vendus ; 5 acquéreurs demeurent sans réponse.",
        "Il reste environ 30 %, l'État payant 40 %.",
        # what a percentage is of
        "Il reste à payer 6 500 €, soit 45,6 % du reste et 29,5 % des crédits.",
    ],
)
def test_no_rest(read_reckoned, text):
    assert [one for one in read_reckoned(text) if not one.loose] == []


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25
)
@given(
    whole=st.integers(100, 99_999).map(lambda one: one * 100),
    first=st.integers(1, 60),
    second=st.integers(1, 39),
)
def test_instalments(made_of, whole, first, second):
    paid = [whole * first // 100, whole * second // 100]
    left = whole - sum(paid)
    text = (
        f"L'aide est de {whole} €. Elle est versée à hauteur de {first} % en mai ({paid[0]} €), de"
        f" {second} % en juin ({paid[1]} €), le solde, soit {left} €, en juillet."
    )
    assert (f"{left} €", Decimal(left)) in made_of(text)


def test_a_hundred_is_added(read_reckoned):
    (made,) = read_reckoned(
        "L'État paie 40 %, la région 33 %, la ville les 27 % restants."
    )
    assert made.derivation.form is Form.WEIGHTED_SUM
    assert made.derivation.offset == 100
    assert made.derivation.reversed.value == -made.derivation.value


_TRIP = "Le séjour coûte 16 740 €, ou 310 € par enfant."


def test_what_all_amounts_of_a_sentence_leave_of_the_one_before(made_of):
    shared = "La commune paie 1 890 €, la coopérative 2 700 € et les parents le restant, 14 850 €."
    assert ("14 850 €", Decimal(12_150)) in made_of(_TRIP, shared)


@pytest.mark.parametrize(
    "said",
    [
        "La commune paie 1 890 €, contre 1 620 € en 2023, et les parents le restant, 14 850 €.",
        "La commune paie 1 890 €, la TVA 2 700 €, et les parents le restant, 14 850 €.",
    ],
)
def test_what_is_left_of_something_else(made_of, said):
    assert "14 850 €" not in dict(made_of(_TRIP, said))


_COST = "Quatre actions, chiffrées à 355 000 € HT, sont proposées."
_AIDS = (
    "Sont attendus une subvention de 35 % du programme, soit 124 250 €, et des certificats pour"
    " 14 250 €."
)


@pytest.mark.parametrize(
    ("printed", "is_told"),
    [
        ("216 500 €", True),
        # without the certificates
        ("230 750 €", True),
        # with something else
        ("198 300 €", False),
    ],
)
def test_aids_leave_the_rest_of_what_one_is_a_share_of(
    read_reckoned, printed, is_told
):
    made = read_reckoned(
        _COST, _AIDS, f"Le reste à charge est donc de {printed}."
    )
    outright = [int(one.derivation.value) for one in made if one.is_outright]
    assert outright == ([216500] if is_told else [])
