"""One process of the crew: jobs come in on standard input, answers go out on standard output.

`python -m mindtui.crew.hand`. It ends when its input does, so none outlives the program that began it.
"""

import sys
from contextlib import suppress
from typing import IO, Final

import msgspec

from mindtui import __version__
from mindtui.insights.cards.jobs import AnyJob

READY: Final = f"mindtui {__version__}\n".encode()
"""What a hand says first: another version, installed meanwhile, might work things out in another way."""

_LENGTH: Final = 4


def main() -> None:
    """Work out one job after the other."""
    source, target = sys.stdin.buffer, sys.stdout.buffer
    target.write(READY)
    target.flush()
    decoder = msgspec.msgpack.Decoder(AnyJob)
    with suppress(BrokenPipeError):
        while (message := receive(source)) is not None:
            send(target, msgspec.msgpack.encode(decoder.decode(message).run()))


def send(target: IO[bytes], message: bytes) -> None:
    """Write a message behind its length."""
    target.write(len(message).to_bytes(_LENGTH, "big") + message)
    target.flush()


def receive(source: IO[bytes]) -> bytes | None:
    """Read a message; None where no whole one comes any more."""
    size = int.from_bytes(source.read(_LENGTH), "big")
    message = source.read(size)
    return message if size and len(message) == size else None


if __name__ == "__main__":
    main()
