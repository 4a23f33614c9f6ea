"""How a screen ends when it is not asked to: by a signal, or because its terminal is gone."""

import os
import select
import signal
import sys
import termios
from collections.abc import Callable
from contextlib import suppress
from threading import Event, Thread
from types import FrameType, TracebackType
from typing import Any, Self

GRACE = 2.0
"""Seconds for the app to leave by itself; where nobody reads the terminal it never would."""
SOON = 1.0
"""Seconds for the file when the end cannot wait."""
ENDS = (signal.SIGHUP, signal.SIGTERM, signal.SIGINT)


class Endings:
    """Watches, inside a with block, for signals and for the end of the terminal.

    A handler only notes the signal; all else is done by a thread, since the screen may be stuck in a write
    that nobody reads. The thread calls `speak`, asks the app to leave, and ends the process where that takes
    too long.
    """

    def __init__(self, speak: Callable[[float], None]) -> None:
        self._speak = speak
        self.look: Callable[[], object] = _nothing
        """Takes note of what stands on the screen; called from the thread, and must not take long."""
        self.leave: Callable[[int], object] = _nothing
        """Makes the screen end with a status; called from the thread."""
        self.pause: Callable[[], object] = _nothing
        """Called before the process is stopped for a while."""
        self._terminal = sys.__stdin__.fileno() if sys.__stdin__ is not None else -1
        self._modes: list[Any] | None = None
        self._hears, self._tells = os.pipe()
        self._is_over = Event()
        self._thread = Thread(target=self._watch, name="endings", daemon=True)
        self._before: dict[int, Any] = {}
        self.number = 0
        """The signal that it ended with; a lost terminal counts as SIGHUP."""

    @property
    def status(self) -> int:
        """The exit status that tells of the signal; 0 without one."""
        return 128 + self.number if self.number else 0

    def __enter__(self) -> Self:
        with suppress(termios.error):
            self._modes = termios.tcgetattr(self._terminal)
        for number in ENDS:
            # Even where it was to be ignored, as under nohup: without a terminal the screen would spin.
            self._before[number] = signal.signal(number, self._note)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.number:
            # The watch goes on: threads of the screen may hold up even the end of the process.
            self._let_go_of_a_lost_terminal()
            return
        self._is_over.set()
        os.write(self._tells, b"\0")
        self._thread.join(GRACE)
        for number, handler in self._before.items():
            signal.signal(number, handler)
        os.close(self._hears)
        os.close(self._tells)

    def _let_go_of_a_lost_terminal(self) -> None:
        """What is left to be written could not be, and the status would tell of that."""
        poll = select.poll()
        poll.register(self._terminal, 0)
        if any(what & select.POLLHUP for _, what in poll.poll(0)):
            nowhere = os.open(os.devnull, os.O_WRONLY)
            for stream in (sys.__stdout__, sys.__stderr__):
                if stream is not None:
                    os.dup2(nowhere, stream.fileno())

    def watch_for_stops(self) -> None:
        """Pause before a stop that can be continued. The screen is there, and its own handler comes after."""
        stop: Any = signal.getsignal(signal.SIGTSTP)

        def pause_first(number: int, frame: FrameType | None) -> None:
            self.pause()
            if callable(stop):
                stop(number, frame)

        self._before[signal.SIGTSTP] = signal.signal(signal.SIGTSTP, pause_first)

    def _note(self, number: int, _frame: FrameType | None) -> None:
        os.write(self._tells, bytes([number]))

    def _watch(self) -> None:
        poll = select.poll()
        poll.register(self._hears, select.POLLIN)
        # No event is asked for: a hang-up is always told.
        poll.register(self._terminal, 0)
        while True:
            for descriptor, what in poll.poll():
                if descriptor == self._hears:
                    number = os.read(self._hears, 1)[0]
                elif what & select.POLLHUP:
                    number = signal.SIGHUP
                else:
                    # A system that cannot watch this terminal: the signals have to do.
                    poll.unregister(descriptor)
                    continue
                if number:
                    self._end(number)
                return

    def _end(self, number: int) -> None:
        self.number = number
        # Where the screen has ended meanwhile there is nobody to ask.
        with suppress(RuntimeError):
            self.look()
        # Whatever goes wrong there comes up again in the app; were this thread to die of it, none ended.
        with suppress(Exception):
            self._speak(SOON)
        with suppress(RuntimeError):
            self.leave(self.status)
        if not self._is_over.wait(GRACE):
            if self._modes is not None:
                with suppress(termios.error):
                    termios.tcsetattr(self._terminal, termios.TCSANOW, self._modes)
            os._exit(self.status)


def _nothing(*_: object) -> None:
    """There is no screen yet."""
