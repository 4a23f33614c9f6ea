"""What is wrong with saving, in a few words and in a sentence."""

import errno
import os
from pathlib import Path

import pytest

from mindtui.errors import DataFileError, Locked, MindTUIError
from mindtui.storage.atomic_file import FileGone, not_saved
from mindtui.ui.standing import Kind, trouble_of


def refused(number: int) -> MindTUIError:
    """The error of a save that the system refused."""
    cause = OSError(number, os.strerror(number))
    error = not_saved(Path("/home/ada/mindtui.json"), cause)
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "kept", "status"),
    [
        (refused(errno.ENOSPC), 3, "NOT SAVED: disk full (3 changes kept here)"),
        (refused(errno.EDQUOT), 1, "NOT SAVED: disk full (1 change kept here)"),
        (refused(errno.EROFS), 1, "NOT SAVED: read-only file system (1 change kept here)"),
        (refused(errno.ENOSPC), 0, "NOT SAVED: disk full (what you are typing is kept here)"),
        (Locked("In use."), 2, "NOT SAVED: another program holds the file (2 changes kept here)"),
        (FileGone("It is gone."), 1, "NOT SAVED: the file is gone (1 change kept here). F4 brings it back"),
        (DataFileError("It is odd."), 1, "NOT SAVED: It is odd. (1 change kept here)"),
        (ValueError(), 1, "NOT SAVED: ValueError (1 change kept here)"),
    ],
)
def test_what_is_not_saved_is_counted_and_its_reason_named(error: Exception, kept: int, status: str) -> None:
    assert trouble_of("not saved", error, kept).status() == status


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        ("unconfirmed", "Saved, but the disk did not confirm it: input/output error"),
        ("not readable", "The data file cannot be read: input/output error"),
    ],
)
def test_what_is_saved_is_not_called_unsaved(kind: Kind, status: str) -> None:
    assert trouble_of(kind, refused(errno.EIO)).status() == status
