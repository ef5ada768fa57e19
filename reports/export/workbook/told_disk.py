"""What a workbook says of the disk."""

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def told_disk() -> Iterator[None]:
    """While a workbook is made: openpyxl writes each sheet into a temporary file by lxml, which
    tells of a full disk by an error of its own, named after the system's (``IO_ENOSPC``).

    Raises:
        OSError: such a file cannot be written; the error names the folder of temporary files.
    """
    from lxml.etree import SerialisationError

    try:
        yield
    except SerialisationError as error:
        name = str(error).removeprefix("IO_")
        code: int = getattr(errno, name, errno.EIO)
        raise OSError(code, os.strerror(code), tempfile.gettempdir()) from error
