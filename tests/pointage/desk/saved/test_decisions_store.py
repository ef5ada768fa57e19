"""Decisions are saved at once, in the file that the command line takes."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from pointage.desk.saved.decisions_store import Decisions, DecisionsStore
from validate.dispositions import (
    Disposition,
    read_dispositions,
    read_sign_off,
)
from validate.model.finding import SignOff, Status

A = Disposition("a", Status.CONFIRMED, "vu", "A. Auditrice", "2026-05-12")
B = Disposition("b", Status.EXPLAINED, "", "R. Relecteur", "2026-05-13")


def store(tmp_path, **more):
    return DecisionsStore(tmp_path / "acte.decisions.toml", **more)


def test_a_decision_is_saved_and_the_others_stay(tmp_path):
    kept = store(tmp_path, told={"a": "Une phrase\nsur deux lignes."})
    assert kept.decide([A]) == (Disposition("a", Status.OPEN),)
    assert kept.decide([B]) == (Disposition("b", Status.OPEN),)
    assert read_dispositions(kept.path) == (A, B)
    text = kept.path.read_text(encoding="utf-8")
    assert "# Une phrase" in text
    again = Disposition("a", Status.EXTRACTION, "", "A", "2026-05-14")
    assert kept.decide([again]) == (A,)
    assert read_dispositions(kept.path) == (B, again)


def test_an_open_one_without_a_note_is_none(tmp_path):
    kept = store(tmp_path)
    kept.decide([A])
    kept.decide([Disposition("a", Status.OPEN, "", "A", "2026-05-14")])
    assert read_dispositions(kept.path) == ()
    noted = Disposition("a", Status.OPEN, "à revoir", "A", "2026-05-14")
    kept.decide([noted])
    assert read_dispositions(kept.path) == (noted,)


def test_who_signs_stays_beside_decisions(tmp_path):
    kept = store(tmp_path)
    signed = SignOff("A. Auditrice", "", "2026-05-20")
    kept.sign(signed)
    kept.decide([A])
    assert read_sign_off(kept.path) == signed
    assert kept.read() == Decisions({"a": A}, signed)


def test_two_desks_do_not_lose_each_others_decisions(tmp_path):
    one, other = store(tmp_path), store(tmp_path)
    one.decide([A])
    other.decide([B])
    assert set(one.read().entries) == {"a", "b"}


def test_what_was_decided_in_an_audit_is_where_the_file_begins(tmp_path):
    kept = store(tmp_path, seed=Decisions({"a": A}))
    assert kept.read().entries == {"a": A}
    kept.decide([B])
    assert read_dispositions(kept.path) == (A, B)


def read_together(kept: DecisionsStore, at_once: Barrier) -> Decisions:
    at_once.wait()
    return kept.read()


def test_readers_at_once_set_a_file_aside_once(tmp_path):
    """The reading process and the one that tells of it had both moved it: the desk did not open."""
    kept, at_once = store(tmp_path), Barrier(4)
    for _ in range(20):
        kept.path.write_text("[[", encoding="utf-8")
        with ThreadPoolExecutor(4) as threads:
            read = [
                threads.submit(read_together, kept, at_once) for _ in range(4)
            ]
        assert {one.result().entries == {} for one in read} == {True}
    assert len(list(tmp_path.glob("*.illisible-*.toml"))) == 20
    assert not list(tmp_path.glob("*.lock"))


def test_a_file_that_cannot_be_read_is_kept(tmp_path):
    kept = store(tmp_path)
    kept.path.write_text("[[", encoding="utf-8")
    assert kept.read() == Decisions()
    assert kept.set_aside_as is not None
    assert kept.set_aside_as.read_text(encoding="utf-8") == "[["
