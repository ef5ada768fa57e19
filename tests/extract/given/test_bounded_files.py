"""Files that are given: what is refused before it costs memory."""

import os
import resource
import time
from pathlib import Path

import pytest

from extract.given.bounded_files import (
    FileLimits,
    read_csv,
    read_json,
    read_toml,
)
from extract.given.form_error import FormError

FEW = FileLimits(megabytes=2, values=1000, depth=8, name=50)


@pytest.fixture
def given(tmp_path):
    def write(text):
        path = tmp_path / "given"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


def refusal(read, path):
    with pytest.raises(FormError) as refused:
        read(path, FEW)
    return refused.value.fr


def test_values_are_read(given):
    assert read_json(given('\ufeff{"a": [1, "b", null]}'), FEW) == {
        "a": [1, "b", None]
    }
    assert read_toml(given("a = [1]\n[b]\nc.d = 1"), FEW) == {
        "a": [1],
        "b": {"c": {"d": 1}},
    }


def test_the_deepest_that_is_read(given):
    read_json(given("[" * 8 + "]" * 8), FEW)
    assert "emboîtés" in refusal(read_json, given("[" * 9 + "]" * 9))


@pytest.mark.parametrize("depth", [9, 500])
def test_nesting_is_bounded(given, depth):
    for text in (
        "[" * depth + "]" * depth,
        '{"a":' * depth + "1" + "}" * depth,
    ):
        assert "emboîtés" in refusal(read_json, given(text))
    assert "emboîtés" in refusal(
        read_toml, given(f"a = {'[' * depth}{']' * depth}")
    )
    assert "emboîtés" in refusal(
        read_toml, given(f"a = {'{a=' * depth}1{'}' * depth}")
    )
    assert "emboîtés" in refusal(read_toml, given(f"{'a.' * depth}a = 1"))


@pytest.mark.parametrize(
    "text",
    [
        "a." * 100_000 + "a = 1",
        '"a" . ' * 100_000 + "a = 1",
        "x = {" + "'a'." * 100_000 + "a = 1}",
        "[" + "a." * 100_000 + "a]",
    ],
)
def test_a_name_of_many_parts_costs_nothing(given, text):
    """16 kB of one cost 258 MB, and ten times as many a hundred times that."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.monotonic()
    assert "emboîtés" in refusal(read_toml, given(text))
    assert time.monotonic() - start < 2
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000


@pytest.mark.parametrize(
    "text", ["a" * 1_900_000, '"' * 1_900_000, "a " * 900_000]
)
def test_looking_for_such_names_is_quick(given, text):
    start = time.monotonic()
    refusal(read_toml, given(text))
    assert time.monotonic() - start < 5


def test_sizes_are_bounded(given):
    assert "2 Mo" in refusal(read_json, given('"' + "a" * 2_000_000 + '"'))
    assert "1000 valeurs" in refusal(read_json, given("[" + "1," * 1001 + "1]"))
    assert "50 caractères" in refusal(
        read_json, given('{"' + "a" * 51 + '": 1}')
    )
    assert "50 caractères" in refusal(read_toml, given("a" * 51 + " = 1"))
    assert "JSON" in refusal(read_json, given("9" * 5000))
    assert "TOML" in refusal(read_toml, given("a = " + "9" * 5000))


@pytest.mark.parametrize("digits", ["0x" + "f" * 5_000, "0b1" + "0" * 30_000])
def test_a_number_that_python_writes_none_of_is_refused(given, digits):
    for text in (f"a = {digits}", f"a = [{{b = {digits}}}]"):
        assert "chiffres" in refusal(read_toml, given(text))
    assert read_toml(given("a = 0xff"), FEW) == {"a": 255}


@pytest.mark.parametrize("text", ["", "{", "[1,]", "NaN", "-Infinity", "\x00"])
def test_what_is_no_json_is_refused(given, text):
    refusal(read_json, given(text))


def test_what_is_no_text_is_refused(given):
    assert "UTF-8" in refusal(read_json, given(b"\xff\xfe"))
    assert "UTF-8" in refusal(read_toml, given(b"a = '\xe9'"))


def test_only_ordinary_files_are_read(tmp_path):
    """A pipe would be waited for, a device read for ever."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path in (tmp_path, tmp_path / "absent", pipe, Path("/dev/zero")):
        assert "pas de fichier" in refusal(read_json, path)


def test_errors_repeat_little_of_the_file(given):
    said = refusal(read_toml, given("\x1b[2J" + "a" * 10_000))
    assert "\x1b" not in said
    assert len(said) < 200


def test_rows_are_read_by_the_delimiter_of_their_header(given):
    assert read_csv(given('a,b\r\n"c,\nd",e\r\n'), FEW) == [
        ["a", "b"],
        ["c,\nd", "e"],
    ]
    assert read_csv(given("a;b\n1,5;2"), FEW, ",;") == [
        ["a", "b"],
        ["1,5", "2"],
    ]
    assert read_csv(given(""), FEW) == []
    long = "x" * 200_000  # Python's own limit is 128 KiB
    assert read_csv(given(f"a\n{long}"), FEW) == [["a"], [long]]


def test_rows_are_bounded(given):
    assert "1000 valeurs" in refusal(read_csv, given("a\n" * 1001))
    assert "1000 valeurs" in refusal(read_csv, given("," * 1001))
    assert "2 Mo" in refusal(read_csv, given("a" * 2_000_001))


def test_half_a_character_is_refused_and_a_whole_one_is_not(given):
    assert read_json(given(r'"\ud83d\ude00"'), FEW) == "\U0001f600"
    assert "caractère" in refusal(read_json, given(r'{"a": ["\ud83d"]}'))
    assert "caractère" in refusal(read_json, given(r'{"\uDE00": 1}'))


def test_a_name_given_twice_is_refused(given):
    refused = refusal(read_json, given('{"a": {"b": [1], "c": 2, "b": []}}'))
    assert refused == "« b » y est donné deux fois dans un même objet"


def test_a_quote_that_is_left_open_is_no_csv(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('finding,status\na,"open\nb,"confirmed"\n', "utf-8")
    with pytest.raises(FormError, match="opens on line 2 ") as told:
        read_csv(path, FileLimits(1))
    assert "ouvert à la ligne 2 " in told.value.fr
