"""What the law says in words, on the days for which it was read."""

from expectations.pack_rules.of_words.word_values import words_of_the_day


def test_a_value_is_of_its_days():
    names = {
        one.line for one in words_of_the_day("category-of-grade", "2018-06-01")
    }
    assert "technicien*" in names
    assert "auxiliaire* de puericulture" not in names


def test_an_unknown_day_has_no_values():
    assert not list(words_of_the_day("category-of-grade", ""))
