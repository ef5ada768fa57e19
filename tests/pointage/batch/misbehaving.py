"""What a document may do to the process that reads it, by the word that its name begins with."""

import errno
import os
import signal
import time
from pathlib import Path

from pointage.batch import task as batch
from pointage.batch.task import Task


def do(task: Task) -> dict[str, str]:
    misbehave = MISBEHAVIOURS.get(task.name.partition("-")[0])
    if misbehave is not None:
        misbehave(task)
    return batch.do(task)


def loop(task: Task) -> None:
    while True:
        time.sleep(0.01)


def hoard(task: Task) -> None:
    held = []
    while True:
        held.append(bytearray(64 << 20))


def lack_memory(task: Task) -> None:
    raise MemoryError


def crash(task: Task) -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def die_once(task: Task) -> None:
    """As if killed from outside."""
    if is_first_time(task):
        os.kill(os.getpid(), signal.SIGKILL)


def kill_the_worker_once(task: Task) -> None:
    if is_first_time(task):
        os.kill(os.getppid(), signal.SIGKILL)
        time.sleep(60)


def is_first_time(task: Task) -> bool:
    mark = Path(task.address).with_suffix(".tue")
    if mark.exists():
        return False
    mark.touch()
    return True


MISBEHAVIOURS = {
    "boucle": loop,
    "memoire": hoard,
    "plein": lack_memory,
    "crash": crash,
    "tue": die_once,
    "parent": kill_the_worker_once,
}


def fill(task: Task) -> dict[str, str]:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
