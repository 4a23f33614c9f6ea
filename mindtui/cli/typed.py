"""What is typed after a command, read into values."""

import sys
from collections.abc import Callable
from typing import Any, TypeVar

import click

from mindtui.domain.scale import read_rating
from mindtui.errors import DataFileError, UsageError

F = TypeVar("F", bound="Callable[..., Any] | click.Command")

LONGEST_NOTE = 1_000_000


def rating_option(name: str, words: str) -> Callable[[F], F]:
    """An option that takes a rating from 0 to 10; `x` is 10."""
    return click.option(name, metavar="N", callback=_read_rating, help=words)


def read_note(text: str | None) -> str:
    """The note: as given, or from standard input where it is a dash."""
    if text != "-":
        return text or ""
    try:
        note = sys.stdin.read(LONGEST_NOTE + 1)
    except UnicodeDecodeError as error:
        raise DataFileError(
            "Standard input is not UTF-8 text.", "Convert it first, for example with iconv."
        ) from error
    if len(note) > LONGEST_NOTE:
        raise UsageError("The note is longer than a million characters.", "Keep it in a file of its own.")
    return note.strip("\n")


def _read_rating(_ctx: click.Context, param: click.Parameter, value: str | None) -> int | None:
    return None if value is None else read_rating(value, f"--{param.name}")
