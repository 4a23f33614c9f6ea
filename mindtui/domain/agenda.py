"""What a day holds: its plans, what became of them, and what still waits for an answer."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta

from msgspec import Struct

from mindtui.domain.check_in import CheckIn
from mindtui.domain.clock import day_of, week_of
from mindtui.domain.experiment import Experiment
from mindtui.domain.journal import Journal
from mindtui.domain.moment import place_in_day
from mindtui.domain.plan import Plan
from mindtui.domain.practice import PracticeCard

DAYS_ASKED_BACK = 14
"""A plan older than this is no longer asked about; the journal still shows it."""


class Tally(Struct, frozen=True):
    """How many plans there were, how many of them were done, wholly or in part, and what was done besides."""

    planned: int
    done: int
    partly: int
    unplanned: int = 0

    def words(self) -> str:
        """“6 of 9 planned, 2 partly, 1 unplanned”; “3 planned” while none of them is wholly done."""
        of = f"{self.done} of {self.planned}" if self.done else f"{self.planned}"
        counts = ((self.planned, of, "planned"), (self.partly, f"{self.partly}", "partly"))
        besides = (self.unplanned, f"{self.unplanned}", "unplanned")
        return ", ".join(f"{number} {word}" for count, number, word in (*counts, besides) if count)


def tally(plans: Iterable[Plan]) -> Tally:
    """Count plans. One that moved to another day counts there, an idea or a dropped one nowhere."""
    counted = [plan for plan in plans if plan.status not in {"moved", "dropped", "idea"}]
    planned = [plan.status for plan in counted if not plan.unplanned]
    besides = sum(plan.unplanned and plan.was_done for plan in counted)
    return Tally(len(planned), planned.count("done"), planned.count("partly"), besides)


def due_plans(journal: Journal, now: datetime) -> list[Plan]:
    """Open plans whose time is past, oldest first."""
    today = day_of(now, journal.day_starts_at)
    days = (today - timedelta(days=back) for back in range(DAYS_ASKED_BACK, -1, -1))
    plans = (plan for day in days for plan in shown_plans(journal, day))
    return [plan for plan in plans if plan.is_due(now, journal.day_starts_at)]


def due_cards(journal: Journal, today: date) -> Sequence[PracticeCard]:
    """The cards that wait to be practiced, the longest due first."""
    due = (card for card in journal.all(PracticeCard) if card.is_due(today))
    return sorted(due, key=lambda card: (card.due_on, card.id))


def due_experiments(journal: Journal, today: date) -> Sequence[Experiment]:
    """Open experiments that wait for a word about what came of them, in the order of their making.

    Their day is past, or the plan that tests them was done, wholly or in part, in the last days.
    """
    waiting = [one for one in journal.all(Experiment) if one.state == "open"]
    if not waiting:
        return ()
    # Not every plan by its id: that decodes ten years of them, and the first days are known already.
    plans = journal.between(Plan, today - timedelta(days=DAYS_ASKED_BACK), today)
    tested = {plan.id for plan in plans if plan.was_done}
    return [one for one in waiting if one.is_due(today) or one.plan_id in tested]


def shown_plans(journal: Journal, day: date) -> Sequence[Plan]:
    """The plans of a day in their order, without those that moved elsewhere."""
    shown = [plan for plan in journal.on(Plan, day) if plan.status != "moved"]
    return sorted(shown, key=lambda plan: place_in_day(plan, journal))


def week_plans(journal: Journal, day: date, week_starts_on: int = 0) -> Mapping[date, Sequence[Plan]]:
    """The shown plans of each day of the week that holds `day`; days without any are there too."""
    return {one: shown_plans(journal, one) for one in week_of(day, week_starts_on)}


def came_back(journal: Journal, today: date) -> str:
    """“You came back after 5 quiet days.” on the first day with a check-in after two or more without one."""
    quiet = quiet_days(journal, today)
    return f"You came back after {quiet} quiet days." if quiet >= 2 and journal.on(CheckIn, today) else ""


def quiet_days(journal: Journal, today: date) -> int:
    """Days without a check-in between the last day before today that has one and today; 0 without any."""
    earlier = journal.last_day_before(CheckIn, today)
    return (today - earlier).days - 1 if earlier else 0
