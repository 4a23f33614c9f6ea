"""A disk that has no room left, as the system tells it."""

import os
from typing import Any

import pytest


def fill_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the system say that no block is free."""
    real = os.statvfs

    def full(path: Any) -> os.statvfs_result:
        found = list(real(path))
        found[4] = 0
        return os.statvfs_result(found)

    monkeypatch.setattr(os, "statvfs", full)
