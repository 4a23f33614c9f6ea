"""The processes that work figures out for this one. Linux only."""

import os
from contextlib import suppress
from pathlib import Path


def hands() -> list[int]:
    """Those of the crew that this process began."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            if parent == os.getpid() and b"mindtui.crew.hand" in (folder / "cmdline").read_bytes():
                found.append(int(folder.name))
    return found
