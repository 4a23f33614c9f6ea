"""What every command has: the options they share, and the files and settings these lead to."""

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

import click

from mindtui.cli.surroundings import Surroundings, look_around

F = TypeVar("F", bound="Callable[..., Any] | click.Command")


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
        type=int,
        help="Read the passphrase of an encrypted file from file descriptor N.",
    )(command)
    command = option("--no-mouse", is_flag=True, help="Leave the mouse to the terminal.")(command)
    command = option("--ascii", is_flag=True, help="Draw with plain characters only.")(command)
    return option("--data", metavar="FILE", type=file, help="Use another data file.")(command)


def json_option(command: F) -> F:
    """Add --json, which prints one JSON value and nothing else."""
    return click.option("--json", "as_json", is_flag=True, help="Print one JSON value.")(command)


def surroundings(ctx: click.Context) -> Surroundings:
    """The files and settings of this call. Creates nothing."""
    chosen = ctx.meta
    return look_around(
        chosen.get("mindtui.data"),
        no_mouse=chosen.get("mindtui.no_mouse", False),
        ascii_only=chosen.get("mindtui.ascii", False),
        passphrase_fd=chosen.get("mindtui.passphrase_fd"),
    )
