"""Numbers of a sentence that two swapped digits part from what two figures make."""

import pytest

AIDS = (
    "Recettes de la crèche",
    ["Recette", "2024 (€)", "2025 (€)"],
    [
        ["Prestation de service", "731 204", "748 315"],
        ["Bonus territoire", "196 420", "196 420"],
        ["Familles", "402 618", "418 930"],
        ["Total", "1 330 242", "1 363 665"],
    ],
)
PUPILS = (
    "Circuits",
    ["Circuit", "Coût (€)"],
    [
        ["Orcène", "34 265,09"],
        ["Charmoille", "37 500,32"],
        ["Vallon", "11 802,44"],
    ],
)


@pytest.mark.parametrize(
    ("table", "text", "printed", "expected"),
    [
        (AIDS, "Ses deux concours font ensemble {}.", "944 753 €", 944735),
        (PUPILS, "Deux reviennent à {}.", "71 756,41 €", 71765.41),
        (PUPILS, "L'un coûte {} de plus.", "25 967,88 €", 25697.88),
    ],
)
def test_two_swapped_digits(state_of_tables, table, text, printed, expected):
    failed, _ = state_of_tables([table], text.format(printed))
    assert failed == [(printed, pytest.approx(expected))]


@pytest.mark.parametrize(
    "text",
    [
        # right; few digits without words; another digit; of one thing; a price
        "Ses deux concours font ensemble 944 735 €.",
        "Deux circuits reviennent à 71 765,41 €, un autre à 11 802,44 €.",
        "Cela représente 944 753 €.",
        "Ses deux concours font ensemble 944 375,40 €.",
        "Ses deux concours font ensemble 944 730,50 €.",
        "Ses deux concours font ensemble 945 735 €.",
        "Ses deux concours font ensemble 944 753 € par place.",
    ],
)
def test_what_tells_no_pair(state_of_tables, text):
    failed, _ = state_of_tables([AIDS, PUPILS], text)
    assert not failed
