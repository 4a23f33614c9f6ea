"""Saying how a plan went: what that changes, and what stands beside it."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Final

from msgspec.structs import replace

from mindtui.domain.check_in import CheckIn
from mindtui.domain.clock import in_words
from mindtui.domain.journal import Journal
from mindtui.domain.ladder import Ladder
from mindtui.domain.plan import ASPECTS, Plan

TOLD: Final = frozenset({"done", "partly", "not-done"})
"""The states that somebody gave a plan afterwards."""
MOVES_IN_A_ROW: Final = 3
"""Moves after which a smaller step is offered."""
NEAR: Final = timedelta(hours=3)
"""How long before a plan a check-in still tells the mood it began with."""


def keep_review(journal: Journal, reviewed: Plan, now: datetime, *, base: Plan | None = None) -> Plan:
    """Change a plan to what was said about it; in the same step its rung, if it is one, gets its day.

    Done, the rung takes the plan's day if it is the first. Taken back, it takes the first day of the other
    plans that did it, or none; a day before this plan's own came from elsewhere and stays. What is first told
    more than two days later is recalled. `base` as in `Journal.change`.
    """
    before = journal.get(Plan, reviewed.id)
    if before is not None and before.is_open and reviewed.status in TOLD:
        reviewed = replace(reviewed, recalled=reviewed.lies_far_back(now, journal.day_starts_at))
    if before is None or reviewed.ladder_id is None or journal.get(Ladder, reviewed.ladder_id) is None:
        return journal.change(reviewed, now, base=base)
    with journal.batch("changed plan and ladder", now):
        kept = journal.change(reviewed, now, base=base)
        _mark_rung(journal, before, kept, now)
    return kept


def _mark_rung(journal: Journal, before: Plan, kept: Plan, now: datetime) -> None:
    ladder = journal.get(Ladder, kept.ladder_id or "")
    place = _place_on(ladder, kept) if ladder else None
    if ladder is None or place is None:
        return
    day = ladder.rungs[place].done_on
    if kept.status == "done":
        day = min(day or kept.day, kept.day)
    elif before.status == "done" and day is not None and day >= before.day:
        day = min(_days_done(journal, ladder, place), default=None)
    journal.change(ladder.with_rung_done(place, day), now)


def _place_on(ladder: Ladder, plan: Plan) -> int | None:
    return ladder.place_of(plan.label, plan.activity_id)


def _days_done(journal: Journal, ladder: Ladder, place: int) -> Iterator[date]:
    for plan in journal.all(Plan):
        if plan.ladder_id == ladder.id and plan.status == "done" and _place_on(ladder, plan) == place:
            yield plan.day


def planned_for(title: str, day: date, today: date) -> str:
    """Why a plan of a day to come is not reviewed yet."""
    return f"“{title}” is planned for {in_words(day, today)}."


def near_mood(journal: Journal, plan: Plan) -> tuple[int, datetime] | None:
    """The mood last given in the three hours up to a plan's start, and when; None without a start.

    What was recalled later, or is about a whole day, was not felt just before.
    """
    start = plan.moment(journal.day_starts_at)
    if start is None:
        return None
    for check_in in reversed(journal.between(CheckIn, plan.day - timedelta(days=1), plan.day)):
        at = check_in.at.replace(tzinfo=None)
        is_near = start - NEAR <= at <= start and not (check_in.recalled or check_in.whole_day)
        if is_near and check_in.mood is not None:
            return check_in.mood, check_in.at
    return None


def moves_in_a_row(journal: Journal, plan: Plan) -> int:
    """How often a plan was moved, one move after the other, until it came to stand where it stands."""
    return len(_places(plan.id, _moved_from(journal))) - 1


def first_places(journal: Journal) -> dict[str, str]:
    """The id of each plan that was moved, wherever it stands now, and the id that it began with."""
    moved_from = _moved_from(journal)
    return {plan_id: _places(plan_id, moved_from)[-1] for plan_id in moved_from}


def _moved_from(journal: Journal) -> dict[str, str]:
    return {old.moved_to: old.id for old in journal.all(Plan) if old.moved_to}


def _places(plan_id: str, moved_from: Mapping[str, str]) -> list[str]:
    """A plan and those that it was moved from, the last one last."""
    places = [plan_id]
    while (earlier := moved_from.get(places[-1])) is not None and earlier not in places:
        places.append(earlier)
    return places


def went_with_it(before: Plan, after: Plan) -> str:
    """“pleasure 7, mood 4 after”: what was said of how a plan went, and no longer fits it."""
    if after.was_done or after.status == before.status:
        return ""
    said: list[tuple[str, int | None]] = [(f"{name} {{}}", getattr(before.actual, name)) for name in ASPECTS]
    said += [("{} min", before.actual.minutes), ("mood {} after", before.mood_after)]
    if after.mood_before is None:
        said.append(("mood {} before", before.mood_before))
    parts = [words.format(value) for words, value in said if value is not None]
    if before.barrier and not after.barrier:
        parts.append(f"“{before.barrier}”")
    return ", ".join(parts)


def beside_expected(plan: Plan) -> str:
    """“Pleasure 7, you expected 4.”: what was felt and what was expected; empty without both."""
    pairs = [
        (name, felt, expected)
        for name in ("pleasure", "mastery", "difficulty")
        if (felt := getattr(plan.actual, name)) is not None
        and (expected := getattr(plan.predicted, name)) is not None
    ]
    if not pairs:
        return ""
    felt = ", ".join(f"{name} {felt}" for name, felt, _ in pairs)
    numbers = [str(expected) for _, _, expected in pairs]
    expected = " and ".join(filter(None, (", ".join(numbers[:-1]), numbers[-1])))
    return f"{felt.capitalize()}, you expected {expected}."
