"""What one of so many has, compared with what it had before."""

_TOLD = (
    "Le comité admet 134 titres pour 28 082,68 €.",
    "L'an dernier, il avait admis 158 titres pour 29 874,60 €.",
)


def test_what_one_has_now(holds):
    texts = (
        *_TOLD,
        "Un titre représente {} €, contre 189,08 € un an plus tôt.",
    )
    assert holds(texts, "209,57")
    assert holds(texts, "198,65") is False


def test_what_other_numbers_give_or_no_other_pair(holds):
    last = "Un titre représente {} €, contre 189,08 € un an plus tôt."
    # 24 780 / 118, of another kind
    others = (*_TOLD, "On y compte 118 factures pour 24 780,00 €.", last)
    assert holds(others, "210,00") is None
    assert holds((_TOLD[1], last), "198,65") is None
    # 189,08 is no quotient of what was told
    assert holds((_TOLD[0], last), "198,65") is None
