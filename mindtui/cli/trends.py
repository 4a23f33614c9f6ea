"""`mindtui trends` and `mindtui stress-day`: charts in the shell, each with its sentences."""

import os
import sys
from collections.abc import Callable
from functools import partial
from typing import Final

import click

from mindtui.charts.gallery import CHARTS, ChartName
from mindtui.charts.picture import Painter, Picture
from mindtui.charts.saved import chart_text, saved_chart, saved_format, words_of
from mindtui.charts.style import Style
from mindtui.charts.trend_data import TrendData
from mindtui.charts.window import RANGES, RangeName, Window
from mindtui.cli.choice import choose_card
from mindtui.cli.command import common_options, json_option
from mindtui.cli.output import print_encoded, print_json, say_in_lines, shortened, terminal_width
from mindtui.cli.session import Session, open_session
from mindtui.cli.writing import file_options, target_of, write
from mindtui.domain.clock import in_words
from mindtui.domain.when import parse_day
from mindtui.errors import UsageError

WIDEST: Final = 110
HEIGHT: Final = 18


@click.command()
@click.option(
    "--chart", type=click.Choice(list(CHARTS)), default="mood", metavar="NAME", help=f"{', '.join(CHARTS)}."
)
@click.option("--range", "span", type=click.Choice(RANGES), metavar="RANGE", help=f"{', '.join(RANGES)}.")
@click.option("--card", metavar="ID|TEXT", help="The practice card of the chart beliefs.")
@click.option("--form", metavar="ID", help="The form of the chart scores, such as who-5.")
@file_options
@json_option
@common_options
@click.pass_context
def trends(
    ctx: click.Context,
    chart: ChartName,
    span: RangeName | None,
    card: str | None,
    form: str | None,
    output: str | None,
    force: bool,
    as_json: bool,
) -> None:
    """Draw a chart and say it in words.

    With -o FILE it goes to a picture (.svg), a text (.txt) or a table (.csv).
    """
    session = open_session(ctx)
    data, shown = _data(session), CHARTS[chart]
    for option, given, its_chart in (("--card", card, "beliefs"), ("--form", form, "scores")):
        if given is not None and chart != its_chart:
            raise UsageError(f"{option} goes with one chart only.", f"Add: --chart {its_chart}")
    if shown.range == "1d" and span is not None:
        raise UsageError(
            "The stress day shows one day, so --range does not go with it.",
            "Name the day: mindtui stress-day yesterday",
        )
    subject = None if form is None else _form(data, form)
    if card is not None:
        subject = choose_card(session, card).id
    painter = shown.subjects.painter(subject) if shown.subjects else shown.picture
    window = Window.ending(session.today, span or shown.range, shown.earliest(data))
    paint = _painting(session, painter, data, window)
    _give(session, chart, window, paint, output, force=force, as_json=as_json)


@click.command("stress-day")
@click.argument("day", required=False, metavar="[DAY]")
@file_options
@json_option
@common_options
@click.pass_context
def stress_day(ctx: click.Context, day: str | None, output: str | None, force: bool, as_json: bool) -> None:
    """Show the stress of one day by the hour.

    Today's unless DAY is given: yesterday, mon, 2026-11-03.
    With -o FILE it goes to a picture (.svg), a text (.txt) or a table (.csv).
    """
    session = open_session(ctx)
    shown = parse_day(day, session.today) if day else session.today
    if shown > session.today:
        hint = "Name a day that is past."
        if shown == session.now.date():
            # After midnight the calendar is ahead of the person's day.
            hint = f"Today is {session.today} until {session.day_starts_at:%H:%M}."
        raise UsageError(f"{in_words(shown, session.today)} has not come yet.", hint)
    window = Window.ending(shown, "1d")
    paint = _painting(session, CHARTS["stress-day"].picture, _data(session), window)
    _give(session, "stress-day", window, paint, output, force=force, as_json=as_json)


def _data(session: Session) -> TrendData:
    settings = session.around.settings
    return TrendData(session.journal, week_starts_on=settings.first_weekday, weekend=settings.weekend)


def _painting(
    session: Session, painter: Painter, data: TrendData, window: Window
) -> Callable[[Style], Picture]:
    """What paints these days, with the words of the shell."""
    return partial(painter, data, window, today=session.today, shell=True)  # noqa: S604 - only words


def _form(data: TrendData, form: str) -> str:
    """The id of the form that has scores, letter case aside; UsageError names those that do."""
    forms = data.scores()
    wanted = form.strip().casefold()
    alike = form if form in forms else next((one for one in forms if one.casefold() == wanted), None)
    if alike is None:
        hint = f"There are scores of: {', '.join(sorted(forms))}." if forms else "Leave out --form."
        raise UsageError(f"There are no scores of “{shortened(form)}”.", hint)
    return alike


def _give(
    session: Session,
    chart: ChartName,
    window: Window,
    paint: Callable[[Style], Picture],
    output: str | None,
    *,
    force: bool,
    as_json: bool,
) -> None:
    """Print a chart, or write it to a file."""
    target = target_of(output, session, force=force)
    if target and as_json:
        raise UsageError("--json prints, and -o writes a file.", "Leave out one of them.")
    if as_json:
        print_json(_values(chart, window, paint(Style())))
    elif target is None:
        style = _style(session)
        _show(paint(style), style)
    else:
        content = saved_chart(paint, _style(session), saved_format(target))
        write(target, content().encode(), "Saved")


def _show(picture: Picture, style: Style) -> None:
    """Print title, chart, key and sentences; without anything to draw, the sentences alone."""
    if not picture.is_empty:
        # The figure holds numbers and dates only, and color codes that say() would take out.
        print_encoded(chart_text(picture, style))
    for line in words_of(picture, style):
        say_in_lines(line)


def _style(session: Session) -> Style:
    encoding = (sys.stdout.encoding or "").lower().replace("-", "")
    plain = session.around.ascii_only or encoding != "utf8"
    width = min(terminal_width(), WIDEST)
    return Style(width, HEIGHT, ascii=plain, color=sys.stdout.isatty() and "NO_COLOR" not in os.environ)


def _values(chart: ChartName, window: Window, picture: Picture) -> dict[str, object]:
    """What a chart is drawn from, and the sentences."""
    return {
        "chart": chart,
        "range": window.name,
        "first": window.first,
        "last": window.last,
        **picture.values(),
        "sentences": [*picture.sentences, *picture.slow_sentences()],
    }
