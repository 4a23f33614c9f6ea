"""Other copies of the data file: reading one, and noticing those that syncing programs leave beside it."""

import os
import re
import shlex
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from mindtui.domain.merge import Tables
from mindtui.errors import DataFileError, UsageError
from mindtui.storage.atomic_file import read_file
from mindtui.storage.envelope import Keyring
from mindtui.storage.layout import decode

_LEFT_BESIDE: Final = (
    r" \([^()]*(?:conflict|SFConflict)[^/]*\)",  # Dropbox, Nextcloud, Seafile, pCloud
    r"[._-](?:sync-)?conflict[^/]*",  # Syncthing, ownCloud, Resilio, git
    r" \d{1,3}",  # iCloud
    r" ?\(\d{1,3}\)",  # Google Drive, browsers
)
"""What syncing programs put between the name of a file and its suffix when two machines wrote to it."""


def copies_beside(path: Path) -> Sequence[Path]:
    """The files beside the data file that look like another machine's copy of it. None of them is opened."""
    between = "|".join(_LEFT_BESIDE)
    looks = re.compile(rf"{re.escape(path.stem)}(?:{between}){re.escape(path.suffix)}", re.IGNORECASE)
    with suppress(OSError), os.scandir(path.parent) as entries:
        names = [entry.name for entry in entries if looks.fullmatch(entry.name)]
        return [path.parent / name for name in sorted(names)]
    return ()


def notice_of_copies(path: Path) -> Sequence[str]:
    """A sentence for the person where another machine's copy lies beside the data file."""
    copies = copies_beside(path)
    if not copies:
        return ()
    others = "lies another copy" if len(copies) == 1 else f"lie {len(copies)} other copies"
    return (f"Beside your data {others} of it. Unite them: mindtui merge {shlex.quote(str(copies[0]))}",)


class Copy(NamedTuple):
    """Another copy of the data: its tables, and whether they came out of an encrypted file."""

    tables: Tables
    is_sealed: bool


def read_copy(copy: Path, path: Path, keys: Keyring) -> Copy:
    """Another copy of the data file at `path`.

    UsageError, DataFileError: it is the data file itself, or no sound copy that this program understands.
    """
    with suppress(OSError):
        if copy.samefile(path):
            raise UsageError(f"{copy} is your data file itself.", "Name another copy of it.")
    try:
        found = read_file(copy)
        if found is None:
            raise DataFileError(f"There is no file {copy}.")
        data, version = found
        version.close()
        content, envelope = keys.open(data, copy)
        image = decode(content, copy)
    except DataFileError as error:
        raise type(error)(error.message, "Nothing was merged.") from error
    if image.is_newer:
        raise DataFileError(
            f"{copy} was written by a newer MindTUI.", "Nothing was merged; update MindTUI first."
        )
    return Copy(image.decoded(), envelope.is_sealed)
