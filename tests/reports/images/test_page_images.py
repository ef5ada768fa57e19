"""Whole pages: nothing of a typeset page is lost, a scan is a photograph."""

from functools import cache
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageDraw

from reports.images.page_images import PageImage, page_images

SIZE = (200, 280)


class Pages:
    """Draws pages that are given."""

    def __init__(self, *pages):
        self.pages = pages
        self.drawn = []

    def render(self, number, scale, clip=None):
        self.drawn.append(number)
        return self.pages[number - 1]


def typeset(ink=(0, 0, 0), paper="white", seed=0):
    page = Image.new("RGB", SIZE, paper)
    pen = ImageDraw.Draw(page)
    for line in range(20):
        pen.text((10, 10 + 13 * line), f"{seed * 7 + line * 1234} €", fill=ink)
    return page


@cache
def scan():
    return Image.effect_noise((900, 1200), 60).convert("RGB")


def images(*pages, **options):
    return page_images(range(1, len(pages) + 1), Pages(*pages), **options)


def shown(image):
    opened = Image.open(BytesIO(image.data))
    assert opened.format == image.kind.upper()
    return opened.convert("RGB")


def differs(one, other):
    """By how much the channels of two pictures differ at most."""
    return max(
        most for _, most in ImageChops.difference(one, other).getextrema()
    )


@pytest.mark.parametrize("page", [typeset(), typeset((170, 0, 30), "#eef4ff")])
def test_a_typeset_page_keeps_every_stroke(page):
    (image,) = images(page)
    assert image.kind == "png"
    assert differs(shown(image), page) < 16


COLOURS = st.tuples(*[st.integers(0, 255)] * 3)


@given(st.lists(COLOURS, min_size=1, max_size=300, unique=True))
def test_few_colours_stay_apart_and_near(colours):
    page = Image.new("RGB", (len(colours), 1))
    page.putdata(colours)
    shades = {tuple(value // 16 for value in one) for one in colours}
    (image,) = images(page)
    drawn = shown(image)
    assert image.kind == ("png" if len(shades) <= 256 else "webp")
    assert differs(drawn, page) < 16
    assert len(drawn.getcolors(len(colours))) == len(shades)


@given(st.integers(0, 255), st.integers(0, 255))
def test_shades_of_grey_stay_apart_and_near(ink, paper):
    page = typeset((ink,) * 3, (paper,) * 3)
    (image,) = images(page)
    drawn = shown(image)
    assert image.kind == "png"
    assert differs(drawn, page) < 16
    assert len(drawn.getcolors()) == len({one // 16 for one in greys(page)})


def greys(page):
    return {one[0] for _, one in page.getcolors(256)}


def test_a_scan_is_a_photograph():
    (image,) = images(scan())
    assert image.kind == "webp"
    assert 16 < differs(shown(image), scan()) < 256


def test_pages_stop_before_the_budget_in_the_order_they_are_named():
    pages = [typeset(seed=n) for n in range(3)]
    sizes = [len(image.data) for image in images(*pages)]
    room = sizes[2] + sizes[0] + 10
    made = page_images([3, 1, 2], Pages(*pages), room, {3: 10})
    assert [image.page for image in made] == [1, 3]


def test_pages_that_were_drawn_before_are_not_drawn_again():
    pages = Pages(typeset(), typeset())
    known = {2: PageImage(2, b"drawn", "png")}
    first, second = page_images([1, 2], pages, known=known)
    assert pages.drawn == [1]
    assert (first.kind, second) == ("png", known[2])
