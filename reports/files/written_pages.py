"""The page images of a written report, read back: the folder of an audit has them there only.

A report may have been altered since it was written: what is no picture is passed over.
"""

import base64
import binascii
import re
from collections.abc import Iterator
from pathlib import Path

from extract.errors import UsageError
from extract.given.bounded_files import FileLimits, read_given
from extract.given.form_error import FormError
from extract.hidden_characters import visible
from reports.files.audit_read import inside
from reports.images.page_images import PageImage

_LIMITS = FileLimits(megabytes=500)
"""222 pages in a report are 60 MB."""
_IMAGE = re.compile(
    r'<image id="img-page-(?P<page>\d{1,6})"[^<>]*'
    r' href="data:image/(?P<kind>png|webp);base64,(?P<data>[A-Za-z0-9+/]+={0,2})"/>'
)
"""A page as the report's template draws it."""
_MAGIC = {"png": (0, b"\x89PNG\r\n\x1a\n"), "webp": (8, b"WEBP")}
"""Where in a picture of each kind it is said to be one, and how."""


def written_pages(folder: Path) -> tuple[PageImage, ...]:
    """The page images in the report of the audit in ``folder``, in the order of pages.

    Raises:
        UsageError: there is no report that can be read.
    """
    try:
        page = read_given(inside(folder, "report.html"), _LIMITS)
    except FormError as error:
        name = visible(str(folder / "report.html"))
        raise UsageError(
            f"{name} : rapport illisible : {error.fr}. Relancez « pointage audit ».",
            f"{name}: the report cannot be read: {error.en}. Run “pointage audit” again.",
        ) from error
    found = {image.page: image for image in _images(page)}
    return tuple(found[number] for number in sorted(found))


def _images(report: str) -> Iterator[PageImage]:
    for one in _IMAGE.finditer(report):
        try:
            data = base64.b64decode(one["data"], validate=True)
        except binascii.Error:
            continue
        start, magic = _MAGIC[one["kind"]]
        if data.startswith(magic, start):
            yield PageImage(int(one["page"]), data, one["kind"])
