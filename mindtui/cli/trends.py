"""`mindtui trends` and `mindtui stress-day`: charts in the shell, each with its sentences."""

import os
import sys
from datetime import date
from typing import Final

import click
from msgspec.structs import asdict

from mindtui.charts.expected_felt import expected_felt
from mindtui.charts.gallery import CHARTS, EXPECTED, ChartName
from mindtui.charts.over_time import over_time
from mindtui.charts.picture import Picture
from mindtui.charts.stress_day import stress_day_view
from mindtui.charts.style import Style
from mindtui.charts.trend_data import TrendData
from mindtui.charts.window import RANGES, RangeName, Window
from mindtui.cli.command import common_options, json_option
from mindtui.cli.output import print_encoded, print_json, say
from mindtui.cli.session import Session, open_session
from mindtui.domain.check_in import RATINGS, RatingName
from mindtui.domain.clock import in_words
from mindtui.domain.when import parse_day
from mindtui.errors import UsageError
from mindtui.insights import sentences

WIDEST: Final = 110
HEIGHT: Final = 18


@click.command()
@click.option(
    "--chart", type=click.Choice(list(CHARTS)), default="mood", metavar="NAME", help=f"{', '.join(CHARTS)}."
)
@click.option("--range", "span", type=click.Choice(RANGES), metavar="RANGE", help=f"{', '.join(RANGES)}.")
@json_option
@common_options
@click.pass_context
def trends(ctx: click.Context, chart: ChartName, span: RangeName | None, as_json: bool) -> None:
    """Draw a chart and say it in words."""
    session = open_session(ctx)
    window = Window.ending(session.today, span or CHARTS[chart].range, TrendData(session.journal).earliest())
    if not as_json:
        _show(session, chart, window)
    elif chart in RATINGS or chart == "all":
        print_json(_figures(session, chart, window))
    elif chart in EXPECTED:
        print_json(_expectations(session, chart, window))
    elif chart == "stress-day":
        print_json(stress_day_view(session.journal, session.today))
    else:
        print_json(_values(session, chart, window))


@click.command("stress-day")
@click.argument("day", required=False, metavar="[DAY]")
@json_option
@common_options
@click.pass_context
def stress_day(ctx: click.Context, day: str | None, as_json: bool) -> None:
    """Show the stress of one day by the hour.

    Today's unless DAY is given.
    """
    session = open_session(ctx)
    shown = parse_day(day, session.today) if day else session.today
    if shown > session.today:
        raise UsageError(f"{in_words(shown, session.today)} has not come yet.", "Name a day that is past.")
    if as_json:
        print_json(stress_day_view(session.journal, shown))
    else:
        _show(session, "stress-day", Window.ending(shown, "1d"))


def _show(session: Session, chart: ChartName, window: Window) -> None:
    """Print title, chart, key and sentences; without anything to draw, the sentences alone."""
    style = _style(session)
    picture = _picture(session, chart, window, style)
    said = [*picture.sentences, *picture.slow_sentences()]
    if not picture.is_empty:
        # Drawing a figure is what loads plotext; numbers, sentences and pages do without.
        from mindtui.charts.render import seven_bit, to_text

        title, key = ((seven_bit(text) if style.ascii else text) for text in (picture.title, picture.key))
        # The figure holds numbers and dates only, and color codes that say() would take out.
        print_encoded(f"{title}\n\n{to_text(picture.draw, style)}\n{key}\n")
    for sentence in said:
        say(sentence)


def _style(session: Session) -> Style:
    encoding = (sys.stdout.encoding or "").lower().replace("-", "")
    plain = session.around.ascii_only or os.environ.get("TERM") == "linux" or encoding != "utf8"
    width = min(terminal_width(), WIDEST)
    return Style(width, HEIGHT, ascii=plain, color=sys.stdout.isatty() and "NO_COLOR" not in os.environ)


def terminal_width() -> int:
    """Columns of the terminal; 80 where there is none."""
    from shutil import get_terminal_size

    return max(40, get_terminal_size((80, 24)).columns)


def _figures(session: Session, chart: ChartName, window: Window) -> dict[str, object]:
    """What a chart over time is drawn from: the mean of each rated day, and the sentences."""
    wanted: tuple[RatingName, ...] = RATINGS if chart == "all" else (chart,)  # type: ignore[assignment]
    shown = over_time(TrendData(session.journal), wanted, window, columns=80)
    picture = _picture(session, chart, window, Style())
    return {
        "chart": chart,
        "range": window.name,
        "first": window.first,
        "last": window.last,
        "days": {one.measure: dict(zip(map(_iso, one.days), one.means, strict=True)) for one in shown.series},
        "sentences": [*picture.sentences, *picture.slow_sentences()],
    }


def _expectations(session: Session, chart: ChartName, window: Window) -> dict[str, object]:
    """What a chart of expected against felt is drawn from, and which way the guesses lean."""
    shown = expected_felt(TrendData(session.journal), EXPECTED[chart], window)
    said = shown.in_words(shell=True)  # noqa: S604 - only words
    return {
        "chart": chart,
        "range": shown.window.name,
        "first": shown.window.first,
        "last": shown.window.last,
        "pairs": [
            {"day": _iso(one.day), "expected": one.expected, "felt": one.felt} for one in shown.occasions
        ],
        **asdict(lean := shown.calibration()),
        "sentences": [said, sentences.calibration(shown.aspect, lean)],
    }


def _values(session: Session, chart: ChartName, window: Window) -> dict[str, object]:
    """What any other chart is drawn from, and the sentences."""
    picture = _picture(session, chart, window, Style())
    return {
        "chart": chart,
        "range": window.name,
        "first": window.first,
        "last": window.last,
        **picture.values(),
        "sentences": [*picture.sentences, *picture.slow_sentences()],
    }


def _picture(session: Session, chart: ChartName, window: Window, style: Style) -> Picture:
    data = TrendData(session.journal, week_starts_on=session.around.settings.first_weekday)
    return CHARTS[chart].picture(data, window, style, today=session.today, shell=True)  # noqa: S604 - only words


def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat()
