"""Lines of text in a picture, told from what else pictures show."""

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from extract.readings.pictured_text import TEXT, prints_lines


def picture(*lines, size=11.0, ground=255, ink=40):
    """Lines of text of a size in points."""
    scale = TEXT.scale
    image = Image.new("L", (1080, 320), ground)
    pen = ImageDraw.Draw(image)
    font = ImageFont.load_default(size=size * scale)
    for k, text in enumerate(lines):
        pen.text((20, 10 + 1.6 * size * scale * k), text, fill=ink, font=font)
    return np.asarray(image, np.uint8)


LINES = ("Contrôle de conception", "Contrôle périodique", "Contrôle de vente")


@pytest.mark.parametrize("size", [7.0, 11.0, 18.0])
def test_three_lines_are_text(size):
    assert prints_lines(picture(*LINES, size=size))


def test_so_they_are_light_on_dark_and_on_two_grounds():
    assert prints_lines(picture(*LINES, ground=60, ink=230))
    two = picture(*LINES, ground=250).copy()
    two[:, 300:] = np.minimum(two[:, 300:], 235)
    assert prints_lines(two)


@pytest.mark.parametrize(
    "lines",
    [
        LINES[:2],
        ("2019", "2020", "2021", "2022", "2023"),
        ("Attichy", "Cuise", "Jaulzy", "Moulin"),
    ],
)
def test_two_lines_years_and_places_are_not(lines):
    assert not prints_lines(picture(*lines))


def test_neither_is_grain_nor_nothing():
    grain = np.random.default_rng(3).integers(0, 255, (300, 600))
    assert not prints_lines(grain.astype(np.uint8))
    assert not prints_lines(np.full((200, 300), 255, np.uint8))
    assert not prints_lines(np.zeros((0, 30), np.uint8))
