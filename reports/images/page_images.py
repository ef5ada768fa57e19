"""Whole pages at reading size, as many as a report's budget holds: as PNG in few colours, as WebP
in many.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from itertools import chain

from PIL import Image

from extract.document import PageInfo
from reports.images.crops import Renderer

PAGE_SCALE = 2.0
"""Pixels a point of a whole page: reading size."""
PHOTOGRAPH = 240_000
"""Bytes beyond which a page without loss is taken for a scan."""
_LONGEST = 16_383
"""Pixels of the longest side of a WebP."""
_STEPS = 16
"""Shades of each channel: print needs no more, and compresses better."""
_STEP = 255 // (_STEPS - 1)
_SHADES = [value // _STEPS * _STEP for value in range(256)] * 3
_NUMBERS = [value // _STEP for value in range(256)]
"""The number of each shade."""
_GREYS = [shade for number in range(_STEPS) for shade in (number * _STEP,) * 3]
"""The palette of grey shades, by their numbers."""
_LEVEL = 4
"""How hard a PNG is compressed: more takes half as much time again for 2 % less."""
_FEW = 256
"""Colours of a palette."""


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page at reading size."""

    page: int
    data: bytes
    kind: str
    """How it is compressed: ``png`` or ``webp``."""


def is_drawn_whole(page: PageInfo) -> bool:
    """Whether a page has room in one picture: the sheet of a spreadsheet may be longer."""
    return max(page.width, page.height) * PAGE_SCALE < _LONGEST


def page_images(
    numbers: Iterable[int],
    source: Renderer,
    budget: int | None = None,
    extra: Mapping[int, int] | None = None,
    known: Mapping[int, PageImage] | None = None,
) -> tuple[PageImage, ...]:
    """The pages at reading size, those named first first, stopping before ``budget`` bytes are
    passed.

    ``extra`` are the bytes that each page takes beside its image. ``known`` are pages that were
    drawn before.
    """
    made: list[PageImage] = []
    spent = 0
    for image in _compressed(numbers, source, known or {}):
        spent += len(image.data) + (extra or {}).get(image.page, 0)
        if budget is not None and spent > budget:
            break
        made.append(image)
    return tuple(sorted(made, key=lambda image: image.page))


def _compressed(
    numbers: Iterable[int], source: Renderer, known: Mapping[int, PageImage]
) -> Iterator[PageImage]:
    """The pages in the order of ``numbers``."""
    for number in numbers:
        yield known.get(number) or _page(
            number, source.render(number, PAGE_SCALE)
        )


def _page(number: int, image: Image.Image) -> PageImage:
    """A typeset page keeps every stroke in few shades; a scan, which that would make heavy, is a
    photograph.

    In shades of grey it is a PNG of half a byte a pixel, in a palette of colours one of a byte,
    which take an eighth and a fifth of the time of a WebP without loss, and half as many bytes
    again or nearly twice as many.
    """
    shades = image.point(_SHADES)
    drawn = _in_greys(shades) or _in_palette(shades)
    if drawn is not None:
        data = _saved(drawn, "PNG", compress_level=_LEVEL)
        if len(data) <= PHOTOGRAPH:
            return PageImage(number, data, "png")
    data = _saved(shades, "WEBP", lossless=True, method=2)
    if len(data) > PHOTOGRAPH:
        data = _saved(image, "WEBP", quality=45, method=2)
    return PageImage(number, data, "webp")


def _in_greys(shades: Image.Image) -> Image.Image | None:
    """A page in the numbers of its shades; None where it has colours."""
    red, green, blue = shades.split()
    if not red.tobytes() == green.tobytes() == blue.tobytes():
        return None
    numbers = red.point(_NUMBERS)
    numbers.putpalette(_GREYS)
    return numbers


def _in_palette(shades: Image.Image) -> Image.Image | None:
    """A page in the numbers of its colours; None where it has too many."""
    colours = shades.getcolors(_FEW)
    if colours is None:
        return None
    palette = Image.new("P", (1, 1))
    rgb = [one for _, one in colours if isinstance(one, tuple)]
    palette.putpalette(list(chain.from_iterable(rgb)))
    # shades are a sixteenth apart: the nearest of the palette is the colour itself
    return shades.quantize(palette=palette, dither=Image.Dither.NONE)


def _saved(image: Image.Image, kind: str, **options: int) -> bytes:
    out = BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()
