"""The demo diary: the same for a seed, never ahead of now, and made of everything one can record."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from statistics import mean
from typing import TypeVar
from zoneinfo import ZoneInfo

import msgspec
import pytest

from mindtui.content.challenge_questions import challenge_questions
from mindtui.content.demo import demo_records, demo_tables
from mindtui.content.feelings import feelings
from mindtui.content.thinking_patterns import shipped_patterns
from mindtui.domain.activity import AREAS, Activity, Area
from mindtui.domain.agenda import due_cards, due_experiments
from mindtui.domain.avoidance import AvoidanceMap
from mindtui.domain.check_in import CheckIn, WakeTime
from mindtui.domain.clock import day_of
from mindtui.domain.experiment import Experiment
from mindtui.domain.journal import Journal
from mindtui.domain.ladder import Ladder
from mindtui.domain.meeting import AgendaItem
from mindtui.domain.plan import Plan
from mindtui.domain.practice import LADDER, PracticeCard, PracticeReview, step_after
from mindtui.domain.record import Record
from mindtui.domain.repeat import occurrences
from mindtui.domain.review import moves_in_a_row
from mindtui.domain.score import Score
from mindtui.domain.skill import SkillRun
from mindtui.domain.slots import SLOTS
from mindtui.domain.thought import ThinkingPattern, ThoughtRecord
from mindtui.domain.trial import Trial
from mindtui.insights.thoughts import has_not_shifted, shift_by_pattern
from mindtui.insights.trial_report import tossed

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
NOW = datetime(2026, 11, 23, 15, 10, tzinfo=AMSTERDAM)
TODAY = date(2026, 11, 23)

WRITTEN = (
    *(CheckIn, WakeTime, Activity, Plan, Area, Ladder, AvoidanceMap, ThoughtRecord, ThinkingPattern),
    *(PracticeCard, PracticeReview, Experiment, AgendaItem, Score, SkillRun, Trial),
)
"""The kinds of record that the made-up life has."""

R = TypeVar("R", bound=Record)


def _of(kind: type[R], records: Sequence[Record]) -> list[R]:
    return [record for record in records if isinstance(record, kind)]


@pytest.fixture(scope="module")
def records() -> tuple[Record, ...]:
    return demo_records(years=2, seed=1, now=NOW, zone=AMSTERDAM)


@pytest.fixture(scope="module")
def check_ins(records: tuple[Record, ...]) -> list[CheckIn]:
    return _of(CheckIn, records)


@pytest.fixture(scope="module")
def plans(records: tuple[Record, ...]) -> list[Plan]:
    return _of(Plan, records)


def test_the_same_seed_gives_the_same_diary(records: tuple[Record, ...]) -> None:
    assert demo_records(years=2, seed=1, now=NOW, zone=AMSTERDAM) == records


def test_another_seed_gives_another_diary(records: tuple[Record, ...]) -> None:
    assert demo_records(years=2, seed=2, now=NOW, zone=AMSTERDAM) != records


def test_every_record_is_one_that_a_journal_admits(records: tuple[Record, ...]) -> None:
    assert all(record.admitted() == record for record in records)


def test_ids_are_unique_and_in_the_order_of_their_making(records: tuple[Record, ...]) -> None:
    ids = [record.id for record in records]
    assert ids == sorted(set(ids))
    made = [record.created_at for record in records if record.created_at]
    assert len(made) == len(ids)
    assert all(b - a > timedelta(milliseconds=-1) for a, b in pairwise(made))


def test_nothing_is_later_than_now_but_open_plans(records: tuple[Record, ...], plans: list[Plan]) -> None:
    _assert_nothing_is_ahead(records, NOW)
    assert any(plan.day > TODAY for plan in plans)


def _assert_nothing_is_ahead(records: Sequence[Record], now: datetime) -> None:
    for record in records:
        assert record.created_at is not None
        assert record.updated_at is not None
        assert record.created_at <= record.updated_at <= now
    assert all(_is_past(record, now) for record in records if not isinstance(record, Plan))
    closed = [plan for plan in _of(Plan, records) if not plan.is_open]
    assert all(plan.day <= day_of(now) for plan in closed)


def _is_past(record: Record, now: datetime) -> bool:
    when = record.when()
    return when <= now if when.utcoffset() is not None else when <= now.replace(tzinfo=None)


@pytest.mark.parametrize("kind", [CheckIn, Plan, ThoughtRecord, PracticeReview, Experiment])
def test_every_field_is_used(kind: type[Record], records: tuple[Record, ...]) -> None:
    # Homework is a record of its own, which the demo does not have.
    links = {"homework_id"}
    of_kind = _of(kind, records)
    for field in msgspec.structs.fields(kind):
        if field.name not in links:
            assert any(getattr(record, field.name) != field.default for record in of_kind), field.name


def test_the_coins_of_its_trials_are_those_of_their_seeds(records: tuple[Record, ...]) -> None:
    for trial in _of(Trial, records):
        again = tossed(trial.label, trial.measure, trial.start_day, trial.pairs, seed=trial.seed)
        assert trial.allocation == again.allocation


def test_every_choice_is_made_at_least_once(check_ins: list[CheckIn], plans: list[Plan]) -> None:
    assert {item.slot for item in check_ins} == {*SLOTS, None}
    assert {plan.status for plan in plans} == {
        "idea",
        "planned",
        "done",
        "partly",
        "not-done",
        "moved",
        "dropped",
    }
    assert {name for item in check_ins for name in item.skipped} == {"mood", "energy", "stress"}
    events = [item.event for item in check_ins if item.event]
    assert {event.response for event in events} == {"paused", "acted", "avoided", None}
    assert any(event.settled_after is None for event in events)
    strengths = [feeling.strength for item in check_ins for feeling in item.feelings]
    assert None in strengths
    assert any(strengths)


def test_feelings_are_built_in_words(check_ins: list[CheckIn]) -> None:
    known = {word.name for word in feelings()}
    assert {feeling.name for item in check_ins for feeling in item.feelings} == known


def test_notes_are_varied_and_hold_what_breaks_careless_screens(check_ins: list[CheckIn]) -> None:
    notes = [item.note for item in check_ins if item.note]
    assert len(notes) > 150
    assert len(set(notes)) > 100
    assert any("[tent]" in note for note in notes)
    assert any("صباح" in note for note in notes)
    assert any("\n" in note for note in notes)
    assert not any("{" in note for note in notes)


def test_days_have_two_check_ins_as_a_rule_and_at_most_five(check_ins: list[CheckIn]) -> None:
    per_day = Counter(Counter(day_of(item.at) for item in check_ins).values())
    assert per_day.most_common(1)[0][0] == 2
    assert set(per_day) == {1, 2, 3, 4, 5}


def test_there_are_gaps_and_a_return_from_them(check_ins: list[CheckIn]) -> None:
    days = sorted({day_of(item.at) for item in check_ins})
    gaps = [(later - earlier).days - 1 for earlier, later in pairwise(days)]
    assert max(gaps) >= 14
    assert gaps.count(1) > 10
    assert 0.8 < len(days) / 730 < 0.95


def test_a_few_check_ins_are_made_past_midnight(check_ins: list[CheckIn]) -> None:
    assert 3 < sum(item.at.time() < time(4) for item in check_ins) < 60


def test_mondays_are_more_stressful_than_saturdays(check_ins: list[CheckIn]) -> None:
    def stress(weekday: int) -> float:
        return mean(
            item.stress
            for item in check_ins
            if item.stress is not None and day_of(item.at).weekday() == weekday
        )

    assert stress(0) > stress(5) + 0.7


def test_summer_and_winter_have_the_offsets_of_the_zone(check_ins: list[CheckIn]) -> None:
    for item in check_ins:
        if not item.whole_day:
            assert item.at.utcoffset() == item.at.astimezone(AMSTERDAM).utcoffset()
    assert {item.at.utcoffset() for item in check_ins if not item.whole_day} == {
        timedelta(hours=1),
        timedelta(hours=2),
    }


def test_the_offset_of_now_counts_where_no_zone_is_given() -> None:
    written = demo_records(years=0.6, seed=3, now=NOW.astimezone(UTC))
    assert {item.at.utcoffset() for item in _of(CheckIn, written)} == {timedelta(0)}


def test_pleasure_is_expected_too_low_and_difficulty_too_high(plans: list[Plan]) -> None:
    def bias(pairs: Iterable[tuple[int | None, int | None]]) -> float:
        return mean(felt - expected for expected, felt in pairs if expected is not None and felt is not None)

    assert bias((plan.predicted.pleasure, plan.actual.pleasure) for plan in plans) > 0.4
    assert bias((plan.predicted.difficulty, plan.actual.difficulty) for plan in plans) < -0.4


def test_moved_plans_lead_to_their_successors(plans: list[Plan]) -> None:
    by_id = {plan.id: plan for plan in plans}
    moved = [plan for plan in plans if plan.moved_to]
    assert moved
    for plan in moved:
        assert plan.status == "moved"
        assert by_id[plan.moved_to or ""].label == plan.label
        assert by_id[plan.moved_to or ""].day > plan.day


def test_plans_belong_to_activities_that_exist(records: tuple[Record, ...], plans: list[Plan]) -> None:
    own = {item.id: item for item in _of(Activity, records)}
    assert 3 <= len(own) <= 8
    assert all(item.source == "own" for item in own.values())
    assert {plan.activity_id for plan in plans} >= own.keys()
    assert {plan.area for plan in plans} == {area.key for area in _of(Area, records)}


def test_the_areas_are_rated_and_described_and_two_are_own_ones(records: tuple[Record, ...]) -> None:
    areas = _of(Area, records)
    assert {area.key for area in areas} == {*AREAS, "garden", "family"}
    assert len(areas) == len({area.title() for area in areas}) == 7
    assert all(area.importance is not None and area.satisfaction is not None and area.value for area in areas)


def test_rungs_were_done_with_the_plans_of_their_ladder(
    records: tuple[Record, ...], plans: list[Plan]
) -> None:
    ladders = _of(Ladder, records)
    assert len(ladders) == 2
    for ladder in ladders:
        climbed = {rung.label: rung.done_on for rung in ladder.rungs if rung.done_on}
        told = {plan.label: plan.day for plan in plans if plan.ladder_id == ladder.id}
        assert climbed == told
        assert 0 < ladder.done < len(ladder.rungs)


def test_two_maps_have_enough_tries_of_late_to_count(records: tuple[Record, ...], plans: list[Plan]) -> None:
    maps = _of(AvoidanceMap, records)
    late = [one for held in maps for one in held.tries if TODAY - one.day < timedelta(days=28)]
    assert len(maps) == 2
    assert len(late) >= 9
    assert {one.what for one in late} == {"alternative", "avoidance"}
    undone = {plan.id: plan.barrier for plan in plans if plan.status == "not-done"}
    assert {undone[held.plan_id or ""] for held in maps} == {"felt anxious"}


def test_thoughts_are_weighed_by_known_patterns_and_questions(records: tuple[Record, ...]) -> None:
    thoughts = _of(ThoughtRecord, records)
    finished = [one for one in thoughts if one.is_finished]
    patterns = {one.id for one in (*shipped_patterns(), *_of(ThinkingPattern, records))}
    assert (len(finished), len(thoughts) - len(finished)) == (40, 2)
    assert {key for one in finished for key in one.patterns} == patterns
    assert {key for one in finished for key in one.questions} == {one.id for one in challenge_questions()}
    assert all(one.belief_shift is not None and one.belief_shift <= 0 for one in finished)
    assert len({one.at.date() for one in finished}) > 35
    assert any(row.belief.value is not None for row in shift_by_pattern(thoughts))
    assert not has_not_shifted(thoughts, TODAY)


def test_cards_were_practiced_along_the_ladder(records: tuple[Record, ...]) -> None:
    thoughts, cards = {one.id: one for one in _of(ThoughtRecord, records)}, _of(PracticeCard, records)
    assert len(cards) == 6
    for card in cards:
        reviews = sorted(
            (one for one in _of(PracticeReview, records) if one.card_id == card.id), key=lambda one: one.at
        )
        assert len(reviews) >= 3
        begun = thoughts[card.thought_record_id or ""]
        assert begun.card_id == card.id
        due, step = day_of(begun.at) + timedelta(days=1), 0
        for review in reviews:
            assert (review.step_before, review.step_after) == (step, step_after(step, review.recall))
            assert day_of(review.at) >= due
            step = review.step_after
            due = day_of(review.at) + timedelta(days=LADDER[step])
        assert (card.step, card.due_on) == (step, due)
        # A thought that came back would have put its card on the first step.
        assert not [one for one in thoughts.values() if one.thought == card.old_thought and one.at > begun.at]


def test_some_thoughts_are_due_and_one_experiment_is(records: tuple[Record, ...]) -> None:
    journal = Journal({name: msgspec.json.encode(table) for name, table in demo_tables(records).items()})
    assert [(TODAY - card.due_on).days for card in due_cards(journal, TODAY)] == [1, 0, 0]
    assert [one.title()[:20] for one in due_experiments(journal, TODAY)] == ["If I ask Pavel about"]


def test_experiments_their_plans_and_thoughts_know_one_another(
    records: tuple[Record, ...], plans: list[Plan]
) -> None:
    found = _of(Experiment, records)
    thoughts = {one.id: one for one in _of(ThoughtRecord, records)}
    tests = {plan.experiment_id: plan for plan in plans if plan.experiment_id}
    assert Counter(one.state for one in found) == {"done": 5, "open": 2}
    assert {one.came_true for one in found} == {"yes", "partly", "no", None}
    for one in found:
        held, plan = thoughts[one.thought_record_id or ""], tests[one.id]
        assert (one.plan_id, one.by_day) == (plan.id, plan.day)
        assert one.id in held.experiment_ids
        weighed = "\n".join((*held.evidence_for, *held.evidence_against))
        assert (one.outcome in weighed) == (one.state == "done") or not one.outcome


def test_two_things_wait_for_the_next_meeting(records: tuple[Record, ...]) -> None:
    thoughts = {one.agenda_item_id for one in _of(ThoughtRecord, records)}
    items = _of(AgendaItem, records)
    assert [item.id in thoughts for item in items if item.record_id] == [True]
    assert len(items) == 2


def test_one_plan_moved_three_times_in_a_row_and_waits(records: tuple[Record, ...]) -> None:
    journal = Journal({name: msgspec.json.encode(table) for name, table in demo_tables(records).items()})
    waiting = [plan for plan in journal.all(Plan) if plan.is_open and plan.day > TODAY]
    assert [moves for plan in waiting if (moves := moves_in_a_row(journal, plan))] == [3]


def test_what_is_weekly_is_a_series_with_an_end(plans: list[Plan]) -> None:
    members: dict[str, list[Plan]] = {}
    for plan in plans:
        assert (plan.repeat is None) == (plan.series_id is None)
        if plan.series_id and plan.repeat:
            members.setdefault(plan.series_id, []).append(plan)
            assert plan.day in occurrences(plan.repeat, plan.day)
    assert len(members) > 4
    for series in members.values():
        assert len({(plan.activity_id, plan.repeat, plan.day.weekday()) for plan in series}) == 1


def test_waking_times_are_one_a_day(records: tuple[Record, ...]) -> None:
    days = Counter(item.day for item in _of(WakeTime, records))
    assert set(days.values()) == {1}
    assert len(days) > 365


def test_today_shows_something_done_due_and_ahead(plans: list[Plan], check_ins: list[CheckIn]) -> None:
    today = [plan for plan in plans if plan.day == TODAY]
    assert Counter(plan.status for plan in today) == {"planned": 2, "done": 1}
    due = [plan.day for plan in plans if plan.is_due(NOW)]
    assert sorted(due) == [TODAY - timedelta(days=1), TODAY]
    assert len({plan.day for plan in plans if plan.day > TODAY}) >= 3
    assert [item.slot for item in check_ins if day_of(item.at) == TODAY] == ["wake", "midday"]


@pytest.mark.parametrize("clock", ["00:10", "02:00", "04:05", "06:30", "12:00", "19:40", "23:50"])
@pytest.mark.parametrize("years", [0.001, 0.1])
def test_the_demo_can_be_made_at_any_hour(clock: str, years: float) -> None:
    now = datetime.combine(TODAY, time.fromisoformat(clock), AMSTERDAM)
    written = demo_records(years=years, seed=5, now=now, zone=AMSTERDAM)
    _assert_nothing_is_ahead(written, now)
    assert all(record.admitted() == record for record in written)
    due = [plan for plan in _of(Plan, written) if plan.is_due(now)]
    assert 1 <= len(due) <= 2
    assert any(plan.is_open and plan.day == day_of(now) for plan in _of(Plan, written))


def test_now_needs_an_offset() -> None:
    with pytest.raises(ValueError, match="offset"):
        demo_records(years=1, seed=1, now=datetime(2026, 11, 23, 12))  # noqa: DTZ001 - that is the point


def test_a_journal_reads_the_tables_back(records: tuple[Record, ...]) -> None:
    tables = demo_tables(records)
    assert set(tables) == {kind.table for kind in WRITTEN}
    journal = Journal({name: msgspec.json.encode(table) for name, table in tables.items()})
    assert not journal.unreadable()
    assert sum(len(journal.all(kind)) for kind in WRITTEN) == len(records)


def test_ten_years_hold_thousands_of_records() -> None:
    counts = Counter(type(record) for record in demo_records(years=10, seed=1, now=NOW, zone=AMSTERDAM))
    assert 7_500 < counts[CheckIn] < 8_700
    assert 4_000 < counts[Plan] < 5_200
