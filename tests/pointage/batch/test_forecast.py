"""The time that a batch says it will still take, and what stands beside its bar."""

import random

import pytest

from pointage.batch.batch_command import progress_text
from pointage.batch.batch_run import Progress
from pointage.batch.forecast import Forecast


def test_nothing_is_promised_before_anything_is_known() -> None:
    assert Forecast({"a": 100}).left(3.0) is None
    assert Forecast({}).left(3.0) is None


def test_large_documents_still_to_come_count_for_what_they_are() -> None:
    sizes = {f"small-{n}": 10_000 for n in range(50)} | {
        f"large-{n}": 1_000_000 for n in range(50)
    }
    forecast = Forecast(sizes)
    for n in range(50):
        forecast.add(f"small-{n}", 1.0)
    unseen = forecast.left(50.0)
    assert unseen is not None
    assert unseen > 50 * 20
    forecast.add("large-0", 80.0)
    assert forecast.left(130.0) == pytest.approx(49 * 80)
    for n in range(1, 50):
        forecast.add(f"large-{n}", 80.0)
    assert forecast.left(4050.0) == 0


def test_small_documents_still_to_come_take_no_more_than_the_nearest() -> None:
    forecast = Forecast({"large": 1_000_000, "small": 1000})
    forecast.add("large", 8.0)
    assert forecast.left(8.0) == 8.0


@pytest.mark.parametrize("workers", [2, 8])
def test_early_forecasts_are_not_too_small(workers: int) -> None:
    """Over many runs, with a few documents of every size ten times as slow as the others."""
    chance, early = random.Random(1), []
    for _ in range(200):
        costs = [10.0 if chance.random() < 0.05 else 1.0 for _ in range(400)]
        free, ended = [0.0] * workers, []
        for number, cost in enumerate(costs):
            start = min(free)
            free[free.index(start)] = start + cost
            ended.append((start + cost, number, cost))
        forecast = Forecast(
            {str(number): 50_000 for number in range(len(costs))}
        )
        for _, number, cost in sorted(ended)[:80]:
            forecast.add(str(number), cost)
        clock = sorted(ended)[79][0]
        early.append((forecast.left(clock) or 0.0) / (max(free) - clock))
    assert 0.75 < sum(early) / len(early) < 1.3


def test_the_bar_tells_rate_time_left_and_failures_by_reason() -> None:
    failures = {
        ("limit", "nesting"): 2,
        ("encrypted", ""): 3,
        ("timed-out", "120 s"): 1,
        ("damaged", "cut"): 1,
    }
    failures |= {("failed", "ValueError"): 1}
    state = Progress(10, 100, 4.0, 50, failures, 3725.4)
    expected = (
        "2.5 doc/s · 12 p/s · reste 1:02:05"
        " · protégé par un mot de passe × 3"
        " · dépasse une limite (formulaires emboîtés) × 2"
        " · endommagé ou incomplet (fin manquante) × 1"
    )
    assert (
        progress_text(state, "fr")
        == f"{expected} · erreur interne de Pointage (ValueError) × 1 · … × 1"
    )
    assert progress_text(Progress(1, 2, 1.0), "en") == "1.0 doc/s · 0 p/s"
    assert "left 0:00:05" in progress_text(Progress(1, 2, 1.0, left=5.0), "en")
    assert progress_text(Progress(0, 2, 0.0), "en") == ""
