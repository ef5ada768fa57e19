"""The page images of a report are read back, and nothing else of it."""

import pytest

from extract.errors import UsageError
from reports.files.audit_folder import write_audit
from reports.files.written_pages import written_pages


def test_the_pages_of_a_report_are_those_that_were_drawn(
    audit, paper, tmp_path
):
    folder = write_audit(audit, paper, tmp_path, pages="all")
    pages = written_pages(folder)
    assert [image.page for image in pages] == [1, 2]
    for image in pages:
        assert image.kind == "png"
        assert image.data.startswith(b"\x89PNG")


def test_a_report_without_pages_has_none(audit, paper, tmp_path):
    assert (
        written_pages(write_audit(audit, paper, tmp_path, pages="none")) == ()
    )


@pytest.mark.parametrize(
    "data",
    [
        "image/png;base64,aGVsbG8=",
        "image/svg+xml;base64,PHN2Zz4=",
        "text/html,x",
    ],
)
def test_what_is_no_picture_is_passed_over(tmp_path, data):
    (tmp_path / "report.html").write_text(
        f'<image id="img-page-1" width="1" href="data:{data}"/>',
        encoding="utf-8",
    )
    assert written_pages(tmp_path) == ()


def test_a_report_that_is_gone_is_told(tmp_path):
    with pytest.raises(UsageError, match=r"report\.html"):
        written_pages(tmp_path)
