"""Which documents are measured: parts by name, none with seeded errors among the sound ones."""

from pathlib import Path

from benchmarks.judging.corpora import (
    minutes,
    part_of,
    seeded_acts,
    sound_corpora,
)


def test_a_part_is_told_by_the_name():
    parts = {
        name: part_of(name) for name in ("a.pdf", "b.pdf", "c.pdf", "d.pdf")
    }
    assert set(parts.values()) <= {"open", "second", "third"}
    assert part_of("délibération.pdf") == part_of("délibération.pdf")


def test_only_the_part_asked_for_is_given(tmp_path: Path):
    folder = tmp_path / "minutes" / "town"
    folder.mkdir(parents=True)
    names = [f"{number}.pdf" for number in range(40)]
    for name in names:
        (folder / name).write_bytes(b"")
    found = [minutes(tmp_path, part) for part in ("open", "second", "third")]
    assert sorted(path.name for part in found for path in part) == sorted(names)
    assert all(found)


def test_no_document_with_seeded_errors_is_sound(tmp_path: Path):
    for name in (
        "acts/1-clean.pdf",
        "acts/1-errors.pdf",
        "generated/2-errors.pdf",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    by_name = {each.name: each.documents for each in sound_corpora(tmp_path)}
    assert [path.name for path in by_name["acts"]] == ["1-clean.pdf"]
    assert by_name["generated"] == ()
    assert by_name["council acts"]
    assert len(by_name["council acts, second"]) == 16
    assert len(by_name["council acts, third"]) == 16


def test_each_folder_of_acts_is_measured_and_sound(tmp_path: Path):
    folders = seeded_acts(tmp_path)
    assert list(folders) == [
        "acts",
        "council acts",
        "council acts, second",
        "council acts, third",
    ]
    assert folders.keys() <= {each.name for each in sound_corpora(tmp_path)}
