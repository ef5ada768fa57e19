"""The fuzzer's mutants."""

from itertools import islice

import pytest

from benchmarks.fuzz import MUTATIONS, mutants, seeds
from benchmarks.variants import variant


@pytest.fixture(scope="module")
def some() -> list[tuple[str, bytes]]:
    return list(islice(mutants(3), 40))


def test_the_same_seed_gives_the_same_mutants(some):
    assert list(islice(mutants(3), 40)) == some
    assert {data for _, data in some}.isdisjoint(seeds())


def test_every_mutation_is_used(some):
    used = {
        name for how, _ in some for name in how.partition(":")[2].split("+")
    }
    assert used == {mutate.__name__ for mutate in MUTATIONS}


def test_a_variant_is_its_seed_s():
    assert variant(7) == variant(7) != variant(8)
