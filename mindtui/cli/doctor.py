"""`mindtui doctor`: whether everything around the data file is well."""

from typing import Final

import click

from mindtui.cli.command import common_options, json_option, surroundings
from mindtui.cli.output import print_json, say
from mindtui.cli.passphrase import keyring
from mindtui.cli.session import backups_of
from mindtui.storage.doctor import Doctor
from mindtui.storage.finding import Finding, State
from mindtui.wall_clock import now

CODES: Final[dict[State, int]] = {"ok": 0, "attention": 1, "broken": 3}
SHOWN: Final = 5


@click.command()
@click.option("--fix", is_flag=True, help="Mend what can be mended; what was there before is kept.")
@json_option
@common_options
@click.pass_context
def doctor(ctx: click.Context, fix: bool, as_json: bool) -> int:
    """Look whether everything around the data file is well.

    Exit 0 when all is well, 1 when something needs attention, 3 when the file cannot be used.
    """
    around = surroundings(ctx)
    moment = now()
    held = Doctor(around.locations.data, backups_of(around, moment), moment, keyring(around))
    done = list(held.fix()) if fix else []
    findings = [*held.findings(), *_settings(around.notices)]
    worst = max((finding.state for finding in findings), key=lambda state: CODES[state])
    if as_json:
        print_json({"state": worst, "fixed": done, "checks": findings})
    else:
        for sentence in done:
            say(f"Done: {sentence}")
        for finding in findings:
            _show(finding)
    return CODES[worst]


def _show(finding: Finding) -> None:
    say(f"{finding.state:<9}  {finding.check:<9}  {finding.says}")
    shown = finding.about if len(finding.about) <= SHOWN + 1 else finding.about[:SHOWN]
    for line in shown:
        say(f"{'':<22}{line}")
    if len(shown) < len(finding.about):
        say(f"{'':<22}and {len(finding.about) - len(shown)} more; --json lists all")
    if finding.mend:
        say(f"{'':<22}→ {finding.mend}")


def _settings(notices: tuple[str, ...]) -> list[Finding]:
    if not notices:
        return [Finding("settings", "ok", "The settings are understood.")]
    return [
        Finding("settings", "attention", notice, "Correct the file, or: mindtui config set NAME VALUE")
        for notice in notices
    ]
