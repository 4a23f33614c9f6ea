"""`mindtui export --format ics`: the plans as a calendar."""

from collections import Counter
from datetime import date

from mindtui.cli.output import tell
from mindtui.cli.session import Session
from mindtui.domain.areas import area_names
from mindtui.domain.plan import STATUS_WORDS, Plan
from mindtui.domain.review import first_places
from mindtui.errors import NothingFound
from mindtui.exchange.calendar import belongs, calendar_file, called_off
from mindtui.wall_clock import named_zone


def calendar(session: Session, first: date | None, last: date | None) -> str:
    """The plans from `first` to `last` as a calendar file; says on standard error what is left out."""
    first, last = first or date.min, last or date.max
    plans = session.journal.between(Plan, first, last)
    chosen = [plan for plan in plans if belongs(plan)]
    places, zone = first_places(session.journal), named_zone()
    off = [plan for plan in called_off(session.journal, zone, places) if first <= plan.day <= last]
    if not (chosen or off):
        raise NothingFound(
            "There is no plan to put into a calendar.", "Plan something, or choose other days."
        )
    known = {plan.id for plan in (*chosen, *off)}
    left_out = Counter(STATUS_WORDS[plan.status] for plan in plans if plan.id not in known)
    counts = [f"{count} {words}" for words, count in left_out.items()]
    called = f" Called off: {len(off)}." if off else ""
    tell(f"Plans: {len(chosen)}.{called} Left out: {', '.join([*counts, 'notes and ratings'])}.")
    areas = area_names(session.journal)
    return calendar_file([*chosen, *off], zone, areas, session.day_starts_at, places)
