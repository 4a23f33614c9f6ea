"""A disk that is full: a small file system in memory, or a limit to how long files may get."""

import subprocess
import sys
from functools import cache
from pathlib import Path

from tests.faults import jobs
from tests.faults.nursery import Nursery
from tests.faults.subject import Subject
from tests.faults.verdict import Tally, Verdict

_SMALL_DISK = 'mount -t tmpfs -o size=1m none "$0" && exec "$@"'
# A name space of its own: nobody else sees the disk, and it is gone with the process.
_MOUNTED = ("unshare", "--user", "--map-root-user", "--mount", "/bin/sh", "-c", _SMALL_DISK)


def endure_full_disk(subject: Subject, attempts: int, folder: Path, *, is_real: bool = True) -> Tally:
    """Write until nothing fits any more, go on in vain for some time, make room and write again.

    The disk is a real one of a megabyte, or only a limit to the length of files.
    """
    tally = Tally()
    with Nursery(*((*_MOUNTED, str(folder)) if is_real else ())) as nursery:
        nursery.start(jobs.fill, subject.name, folder, attempts, "disk" if is_real else "limit")
        for line in nursery.rest():
            verdict, _, why = line.partition(" ")
            tally.add(Verdict[verdict], why)
    return tally


@cache
def why_not() -> str:
    """Why no small disk can be made here; empty where it can."""
    if sys.platform != "linux":
        return "small disks are made with a tool for Linux"
    try:
        tried = subprocess.run([*_MOUNTED, "/tmp", "true"], capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return "unshare is not installed"
    return f"no file system may be mounted here: {tried.stderr.strip()}" if tried.returncode else ""
