"""How far what follows an audit is: each outlet by itself, in the background."""

import threading
from concurrent.futures import Future
from dataclasses import dataclass

from pointage.desk.onward.onward_order import (
    OnwardOrder,
    OnwardResult,
    Outlet,
    go_on,
)
from pointage.desk.reading.reading_process import (
    ReadingFailure,
    ReadingProcess,
    awaited,
)
from pointage.desk.reading.written_report import Writing


@dataclass(frozen=True, slots=True)
class OutletState:
    """What an outlet is at, and what came of it last."""

    writing: Writing = Writing.NONE
    result: OnwardResult | None = None
    failure: ReadingFailure | None = None


class Onward:
    """The outlets of one document."""

    def __init__(self, process: ReadingProcess) -> None:
        self._process = process
        self._lock = threading.Lock()
        self._states = dict.fromkeys(Outlet, OutletState())

    def ask(self, order: OnwardOrder) -> None:
        """Begin; nothing happens while the same outlet is at work."""
        with self._lock:
            if self._states[order.outlet].writing is Writing.BUSY:
                return
            self._states[order.outlet] = OutletState(Writing.BUSY)
        asked = self._process.ask(go_on, order)
        asked.add_done_callback(lambda done: self._take(order.outlet, done))

    def state(self, outlet: Outlet) -> OutletState:
        """How far an outlet is."""
        with self._lock:
            return self._states[outlet]

    def _take(
        self, outlet: Outlet, future: "Future[OnwardResult | ReadingFailure]"
    ) -> None:
        found = awaited(future)
        with self._lock:
            if isinstance(found, ReadingFailure):
                state = OutletState(Writing.FAILED, failure=found)
            else:
                state = OutletState(Writing.DONE, result=found)
            self._states[outlet] = state
