"""Lines of a list that print a label, a colon and an amount."""

import pytest

from extract.french.list_lines import list_item, slipped_item, states_an_amount


@pytest.mark.parametrize(
    "text",
    [
        "Région : 30 000 €",
        "Suppression du muret : -2 760,00 € HT ;",
        "- DETR, 40 % : 58 751,00 €.",
    ],
)
def test_a_label_and_an_amount(text):
    assert states_an_amount(text)


@pytest.mark.parametrize(
    "text",
    [
        "Votants : 22",
        "Dépenses :",
        ": 30 000 €",
        "Le prix est fixé ainsi : 12 € par mètre",
        "Région 30 000 €",
    ],
)
def test_anything_else(text):
    assert not states_an_amount(text)


@pytest.mark.parametrize(
    ("text", "label", "value"),
    [
        ("- Ticket bleu : 10,00 €,", "- Ticket bleu :", "10,00 €"),
        ("Groupe 1 : Chêne : 40 € le m3", "Groupe 1 : Chêne :", "40 € le m3"),
        ("- Aide : 3.000 € HT soit 3.600 € TTC ».", "- Aide :", "3.000 € HT soit 3.600 € TTC"),
        ("Déficit : - 763 923,86€", "Déficit :", "- 763 923,86€"),
        ("- Basse tension : 81 898 mètres,", "- Basse tension :", "81 898 mètres"),
        ("- Surface : 1 200 m²", "- Surface :", "1 200 m²"),
        (
            "Indemnité : 43,9 % de l’indice brut terminal de la fonction publique en vigueur",
            "Indemnité :",
            "43,9 % de l’indice brut terminal de la fonction publique en vigueur",
        ),
    ],
)  # fmt: skip
def test_an_item_of_a_list(text, label, value):
    item = list_item(text)
    assert item is not None
    assert (text[: item.label], text[item.start : item.end]) == (label, value)


@pytest.mark.parametrize(
    "text",
    [
        "- Contre : 2 (M. MARTIN)",
        "d'habitation : 14,57 %, bâties : 16,50 %",
        "Consommation relevée : 282 m3. Aussi, il demande la correction",
        "✓ Décide d’attribuer le lot pour un montant de : 100 300,22 € HT",
        "Part du département à 40 % :",
        ": 10,00 €",
        "Durée : 12 mois",
        "Indemnité : 43,9 % de l’indice brut terminal de la fonction publique,"
        " tel qu’il est en vigueur au jour où elle est versée",
    ],
)
def test_sentences_and_other_lines_are_no_item(text):
    assert list_item(text) is None


def test_a_semicolon_may_stand_for_the_only_colon():
    text = "Débouchage des 3 baies ; 2.800,00 € HT soit 3.360,00 €TTC"
    item = slipped_item(text)
    assert item is not None
    assert text[: item.label] == "Débouchage des 3 baies ;"
    assert text[item.start : item.end] == "2.800,00 € HT soit 3.360,00 €TTC"


@pytest.mark.parametrize(
    "text", ["Ticket : 3 € ; 2 €", "Ticket bleu ; vert", "; 10,00 €", "Ticket 10,00 € ;"]
)  # fmt: skip
def test_a_semicolon_elsewhere_is_no_colon(text):
    assert slipped_item(text) is None
