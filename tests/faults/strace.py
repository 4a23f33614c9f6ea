"""The tool strace: which calls to the system a process makes, and how to let one of them fail."""

import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import NamedTuple

# Whatever reads, writes or names a file. Waiting is not among it, so that a process may wait to be traced.
_CALLS = (
    "open,openat,openat2,close,read,write,readv,writev,pread64,pwrite64,pwritev,lseek,stat,lstat,fstat,"
    "newfstatat,statx,access,faccessat,faccessat2,readlink,readlinkat,getdents64,fsync,fdatasync,sync_file_range,"
    "ftruncate,truncate,fallocate,fchmod,chmod,fchmodat,fchown,flock,fcntl,ioctl,dup,rename,renameat,renameat2,"
    "unlink,unlinkat,mkdir,mkdirat,rmdir,link,linkat,symlink,symlinkat,sendfile,copy_file_range,splice,utimensat"
)
_LINE = re.compile(r"(?:\d+ +)?(\w+)\((.*)")


class Turn(NamedTuple):
    """The n-th time that a process makes a call, and with what."""

    call: str
    number: int
    words: str

    def __str__(self) -> str:
        return f"{self.call} {self.number}"


@contextmanager
def traced(process: int, log: Path, *injections: str) -> Iterator[None]:
    """Follow a process until it ends. `injections` are told to strace as they are."""
    known = ",".join(call if call.startswith("?") else f"?{call}" for call in _CALLS.split(","))
    command = ["strace", "-y", "-s", "64", "-o", str(log), "-e", f"trace={known}", "-p", str(process)]
    for injection in injections:
        command += ["-e", f"inject={injection}"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as tracer:
        assert tracer.stderr is not None
        first = tracer.stderr.readline()
        if "attached" not in first:
            raise OSError(f"strace: {first.strip() or 'it said nothing'}")
        try:
            yield
        finally:
            tracer.terminate()


def turns(log: Path, until: str = "") -> list[Turn]:
    """The calls of a trace; those before the one that has `until` among its words."""
    counts: Counter[str] = Counter()
    found: list[Turn] = []
    for line in log.read_text("utf-8", "replace").splitlines():
        if (match := _LINE.match(line)) is None:
            continue
        call, words = match.groups()
        if until and until in words:
            return found
        counts[call] += 1
        found.append(Turn(call, counts[call], words))
    return found


@cache
def why_not() -> str:
    """Why strace cannot be used here; empty where it can."""
    if sys.platform != "linux":
        return "strace is a tool for Linux"
    if shutil.which("strace") is None:
        return "strace is not installed (Debian package strace)"
    tried = subprocess.run(["strace", "-o", "/dev/null", "true"], capture_output=True, text=True, check=False)
    return f"strace cannot trace here: {tried.stderr.strip()}" if tried.returncode else ""
