"""Pictures of digits that others are compared with."""

import numpy as np

from extract.pdf.sight.album import ALBUM, Album, Resemblance


def picture(digit, shift=0):
    """A picture that no other digit's is like: two bars in places of their own."""
    pixels = np.full((28, 18), 255, np.uint8)
    pixels[2 * digit + 3 : 2 * digit + 5, 3 + shift : 15 + shift] = 0
    pixels[4:24, digit + 3 + shift] = 0
    return pixels


def whole_album():
    album = Album()
    put(album, range(10))
    return album


def put(album, digits):
    for digit in digits:
        album.add(digit, picture(digit))


def shown(album, digit, *pictures):
    near = Resemblance(album, [digit] * len(pictures), [np.array(pictures)])
    return near.shows(range(len(pictures)))


def test_a_picture_like_one_of_its_digit_is_shown():
    assert shown(whole_album(), 4, picture(4), picture(4, shift=1)) == [
        True,
        True,
    ]


def test_a_picture_of_another_digit_is_not():
    assert shown(whole_album(), 4, picture(8)) == [False]


def test_nothing_is_shown_as_long_as_a_digit_is_missing():
    album = Album()
    put(album, range(9))
    assert shown(album, 4, picture(4)) == [False]


def test_what_is_put_into_the_album_later_counts():
    album = Album()
    near = Resemblance(album, [4, 8], [np.array([picture(4), picture(5)])])
    assert near.shows([0, 1]) == [False, False]
    put(album, range(10))
    assert near.shows([0, 1]) == [True, False]
    assert near.shows([1]) == [False]


def test_an_album_has_an_end():
    album = Album()
    for _ in range(ALBUM.most // 10 - 1):
        put(album, range(10))
    put(album, range(7))
    put(album, range(10))
    put(album, range(3))
    assert len(album.digits) == ALBUM.most
