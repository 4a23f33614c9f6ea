"""`mindtui export --format ics`: the plans as a calendar."""

from collections import Counter
from datetime import date

from mindtui.cli.output import tell
from mindtui.cli.session import Session
from mindtui.domain.areas import area_names
from mindtui.domain.plan import STATUS_WORDS, Plan
from mindtui.domain.review import first_places
from mindtui.errors import NothingFound
from mindtui.exchange.calendar import belongs, calendar_file
from mindtui.wall_clock import named_zone


def calendar(session: Session, first: date | None, last: date | None) -> str:
    """The plans from `first` to `last` as a calendar file; says on standard error what is left out."""
    plans = session.journal.between(Plan, first or date.min, last or date.max)
    chosen = [plan for plan in plans if belongs(plan)]
    if not chosen:
        raise NothingFound(
            "There is no plan to put into a calendar.", "Plan something, or choose other days."
        )
    left_out = Counter(STATUS_WORDS[plan.status] for plan in plans if not belongs(plan))
    counts = [f"{count} {words}" for words, count in left_out.items()]
    tell(f"Plans: {len(chosen)}. Left out: {', '.join([*counts, 'notes and ratings'])}.")
    areas = area_names(session.journal)
    places = first_places(session.journal)
    return calendar_file(chosen, named_zone(), areas, session.day_starts_at, places)
