"""`mindtui check-in` and `mindtui demo`: the form alone, and a diary to look around in."""

from pathlib import Path

import click

from mindtui.cli.command import common_options, surroundings
from mindtui.cli.notebook import need_terminal
from mindtui.cli.offer import tell_offer
from mindtui.cli.output import LOG_EXAMPLE, say, tell
from mindtui.cli.passphrase import keyring
from mindtui.domain.clock import day_of
from mindtui.locations import Locations
from mindtui.storage.journal_file import JournalFile
from mindtui.wall_clock import LOCAL, now


@click.command("check-in")
@common_options
@click.pass_context
def check_in(ctx: click.Context) -> int:
    """Fill in the check-in form under the prompt."""
    around = surroundings(ctx)
    need_terminal("mindtui check-in", instead=f"Log without a form: {LOG_EXAMPLE}")
    from mindtui.ui.run import run_check_in

    told = run_check_in(
        around.locations,
        around.settings,
        mouse=around.mouse,
        ascii_only=around.ascii_only,
        keys=keyring(around),
    )
    if told.words:
        say(told.words)
    tell_offer(told.offer, around, day_of(now(), around.settings.day_starts_at))
    return told.status


@click.command()
@click.option(
    "--years",
    type=click.FloatRange(0.01, 20),
    default=2,
    metavar="N",
    help="How long a diary; 2 unless given.",
)
@click.option("--seed", type=int, default=1, metavar="S", help="Another number makes another diary.")
@click.option("--write", metavar="FILE", type=click.Path(readable=False), help="Only make the data file.")
@common_options
@click.pass_context
def demo(ctx: click.Context, years: float, seed: int, write: str | None) -> int:
    """Open a made-up diary, to look around in. It is thrown away at the end."""
    around = surroundings(ctx)
    if write is not None:
        path = Path(write).expanduser()
        write_demo(path, years, seed)
        say(f"Made-up data is in {path}. Open it with: mindtui --data {path}")
        return 0
    need_terminal("mindtui demo", instead="Make a data file only: mindtui demo --write FILE")
    from tempfile import TemporaryDirectory

    tell("Everything in this diary is made up, and it is thrown away when you quit.")
    with TemporaryDirectory(prefix="mindtui-demo-") as folder:
        home = Path(folder)
        locations = Locations(home / "mindtui.json", home / "config.toml", home / "mindtui.log")
        write_demo(locations.data, years, seed)
        from mindtui.ui.run import run_app

        return run_app(
            locations,
            around.settings,
            around.notices,
            mouse=around.mouse,
            ascii_only=around.ascii_only,
            demo=True,
        )


def write_demo(path: Path, years: float, seed: int) -> None:
    """Make a data file full of made-up records; DataFileError where there is a file already."""
    from mindtui.content.demo import demo_records, demo_tables

    file = JournalFile(path, program="demo")
    try:
        file.write_new(demo_tables(demo_records(years=years, seed=seed, now=now(), zone=LOCAL)))
    finally:
        file.close()
