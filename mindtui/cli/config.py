"""`mindtui config`: what a person has set, one by one."""

from datetime import time
from typing import Final

import click
from msgspec.structs import asdict

from mindtui.cli.command import common_options, json_option, surroundings
from mindtui.cli.output import print_json, print_table, say, shortened, tell
from mindtui.cli.surroundings import Surroundings
from mindtui.errors import UsageError
from mindtui.settings import NAMES, get_setting, write_setting

THEMES: Final = (
    "mindtui-dark",
    "mindtui-light",
    "ansi-dark",
    "ansi-light",
    "atom-one-dark",
    "atom-one-light",
    "catppuccin-frappe",
    "catppuccin-latte",
    "catppuccin-macchiato",
    "catppuccin-mocha",
    "dracula",
    "flexoki",
    "gruvbox",
    "monokai",
    "nord",
    "rose-pine",
    "rose-pine-dawn",
    "rose-pine-moon",
    "solarized-dark",
    "solarized-light",
    "textual-dark",
    "textual-light",
    "tokyo-night",
)
"""Our two, then those of Textual by name: to ask it for them would take longer than all else here."""


@click.group(invoke_without_command=True)
@common_options
@click.pass_context
def config(ctx: click.Context) -> None:
    """Get, set or list settings."""
    if ctx.invoked_subcommand is None:
        _print_all(_surroundings(ctx))


@config.command("list")
@json_option
@common_options
@click.pass_context
def list_settings(ctx: click.Context, as_json: bool) -> None:
    """Print every setting and its value."""
    around = _surroundings(ctx)
    if as_json:
        print_json({name: _plain(value) for name, value in asdict(around.settings).items()})
    else:
        _print_all(around)


@config.command("get")
@click.argument("name")
@json_option
@common_options
@click.pass_context
def get(ctx: click.Context, name: str, as_json: bool) -> None:
    """Print one setting."""
    value = _plain(get_setting(_surroundings(ctx).settings, name))
    if as_json:
        print_json(value)
    else:
        say(_in_words(value))


@config.command("set")
@click.argument("name")
@click.argument("value")
@json_option
@common_options
@click.pass_context
def set_setting(ctx: click.Context, name: str, value: str, as_json: bool) -> None:
    """Change one setting; an empty VALUE brings its default back. Your comments stay in the file."""
    if name == "theme" and value.strip() not in ("", *THEMES):
        raise UsageError(f"There is no theme “{shortened(value)}”.", f"There are: {', '.join(THEMES)}.")
    path = surroundings(ctx).locations.config
    write_setting(path, name, value if value.strip() else None)
    now_set = _plain(get_setting(_surroundings(ctx).settings, name))
    if as_json:
        print_json(now_set)
    else:
        say(f"{name} is now {_in_words(now_set) or 'as usual'}, in {path}.")


def _surroundings(ctx: click.Context) -> Surroundings:
    around = surroundings(ctx)
    for notice in around.notices:
        tell(notice)
    return around


def _print_all(around: Surroundings) -> None:
    print_table({name: _in_words(_plain(getattr(around.settings, name))) for name in NAMES})


def _plain(value: object) -> object:
    return f"{value:%H:%M}" if isinstance(value, time) else value


def _in_words(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case dict():
            return ", ".join(f"{command}: {keys}" for command, keys in value.items())
        case tuple():
            return ", ".join(map(str, value))
    return str(value)
