"""A real pseudo-terminal: a program in it, the bytes that it sends with their moments, and its screen."""

import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import termios
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from threading import Condition, Thread
from time import monotonic
from types import TracebackType
from typing import Any, Final, NamedTuple, Self

import pyte

PATIENCE: Final = 15.0
"""Seconds until a test gives up: many times what a slow machine needs."""

# What pyte would print or choke on: private modes that it does not know, strings for the terminal itself.
_UNKNOWN = re.compile(
    rb"\x1b\[[<=>][0-9;]*[ -/]*[@-~]"
    rb"|\x1b\[\?[0-9;]*(?:[ -/]+[@-~]|[@-gi-km-~])"
    rb"|\x1b[PX^_].*?\x1b\\"
    rb"|\x1b\].*?(?:\x07|\x1b\\)",
    re.DOTALL,
)
_UNFINISHED = re.compile(rb"\x1b(?:\[[0-9;<=>? -/]*|[PX^_\]][^\x07\x1b]*\x1b?)?\Z")

# A session leader that opens a terminal gets it as its own, so that signals and /dev/tty work.
_TAKE_TERMINAL = 'exec "$@" <>"$0" >&0 2>&0'


class Chunk(NamedTuple):
    """Bytes that arrived together, and when."""

    at: float
    data: bytes


class NotSeenError(AssertionError):
    """A condition did not come true in time."""


class Terminal:
    """Runs one command in a terminal of its own. A context manager; at its end nothing is left running."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        env: Mapping[str, str],
        columns: int = 80,
        rows: int = 24,
        folder: Path | None = None,
    ) -> None:
        self.screen = pyte.Screen(columns, rows)
        self.chunks: list[Chunk] = []
        self._stream = pyte.ByteStream(self.screen)
        self._shown = 0
        self._held_back = b""
        self._news = Condition()
        self._is_over = False
        self._master, slave = os.openpty()
        self._stop_reading, self._stopper = os.pipe()
        self._set_size(columns, rows)
        self.before: Final = self.modes()
        self.started_at = monotonic()
        self.process = subprocess.Popen(
            ["/bin/sh", "-c", _TAKE_TERMINAL, os.ttyname(slave), *command],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=dict(env),
            cwd=folder,
            start_new_session=True,
        )
        os.close(slave)
        self._reader = Thread(target=self._read, name="terminal", daemon=True)
        self._reader.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(PATIENCE)
        self.hang_up()
        os.close(self._stop_reading)
        os.close(self._stopper)

    # what goes in

    def send(self, keys: str | bytes) -> float:
        """Type: one write, however many keys. Gives the moment."""
        data = keys.encode() if isinstance(keys, str) else keys
        sent_at = monotonic()
        os.write(self._master, data)
        return sent_at

    def resize(self, columns: int, rows: int) -> None:
        """Another size; the program is told by a signal, as from a window."""
        self._show()
        self.screen.resize(rows, columns)
        self._set_size(columns, rows)

    def kill(self, number: signal.Signals) -> None:
        """Send a signal to the program."""
        self.process.send_signal(number)

    def stall(self) -> None:
        """From now on nobody reads what the program sends."""
        os.write(self._stopper, b"x")
        self._reader.join(PATIENCE)

    def hang_up(self) -> None:
        """The line drops: no terminal any more."""
        if self._master >= 0:
            self.stall()
            os.close(self._master)
            self._master = -1

    # what comes out

    @property
    def raw(self) -> bytes:
        """Every byte so far."""
        return self.bytes_since(0)

    def mark(self) -> int:
        """How many bytes there were until now."""
        with self._news:
            return sum(len(chunk.data) for chunk in self.chunks)

    def bytes_since(self, mark: int) -> bytes:
        """What came after a mark."""
        with self._news:
            return b"".join(chunk.data for chunk in self.chunks)[mark:]

    @property
    def text(self) -> str:
        """What stands on the screen, line by line."""
        self._show()
        return "\n".join(line.rstrip() for line in self.screen.display)

    def wait_for(self, wanted: str | Callable[[str], bool], timeout: float = PATIENCE) -> str:
        """Wait until the text, or a text that pleases, is on the screen. Gives the screen."""
        deadline = monotonic() + timeout
        while True:
            before = self._count()
            text = self.text
            if wanted in text if isinstance(wanted, str) else wanted(text):
                return text
            if not self._wait_for_more(before, deadline):
                name = wanted if isinstance(wanted, str) else getattr(wanted, "__name__", "the condition")
                raise NotSeenError(f"{name!r} was not seen in {timeout:g} s on this screen:\n{text}")

    def walk(self, *steps: tuple[str, str]) -> None:
        """Send keys, each when what the one before leads to is seen; "-text" is seen before and not after."""
        for keys, wanted in steps:
            if wanted.startswith("-"):
                gone = wanted.removeprefix("-")
                self.wait_for(gone)
                self.send(keys)
                self.wait_for_end_of(gone)
            else:
                self.send(keys)
                self.wait_for(wanted)

    def wait_for_end_of(self, text: str) -> str:
        """Wait until a text is no longer on the screen. Gives the screen."""
        return self.wait_for(lambda screen: text not in screen)

    def wait_for_bytes(self, wanted: bytes, since: int = 0, timeout: float = PATIENCE) -> float:
        """Wait until these bytes came after a mark. Gives the moment."""
        deadline = monotonic() + timeout
        while True:
            before = self._count()
            if wanted in self.bytes_since(since):
                return self._moment(self.bytes_since(0).index(wanted, since) + len(wanted))
            if not self._wait_for_more(before, deadline):
                raise NotSeenError(f"{wanted!r} was not sent in {timeout:g} s")

    def wait_for_more(self, mark: int, timeout: float = PATIENCE) -> None:
        """Wait until any byte came after a mark."""
        deadline = monotonic() + timeout
        while True:
            before = self._count()
            if self.mark() > mark:
                return
            if not self._wait_for_more(before, deadline):
                raise NotSeenError(f"nothing was sent in {timeout:g} s")

    def listen(self, seconds: float) -> bytes:
        """Everything that comes within some seconds, for what should be silent."""
        mark = self.mark()
        deadline = monotonic() + seconds
        while self._wait_for_more(self._count(), deadline):
            pass
        return self.bytes_since(mark)

    def settle(self, quiet_ms: float = 150, timeout: float = PATIENCE) -> float:
        """Wait until nothing came for a while, to measure. Gives the moment of the last byte."""
        deadline = monotonic() + timeout
        while self._wait_for_more(self._count(), min(monotonic() + quiet_ms / 1000, deadline)):
            pass
        with self._news:
            return self.chunks[-1].at if self.chunks else monotonic()

    def moment_of(self, wanted: Callable[[str], bool]) -> float:
        """When the screen, played again from its first byte, first pleased; NotSeenError if it never did."""
        screen = pyte.Screen(self.screen.columns, self.screen.lines)
        stream = pyte.ByteStream(screen)
        held_back = b""
        for at, data in list(self.chunks):
            known, held_back = _known(held_back + data)
            stream.feed(known)
            if wanted("\n".join(screen.display)):
                return at
        raise NotSeenError(f"never seen; the last screen:\n{self.text}")

    def modes(self) -> list[Any]:
        """Echo, line mode and so on, as the terminal stands now."""
        return termios.tcgetattr(self._master)

    def exit_status(self, timeout: float = PATIENCE) -> int:
        """Wait for the end of the program and of its bytes; minus the number where a signal ended it."""
        status = self.process.wait(timeout)
        if self._master >= 0:
            # Once nobody holds the other end, what is left comes, and then the reader stops by itself.
            self._reader.join(timeout)
        return status

    def is_full(self) -> bool:
        """Whether the line takes no more bytes from the program, for a terminal that is stalled."""
        waiting = fcntl.ioctl(self._master, termios.FIONREAD, b"\0" * 4)
        return int(struct.unpack("i", waiting)[0]) > 4000

    def is_stopped(self) -> bool:
        """Whether the program is stopped and waits to be continued. Linux only."""
        return Path(f"/proc/{self.process.pid}/stat").read_text("ascii").rpartition(") ")[2].startswith("T")

    def peak_memory(self) -> int:
        """The most memory the program held so far, in bytes. Linux only."""
        status = Path(f"/proc/{self.process.pid}/status").read_text("ascii", errors="replace")
        return int(re.search(r"VmHWM:\s*(\d+) kB", status)[1]) * 1024  # type: ignore[index]

    def _moment(self, count: int) -> float:
        """When so many bytes had come."""
        with self._news:
            for chunk in self.chunks:
                count -= len(chunk.data)
                if count <= 0:
                    return chunk.at
        return monotonic()

    def _set_size(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def _read(self) -> None:
        while True:
            ready, _, _ = select.select([self._master, self._stop_reading], [], [])
            if self._stop_reading in ready:
                break
            try:
                data = os.read(self._master, 1 << 16)
            except OSError:
                # Linux says so when the last program that held the terminal has ended.
                break
            if not data:
                break
            with self._news:
                self.chunks.append(Chunk(monotonic(), data))
                self._news.notify_all()
        with self._news:
            self._is_over = True
            self._news.notify_all()

    def _count(self) -> int:
        with self._news:
            return len(self.chunks)

    def _wait_for_more(self, count: int, deadline: float) -> bool:
        """Whether more than `count` chunks came before the deadline."""
        with self._news:
            while len(self.chunks) <= count:
                left = deadline - monotonic()
                if left <= 0 or self._is_over:
                    return False
                self._news.wait(left)
            return True

    def _show(self) -> None:
        with self._news:
            new = self.chunks[self._shown :]
            self._shown = len(self.chunks)
        known, self._held_back = _known(self._held_back + b"".join(chunk.data for chunk in new))
        self._stream.feed(known)


def _known(data: bytes) -> tuple[bytes, bytes]:
    """What pyte understands of some bytes, and an unfinished code at their end to begin with next time."""
    unfinished = _UNFINISHED.search(data)
    end = unfinished.start() if unfinished else len(data)
    return _UNKNOWN.sub(b"", data[:end]), data[end:]
