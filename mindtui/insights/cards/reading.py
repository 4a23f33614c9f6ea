"""The figures of the cards, taken from a journal: quick, and on the thread that owns the journal."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date

from mindtui.domain.check_in import RATINGS, CheckIn
from mindtui.domain.doing import doing_key, label_key
from mindtui.domain.guesses import came_out
from mindtui.domain.journal import Journal
from mindtui.domain.plan import ASPECTS, Aspect, Plan
from mindtui.domain.skill import SkillRun
from mindtui.domain.trial import Trial
from mindtui.domain.trials import is_about, tried_on
from mindtui.insights.base import WEEKEND
from mindtui.insights.cards.diary import (
    LEAST_NAMED,
    LINK_DAYS,
    MOST_EXPOSURES,
    PREDICTION_DAYS,
    Diary,
    Exposure,
    Pairs,
)
from mindtui.insights.cards.skill_moments import skills_of
from mindtui.insights.ratings import first_asked, measured
from mindtui.insights.trial_report import ended


def read_diary(
    journal: Journal,
    *,
    today: date,
    since: date,
    typical: tuple[date, date] | None = None,
    weekend: tuple[int, ...] = WEEKEND,
) -> Diary:
    """What the cards need of a journal up to `today`; `since` begins the window of trends.

    `typical` is the stretch that later days are compared with, if the person picked one; `weekend` holds
    the weekdays of theirs, 0 for Monday.
    """
    last = today.toordinal()
    link_start = date.fromordinal(max(last - LINK_DAYS + 1, 1))
    first = min([since, link_start, *(typical or ())[:1]])
    days = journal.days(CheckIn)
    checked = {day.toordinal(): journal.on(CheckIn, day) for day in days if first <= day <= today}
    plans = journal.all(Plan)
    done = [plan for plan in plans if plan.was_done and plan.day <= today]
    tried = tuple(tried_on(journal, today))
    recent = _untried([plan for plan in done if plan.day >= link_start], tried)
    expected = [plan for plan in done if last - plan.day.toordinal() < PREDICTION_DAYS]
    logged = tuple(day for day in checked if day >= link_start.toordinal())
    spread = sorted(
        [
            *_tags(((day, checked[day]) for day in logged), {trial.name for trial in tried}),
            *_activities(recent),
        ],
        key=lambda exposure: (-len(exposure.days), exposure.key),
    )
    return Diary(
        today=last,
        since=since.toordinal(),
        earliest=days[0].toordinal() if days else None,
        logged=logged,
        measures={measure: measured(measure, checked) for measure in RATINGS},
        exposures=tuple(spread[:MOST_EXPOSURES]),
        left_out=max(0, len(spread) - MOST_EXPOSURES),
        around=tuple(_around(recent)),
        expected={aspect: _expected(aspect, expected) for aspect in ASPECTS},
        skills=tuple(
            skills_of({day: checked[day] for day in logged}, journal.between(SkillRun, link_start, today))
        ),
        typical=None if typical is None else (typical[0].toordinal(), typical[1].toordinal()),
        trials=tuple(ended(journal, link_start, today)),
        tried=tried,
        begun={measure: day for measure in RATINGS if (day := first_asked(journal, measure)) is not None},
        later=sum(len(journal.on(CheckIn, day)) for day in days[bisect_right(days, today) :]),
        weekend=weekend,
    )


def _tags(checked: Iterable[tuple[int, Iterable[CheckIn]]], tried: Collection[str]) -> list[Exposure]:
    """Tags with their days, letter case aside; the last spelling counts. Those in `tried` are left out."""
    days: defaultdict[str, dict[int, None]] = defaultdict(dict)
    spelling: dict[str, str] = {}
    for day, check_ins in checked:
        for tag in (tag for one in check_ins for tag in one.tags):
            key = tag.casefold()
            days[key][day] = None
            spelling[key] = tag
    return [
        Exposure(f"tag:{key}", f"#{spelling[key]}", tuple(on))
        for key, on in days.items()
        if len(on) >= LEAST_NAMED and key not in tried
    ]


def _untried(plans: Sequence[Plan], tried: Sequence[Trial]) -> Sequence[Plan]:
    """Without what a trial is about: its result would show in the links before the end."""
    if not tried:
        return plans
    told: list[Plan] = []
    for same in _by_activity(plans).values():
        if not any(is_about(plan, trial) for plan in same for trial in tried):
            told += same
    return told


def _by_activity(plans: Iterable[Plan]) -> dict[str, list[Plan]]:
    """Plans by what was done; one that has only the label of an activity counts as that activity."""
    plans = list(plans)
    known = {label_key(plan.label): plan.activity_id for plan in plans if plan.activity_id}
    found: defaultdict[str, list[Plan]] = defaultdict(list)
    for plan in plans:
        key = doing_key(plan)
        found[known.get(key) or key].append(plan)
    return found


def _activities(done: Iterable[Plan]) -> list[Exposure]:
    found = []
    for key, plans in _by_activity(done).items():
        days = tuple(sorted({plan.day.toordinal() for plan in plans}))
        if len(days) >= LEAST_NAMED:
            found.append(Exposure(f"activity:{key}", _quoted(plans), days))
    return found


def _quoted(plans: Sequence[Plan]) -> str:
    """What the activity was called last, in quotation marks: it can be a sentence of its own."""
    return f"“{plans[-1].title()}”"


def _around(done: Iterable[Plan]) -> list[Pairs]:
    """Mood just before and just after each activity."""
    pairs = []
    for key, plans in _by_activity(done).items():
        rows = [
            (plan.day.toordinal(), plan.mood_before, plan.mood_after, plan.recalled)
            for plan in plans
            if plan.mood_before is not None and plan.mood_after is not None
        ]
        if len(rows) >= LEAST_NAMED:
            days, before, after, recalled = zip(*rows, strict=True)
            pairs.append(
                Pairs(f"activity:{key}", _quoted(plans), days, before, after, len(plans), sum(recalled))
            )
    return pairs


def _expected(aspect: Aspect, done: Sequence[Plan]) -> Pairs:
    rows = [(plan.day.toordinal(), *pair, plan.recalled) for plan in done if (pair := came_out(plan, aspect))]
    days, expected, felt, recalled = zip(*rows, strict=True) if rows else ((), (), (), ())
    return Pairs(aspect, aspect, days, expected, felt, len(done), sum(recalled))
