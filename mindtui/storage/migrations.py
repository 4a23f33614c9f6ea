"""How a data file of an older shape becomes one of today's: numbered steps, each a pure function."""

from collections.abc import Callable, Mapping
from typing import Final

from mindtui.domain.record import Doc
from mindtui.errors import DataFileError

Tables = dict[str, dict[str, Doc]]
"""Documents by table and id; the change history is one of the tables."""

Migration = Callable[[Tables], Tables]
"""Takes the tables of the shape before its number, its own to change, and gives those of its number."""

Migrations = Mapping[int, Migration]

MIGRATIONS: Final[Migrations] = {}
"""Every migration by its number: 2 leads from shape 1, the first there was, to shape 2, and so on.

A new one is a function and a line here. Where an older program could no longer read the file, READ_SCHEMA of
the layout follows. Nothing is written for it: a file is read as of today's shape, and the next save keeps a
backup of what it was and writes what it is.
"""


def newest(migrations: Migrations) -> int:
    """The number of the shape that all of them lead to."""
    return max(migrations, default=1)


def migrated(tables: Tables, shape: int, migrations: Migrations) -> Tables:
    """Tables of the shape with this number, as they are today; those that are given stay as they are.

    DataFileError when a document is too odd for a migration.
    """
    # Seldom needed, and every command would wait for its import.
    from copy import deepcopy

    tables = deepcopy(tables)
    for number in range(max(shape, 1) + 1, newest(migrations) + 1):
        try:
            tables = migrations[number](tables)
        except (LookupError, TypeError, ValueError, AttributeError) as error:
            raise DataFileError(
                f"The records cannot be brought from shape {number - 1} to {number} ({error!r:.80}).",
                "Nothing was changed. Please report it, and use the version of MindTUI you had until then.",
            ) from error
    return tables
