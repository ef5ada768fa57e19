"""Whole pages at reading size, as WebP, as many as a report's budget holds."""

from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from io import BytesIO
from itertools import islice

from PIL import Image

from extract.document import PageInfo
from reports.images.crops import Renderer

PAGE_SCALE = 2.0
"""Pixels a point of a whole page: reading size."""
PHOTOGRAPH = 240_000
"""Bytes beyond which a page without loss is taken for a scan."""
WORKERS = 2
"""Threads that compress pages."""
_LONGEST = 16_383
"""Pixels of the longest side of a WebP."""
_SHADES = [value // 16 * 17 for value in range(256)] * 3
"""Each channel in 16 shades: print needs no more, and compresses better."""


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page at reading size, as WebP."""

    page: int
    webp: bytes


def is_drawn_whole(page: PageInfo) -> bool:
    """Whether a page has room in one picture: the sheet of a spreadsheet may be longer."""
    return max(page.width, page.height) * PAGE_SCALE < _LONGEST


def page_images(
    numbers: Iterable[int],
    source: Renderer,
    budget: int | None = None,
    extra: Mapping[int, int] | None = None,
    known: Mapping[int, bytes] | None = None,
) -> tuple[PageImage, ...]:
    """The pages at reading size, those named first first, stopping before ``budget`` bytes are
    passed.

    ``extra`` are the bytes that each page takes beside its image. ``known`` are pages that were
    drawn before.
    """
    made: list[PageImage] = []
    spent = 0
    for image in _compressed(numbers, source, known or {}):
        spent += len(image.webp) + (extra or {}).get(image.page, 0)
        if budget is not None and spent > budget:
            break
        made.append(image)
    return tuple(sorted(made, key=lambda image: image.page))


def _compressed(
    numbers: Iterable[int], source: Renderer, known: Mapping[int, bytes]
) -> Iterator[PageImage]:
    """The pages in the order of ``numbers``, a few at a time."""
    with ThreadPoolExecutor(
        WORKERS
    ) as workers:  # rendering is not thread-safe, compressing is
        for some in batched(numbers, WORKERS):
            new = [number for number in some if number not in known]
            drawn = [source.render(number, PAGE_SCALE) for number in new]
            made = dict(zip(new, workers.map(_webp, drawn), strict=True))
            for number in some:
                yield PageImage(number, known.get(number) or made[number])


def batched(numbers: Iterable[int], size: int) -> Iterator[tuple[int, ...]]:
    """``numbers`` in order, ``size`` at a time."""
    rest = iter(numbers)
    while some := tuple(islice(rest, size)):
        yield some


def _webp(image: Image.Image) -> bytes:
    """A typeset page keeps every stroke in few shades; a scan, which that would make heavy, is a
    photograph.
    """
    data = _saved(image.point(_SHADES), lossless=True, method=2)
    if len(data) <= PHOTOGRAPH:
        return data
    return _saved(image, quality=45, method=2)


def _saved(image: Image.Image, **options: int) -> bytes:
    out = BytesIO()
    image.save(out, "WEBP", **options)
    return out.getvalue()
