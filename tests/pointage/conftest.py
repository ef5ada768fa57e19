"""What the tests of several rooms of `pointage` share."""

import os
import threading

import pytest


@pytest.fixture
def other_core(monkeypatch):
    """A machine with a core for forks, and a process of one thread."""
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(threading, "active_count", lambda: 1)
