"""What maps of characters name is counted before any reader makes it."""

import pytest

from benchmarks.hostile import long_letter, mapped
from extract.pdf.weighing.character_maps import Said, said_by
from extract.pdf.weighing.packed_streams import check_streams

from .refusals import refusal

USUAL = (
    b"%%!PS-Adobe-3.0\n/CIDInit /ProcSet findresource begin begincmap\n"
    b"/CIDSystemInfo <</Registry (Adobe (1)) /Ordering (UCS)>> def\n"
    b"1 begincodespacerange <0000> <ffff> endcodespacerange\n%s\nendcmap"
)


@pytest.mark.parametrize(
    ("entries", "size"),
    [
        (b"2 beginbfchar <01> <0041> <02> <00660069> endbfchar", 0),
        (b"1 beginbfrange <20> <7e> <0020> endbfrange", 190),
        (b"1 beginbfrange <01> <02> [<0041> <0042>] endbfrange", 0),
        (b"1 begincidrange <0000> <ffff> 0 endcidrange", 131_072),
        (b"beginbfrange <1> <2> <4> % no\n<01> <03> <41> endbfrange", 40),
    ],
)
def test_ranges_are_counted_as_they_are_written(
    entries: bytes, size: int
) -> None:
    assert said_by(USUAL % entries).size == size


def test_what_is_no_map_says_nothing() -> None:
    assert said_by(b"BT (endbf) Tj <00> <ff> ET") == Said()


@pytest.mark.parametrize(
    "entries",
    [
        b"<00010000> <ffffffff> <41> endbfrange",
        b"1 beginbfrange <00010000> <ffffffff> <41> endbfrange",
        b"1 beginbfrange << <00010000> <ffffffff> <41> endbfrange",
        b"1 beginbfrange (\\0\\1\\0\\0) (\\377\\377\\377\\377) <41> endbfrange",
        b"<beginbfrange <00> <00010000> <ffffffff> <41> endbfrange",
        b"beginbfrange ( beginbfrange <00> <00010000> <ffffffff> <41> endbfrange",
    ],
)
def test_ranges_that_readers_may_see_otherwise_are_counted_at_their_most(
    entries: bytes,
) -> None:
    assert said_by(USUAL % entries).size > 10**9


def test_a_map_of_more_than_is_read_is_refused() -> None:
    usual = b"1 beginbfrange <0000> <ffff> <0000> endbfrange "
    check_streams(mapped(usual), "a.pdf")
    assert refusal(check_streams, mapped(usual * 90)) == "mapped"


def test_a_map_in_the_dress_of_a_picture_is_one() -> None:
    data = mapped(b"1 beginbfrange <010000> <ffffff> <41> endbfrange")
    assert (
        refusal(
            check_streams,
            data.replace(b"/FlateDecode ", b"/FlateDecode /Width 9"),
        )
        == "mapped"
    )
    named = data.replace(b"/ToUnicode", b"/To#55nicode")
    assert (
        refusal(
            check_streams,
            named.replace(b"/FlateDecode ", b"/FlateDecode /Width 9"),
        )
        == "mapped"
    )


def test_letters_are_counted_by_the_longest_that_a_character_stands_for() -> (
    None
):
    assert check_streams(long_letter(900, 2_000), "a.pdf").letters == 900
    assert refusal(check_streams, long_letter(1_100, 2_000)) == "shown"
    twice = long_letter(1_100, 2_000).replace(b"<</Length", b"<</FlateDecode")
    assert refusal(check_streams, twice) == "shown"
