"""What the tests of processes share."""

import os

import pytest


@pytest.fixture
def forked(monkeypatch):
    """The ids of the processes forked from here on."""
    fork, ids = os.fork, []

    def noted() -> int:
        ids.append(fork())
        return ids[-1]

    monkeypatch.setattr(os, "fork", noted)
    return ids
