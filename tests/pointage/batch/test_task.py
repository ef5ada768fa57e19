"""What decides a record."""

from pointage.batch.task import BatchOptions, Task


def test_larger_limits_are_a_reason_to_do_a_document_again() -> None:
    small, large = BatchOptions(seconds=1), BatchOptions(seconds=2)
    assert small.fingerprint() == large.fingerprint()
    assert small.fingerprint("timed-out") not in large.fingerprints()
    assert BatchOptions(lang="en").fingerprint() == small.fingerprint()
    assert BatchOptions(materiality="1%").fingerprint() != small.fingerprint()
    task = Task("ab", "a", "b", "c", small)
    assert Task.from_json(task.to_json()) == task
