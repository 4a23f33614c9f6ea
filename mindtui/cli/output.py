"""What a command prints: lines that are harmless to a terminal, or one JSON value."""

import re
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Final

import msgspec

from mindtui.domain.text import clean_all, harmless, one_line

_AFTER_ASCII: Final = "[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]"


LOG_EXAMPLE: Final = "mindtui log 6 4 7 (mood 6, stress 4, energy 7)"
"""The order differs from that of the form, so every example names the ratings."""


class ReaderGone(Exception):  # noqa: N818 - nothing went wrong: there is nobody left to print for
    """Whoever read the output has closed it."""


def shortened(text: str, width: int = 60) -> str:
    """Text as a single line of at most `width` characters."""
    line = harmless(one_line(text))
    return line if len(line) <= width else f"{line[: width - 1].rstrip()}…"


def say(text: str) -> None:
    """Print text on standard output."""
    _write(f"{harmless(text)}\n")


def say_in_lines(text: str, indent: str = "") -> None:
    """Print a sentence, on a terminal on as many lines as it takes: a terminal breaks it within a word.

    What reads a pipe wants it whole, and a line of a table that fits stays as it is.
    """
    lines = [f"{indent}{text}"]
    if sys.stdout.isatty() and len(lines[0]) > (width := terminal_width()):
        from textwrap import wrap

        lines = wrap(harmless(text), width, initial_indent=indent, subsequent_indent=indent)
    for line in lines:
        say(line)


def terminal_width() -> int:
    """Columns of the terminal; 80 where there is none."""
    from shutil import get_terminal_size

    return max(40, get_terminal_size((80, 24)).columns)


def tell(text: str) -> None:
    """Print a message on standard error; where even that is closed, nobody is there to read it."""
    with suppress(OSError):
        sys.stderr.write(f"{harmless(text)}\n")
        sys.stderr.flush()


def json_text(value: object) -> str:
    """A value as indented JSON, in which nothing steers a terminal."""
    try:
        encoded = msgspec.json.encode(value)
    except UnicodeEncodeError:
        # The name of a file may be no text at all.
        encoded = msgspec.json.encode(clean_all(msgspec.to_builtins(value)))
    text = msgspec.json.format(encoded, indent=2).decode()
    return re.sub(_AFTER_ASCII, lambda found: f"\\u{ord(found[0]):04x}", text)


def print_json(value: object) -> None:
    """Print one JSON value on standard output."""
    print_encoded(json_text(value))


def print_json_list(values: Sequence[object]) -> int:
    """Print a list as one JSON value; gives the exit code, which is 1 for an empty list."""
    print_json(values)
    return 0 if values else 1


def print_encoded(text: str) -> None:
    """Print text on standard output as it is, in UTF-8 whatever the terminal speaks."""
    _write(f"{text}\n".encode())


def print_table(rows: Mapping[str, str]) -> None:
    """Print names and values in two columns."""
    width = max(map(len, rows), default=0)
    for name, value in rows.items():
        say(f"{name:<{width}}  {value}")


def _write(text: str | bytes) -> None:
    # Not click's echo: it takes ASCII for a mistake and writes UTF-8 instead.
    try:
        if isinstance(text, str):
            sys.stdout.write(text)
        else:
            sys.stdout.flush()
            sys.stdout.buffer.write(text)
        sys.stdout.flush()
    except BrokenPipeError as error:
        raise ReaderGone from error
