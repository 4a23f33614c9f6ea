"""A file that a command writes for other programs: private, and never over another by chance."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from mindtui.cli.output import tell
from mindtui.cli.session import Session
from mindtui.errors import DataFileError, UsageError
from mindtui.storage.atomic_file import for_other_programs, make_folder_of, replace_file

F = TypeVar("F", bound=Callable[..., Any])


def file_options(command: F) -> F:
    """Add the file to write, and leave to write over it."""
    command = click.option("--force", is_flag=True, help="Replace the file if there is one.")(command)
    file = click.Path(readable=False)
    words = "Write a file only you can read."
    return click.option("-o", "--output", metavar="FILE", type=file, help=words)(command)


def target_of(output: str | None, session: Session, *, force: bool) -> Path | None:
    """Where a command shall write; None for standard output. Refuses what must not be written over."""
    if output in (None, "-"):
        return None
    target, data = Path(str(output)).expanduser(), session.around.locations.data
    if target.exists() and data.exists() and target.samefile(data):
        raise UsageError(f"{target} is the data file itself.", "Export to another file.")
    if target.is_dir():
        raise UsageError(f"{target} is a folder.", "Name a file in it.")
    if target.exists() and not force:
        raise DataFileError(f"{target} is there already.", "Choose another name, or replace it with --force.")
    return target


def write(target: Path, content: bytes, what: str = "Exported") -> None:
    """Write the file, mode 0600, and say so."""
    with for_other_programs():
        make_folder_of(target)
        replace_file(target, content).close()
    tell(f"{what} to {target}. It is not encrypted: keep it where only you can read it.")
