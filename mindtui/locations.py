"""Where the data file, its backups, the settings and the log live."""

import os
from pathlib import Path

from msgspec import Struct

from mindtui.errors import UsageError


class Locations(Struct, frozen=True):
    """The places of one person's files. Naming them creates nothing."""

    data: Path
    """The TinyDB file."""
    config: Path
    """The settings file."""
    log: Path
    """What went wrong, without a word of what was recorded."""

    @property
    def backups(self) -> Path:
        """The folder of backups, beside the data file."""
        return self.data.parent / "backups"


def find_locations(data: str | Path | None = None) -> Locations:
    """The places in use: MINDTUI_HOME wins over the folders of the platform, `data` over both for its file.

    A MINDTUI_HOME that is empty counts as not set. Raises UsageError for a home that cannot be named.
    """
    found = _under(_absolute(home)) if (home := os.environ.get("MINDTUI_HOME")) else _of_the_platform()
    return found if data is None else Locations(_absolute(data), found.config, found.log)


def _under(home: Path) -> Locations:
    return Locations(home / "mindtui.json", home / "config.toml", home / "mindtui.log")


def _of_the_platform() -> Locations:
    # Imported late: it takes longer to load than a check-in takes to save.
    from platformdirs import PlatformDirs

    folders = PlatformDirs("mindtui", appauthor=False)
    return Locations(
        folders.user_data_path / "mindtui.json",
        folders.user_config_path / "config.toml",
        folders.user_log_path / "mindtui.log",
    )


def _absolute(place: str | Path) -> Path:
    if not str(place).strip() or "\0" in str(place):
        raise UsageError("A file needs a name.", "Give its path, for example --data ~/notes/mindtui.json.")
    try:
        # os.path.abspath, not resolve(): a link stays the name that the person gave.
        return Path(os.path.abspath(Path(place).expanduser()))  # noqa: PTH100
    except RuntimeError as error:
        raise UsageError(
            f"{place} names a user that this machine does not know.", "Write the path in full."
        ) from error
