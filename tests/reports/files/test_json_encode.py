"""What is written in pieces is what is encoded whole."""

import json
from dataclasses import replace
from decimal import Decimal

from extract import packing
from extract.geometry import BBox, Place
from reports.files.audit_folder import audit_parts
from reports.files.document_parts import document_parts
from reports.files.json_encode import encode, streamed
from reports.page.report_page import Images


def test_an_audit_written_in_pieces_is_the_one_encoded_whole(
    audit, monkeypatch
):
    monkeypatch.setattr(packing, "AT_HAND", 0)
    packed = replace(
        audit.document, tables=packing.PackedTables(audit.document.tables)
    )
    for document in (audit.document, packed):
        parts = dict(
            audit_parts(
                replace(audit, document=document),
                document_parts(document),
                lambda: Images({}),
            )
        )
        whole = json.dumps(
            encode(parts), ensure_ascii=False, separators=(",", ":")
        )
        assert "".join(streamed(parts)) == whole
    assert "".join(streamed(list(range(500)))) == json.dumps(
        list(range(500)), separators=(",", ":")
    )


def test_values_are_exact_and_places_are_page_and_box():
    assert encode(Decimal("1E+3")) == "1000"
    assert encode(0.123456) == 0.12
    place = Place(3, BBox(1.0, 2.0, 3.0, 4.0))
    assert encode([place]) == [{"page": 3, "bbox": [1.0, 2.0, 3.0, 4.0]}]
