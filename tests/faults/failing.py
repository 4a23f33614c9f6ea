"""A call to the system that fails once, inside this very process; for more than one, see strace."""

import os
from collections.abc import Callable
from typing import Any
from unittest.mock import patch


class Failing:
    """The call `os.<name>`, which works until its turn comes, fails once with `number`, then works again."""

    def __init__(self, name: str, turn: int, number: int) -> None:
        self.real: Callable[..., Any] = getattr(os, name)
        self.name, self.turn, self.number = name, turn, number
        self.calls = 0

    def __call__(self, *arguments: Any, **options: Any) -> Any:
        self.calls += 1
        if self.calls == self.turn:
            if self.name == "close":
                # The descriptor is gone even so; that is how Linux does it.
                self.real(*arguments)
            raise OSError(self.number, os.strerror(self.number))
        return self.real(*arguments, **options)


def failing(name: str, turn: int, number: int) -> Any:
    """A context in which this call fails once."""
    return patch.object(os, name, Failing(name, turn, number))
