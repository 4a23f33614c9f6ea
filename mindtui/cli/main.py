"""The command line: which commands there are, and how each of them ends."""

import os
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any, Final

import click

from mindtui import __version__
from mindtui.cli.command import common_options, surroundings
from mindtui.cli.output import ReaderGone, say, tell
from mindtui.errors import MindTUIError

SECTIONS: Final[dict[str, dict[str, tuple[str, str]]]] = {
    "Every day": {
        "check-in": ("open_app", "Fill in the check-in form under the prompt."),
        "log": ("log", "Log a check-in."),
        "plan": ("plans", "Plan something to do."),
        "done": ("review", "Say that a plan is done, and how it felt."),
        "partly": ("review", "Say that a part of a plan is done."),
        "skip": ("review", "Say that a plan was not done, and what stood in its way."),
        "today": ("look", "Show what is logged, planned and due."),
        "due": ("plans", "Say in one line what is due; exit 1 when nothing is."),
    },
    "Looking back": {
        "search": ("look", "Find check-ins and plans by their words."),
        "trends": ("trends", "Draw a chart and say it in words."),
        "stress-day": ("trends", "Show the stress of one day by the hour."),
    },
    "Records": {
        "edit": ("records", "Change fields of a record."),
        "delete": ("records", "Delete a record."),
        "undo": ("records", "Take back the last N changes, one unless given."),
        "redo": ("records", "Make the last N undone changes again, one unless given."),
    },
    "Files and settings": {
        "export": ("share", "Export the records."),
        "backups": ("backups", "List the backups, the newest first."),
        "restore": ("backups", "Put a backup in the place of the data file."),
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
        sys.exit(_ending(lambda: run(*args, **extra | {"prog_name": "mindtui", "standalone_mode": False})))


def _ending(run: Callable[[], object]) -> int:
    """Run a command to its end and give the exit code."""
    try:
        code = run()
        sys.stdout.flush()
    except MindTUIError as error:
        return _refuse(str(error), error.exit_code)
    except click.ClickException as error:
        return _refuse(_sentence(error), 2)
    except (click.Abort, KeyboardInterrupt):
        return 130
    except (ReaderGone, BrokenPipeError):
        _drop_output()
        return 0
    except OSError as error:
        _drop_output()
        place = f"{error.filename}: " if error.filename else ""
        return _refuse(
            f"{place}{error.strerror or error}. Check the place and its permissions, then try again.", 3
        )
    except Exception as error:
        return _refuse(_note_down(error), 3)
    return code if isinstance(code, int) else 0


def _drop_output() -> None:
    """Let go of output that cannot be written; the interpreter would try again and complain while closing."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _refuse(sentence: str, code: int) -> int:
    tell(" ".join(sentence.split()))
    return code


def _sentence(error: click.ClickException) -> str:
    """One of click's messages, with what to do next."""
    message = error.format_message().strip().rstrip(".")
    context = error.ctx if isinstance(error, click.UsageError) else None
    return f"{message}. See: {context.command_path if context else 'mindtui'} --help"


def _note_down(error: Exception) -> str:
    """Write where an unforeseen error came from into the log; no word of it, for it may quote a record."""
    from datetime import UTC, datetime
    from traceback import extract_tb

    from mindtui.locations import find_locations

    kind = type(error).__name__
    lines = [f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S}Z mindtui {__version__} {kind}"]
    lines += [f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in extract_tb(error.__traceback__)]
    try:
        log = find_locations().log
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("a", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")
    except (OSError, MindTUIError):
        return f"Something in MindTUI went wrong ({kind}). Your data file is as it was before; try again."
    return f"Something in MindTUI went wrong ({kind}). Where it happened is noted in {log}; please report it."


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
    from mindtui.cli.open_app import open_app

    return open_app(surroundings(ctx))
