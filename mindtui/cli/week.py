"""`mindtui plan --week`: the plans of a week, to read, print or hand to another program."""

from datetime import date, timedelta

from mindtui.cli.output import json_text, print_encoded
from mindtui.cli.session import Session
from mindtui.cli.writing import target_of, write
from mindtui.domain.agenda import tally, week_plans
from mindtui.domain.when import parse_day
from mindtui.errors import UsageError
from mindtui.exchange.week_page import PageFormat, week_page


def show_week(
    session: Session, phrase: str, form: PageFormat | None, output: str | None, *, force: bool, as_json: bool
) -> None:
    """Print the week that holds a day, or write it to a file."""
    if form and as_json:
        raise UsageError(f"--json and --format {form} ask for two formats.", "Leave out one of them.")
    day = _nearest(phrase, session.today)
    plans = week_plans(session.journal, day, session.around.settings.first_weekday)
    target = target_of(output, session, force=force)
    if as_json:
        counted = tally(plan for planned in plans.values() for plan in planned)
        days = [{"day": day, "plans": planned} for day, planned in plans.items()]
        page = json_text({"tally": counted, "days": days}) + "\n"
    else:
        page = week_page(plans, form or "text")
    if target is None:
        print_encoded(page.removesuffix("\n"))
    else:
        write(target, page.encode(), "Wrote the week")


def _nearest(phrase: str, today: date) -> date:
    """The day that is meant: a weekday to come, but of “nov 16” not the one in almost a year."""
    past, to_come = parse_day(phrase, today, weekday="past"), parse_day(phrase, today, weekday="next")
    return past if today - past < to_come - today and to_come - today >= timedelta(weeks=1) else to_come
