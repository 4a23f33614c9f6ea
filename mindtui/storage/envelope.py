"""What the bytes of a file are put into before they are written: nothing, or what only a passphrase opens.

The seam for everything that writes or reads a journal's words besides the data file: `Keyring.open` takes the
bytes of any such file and gives its content and its envelope; `envelope.wrap` of the data file's own envelope
makes what may be written beside it. A plain copy of a sealed file's bytes is sealed already.
"""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from operator import ne
from pathlib import Path
from typing import Final

from mindtui.errors import NeedsTerminal, WrongPassphrase

MAGIC: Final = b'{"magic":"MindTUI, encrypted"'
"""The first bytes of a sealed file."""

Part = bytes | memoryview
"""A piece of a file."""

Ask = Callable[[int], str]
"""Gives a passphrase, told how many were wrong already; raises a MindTUIError when it has none to give."""


class PassphraseNeeded(NeedsTerminal):
    """The file is sealed, its key is not known, and nobody can be asked here."""


class Envelope:
    """Turns a content into the bytes of a file, and back; this one leaves it for anybody to read."""

    header: bytes = b""
    """The first line of every file in this envelope; empty where it hides nothing."""

    @property
    def is_sealed(self) -> bool:
        """Whether only a passphrase opens it."""
        return bool(self.header)

    def wrap(self, parts: Sequence[Part]) -> Sequence[Part]:
        """The bytes of a file that holds `parts`, one behind the other."""
        return parts

    def unwrap(self, data: bytes, path: Path) -> bytes:
        """The content of the file at `path`, whose bytes are `data`. DataFileError when it is damaged."""
        return data

    def check(self, passphrase: str, path: Path) -> None:
        """WrongPassphrase unless this passphrase opens it."""


class Keyring:
    """The keys that this process knows: each passphrase is asked for, and its key derived, once.

    `ask` is called when a sealed file is opened whose key is not known; without it that is PassphraseNeeded.
    A key is derived inside of `deriving`: the only step that takes long.
    """

    def __init__(
        self, ask: Ask | None = None, deriving: Callable[[], AbstractContextManager[None]] = nullcontext
    ) -> None:
        self._ask = ask
        self._deriving = deriving
        self._held: list[Envelope] = []

    def stop_asking(self) -> None:
        """From now on PassphraseNeeded is raised where a key is not known; `unlock` makes it known."""
        self._ask = None

    def quiet(self) -> "Keyring":
        """The same keys, for what nobody shall be asked about."""
        twin = Keyring()
        twin._held = self._held
        return twin

    def open(self, data: bytes, path: Path) -> tuple[bytes, Envelope]:
        """The content and the envelope of the file at `path`, whose bytes are `data`.

        DataFileError: it is damaged. WrongPassphrase: whoever was asked did not know it.
        """
        if not is_sealed(data):
            return data, Envelope()
        envelope = self._fitting(data) or self._asked(data, path)
        return envelope.unwrap(data, path), envelope

    def unlock(self, data: bytes, path: Path, passphrase: str) -> None:
        """Hold the key of a sealed file. WrongPassphrase, also where the key is known already."""
        if held := self._fitting(data):
            held.check(passphrase, path)
        else:
            # It loads cryptography, which nobody without a sealed file shall wait for.
            from mindtui.storage.sealed import opened

            self.hold(opened(data, path, passphrase))

    def hold(self, envelope: Envelope) -> None:
        """Know this envelope's key from now on."""
        if envelope.is_sealed:
            self._held.append(envelope)

    def _fitting(self, data: bytes) -> Envelope | None:
        return next((held for held in self._held if data.startswith(held.header)), None)

    def _asked(self, data: bytes, path: Path) -> Envelope:
        from mindtui.storage.sealed import check_header

        # A damaged file is told before anybody types a passphrase in vain.
        check_header(data, path)
        if self._ask is None:
            raise PassphraseNeeded(
                f"The data file {path} is encrypted, and nobody can be asked for its passphrase.",
                "Give it with --passphrase-fd N, or run this in a terminal.",
            )
        tries = 0
        while True:
            passphrase = self._ask(tries)
            try:
                with self._deriving():
                    self.unlock(data, path, passphrase)
                return self._held[-1]
            except WrongPassphrase:
                tries += 1


def is_sealed(data: bytes) -> bool:
    """Whether bytes begin as a sealed file does; a few of them may be damaged."""
    head = data[: len(MAGIC)]
    return len(head) == len(MAGIC) and sum(map(ne, head, MAGIC)) < len(MAGIC) // 4
