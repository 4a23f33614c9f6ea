"""Where a command works and how: the files and settings of one call."""

import os
from pathlib import Path

from msgspec import Struct

from mindtui.locations import Locations, find_locations
from mindtui.settings import Settings, read_settings


class Surroundings(Struct, frozen=True):
    """Files, settings, and what this call asked for."""

    locations: Locations
    settings: Settings
    notices: tuple[str, ...]
    mouse: bool
    ascii_only: bool
    passphrase_fd: int | None = None


def look_around(
    data: str | Path | None = None,
    *,
    no_mouse: bool = False,
    ascii_only: bool = False,
    passphrase_fd: int | None = None,
) -> Surroundings:
    """What a call with these options finds. Creates nothing."""
    locations = find_locations(data)
    settings, notices = read_settings(locations.config)
    return Surroundings(
        locations,
        settings,
        notices,
        settings.mouse and not no_mouse,
        # The Linux console has neither braille nor most of the other signs.
        settings.ascii or ascii_only or os.environ.get("TERM") == "linux",
        passphrase_fd,
    )
