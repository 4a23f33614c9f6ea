"""`mindtui plan --week`: the plans of a week, to read, print or hand to another program."""

from mindtui.cli.output import print_encoded, print_json
from mindtui.cli.session import Session
from mindtui.cli.writing import target_of, write
from mindtui.domain.agenda import tally, week_plans
from mindtui.domain.when import parse_day
from mindtui.exchange.week_page import PageFormat, week_page


def show_week(
    session: Session, phrase: str, form: PageFormat, output: str | None, *, force: bool, as_json: bool
) -> None:
    """Print the week that holds a day, or write it to a file."""
    day = parse_day(phrase, session.today, weekday="next")
    plans = week_plans(session.journal, day, session.around.settings.first_weekday)
    target = target_of(output, session, force=force)
    if as_json:
        counted = tally(plan for planned in plans.values() for plan in planned)
        days = [{"day": day, "plans": planned} for day, planned in plans.items()]
        print_json({"tally": counted, "days": days})
        return
    page = week_page(plans, form)
    if target is None:
        print_encoded(page.rstrip("\n"))
    else:
        write(target, page.encode(), "Wrote the week")
