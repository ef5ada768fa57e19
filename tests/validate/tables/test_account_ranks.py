import pytest

from validate.tables.account_ranks import (
    VOTED_ACCOUNTS,
    is_article,
    is_chapter,
)


@pytest.mark.parametrize("code", ["011", "042", "16", "67"])
def test_a_chapter_has_two_digits_or_begins_with_nought(code):
    assert is_chapter(code)
    assert not is_article(code)


@pytest.mark.parametrize("code", ["611", "6063", "66111"])
def test_an_article_has_three_digits_or_more(code):
    assert is_article(code)
    assert not is_chapter(code)


@pytest.mark.parametrize("code", [*sorted(VOTED_ACCOUNTS), "7", "0111", "A1"])
def test_of_others_the_number_alone_does_not_tell(code):
    assert not is_article(code)
    assert not is_chapter(code)
