"""What every command has: the common options, and the files and settings they lead to."""

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

import click
from msgspec import Struct

from mindtui.locations import Locations, find_locations
from mindtui.settings import Settings, read_settings

F = TypeVar("F", bound="Callable[..., Any] | click.Command")


class Surroundings(Struct, frozen=True):
    """Where a command works and how: files, settings, and what this call asked for."""

    locations: Locations
    settings: Settings
    notices: tuple[str, ...]
    mouse: bool
    ascii_only: bool
    passphrase_fd: int | None = None


def _keep(ctx: click.Context, param: click.Parameter, value: object) -> None:
    # Both the program and the command take these; what stands nearer to the end of the line wins.
    if value is not None and value is not False:
        ctx.meta[f"mindtui.{param.name}"] = value


def common_options(command: F) -> F:
    """Add the options that may stand before or after the name of a command."""
    option = partial(click.option, expose_value=False, callback=_keep)
    file = click.Path(readable=False)
    command = option(
        "--passphrase-fd",
        metavar="N",
        type=click.IntRange(0),
        help="Read the passphrase of an encrypted file from file descriptor N.",
    )(command)
    command = option("--no-mouse", is_flag=True, help="Leave the mouse to the terminal.")(command)
    command = option("--ascii", is_flag=True, help="Draw with plain characters only.")(command)
    return option("--data", metavar="FILE", type=file, help="Use another data file.")(command)


def surroundings(ctx: click.Context) -> Surroundings:
    """The files and settings of this call. Creates nothing."""
    locations = find_locations(ctx.meta.get("mindtui.data"))
    settings, notices = read_settings(locations.config)
    return Surroundings(
        locations,
        settings,
        notices,
        settings.mouse and not ctx.meta.get("mindtui.no_mouse"),
        settings.ascii or bool(ctx.meta.get("mindtui.ascii")),
        ctx.meta.get("mindtui.passphrase_fd"),
    )
