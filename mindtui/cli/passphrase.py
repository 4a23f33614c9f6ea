"""Asking for a passphrase: in the terminal, unseen, or from a file descriptor; by no argument or variable."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import click

from mindtui.cli.output import tell
from mindtui.cli.surroundings import Surroundings
from mindtui.domain.text import harmless
from mindtui.errors import NeedsTerminal, UsageError, WrongPassphrase
from mindtui.storage.envelope import Ask, Keyring

MOST_TRIES: Final = 3
LONGEST: Final = 4096
SLOW: Final = 1.0
"""Seconds after which somebody who waits for a key is told so."""

_GIVE_IT = "Give it with --passphrase-fd N, where N is an open file descriptor."


def keyring(around: Surroundings, *, may_ask: bool = True) -> Keyring:
    """The keys of this call: from its file descriptor, else asked for in the terminal."""
    return given_keys(around) or Keyring(in_terminal if may_ask else _nobody, one_moment)


@contextmanager
def one_moment(slow: float = SLOW) -> Iterator[None]:
    """While a key is made of a passphrase: on a slow machine that takes a while, and a person is told so."""
    from threading import Timer

    timer = Timer(slow, tell, ["One moment: a key is made of the passphrase."])
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def given_keys(around: Surroundings) -> Keyring | None:
    """The keys of this call, if it names a file descriptor for the passphrase."""
    return (
        None if around.passphrase_fd is None else Keyring(from_descriptor(around.passphrase_fd), one_moment)
    )


def from_descriptor(descriptor: int) -> Ask:
    """Reads a line, once: what is wrong there does not become right."""

    def ask(tries: int) -> str:
        if tries:
            raise WrongPassphrase(
                f"What file descriptor {descriptor} gave is not the passphrase.", "Nothing was changed."
            )
        return read_line(descriptor)

    return ask


def in_terminal(tries: int) -> str:
    """Asks a person, three times at most."""
    if tries == MOST_TRIES:
        raise WrongPassphrase("That is not the passphrase.", "Nothing was changed.")
    if tries:
        tell("That is not the passphrase. Look at Caps Lock and the keyboard layout.")
    return ask_unseen("Passphrase: ")


def _nobody(tries: int) -> str:
    raise NeedsTerminal("The data file is encrypted, and its passphrase is needed for this.", _GIVE_IT)


def new_passphrase(descriptor: int | None) -> str:
    """A passphrase to be: a line from the file descriptor, else typed twice. UsageError for an empty one."""
    if descriptor is not None:
        return _not_empty(read_line(descriptor))
    for _ in range(MOST_TRIES):
        first = _not_empty(ask_unseen("New passphrase: "))
        if ask_unseen("The same once more: ") == first:
            return first
        tell("The two differ.")
    raise UsageError("No passphrase was typed twice alike.", "Nothing was changed.")


def _not_empty(passphrase: str) -> str:
    if not passphrase:
        raise UsageError("An empty passphrase would protect nothing.", "Nothing was changed.")
    return passphrase


def read_line(descriptor: int) -> str:
    """One line, and not a byte more: what follows may be for somebody else."""
    line = b""
    try:
        while (byte := os.read(descriptor, 1)) not in (b"", b"\n"):
            line += byte
            if len(line) > LONGEST:
                raise UsageError(
                    f"File descriptor {descriptor} gives more than {LONGEST} bytes without an end.",
                    "Give the passphrase as one line.",
                )
        if not line and not byte:
            raise UsageError(f"File descriptor {descriptor} gives no passphrase.", _GIVE_IT)
        return line.removesuffix(b"\r").decode()
    except OSError as error:
        raise UsageError(
            f"File descriptor {descriptor} cannot be read: {(error.strerror or str(error)).lower()}.",
            _GIVE_IT,
        ) from error
    except UnicodeDecodeError as error:
        raise UsageError(f"File descriptor {descriptor} gives what is not UTF-8 text.", _GIVE_IT) from error


def ask_unseen(prompt: str) -> str:
    """A line that a person types into the terminal, whatever goes through pipes, or NeedsTerminal."""
    with _terminal():
        # Loaded by nobody who is not asked.
        from getpass import getpass

        try:
            return getpass(prompt)
        except EOFError:
            raise click.Abort from None
        except UnicodeDecodeError as error:
            raise UsageError(
                "The terminal sent what is not text in its own encoding.", "Try again."
            ) from error


def ask_word(question: str) -> str:
    """What a person answers in the terminal, in small letters. NeedsTerminal without one."""
    with _terminal() as terminal:
        os.write(terminal, f"{harmless(question)} ".encode())
        if not (line := os.read(terminal, LONGEST)):
            raise click.Abort
        return line.decode(errors="replace").strip().lower()


@contextmanager
def _terminal() -> Iterator[int]:
    try:
        terminal = os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY | os.O_CLOEXEC)
    except OSError as error:
        raise NeedsTerminal(
            "A passphrase is needed, and there is no terminal to ask in.", _GIVE_IT
        ) from error
    try:
        yield terminal
    finally:
        os.close(terminal)
