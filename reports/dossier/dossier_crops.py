"""Where a figure of a dossier is printed: a band of its page, or of its sheet, with the figure
framed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from PIL import ImageDraw

from extract.document import PageInfo
from extract.geometry import BBox
from reports.images.crops import Renderer, png
from reports.images.outlines import draw_main
from validate.dossier.dossier_fact import DossierFact

SCALE = 1.6
"""Pixels to the point."""
_ABOVE, _BELOW = 26.0, 18.0
"""Points of the page shown above and below a figure."""
_WIDEST = 620.0
"""Points of a band; of a wider page the part that ends right of the figure is shown."""
_RIGHT = 40.0


@dataclass(frozen=True, slots=True)
class FactCrop:
    """A picture of a figure in its place."""

    name: str
    png: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class DrawnDocument:
    """What draws the pages of a document, and how large they are."""

    source: Renderer
    pages: tuple[PageInfo, ...]


FactName = tuple[str, str]
"""A document's id and the id of one of its facts."""


def fact_crops(
    facts: Iterable[DossierFact], documents: Mapping[str, DrawnDocument]
) -> dict[FactName, FactCrop]:
    """The picture of each fact, by its document and its id; numbered in the order of the facts."""
    found: dict[FactName, FactCrop] = {}
    for fact in facts:
        name = (fact.document, fact.fact.id)
        drawn = documents.get(fact.document)
        if name in found or drawn is None or not fact.fact.places:
            continue
        crop = _crop(f"figure-{len(found) + 1}.png", fact, drawn)
        if crop is not None:
            found[name] = crop
    return found


def _crop(
    name: str, fact: DossierFact, drawn: DrawnDocument
) -> FactCrop | None:
    page, box, _ = fact.fact.places[0]
    info = next((one for one in drawn.pages if one.number == page), None)
    if info is None:
        return None
    clip = _band(box, info)
    image = drawn.source.render(page, SCALE, clip).convert("RGB")
    frame = (
        max(0, int((box.x0 - clip.x0) * SCALE) - 3),
        max(0, int((box.top - clip.top) * SCALE) - 3),
        min(image.width - 1, int((box.x1 - clip.x0) * SCALE) + 3),
        min(image.height - 1, int((box.bottom - clip.top) * SCALE) + 3),
    )
    draw_main(ImageDraw.Draw(image), frame)
    return FactCrop(name, png(image), image.width, image.height)


def _band(box: BBox, page: PageInfo) -> BBox:
    """The part of a page that shows a figure with its line."""
    x0, x1 = 0.0, page.width
    if page.width > _WIDEST:
        x1 = min(page.width, box.x1 + _RIGHT)
        x0 = max(0.0, x1 - _WIDEST)
    top = max(0.0, box.top - _ABOVE)
    return BBox(
        x0, top, x1, min(page.height, max(top + 1, box.bottom + _BELOW))
    )
