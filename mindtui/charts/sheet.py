"""A plotext figure that has the size one asks for, whatever the terminal is."""

from plotext._figure import _figure_class


class Sheet(_figure_class):  # type: ignore[misc] # plotext is not typed
    """A plotext figure of its own: the one of the module is shared and cut to the terminal's size."""

    def __init__(self, width: int, height: int) -> None:
        super().__init__()
        self._limit_size(width=False, height=False)
        self.plotsize(width, height)
