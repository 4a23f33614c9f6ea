"""`mindtui help-card`: the help card, also without a data file or with one that cannot be read."""

import os
from collections.abc import Callable
from datetime import date

import click

from mindtui.cli.command import common_options, json_option, surroundings
from mindtui.cli.output import print_json, say
from mindtui.cli.surroundings import Surroundings
from mindtui.content.help_lines import HelpCard, country_of
from mindtui.content.help_lines import help_card as card_for
from mindtui.domain.clock import day_of
from mindtui.wall_clock import now


@click.command("help-card")
@json_option
@common_options
@click.pass_context
def help_card(ctx: click.Context, as_json: bool) -> None:
    """Show crisis lines and people to turn to."""
    around = surroundings(ctx)
    today = day_of(now(), around.settings.day_starts_at)
    if as_json:
        print_json(_card(around, today))
    else:
        show_help_card(around, today, say)


def show_help_card(around: Surroundings, today: date, print_text: Callable[[str], None]) -> None:
    """Print the card, by `print_text`."""
    print_text(_card(around, today).as_text())


def _card(around: Surroundings, today: date) -> HelpCard:
    country = around.settings.country
    return card_for(country or country_of(os.environ), guessed=country is None, today=today)
