"""Encrypted streams are read in the clear, fast enough to be weighed."""

import time
import zlib
from hashlib import md5

import pytest
from cryptography.hazmat.decrepit.ciphers.algorithms import ARC4
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from pdfminer.pdftypes import resolve1

from benchmarks.hostile import behind_a_cipher, encrypted, one_page, packed_by
from extract.errors import LimitExceededError
from extract.pdf.weighing.packed_streams import check_streams
from extract.pdf.weighing.raw_streams import streams
from extract.pdf.weighing.structure import decipher_of, structured_pages


@pytest.mark.parametrize("strength", [40, 128])
def test_streams_are_deciphered(strength: int) -> None:
    data = behind_a_cipher(b"q 1 0 0 1 7 7 cm Q", strength)
    decipher = decipher_of(data, None)
    texts = [one.unpacked(10**6).text for one in streams(data, decipher)]
    assert any(b"q 1 0 0 1 7 7 cm Q" in text for text in texts)
    (page,) = structured_pages(data, None)
    assert b"q 1 0 0 1 7 7 cm Q" in resolve1(page.contents[0]).get_data()


def test_a_megabyte_takes_no_minutes() -> None:
    data = behind_a_cipher(b"".join(b"%d w " % n for n in range(500_000)), 128)
    start = time.process_time()
    check_streams(data, "a.pdf")
    assert time.process_time() - start < 5


@pytest.mark.parametrize("strength", [40, 128])
def test_what_is_encrypted_is_weighed(strength: int) -> None:
    check_streams(behind_a_cipher(b"q " * 10_000, strength), "a.pdf")
    with pytest.raises(LimitExceededError, match="states"):
        check_streams(behind_a_cipher(b"q " * 10_001, strength), "a.pdf")


@pytest.mark.parametrize("strength", [40, 128])
def test_what_is_encrypted_is_weighed_though_its_table_points_beside_it(
    strength: int,
) -> None:
    """As pdfium repairs it: a shorter name before the objects shifted them all."""
    data = behind_a_cipher(b"q " * 10_001, strength)
    shifted = data.replace(b"/Helvetica", b"/Helvet", 1)
    with pytest.raises(LimitExceededError, match="states"):
        check_streams(shifted, "a.pdf")
    pages = list(structured_pages(shifted, None))
    assert len(pages) == 1


def test_a_file_without_a_trailer_has_no_table_to_be_made_anew() -> None:
    assert decipher_of(b"%PDF-1.7 /Encrypt 1 0 obj", None) is None
    data = one_page(b"q Q")
    end = data.rfind(b"startxref")
    assert len(list(structured_pages(data[:end], None))) == 1


def test_a_key_is_known_where_there_is_one() -> None:
    assert decipher_of(encrypted(), "secret") is not None
    assert decipher_of(encrypted(), "wrong") is None
    assert decipher_of(encrypted(), None) is None
    assert decipher_of(one_page(b"q Q"), None) is None
    assert decipher_of(b"%PDF-1.7 /Encrypt", None) is None
    beyond = behind_a_cipher(b"q", 128).replace(b"/P -4", b"/P 99999999999")
    assert decipher_of(beyond, None) is None


def behind_aes(instructions: bytes) -> bytes:
    """A page of these, packed, then encrypted by AES under no password (ISO 32000-1, 7.6)."""
    padding = bytes.fromhex(
        "28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A"
    )
    owner = bytes(32)
    key = md5(padding + owner + (2**32 - 4).to_bytes(4, "little")).digest()
    for _ in range(50):
        key = md5(key).digest()
    user = md5(padding).digest()
    for turn in range(20):
        turned = bytes(byte ^ turn for byte in key)
        user = Cipher(ARC4(turned), None).encryptor().update(user)

    own = md5(key + b"\4\0\0\0\0sAlT").digest()
    packed = zlib.compress(instructions)
    packed += bytes((16 - len(packed) % 16,)) * (16 - len(packed) % 16)
    cipher = Cipher(algorithms.AES(own), modes.CBC(bytes(16))).encryptor()
    body = bytes(16) + cipher.update(packed)
    entries = (
        b"<</Filter /Standard /V 4 /R 4 /Length 128 /P -4 /O <%s> /U <%s> /StmF /A /StrF /A"
        b" /CF <</A <</CFM /AESV2 /Length 16>>>>>>"
        % (owner.hex().encode(), (user + bytes(16)).hex().encode())
    )
    page = packed_by(b"/Filter /FlateDecode", body, [entries])
    return page.replace(b"/Root 1 0 R", b"/Root 1 0 R /Encrypt 5 0 R")


def test_what_is_encrypted_by_aes_is_weighed_too() -> None:
    assert not check_streams(behind_aes(b"q Q"), "a.pdf").hides
    with pytest.raises(LimitExceededError, match="states"):
        check_streams(behind_aes(b"q " * 10_001), "a.pdf")
