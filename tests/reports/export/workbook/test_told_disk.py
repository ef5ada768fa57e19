"""A disk on which a workbook does not fit is told as of any other file."""

import errno
import tempfile

import pytest
from lxml.etree import SerialisationError

from reports.export.workbook.told_disk import told_disk


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("IO_ENOSPC", errno.ENOSPC),
        ("IO_EFBIG", errno.EFBIG),
        ("IO_WRITE", errno.EIO),
    ],
)
def test_what_lxml_says_is_what_the_system_said(said: str, code: int) -> None:
    with pytest.raises(OSError, match=r".") as told, told_disk():
        raise SerialisationError(said)
    assert told.value.errno == code
    assert told.value.filename == tempfile.gettempdir()
