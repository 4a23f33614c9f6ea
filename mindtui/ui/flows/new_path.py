"""Where a new file may go, before the person says so."""

import os
from contextlib import suppress
from itertools import chain, count
from pathlib import Path


def own_folder() -> Path:
    """The folder that the app was opened in, or home where nothing can be written there."""
    with suppress(OSError):
        here = Path.cwd()
        if os.access(here, os.W_OK):
            return here
    return Path.home()


def free_path(path: Path) -> Path:
    """This path, or one beside it where there is a file already."""
    numbered = (path.with_stem(f"{path.stem}-{n}") for n in count(2))
    return next(one for one in chain([path], numbered) if not os.path.lexists(one))
