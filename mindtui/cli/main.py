"""The command line: which commands there are, and how each of them ends."""

import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any, Final

import click

from mindtui import __version__
from mindtui.cli.command import common_options, surroundings
from mindtui.cli.ending import exit_code_of
from mindtui.cli.output import say
from mindtui.errors import UsageError

SECTIONS: Final[dict[str, dict[str, tuple[str, str]]]] = {
    "Every day": {
        "check-in": ("open_app", "Fill in the check-in form under the prompt."),
        "log": ("log", "Log a check-in."),
        "plan": ("plans", "Plan something to do."),
        "done": ("review", "Say that a plan is done, and how it felt."),
        "partly": ("review", "Say that a part of a plan is done, and how it felt."),
        "skip": ("review", "Say that a plan was not done, and what stood in its way."),
        "thought": ("thought", "Write a thought record in your editor."),
        "today": ("look", "Show what is logged, planned and due."),
        "due": ("plans", "Say in one line what is due; exit 1 when nothing is."),
    },
    "Looking back": {
        "search": ("look", "Find records by their words."),
        "trends": ("trends", "Draw a chart and say it in words."),
        "insights": ("insights", "Say what goes with what, and how sure that is."),
        "stress-day": ("trends", "Show the stress of one day by the hour."),
    },
    "Records": {
        "edit": ("records", "Change fields of a record."),
        "delete": ("records", "Delete a record."),
        "undo": ("records", "Take back the last N changes, one unless given."),
        "redo": ("records", "Make the last N undone changes again, one unless given."),
        "trash": ("trash", "List what was deleted, the newest first."),
        "undelete": ("trash", "Restore a deleted record."),
    },
    "Files and settings": {
        "export": ("share", "Export the records."),
        "merge": ("merge", "Unite another copy of your data with this one."),
        "backups": ("backups", "List the backups, the newest first."),
        "restore": ("backups", "Put a backup in the place of the data file."),
        "doctor": ("doctor", "Look whether everything around the data file is well."),
        "path": ("files", "Print where files are."),
        "config": ("config", "Get, set or list settings."),
        "completions": ("files", "Print completions for a shell."),
        "encrypt": ("seal", "Encrypt the data file with a passphrase."),
        "decrypt": ("seal", "Take the encryption off again."),
        "passphrase": ("seal", "Change the passphrase."),
        "demo": ("open_app", "Open a made-up diary, to look around in."),
    },
    "Any time": {"help-card": ("help_card", "Show crisis lines and people to turn to.")},
}
"""The commands as the help lists them: name → the file of this folder that holds it, and what it does.

The words stand here as well as in the command, so that the list does not import every command.
"""

_HOMES: Final = {name: home for section in SECTIONS.values() for name, (home, _) in section.items()}


class Shell(click.Group):
    """The group of all commands. A command's file is imported when that command runs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command, in the order of the help."""
        return list(_HOMES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command with this name."""
        home = _HOMES.get(cmd_name)
        if home is None:
            return None
        command: click.Command = getattr(import_module(f"mindtui.cli.{home}"), cmd_name.replace("-", "_"))
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands, section by section."""
        width = max(map(len, _HOMES))
        for title, commands in SECTIONS.items():
            with formatter.section(title):
                formatter.write_dl([(name.ljust(width), words) for name, (_, words) in commands.items()])

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run one command line and exit: an error is one sentence on standard error, never a traceback."""
        run = super().main
        named = extra | {"prog_name": "mindtui", "standalone_mode": False}
        sys.exit(exit_code_of(lambda: _understood(lambda: run(*args, **named))))


def _understood(run: Callable[[], object]) -> object:
    """Run a command, with click's own errors as ours."""
    try:
        return run()
    except click.Abort as error:
        raise KeyboardInterrupt from error
    except click.ClickException as error:
        context = error.ctx if isinstance(error, click.UsageError) else None
        said = error.format_message().strip()
        raise UsageError(
            said if said.endswith(("?", ".")) else f"{said}.",
            f"See: {context.command_path if context else 'mindtui'} --help",
        ) from error


def _print_version(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        say(f"mindtui {__version__}")
        ctx.exit()


@click.group(
    cls=Shell,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    subcommand_metavar="[COMMAND] …",
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help="Print the version.",
)
@common_options
@click.pass_context
def shell(ctx: click.Context) -> int:
    """A private notebook for mood and stress.

    Without a command the notebook opens in the terminal.
    """
    if ctx.invoked_subcommand is not None:
        return 0
    from mindtui.cli.notebook import open_notebook
    from mindtui.cli.passphrase import given_keys

    around = surroundings(ctx)
    return open_notebook(around, given_keys(around))
