"""What a document may do to the process that audits it, by the word that its name begins with."""

import os
import signal
import time
from pathlib import Path

from pointage.commands import isolated
from pointage.commands.isolated import DocumentOrder
from reports.files.disk.scratch_folder import scratch_folder


def do(order: DocumentOrder) -> dict[str, str]:
    misbehave = MISBEHAVIOURS.get(Path(order.path).name.partition("-")[0])
    if misbehave is None:
        return isolated.do_order(order)
    with scratch_folder(order.scratch or Path(order.path).parent):
        misbehave(order)
    return {"code": "0", "folder": "", "printed": ""}


def loop(order: DocumentOrder) -> None:
    while True:
        pass


def hoard(order: DocumentOrder) -> None:
    held = []
    while True:
        held.append(bytearray(64 << 20))


def crash(order: DocumentOrder) -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def kill_the_worker_once(order: DocumentOrder) -> None:
    mark = Path(order.path).with_suffix(".mark")
    if not mark.exists():
        mark.touch()
        os.kill(os.getppid(), signal.SIGKILL)
        time.sleep(60)


MISBEHAVIOURS = {
    "boucle": loop,
    "memoire": hoard,
    "crash": crash,
    "parent": kill_the_worker_once,
}
