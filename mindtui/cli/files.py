"""`mindtui path` and `completions`: where things are, and help for the shell."""

import click

from mindtui.cli.command import common_options, json_option, surroundings
from mindtui.cli.output import print_encoded, print_json, print_table, say


@click.command()
@click.argument(
    "which", type=click.Choice(["data", "config", "backups", "log"]), required=False, metavar="[WHICH]"
)
@json_option
@common_options
@click.pass_context
def path(ctx: click.Context, which: str | None, as_json: bool) -> None:
    """Print where files are.

    WHICH is data, config, backups or log; all of them unless one is named.
    """
    locations = surroundings(ctx).locations
    places = {name: str(getattr(locations, name)) for name in ("data", "config", "backups", "log")}
    if as_json:
        print_json(places[which] if which else places)
    elif which:
        say(places[which])
    else:
        print_table(places)


@click.command()
@click.argument("name", type=click.Choice(["bash", "zsh", "fish"]), metavar="bash|zsh|fish")
@json_option
@click.pass_context
def completions(ctx: click.Context, name: str, as_json: bool) -> None:
    """Print completions for a shell.

    For example: mindtui completions fish | source
    """
    from click.shell_completion import get_completion_class

    kind = get_completion_class(name)
    if kind is not None:
        script = kind(ctx.find_root().command, {}, "mindtui", "_MINDTUI_COMPLETE").source()
        (print_json if as_json else print_encoded)(script)
