"""What all slow parts of cards and words share."""

from msgspec import Struct


class Job(Struct, frozen=True):
    """A plain value that can be worked out in any thread or process."""

    @property
    def is_long(self) -> bool:
        """Whether it is known to take so long that a key would feel a thread at work on it."""
        return False
