"""Folders read back for export."""

import pytest

from reports.export.audit_package import read_folder


def test_what_is_no_folder_of_ours_is_refused(tmp_path):
    from extract.errors import UsageError

    (tmp_path / "datapackage.json").write_text(
        '{"resources": [{"path": "data/x.csv"}]}', encoding="utf-8"
    )
    for path in (tmp_path, tmp_path / "absent"):
        with pytest.raises(UsageError):
            read_folder(path)
