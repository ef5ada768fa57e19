"""What a document may do to the process that reads it, by the word that its name begins with."""

import errno
import os
import signal
import time
from pathlib import Path

from pointage.batch import task as batch
from pointage.batch.task import Task


def do(task: Task) -> dict[str, str]:
    word = task.name.partition("-")[0]
    if word == "boucle":
        while True:
            time.sleep(0.01)
    if word == "memoire":
        hoard = []
        while True:
            hoard.append(bytearray(64 << 20))
    if word == "plein":
        raise MemoryError
    if word == "crash":
        os.kill(os.getpid(), signal.SIGSEGV)
    if word == "tue":  # killed from outside, once
        mark = Path(task.address).with_suffix(".tue")
        if not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
    if word == "parent":  # the worker itself is killed, once
        mark = Path(task.address).with_suffix(".tue")
        if not mark.exists():
            mark.touch()
            os.kill(os.getppid(), signal.SIGKILL)
            time.sleep(60)
    return batch.do(task)


def fill(task: Task) -> dict[str, str]:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
