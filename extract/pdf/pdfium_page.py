"""A page as pdfium sees it -> `Page`, in displayed coordinates."""

from extract.pdf.characters import printed_once, read_chars, shown
from extract.pdf.page import Page
from extract.pdf.paths import read_objects
from extract.pdf.pdfium_api import Handle, display_matrix
from extract.pdf.rules.frames_of_signs import with_frames_of_signs
from extract.pdf.rules.ruling_lines import drawings, rules_from_paths
from extract.pdf.sight.annotations import read_annotations
from extract.pdf.sight.visibility import Sight
from extract.pdf.written_digits import written_digits


def read_page(page: Handle, number: int, sight: Sight | None = None) -> Page:
    """All that is kept of ``page`` (a ``pypdfium2.PdfPage``), in displayed coordinates. ``sight``
    compares its text with what is seen."""
    rotation = page.get_rotation()
    display = display_matrix(page.get_bbox(), rotation)
    width, height = page.get_size()
    painted = read_objects(page, display)
    noted = read_annotations(page, display)
    printed = read_chars(page, display)
    chars = shown(printed_once(printed), width, height)
    read = Page(
        number=number,
        width=float(width),
        height=float(height),
        rotation=rotation,
        chars=written_digits(chars),
        rules=rules_from_paths(painted.polylines, width, height, chars),
        images=tuple(painted.images),
        fields=noted.fields,
        strikes=noted.strikes,
        covers=noted.covers,
        strokes=noted.strokes,
        drawings=(
            *drawings(painted.polylines),
            *painted.shapes,
            *noted.painted,
        ),
    )
    seen = read if sight is None else sight.look(page, read, printed.loose)
    return with_frames_of_signs(seen)
