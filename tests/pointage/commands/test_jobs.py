"""--password-file: read, and refused with words where it is empty or no text."""

from pathlib import Path

import pytest

from extract.errors import UsageError
from pointage.commands.jobs import read_options


def test_its_first_line_is_the_password(tmp_path: Path) -> None:
    file = tmp_path / "mot.txt"
    file.write_bytes("\ufeffsécret\r\nautre\r\n".encode())
    assert read_options(None, file).password == "sécret"


@pytest.mark.parametrize("content", [b"", b"\r\nsecret\r\n", b"\xff\xfe\x00"])
def test_an_empty_or_unreadable_file_is_a_usage_error(
    content: bytes, tmp_path: Path
) -> None:
    file = tmp_path / "mot.txt"
    file.write_bytes(content)
    with pytest.raises(UsageError, match="first line"):
        read_options(None, file)
