"""Errors that end as one sentence a person can act on, each kind with its exit code."""

# ruff: noqa: N818 - the kinds say what happened, so that `except Locked` reads as a sentence


class MindTUIError(Exception):
    """What went wrong and where (`message`), and what to do next (`hint`, may be empty).

    Both are whole sentences. Caught once by the screens (a dialog) and once by the shell (one line on
    standard error, then `exit_code`).
    """

    exit_code: int = 3

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message, hint)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        # A file name or a pasted phrase may hold a line break; the shell promises one line.
        return " ".join(f"{self.message} {self.hint}".split())


class NothingFound(MindTUIError):
    """The question was understood and the answer is "no": nothing due, no such record."""

    exit_code = 1


class UsageError(MindTUIError):
    """What was typed cannot be understood or lies outside its range."""

    exit_code = 2


class DataFileError(MindTUIError):
    """The input or the data file cannot be used."""

    exit_code = 3


class Damaged(DataFileError):
    """The data file is ours and cannot be read as it is; something of it may be brought back."""


class TooNew(DataFileError):
    """A newer program wrote the file, in a way that this one does not understand."""


class NeedsTerminal(MindTUIError):
    """An answer from a person is needed and there is no terminal to ask in."""

    exit_code = 4


class Locked(MindTUIError):
    """Another program holds the data file."""

    exit_code = 5


class WrongPassphrase(MindTUIError):
    """The passphrase does not open the sealed data file."""

    exit_code = 6
